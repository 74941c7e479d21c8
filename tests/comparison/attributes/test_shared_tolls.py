"""What befell how many is told by both articles, in whatever words, if each gives one number of it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimcheck import pipeline
from claimcheck.annotation.rules import RulesEngine
from claimcheck.comparison import relations
from claimcheck.comparison.attributes import shared_tolls
from claimcheck.reading import article_from_text
from claimcheck.records import Comparison, Verdict

FILE = Path(__file__).parent / "shared_tolls.jsonl"
CASES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]


def _compared(case: dict[str, Any]) -> Comparison:
    days: list[date | None] = [date(2026, 5, day) for day in case.get("days", [])] or [None, None]
    articles = [
        article_from_text(case[side], name=side, language=case["language"], published=day)
        for side, day in zip("ab", days, strict=True)
    ]
    return pipeline.compare(articles, engine=RulesEngine(), trace=True)


def _agreed(case: dict[str, Any]) -> list[str]:
    """Return the explanations of the findings that shared tolls make."""
    return [
        finding.explanation
        for finding in _compared(case).findings
        if finding.verdict is Verdict.AGREE and any(trace.decided == shared_tolls.RULE for trace in finding.trace)
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["a"][:50])
def test_a_toll_that_both_articles_give_is_agreed_and_no_other(case: dict[str, Any]) -> None:
    agreed = _agreed(case)
    assert len(agreed) == bool(case["toll"])
    assert all(case["toll"] in explanation for explanation in agreed)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["a"][:50])
def test_a_toll_is_agreed_from_the_other_side_too(case: dict[str, Any]) -> None:
    turned = {**case, "a": case["b"], "b": case["a"], "days": case.get("days", [])[::-1]}
    assert len(_agreed(turned)) == len(_agreed(case))


def test_without_shared_tolls_no_case_is_agreed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relations, "shared_tolls", lambda *_: ())
    assert not any(map(_agreed, CASES))


@pytest.mark.parametrize("turned", [False, True])
def test_a_toll_that_a_decided_finding_has_is_told_once(*, turned: bool) -> None:
    text = "Twelve people died when the ferry Lorna sank off Varn."
    sides = text, f"Flags fly at half-mast: the death of twelve people has shocked Varn. {text}"
    a, b = sides[::-1] if turned else sides
    assert _agreed({"language": "en", "a": a, "b": b}) == []


def test_a_shared_toll_answers_an_open_question_about_its_two_statements() -> None:
    case = next(case for case in CASES if case["toll"] and case["language"] == "en")
    assert [f.verdict for f in _compared(case).findings if len(f.sources) > 1] == [Verdict.AGREE]
