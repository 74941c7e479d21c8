"""What is read of a text is remembered by how long the text is: of long sentences little is kept."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable

import pytest

from claimcheck.annotation.predicates import predicates_of
from claimcheck.annotation.quotations import quoted_spans
from claimcheck.annotation.speech import read_passage
from claimcheck.comparison.clauses.parts import sentences_of
from claimcheck.languages.caching import LONGEST, USUAL, cached_by_length
from claimcheck.languages.scanner import scan

_READERS: list[Callable[[str], object]] = [
    scan,
    quoted_spans,
    lambda text: read_passage(text, "en"),
    lambda text: predicates_of(text, "en"),
    lambda text: sentences_of(text, "en"),
]


def _quoting(number: int, words: int) -> str:
    return f"He said {number} " + ", ".join(f"“mill quay {place}”" for place in range(words))


@pytest.mark.parametrize("read", _READERS, ids=["scan", "quoted_spans", "read_passage", "predicates", "sentences"])
def test_what_is_read_of_long_sentences_is_let_go_of(read: Callable[[str], object]) -> None:
    read(_quoting(0, 3))
    tracemalloc.start()
    try:
        for number in range(40):
            read(_quoting(number, 200))
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < 4_000_000


@pytest.mark.parametrize(("letters", "kept"), [(USUAL, 3), (USUAL + 1, 1)])
def test_as_many_texts_are_remembered_as_their_length_allows(letters: int, kept: int) -> None:
    read = list[str]()
    remembered = cached_by_length(usual=3, long=1)(read.append)
    texts = [sign * letters for sign in "abc"]
    for text in (*texts, *reversed(texts)):
        remembered(text)
    assert len(read) == len(texts) * 2 - kept


@pytest.mark.parametrize("read", _READERS, ids=["scan", "quoted_spans", "read_passage", "predicates", "sentences"])
def test_of_a_text_longer_than_any_sentence_nothing_is_kept(read: Callable[[str], object]) -> None:
    text = _quoting(0, LONGEST // 10)
    assert len(text) > LONGEST
    read(_quoting(0, 3))
    tracemalloc.start()
    try:
        read(text)
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < 200_000
