"""A negation denies what it reaches, of one thing and at one time, and leaves the rest alone."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import claimcheck
from claimcheck.comparison.evidence import denials
from claimcheck.comparison.rules import opposites, polarity, turning
from claimcheck.reading import article_from_text
from claimcheck.records import Finding, Verdict
from claimcheck.verdicts import OPPOSED

FILE = Path(__file__).parent / "denials.jsonl"
CASES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]


def _opposed(case: dict[str, Any]) -> list[Finding]:
    days = [date(2026, 5, day) if day else None for day in case.get("days", (0, 0))]
    articles = [
        article_from_text(case[side], name=side, language=case["language"], published=day)
        for side, day in zip(("a", "b"), days, strict=True)
    ]
    return [one for one in claimcheck.compare(articles, engine="rules").findings if one.verdict in OPPOSED]


def _name(case: dict[str, Any]) -> str:
    return f"{case.get('days', '')}{case['a'][:50]} / {case['b'][:30]}"


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_what_is_denied_of_one_thing_is_set_against_it_and_nothing_else_is(case: dict[str, Any]) -> None:
    assert bool(_opposed(case)) is case["opposed"]


@pytest.mark.parametrize("case", [case for case in CASES if "days" in case and case["opposed"]], ids=_name)
def test_what_is_no_longer_so_in_the_later_report_has_changed(case: dict[str, Any]) -> None:
    assert [finding.verdict for finding in _opposed(case)] == [Verdict.UPDATE]


def _wrong() -> list[str]:
    return [case["a"] for case in CASES if bool(_opposed(case)) is not case["opposed"]]


def test_without_the_exceptions_each_negation_that_names_one_is_opposed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(denials, "_names_an_exception", lambda _: False)
    assert _wrong() == [case["a"] for case in CASES if case.get("excepts") or case.get("turned")]


def test_without_the_look_at_how_something_is_negated_its_contrary_is_opposed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polarity, "negates_how_once", lambda *_: False)
    monkeypatch.setattr(opposites, "negates_how_once", lambda *_: False)
    assert _wrong() == [case["a"] for case in CASES if case.get("how") or case.get("twice")]


def test_what_is_not_so_before_is_not_opposed_to_what_is_so_after(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turning, "negates_with_exception", lambda _: False)
    assert _wrong() == [case["a"] for case in CASES if case.get("turned")]
