"""Two statements that agree in part are told by the passages that both have; those that agree in all are not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.comparison.common_passages import common_passages, tell_no_more_than_both
from tests.comparison.texts import statement_of

FILE = Path(__file__).parent / "common_passages.jsonl"
CASES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]


def _named(case: dict[str, Any]) -> list[str]:
    a, b = (statement_of(case[side], side.upper(), case["language"]) for side in "ab")
    return [] if tell_no_more_than_both(a, b) else list(common_passages(a, b))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["b"][:50])
def test_the_passages_of_both_are_named_where_a_side_says_more(case: dict[str, Any]) -> None:
    assert _named(case) == case["passages"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["b"][:50])
def test_the_order_of_the_statements_is_of_no_matter(case: dict[str, Any]) -> None:
    assert _named({**case, "a": case["b"], "b": case["a"]}) == case["passages"]


def test_statements_in_two_languages_have_no_words_in_common() -> None:
    a = statement_of("The fire at Lorna killed three women and a dog.", "A", "en")
    b = statement_of("L'incendie de Lorna a tué trois femmes mardi.", "B", "fr")
    assert common_passages(a, b) == ()


WORDS = st.lists(
    st.sampled_from(["the", "mayor", "of", "Lorna", "closed", "12", "piers", "on", "Monday", "and", "shops", ","]),
    min_size=2,
    max_size=14,
).map(lambda words: " ".join(["Now", *words]) + ".")


@given(WORDS, WORDS)
def test_a_passage_stands_word_for_word_in_a_statement(first: str, second: str) -> None:
    a, b = statement_of(first, "A", "en"), statement_of(second, "B", "en")
    passages = common_passages(a, b)
    assert len(passages) <= 2
    assert all(passage in first or passage in second for passage in passages)
