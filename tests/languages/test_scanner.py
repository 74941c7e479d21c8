"""Tokens with their offsets, and how many of them are remembered."""

from __future__ import annotations

import tracemalloc

from claimcheck.languages.scanner import scan


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
