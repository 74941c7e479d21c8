"""A figure, a year or quoted words that two articles give of one thing are told alike, and nothing by chance is."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck import pipeline
from claimcheck.annotation.rules import RulesEngine
from claimcheck.comparison.clauses import specifics
from claimcheck.comparison.clauses.shared_specifics import are_near, shared_specifics
from claimcheck.comparison.relate import Relation
from claimcheck.comparison.statements import Figure
from claimcheck.reading import article_from_text
from claimcheck.records import Verdict
from tests.comparison.texts import statement_of

FILE = Path(__file__).parent / "shared_specifics.jsonl"
CASES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]
DAY = datetime.date(2026, 5, 12)


def _relations(case: dict[str, Any], *days: datetime.date) -> list[Relation]:
    a, b = (statement_of(case[side], side.upper(), case["language"]) for side in ("a", "b"))
    return shared_specifics([a], [b], days)


def _quotes(case: dict[str, Any], *days: datetime.date) -> list[str]:
    return [part.claim.quote for one in _relations(case, *days) for part in one.parts or ()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}: {case['a'][:40]}")
def test_a_specific_is_told_alike_or_it_is_not(case: dict[str, Any]) -> None:
    assert _quotes(case) == case["shared"]
    assert {one.verdict for one in _relations(case)} <= {case.get("verdict", Verdict.AGREE)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}: {case['a'][:40]}")
def test_it_is_told_alike_from_the_other_side(case: dict[str, Any]) -> None:
    assert _quotes({**case, "a": case["b"], "b": case["a"]}) == case["shared"][::-1]


def _shared_of(a: list[str], b: list[str]) -> list[str]:
    first, second = ([statement_of(text, source, "en") for text in texts] for source, texts in (("A", a), ("B", b)))
    return [part.claim.quote for one in shared_specifics(first, second, ()) for part in one.parts or ()]


def test_what_an_article_calls_a_thing_time_and_again_is_no_agreement() -> None:
    first = ['The harbour minister heard the "grey coats".', 'At noon the "grey coats" left.']
    others = ['The "grey coats" surprised the harbour minister.']
    assert _shared_of(first, others) == []
    assert _shared_of(first[:1], others)


def test_the_day_of_the_news_is_no_specific() -> None:
    case = {
        "language": "en",
        "a": "The judge spoke to reporters in Lorna on 12 May 2026.",
        "b": "The judge heard two witnesses in Lorna on 12 May 2026.",
    }
    assert _quotes(case)
    assert not _quotes(case, DAY)
    assert _quotes(case, DAY + datetime.timedelta(days=30))


def test_what_an_article_gives_all_over_is_no_specific() -> None:
    openings = ("The", "All the", "Again the", "Yesterday the")
    many = [statement_of(f"{opening} 640 nurses sang in Lorna.", "A", "en") for opening in openings]
    one = [statement_of("The 640 nurses went home to Lorna.", "B", "en")]
    assert shared_specifics(many[:1], one, ())
    assert not shared_specifics(many, one, ())


def test_inside_articles_it_is_a_finding_about_what_both_have() -> None:
    articles = [
        article_from_text(text, name=name)
        for name, text in {
            "a": "The chapel, built in 1871, has stood empty since the flood. Rain fell on the fair.",
            "b": "Nobody sings there now. Built in 1871 for the miners, it was closed when the ceiling came down.",
        }.items()
    ]
    both = [f for f in pipeline.compare(articles, engine=RulesEngine()).findings if len(f.sources) > 1]
    assert [(finding.verdict, "1871" in finding.explanation) for finding in both] == [(Verdict.AGREE, True)]


def _date(text: str) -> Figure:
    [date] = statement_of(f"The pier of Lorna was shut on {text}.", "A", "en").dates
    return date


def test_a_day_and_a_year_are_no_one_date_and_a_day_and_its_month_may_be() -> None:
    day, month, year = (_date(text) for text in ("2 November 1984", "November 1984", "1984"))
    assert not are_near(day, year)
    assert not are_near(_date("2 November"), year)
    assert are_near(day, month)
    assert are_near(month, year)


def test_a_small_number_behind_an_article_is_that_of_those_known(monkeypatch: pytest.MonkeyPatch) -> None:
    case = {
        "language": "fr",
        "a": "Les deux communes de la vallée de la Lise avaient mis à l'abri les bateliers et les moulins.",
        "b": "Malgré la crue dans les deux communes de la vallée de la Lise, peu de gens sont morts.",
    }
    assert not _quotes(case)
    monkeypatch.setattr(specifics, "_is_of_those_known", lambda *_: False)
    assert _quotes(case)
