"""A clause and its contrary are set against each other, and nothing is that may be told of another thing."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimcheck import pipeline
from claimcheck.annotation.rules import RulesEngine
from claimcheck.comparison import relations
from claimcheck.comparison.clauses.contraries import relate_contraries
from claimcheck.comparison.clauses.parts import parts_of
from claimcheck.comparison.relate import Relation, Setting
from claimcheck.reading import article_from_text
from claimcheck.records import Comparison
from claimcheck.verdicts import OPPOSED
from tests.comparison.texts import statements_of

FILE = Path(__file__).parent / "contraries.jsonl"
CASES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]

CASTING = {"en": ("Rain fell on the pier.", "Gulls sat in the park."), "fr": ("Il a plu.", "Des mouettes crient.")}


def _related(case: dict[str, Any]) -> Relation | None:
    a, b = statements_of(case)
    return relate_contraries(a, b, parts_of(a), parts_of(b), Setting(order=-1 if "days" in case else 0))


def _compared(case: dict[str, Any]) -> Comparison:
    around = CASTING.get(case["language"], CASTING["en"])
    texts = [f"{case[side]} {around[number]}" for number, side in enumerate("ab")]
    days = [date(2026, 5, day) if day else None for day in case.get("days", (0, 0))]
    articles = [
        article_from_text(text, name=text[:9], language=case["language"], published=day)
        for text, day in zip(texts, days, strict=True)
    ]
    return pipeline.compare(articles, engine=RulesEngine())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["a"][:50])
def test_a_clause_is_set_against_its_contrary_or_left_alone(case: dict[str, Any]) -> None:
    relation = _related(case)
    assert (relation and relation.verdict) == case["verdict"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["a"][:50])
def test_a_contrary_is_one_from_the_other_side(case: dict[str, Any]) -> None:
    relation = _related({**case, "a": case["b"], "b": case["a"]})
    assert (relation and relation.verdict) == case["verdict"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["a"][:50])
def test_inside_articles_a_contrary_is_named_and_nothing_else_is(case: dict[str, Any]) -> None:
    opposed = [finding for finding in _compared(case).findings if finding.verdict in OPPOSED]
    assert bool(opposed) is (case["verdict"] is not None)


def test_numbers_that_count_two_things_make_no_contrary() -> None:
    a = "The mill of the valley fed ten children of guards."
    b = "The roof of the school was torn off, the windows were broken, and the mill of the valley fed 14 guards."
    assert _related({"language": "en", "a": a, "b": b}) is None


def test_without_contraries_a_case_is_no_longer_named(monkeypatch: pytest.MonkeyPatch) -> None:
    named = [case for case in CASES if case["verdict"]]
    monkeypatch.setattr(relations, "relate_contraries", lambda *_: None)
    silent = [case for case in named if not any(f.verdict in OPPOSED for f in _compared(case).findings)]
    assert silent
