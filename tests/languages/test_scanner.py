"""Tokens with their offsets, and how many of them are remembered."""

from __future__ import annotations

import re
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.languages.scanner import occurrences, scan


def test_tokens_stand_where_they_say() -> None:
    text = "L’an 2024\u00a0: 3 ferries"
    assert [text[token.start : token.end] for token in scan(text)] == ["L", "’", "an", "2024", ":", "3", "ferries"]


def test_the_tokens_of_few_long_sentences_are_remembered() -> None:
    scan("word " * 200)
    tracemalloc.start()
    try:
        for number in range(600):
            scan(f"{number} {'word ' * 200}")
        held = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert held < 5_000_000


@pytest.mark.parametrize(
    ("phrase", "text", "starts"),
    [
        ("Ida Holm", "Ida Holm met Ida Holmes.", [0]),
        ("Ida", "Lida, Ida's, _Ida and Ida_ met Ida", [6, 31]),
        ("a a", "a a a a", [0, 4]),
        ("S.A.", "Corle S.A. paid S.A.S.", [6]),
        ("", "Ida", []),
    ],
)
def test_a_phrase_occurs_where_it_is_no_part_of_a_longer_word(phrase: str, text: str, starts: list[int]) -> None:
    assert [start for start, _ in occurrences(phrase, text)] == starts


@given(st.text("ab_ .é1", min_size=1, max_size=3), st.text("ab_ .é1", max_size=12))
def test_occurrences_are_those_of_a_pattern(phrase: str, text: str) -> None:
    pattern = rf"(?<!\w){re.escape(phrase)}(?!\w)"
    assert list(occurrences(phrase, text)) == [match.span() for match in re.finditer(pattern, text)]
