"""Who somebody is, where two articles both say so, is found beside what else they tell, and nothing near it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck import pipeline
from claimcheck.annotation.rules import RulesEngine
from claimcheck.comparison.attributes.identities import identities
from claimcheck.reading import article_from_text
from claimcheck.records import Verdict
from tests.comparison.texts import statement_of

FILE = Path(__file__).parent / "identities.jsonl"
CASES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]


def _quotes(case: dict[str, Any]) -> list[list[str]]:
    a, b = (statement_of(case[side], side.upper(), case["language"]) for side in ("a", "b"))
    return [[part.claim.quote for part in one.parts or ()] for one in identities([a], [b])]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}: {case['a'][:40]}")
def test_who_somebody_is_is_told_alike_or_it_is_not(case: dict[str, Any]) -> None:
    assert _quotes(case) == case["told"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}: {case['a'][:40]}")
def test_it_is_told_alike_from_the_other_side(case: dict[str, Any]) -> None:
    assert _quotes({**case, "a": case["b"], "b": case["a"]}) == [pair[::-1] for pair in case["told"]]


def _found(*texts: str) -> list[tuple[Verdict, str]]:
    articles = [article_from_text(text, name=text[:9]) for text in texts]
    found = pipeline.compare(articles, engine=RulesEngine()).findings
    return [(finding.verdict, finding.explanation) for finding in found if len(finding.sources) > 1]


def test_inside_articles_it_is_a_finding_of_its_own() -> None:
    found = _found(
        "The minister of industry, Axel Holm, slept badly in the old hotel on the pier.",
        "Axel Holm, the industry minister, praised the bread of the young bakers.",
    )
    assert [verdict for verdict, explanation in found if "industry" in explanation] == [Verdict.AGREE]


def test_it_is_not_told_beside_what_the_whole_sentences_are_found_to_say() -> None:
    found = _found(
        "The minister of industry, Axel Holm, refused to meet the dockers of Lorna on Monday.",
        "Axel Holm, the industry minister, met the dockers of Lorna for an hour on Monday.",
    )
    assert [verdict for verdict, _ in found] == [Verdict.CONFLICT]


def test_where_nothing_else_is_shared_but_a_word_no_question_stays_open() -> None:
    found = _found(
        "Sam Altran, PDG d'Orvane, a vite réagi à cette offre inattendue.",
        "Cette offre tombe dans un climat lourd entre Eloi Marc et Sam Altran, le PDG actuel d'Orvane.",
    )
    assert [verdict for verdict, _ in found] == [Verdict.AGREE]
