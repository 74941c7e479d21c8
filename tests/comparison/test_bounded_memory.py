"""What a comparison keeps of each claim is little: long articles have thousands of them."""

from __future__ import annotations

import gc
import itertools
import tracemalloc
from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any

import pytest

import claimcheck
from claimcheck import languages
from claimcheck.comparison import clustering, relations
from claimcheck.comparison.alignment import ngrams
from claimcheck.comparison.clauses.parts import sentences_of
from claimcheck.comparison.judging.rewording import rewording
from claimcheck.comparison.relate import Relation
from claimcheck.languages.scanner import plain, without_accents
from claimcheck.reading import article_from_text
from claimcheck.reading import languages as identify_by_news
from tests.comparison.texts import worded_statements

_MEGABYTE = 1_000_000


def _kept_by(call: Callable[[], object]) -> int:
    """Return the bytes that a call leaves behind."""
    tracemalloc.start()
    call()
    gc.collect()
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return kept


def test_the_tokens_of_all_claims_are_not_kept() -> None:
    quotes = [" ".join(f"mill{number} {word} closed," for word in range(40)) for number in range(300)]
    assert _kept_by(lambda: [sentences_of(quote, "en") for quote in quotes]) < 4 * _MEGABYTE


def test_words_of_plain_letters_are_not_remembered() -> None:
    words = [f"Mill{letter}{other}" for letter in "abcdefghij" for other in range(900)]
    assert _kept_by(lambda: any(not without_accents(word) for word in words)) < _MEGABYTE / 4


@pytest.mark.parametrize("word", ["Mill", "ÉTÉ", "ǅ", "straße", "İ", "don't", "A1", "\x00K", ""])
def test_words_are_folded_the_same_way_whatever_letters_they_have(word: str) -> None:
    assert without_accents(word) == plain(word)


def test_a_claim_and_its_quote_are_one_text() -> None:
    claims = claimcheck.extract("The mill closed on Monday. Rosa Weller bought the quay.", engine="rules").source.claims
    assert [claim.text is claim.quote for claim in claims] == [True, True]


def test_claims_in_their_own_words_share_what_says_so() -> None:
    claims = claimcheck.extract("The mill closed on Monday. Rosa Weller bought the quay.", engine="rules").source.claims
    first, second = (rewording(claim, "en") for claim in claims)
    assert first.offsets is second.offsets


def test_statements_share_the_words_that_are_those_of_their_language() -> None:
    text = "The mill at Sano closed its doors. The mill of Rosa Weller closed its shop."
    first, second = worded_statements(article_from_text(text), "A")
    assert first.agents is second.agents
    keys = [{term.key: term for term in one.terms} for one in (first, second)]
    assert keys[0]["mill"].text is keys[1]["mill"].text


def test_how_alike_a_great_many_pairs_are_takes_a_few_bytes_each() -> None:
    texts = [f"The mill of Sano number {number} closed." for number in range(120)]
    every = list(itertools.product(range(120), range(120)))
    ngrams.likenesses(texts[:2], texts[:2])
    kept = list[object]()
    assert _kept_by(lambda: kept.append(ngrams.likenesses(texts, texts, every))) < 30 * len(every)


def test_which_claims_are_joined_takes_less_than_their_pairs_would() -> None:
    ends = [(f"A{place % 90}", f"B{place}") for place in range(9000)]
    joins: list[Any] = [SimpleNamespace(ends=pair) for pair in ends]
    kept = list[relations._Joined]()
    assert _kept_by(lambda: kept.append(relations._Joined(joins))) < 30 * len(ends)
    assert ends[91] in kept[0] and ends[91][::-1] not in kept[0] and ("A1", "B2") not in kept[0]


def test_of_the_languages_that_a_text_is_not_in_only_words_are_kept() -> None:
    languages.load.cache_clear()
    identify_by_news._forms_of_the_news.cache_clear()
    assert _kept_by(identify_by_news._forms_of_the_news) < 3 * _MEGABYTE


def test_relations_that_stand_in_no_finding_are_let_go_of(monkeypatch: pytest.MonkeyPatch) -> None:
    original, left = clustering._matters, list[int]()

    def counted(kept: Sequence[Relation]) -> Any:
        gc.collect()
        left.append(len([one for one in gc.get_objects() if isinstance(one, Relation)]) - len(kept))
        return original(kept)

    monkeypatch.setattr(clustering, "_matters", counted)
    texts = [" ".join(f"{count} boats lay at quay {count + turn}." for count in range(2, 30)) for turn in (0, 40)]
    claimcheck.compare(texts, engine="rules")
    assert left == [0]
