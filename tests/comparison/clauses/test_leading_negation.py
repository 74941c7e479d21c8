"""A negation before a passage reaches it, or its clause is over before."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck.comparison.clauses.leading_negation import after_contrast, is_negated_before
from claimcheck.languages.scanner import scan

CASES = [
    json.loads(line) for line in Path(__file__).with_name("leading_negation.jsonl").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}: {case['why']}")
def test_a_negation_ends_with_its_clause(case: dict[str, Any]) -> None:
    negated = is_negated_before(scan(case["before"]), scan(case["passage"]), case["language"])
    assert negated is case["negated"]


@pytest.mark.parametrize(
    ("before", "passage", "left"),
    [
        ("He was accused of theft, but", "the court has closed the case", ""),
        ("He was accused of theft, but also", "of lying in court", "He was accused of theft, but also"),
        ("But the mayor, who was accused,", "has closed the bridge", "the mayor, who was accused,"),
    ],
)
def test_what_stands_before_a_but_counts_where_no_subject_of_its_own_follows(
    before: str, passage: str, left: str
) -> None:
    kept = after_contrast(scan(before), scan(passage), "en")
    assert [token.text for token in kept] == [token.text for token in scan(left)]
