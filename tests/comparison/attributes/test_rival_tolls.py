"""The tolls of two articles are held against each other, wherever they stand, if they are of one event."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimcheck import pipeline
from claimcheck.annotation.rules import RulesEngine
from claimcheck.comparison import relations
from claimcheck.comparison.attributes import rival_tolls
from claimcheck.reading import article_from_text
from claimcheck.records import Article, Comparison

FILE = Path(__file__).parent / "rival_tolls.jsonl"
CASES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]


def _article(case: dict[str, Any], number: int) -> Article:
    days = case.get("days")
    published = date(2026, 5, days[number]) if days else None
    side = "ab"[number]
    return article_from_text(case[side], name=side, language=case["language"], published=published)


def _compared(case: dict[str, Any]) -> Comparison:
    return pipeline.compare([_article(case, number) for number in range(2)], engine=RulesEngine(), trace=True)


def _by_tolls(case: dict[str, Any]) -> set[str]:
    findings = _compared(case).findings
    return {str(f.verdict) for f in findings if any(d.rule == rival_tolls.RULE for d in f.differences)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["a"][:50])
def test_tolls_of_one_event_are_held_against_each_other_and_no_others(case: dict[str, Any]) -> None:
    assert _by_tolls(case) == ({case["verdict"]} if case["verdict"] else set())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["a"][:50])
def test_tolls_are_rivals_from_the_other_side_too(case: dict[str, Any]) -> None:
    turned = {**case, "a": case["b"], "b": case["a"], "days": case.get("days", [])[::-1]}
    assert _by_tolls(turned) == _by_tolls(case)


def test_a_finding_by_tolls_names_its_rule_and_both_numbers() -> None:
    case = next(case for case in CASES if case["verdict"] == "update")
    (finding,) = (f for f in _compared(case).findings if f.verdict == "update")
    assert [(outcome.rule, outcome.outcome) for trace in finding.trace for outcome in trace.outcomes] == [
        ("toll", "differs")
    ]
    assert [(d.a, d.b) for d in finding.differences] == [("Nobody had been arrested", "Two men")]


def test_without_tolls_a_case_is_no_longer_named(monkeypatch: pytest.MonkeyPatch) -> None:
    named = [case for case in CASES if case["verdict"]]
    before = [{str(f.verdict) for f in _compared(case).findings} for case in named]
    monkeypatch.setattr(relations, "rival_tolls", lambda *_: ())
    assert before != [{str(f.verdict) for f in _compared(case).findings} for case in named]


def test_a_toll_repeats_no_finding_that_counts_make_and_leaves_no_trace_unasked() -> None:
    dated_texts = [
        ("Three people were hurt when the gangway of Lorna fell on Monday.", "2024-05-14"),
        ("The fall of the gangway of Lorna on Monday left three people hurt.", "2024-05-14"),
        ("Five people were hurt when the gangway of Lorna fell on Monday.", "2024-05-16"),
    ]
    articles = [article_from_text(text, language="en", published=date.fromisoformat(day)) for text, day in dated_texts]
    comparison = pipeline.compare(articles, engine=RulesEngine())
    assert [f.sources for f in comparison.findings if f.verdict == "update"] == [("A", "B", "C")]
    assert not any(finding.trace for finding in comparison.findings)
