"""Two sources are said to say the same only where neither says more; else a reader is told in what they agree."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from claimcheck.comparison.agreements import agreement
from claimcheck.comparison.clauses.parts import part_of
from claimcheck.comparison.relate import Relation
from claimcheck.comparison.statements import Statement
from claimcheck.languages import load
from claimcheck.records import Verdict
from tests.comparison.texts import statement_of

FILE = Path(__file__).parent / "agreements.jsonl"
CASES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["said"])
def test_an_agreement_says_no_more_than_holds(case: dict[str, Any]) -> None:
    a, b = ([statement_of(text, side.upper(), case["language"]) for text in case[side]] for side in "ab")
    relations = [
        Relation(x, y, Verdict.AGREE, (), "", 0.5, parts=_parts(case, x, y) if "parts" in case else None)
        for x, y in product(a, b)
    ]
    phrases = load(case["language"]).table("phrases")["explanations"]
    assert agreement(relations, ("A", "B"), phrases).replace("\u202f", " ") == case["said"]


def _parts(case: dict[str, Any], *wholes: Statement) -> tuple[Statement, Statement]:
    starts = [whole.claim.quote.index(words) for whole, words in zip(wholes, case["parts"], strict=True)]
    a, b = (
        part_of(whole, start, start + len(words))
        for whole, start, words in zip(wholes, starts, case["parts"], strict=True)
    )
    return a, b
