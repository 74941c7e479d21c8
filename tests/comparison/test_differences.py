"""Respects in which two statements differ that only articles with days, or differences beside the gravest, show."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

import claimcheck
from claimcheck.reading import article_from_text

FILE = Path(__file__).parent / "amount_cases.jsonl"
CASES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['rule']}: {case['a'][:40]}")
def test_why_two_amounts_are_no_conflict_has_an_id(case: dict[str, str]) -> None:
    a, b = (article_from_text(case[side], name=side, language=case["language"]) for side in ("a", "b"))
    for trace in (claimcheck.explain(a, b), claimcheck.explain(b, a)):
        assert case["rule"] in {outcome.rule for outcome in trace.outcomes}
        assert trace.verdict != "conflict"


def compared_on_two_days(a: str, b: str) -> list[str]:
    days = (datetime.date(2024, 5, 3), datetime.date(2024, 5, 6))
    articles = [
        article_from_text(text, name=text, language="en", published=day) for text, day in zip((a, b), days, strict=True)
    ]
    return [str(one.verdict) for one in claimcheck.compare(articles).findings]


def test_what_does_not_change_between_two_reports_is_no_update() -> None:
    assert compared_on_two_days("The bridge is 120 metres long.", "The bridge is 150 metres long.") == ["conflict"]
    assert compared_on_two_days("The fire killed 12 people.", "The fire killed 15 people.") == ["update"]


def test_what_one_tells_as_denied_and_the_other_as_done_differs_in_certainty_too() -> None:
    finding = claimcheck.relate(
        "Dora Finn denied selling the ferries to her brother.",
        "Carl Moor said Dora Finn sold the ferries to her brother.",
    )
    assert ("certainty", "disputed") in [(one.kind, str(one.relation)) for one in finding.differences]
