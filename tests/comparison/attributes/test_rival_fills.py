"""Two articles that fill one role of one event with two values are held against each other, wherever the two stand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck import pipeline
from claimcheck.annotation.rules import RulesEngine
from claimcheck.comparison.attributes import rival_fills as module
from claimcheck.comparison.attributes.rival_fills import rival_fills
from claimcheck.comparison.evidence.matching import rarity
from claimcheck.comparison.relate import Setting
from claimcheck.comparison.relations import order_of
from claimcheck.reading import article_from_text
from claimcheck.verdicts import OPPOSED
from tests.comparison.texts import articles_of, worded_statements

FILE = Path(__file__).parent / "fills.jsonl"
CASES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]


def _found(case: dict[str, Any]) -> list[list[str]]:
    articles = articles_of(case)
    a, b = (worded_statements(article, source) for article, source in zip(articles, "AB", strict=True))
    setting = Setting(weight=rarity((*a, *b)), order=order_of(*articles))
    relations = rival_fills(a, b, setting)
    return [[one.differences[0].rule.removeprefix("role."), str(one.verdict)] for one in relations]


def _named(case: dict[str, Any]) -> str:
    return f"{case['language']} {case['of']}: {case['a'][:30]} / {case['b'][:30]}"


@pytest.mark.parametrize("case", CASES, ids=_named)
def test_what_fills_a_role_is_held_against_that_of_the_other_article_or_it_is_not(case: dict[str, Any]) -> None:
    assert _found(case) == case["found"], case.get("why")


@pytest.mark.parametrize("case", CASES, ids=_named)
def test_it_is_the_same_from_the_other_side(case: dict[str, Any]) -> None:
    days = {"published": case["published"][::-1]} if "published" in case else {}
    assert _found({**case, "a": case["b"], "b": case["a"], **days}) == case["found"]


@pytest.mark.parametrize("case", [case for case in CASES if case["found"]], ids=_named)
def test_inside_articles_it_is_a_finding_of_its_verdict(case: dict[str, Any]) -> None:
    found = pipeline.compare(articles_of(case), engine=RulesEngine()).findings
    verdicts = {str(finding.verdict) for finding in found if finding.verdict in OPPOSED}
    assert {verdict for _, verdict in case["found"]} <= verdicts


def test_a_claim_whose_partner_another_sentence_took_is_opposed_beside_it() -> None:
    a = "The army freed four hostages in the night to Friday, two of them from Lhor. The general thanked the commandos."
    b = "The army freed five hostages, among them the two from Lhor. The commandos were thanked by the general."
    found = pipeline.compare(
        [article_from_text(text, name=name) for text, name in ((a, "a"), (b, "b"))], engine=RulesEngine()
    ).findings
    opposed = [finding for finding in found if finding.verdict in OPPOSED]
    assert [[(d.a, d.b) for d in finding.differences if d.relation in OPPOSED] for finding in opposed] == [
        [("four", "five")]
    ]


def test_values_of_two_things_are_rivals_only_where_nobody_looks_at_what_they_are_said_of(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    of_two = [case for case in CASES if case.get("why") == "two groups are paid"]
    monkeypatch.setattr(module, "_are_said_of_one_thing", lambda *_: True)
    assert all(_found(case) for case in of_two)
