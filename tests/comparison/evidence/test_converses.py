"""One dealing told from the side of either of two: what it proves, and what it leaves open."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimcheck import relate
from claimcheck.reading import article_from_text

CASES = [json.loads(line) for line in (Path(__file__).parent / "converses.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}: {case['kind']}")
def test_a_dealing_has_its_verdict_from_either_side(case: dict[str, str]) -> None:
    a, b = (article_from_text(case[side], name=side, language=case["language"]) for side in "ab")
    assert {relate(a, b).verdict, relate(b, a).verdict} == {case["verdict"]}
