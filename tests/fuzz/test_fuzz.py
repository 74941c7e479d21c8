"""A short round of the fuzzers with every run of the tests; `make fuzz` goes on for as many minutes as it is given."""

from __future__ import annotations

import random
import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import ClaimcheckError
from claimcheck.reading import read
from tests.fuzz import invariants, strategies
from tests.fuzz.mutations import crossed, mutated

_SHORT = settings(max_examples=25, deadline=None)

_SENTENCES = Path(__file__).parents[1] / "annotation" / "data"


def _sentences(name: str) -> list[str]:
    cases = tomllib.loads((_SENTENCES / name).read_text("utf-8"))["case"]
    return [case["text"] for case in cases]


@pytest.mark.parametrize("seed", range(12))
def test_mutated_texts_keep_every_invariant(seed: int) -> None:
    first, second = mutated(seed)
    for text in (first, second):
        invariants.offsets_hold(text)
    invariants.a_text_agrees_with_itself(first)
    invariants.relating_is_symmetric(first[:200], second[:200])
    invariants.order_of_sources_does_not_matter(first, second)
    invariants.checking_refers_to_its_sources(first, second)
    invariants.order_of_sources_does_not_matter_to_a_check(first, second, crossed(first, second))


@pytest.mark.parametrize("seed", range(8))
def test_spoilt_replies_documents_and_cassettes_end_in_a_report_or_a_message(seed: int) -> None:
    first, second = mutated(seed)
    invariants.spoilt_replies_leave_quotes_where_they_say(first, second, seed)
    invariants.a_spoilt_document_is_an_article_or_refused_with_a_message(first, seed)
    invariants.a_spoilt_cassette_is_read_or_refused_with_a_message(seed)


def test_a_sentence_cut_off_behind_any_small_word_relates_to_itself() -> None:
    for turn, sentence in enumerate(_sentences("speakers.toml")):
        ends = [small.end() for small in re.finditer(r"\b\w{1,3}\b", sentence)]
        for end in ends[turn % 5 :: 5]:
            invariants.relates_to_itself(sentence[:end])


@_SHORT
@given(st.text(max_size=400))
def test_any_text_keeps_its_offsets(text: str) -> None:
    invariants.offsets_hold(text)


@_SHORT
@given(st.text(max_size=120), st.text(max_size=120))
def test_any_two_texts_relate_the_same_from_both_sides(a: str, b: str) -> None:
    invariants.relating_is_symmetric(a, b)


@pytest.mark.parametrize("seed", range(4))
def test_texts_that_hypothesis_makes_up_keep_every_invariant(seed: int) -> None:
    strategies.made_up_texts_keep_every_invariant(seed, 6)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".pdf", ".docx"])
def test_any_bytes_are_an_article_or_an_error_with_a_message(suffix: str, tmp_path: Path) -> None:
    beginnings = [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html><p>", b"\xff\xfe", b"---\ntitle: x\n"]
    for seed in range(12):
        chance = random.Random(seed)
        path = tmp_path / f"{seed}{suffix}"
        path.write_bytes(chance.choice(beginnings) + chance.randbytes(chance.randint(0, 400)))
        try:
            article = read(path)
        except ClaimcheckError as error:
            assert error.message
        else:
            assert all(0 <= s.start < s.end <= len(article.text) for s in article.sentences)
