"""What is told of two days, of before and after, or by one body in two names is not set against each other."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import claimcheck
from claimcheck.reading import article_from_text
from claimcheck.records import Verdict
from claimcheck.verdicts import OPPOSED

FILE = Path(__file__).parent / "occasions.jsonl"
CASES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]


def _opposed(case: dict[str, Any], sides: str) -> set[Verdict]:
    days = dict(zip("ab", case["days"], strict=True))
    articles = [
        article_from_text(case[side], name=side, language=case["language"], published=date(2026, 5, days[side]))
        for side in sides
    ]
    return {one.verdict for one in claimcheck.compare(articles, engine="rules").findings if one.verdict in OPPOSED}


@pytest.mark.parametrize("sides", ["ab", "ba"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']}: {case['a'][:40]}")
def test_only_what_cannot_both_be_true_of_one_occasion_is_opposed(case: dict[str, Any], sides: str) -> None:
    assert _opposed(case, sides) == ({case["verdict"]} if case["verdict"] else set())
