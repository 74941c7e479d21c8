"""Two clauses that are one wording but for two things of one sort are set against each other, and nothing else is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck.comparison import relations
from claimcheck.comparison.rules import registry
from claimcheck.comparison.vocabulary.sorts import sort_of_two
from claimcheck.languages import available
from claimcheck.verdicts import OPPOSED
from tests.comparison.texts import compared

FILE = Path(__file__).parent / "slots.jsonl"
CASES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]


def _opposed(case: dict[str, Any]) -> list[str]:
    return [str(finding.verdict) for finding in compared(case).findings if finding.verdict in OPPOSED]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["a"][:50] + case["b"][:12])
def test_two_of_one_sort_in_one_place_are_opposed_and_what_may_be_one_is_not(case: dict[str, Any]) -> None:
    assert _opposed(case) == ([case["verdict"]] if case["verdict"] else [])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["a"][:50] + case["b"][:12])
def test_a_slot_is_one_from_the_other_side(case: dict[str, Any]) -> None:
    assert _opposed({**case, "a": case["b"], "b": case["a"]}) == _opposed(case)


@pytest.mark.parametrize("case", [case for case in CASES if case["verdict"]], ids=lambda case: case["a"][:50])
def test_both_words_are_named(case: dict[str, Any]) -> None:
    [finding] = [finding for finding in compared(case).findings if finding.verdict in OPPOSED]
    [difference] = [one for one in finding.differences if one.rule == "slot"]
    assert difference.a in case["a"]
    assert difference.b in case["b"]
    assert f"{difference.a}" in finding.explanation
    assert f"{difference.b}" in finding.explanation


def test_without_the_rule_no_case_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    named = [case for case in CASES if case["verdict"]]
    monkeypatch.delitem(registry.RULES, "slot")
    monkeypatch.setattr(relations, "relate_exchanges", lambda *_: None)
    assert [case["a"] for case in named if _opposed(case)] == []


def test_a_clause_of_a_longer_sentence_is_set_against_its_partner(monkeypatch: pytest.MonkeyPatch) -> None:
    case = {
        "language": "en",
        "a": "A tram struck a jogger in Quill Lane on Monday, and the shops nearby closed early for the day.",
        "b": "A lorry struck a jogger in Quill Lane on Monday, a spokeswoman for the brigade said in a short note.",
    }
    assert _opposed(case) == ["conflict"]
    monkeypatch.setattr(relations, "relate_exchanges", lambda *_: None)
    assert _opposed(case) == []


@pytest.mark.parametrize("language", available())
def test_no_word_excludes_itself(language: str) -> None:
    for word in ("van", "camion", "auto", "coche", "carro"):
        assert not sort_of_two(word, word, language)
