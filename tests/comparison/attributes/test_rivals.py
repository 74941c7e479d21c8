"""Two articles that give an attribute of one owner, in quite different sentences, are held against each other by it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck import pipeline
from claimcheck.annotation.rules import RulesEngine
from claimcheck.comparison.attributes.rivals import rival_attributes
from claimcheck.comparison.relations import order_of
from claimcheck.reading import article_from_text
from claimcheck.records import Verdict
from claimcheck.verdicts import OPPOSED
from tests.comparison.texts import articles_of, worded_statements

FILE = Path(__file__).parent / "cases.jsonl"
CASES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]


def _found(case: dict[str, Any]) -> list[list[str]]:
    articles = articles_of(case)
    sides = [worded_statements(article, source) for article, source in zip(articles, "AB", strict=True)]
    relations = rival_attributes(sides[0], sides[1], order_of(*articles))
    return [[_kind(one.trace.outcomes[0].rule), str(one.verdict)] for one in relations if one.trace]


def _kind(rule: str) -> str:
    return rule.removeprefix("attribute.")


def _named(case: dict[str, Any]) -> str:
    return f"{case['language']} {case['of']}: {case['a'][:30]} / {case['b'][:30]}"


@pytest.mark.parametrize("case", CASES, ids=_named)
def test_an_attribute_is_held_against_that_of_the_other_article_or_it_is_not(case: dict[str, Any]) -> None:
    assert _found(case) == case["found"], case.get("why")


@pytest.mark.parametrize("case", CASES, ids=_named)
def test_it_is_the_same_from_the_other_side(case: dict[str, Any]) -> None:
    days = {"published": case["published"][::-1]} if "published" in case else {}
    assert _found({**case, "a": case["b"], "b": case["a"], **days}) == case["found"]


@pytest.mark.parametrize("case", [case for case in CASES if case["found"]], ids=_named)
def test_inside_articles_it_is_a_finding_of_its_verdict(case: dict[str, Any]) -> None:
    comparison = pipeline.compare(articles_of(case), engine=RulesEngine())
    verdicts = {str(finding.verdict) for finding in comparison.findings if len(finding.sources) > 1}
    assert {verdict for _, verdict in case["found"]} <= verdicts


def _compared(*texts: str) -> list[tuple[Verdict, str]]:
    articles = [article_from_text(text, name=text[:9]) for text in texts]
    found = pipeline.compare(articles, engine=RulesEngine()).findings
    return [(finding.verdict, finding.explanation) for finding in found if len(finding.sources) > 1]


def test_what_whole_sentences_set_against_each_other_is_one_finding() -> None:
    found = _compared(
        "Ann Hallow, 46, closed the old pier of Corle on Monday morning.",
        "Ann Hallow, 52, closed the old pier of Corle on Monday morning.",
    )
    assert [verdict for verdict, _ in found] == [Verdict.CONFLICT]
    assert found[0][1].count("46") == 1


def test_sentences_that_agree_but_for_an_attribute_do_not_agree() -> None:
    found = _compared(
        "Le maire LR de Lorne, Guy Berval, a fermé la jetée lundi matin.",
        "Lundi matin, Guy Berval, maire UDI de Lorne, a fermé la jetée.",
    )
    assert [verdict for verdict, _ in found] == [Verdict.CONFLICT]


def test_two_attributes_of_the_same_claims_are_one_finding() -> None:
    found = _compared(
        "Carl Okoro, 31, was arrested at his home on Tuesday.",
        "In Corle, Carl Okoro, 38, was picked up at the station.",
    )
    explanations = [explanation for verdict, explanation in found if verdict is Verdict.CONFLICT]
    assert len(explanations) == 1
    assert "31" in explanations[0] and "station" in explanations[0]


def test_a_third_article_takes_no_opposition_away() -> None:
    two = ("Ann Hallow, 46, closed the pier.", "The pier is hers, and Ann Hallow, 52, slept badly.")
    assert [v for v, _ in _compared(*two) if v in OPPOSED] == [Verdict.CONFLICT]
    assert Verdict.CONFLICT in [v for v, _ in _compared(*two, "The mayor of Corle, Ann Hallow, spoke of the pier.")]


def _ages(count: int) -> str:
    return " ".join(f"Ann Hall{'abcdefghij'[n % 10]}{'klmnopqrst'[n // 10 % 10]}y, 46, is here." for n in range(count))


@pytest.mark.parametrize(("count", "found"), [(90, True), (110, False)])
def test_an_article_with_more_than_a_hundred_ages_is_a_list(count: int, found: bool) -> None:
    case = {"language": "en", "a": f"Ann Hallow, 46, is here. {_ages(count)}", "b": "So is Ann Hallow, 52, of Corle."}
    assert (_found(case) == [["age", "conflict"]]) is found


@pytest.mark.parametrize(("count", "found"), [(20, True), (400, False)])
def test_a_sentence_of_hundreds_of_words_is_a_list(count: int, found: bool) -> None:
    long = f"Ann Hallow, 46, is {'very ' * count}tired."
    case = {"language": "en", "a": long, "b": "So is Ann Hallow, 52, of Corle."}
    assert (_found(case) == [["age", "conflict"]]) is found
