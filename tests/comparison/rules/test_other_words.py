"""What an encoder alone joins: left open, but for two figures of one part that exclude each other."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from claimcheck.comparison import thresholds
from claimcheck.comparison.alignment.embedding import IN_OTHER_WORDS, NAME
from claimcheck.comparison.relate import Relation, Setting, relate_statements
from claimcheck.comparison.rules import other_words
from claimcheck.records import OtherWords, Trace
from claimcheck.verdicts import OPPOSED
from tests.comparison.texts import statement_of

CASES = [json.loads(line) for line in (Path(__file__).parent / "other_words.jsonl").read_text("utf-8").splitlines()]


def related(case: Mapping[str, Any], *, open_reason: str) -> Relation | None:
    """Relate a pair that something holds for one matter, as surely as the case says, and no word joins."""
    evidence = thresholds.ENOUGH_EVIDENCE + math.log(case["certainty"] / (1 - case["certainty"]))
    setting = Setting(threshold=1.0, fewest=99.0, evidence=evidence, seen_by=NAME, open_reason=open_reason)
    return relate_statements(statement_of(case["fr"], "A", "fr"), statement_of(case["en"], "B", "en"), setting)


def seen(case: Mapping[str, Any]) -> tuple[Relation, Trace]:
    """Examine a pair that an encoder holds for one matter."""
    relation = related(case, open_reason=IN_OTHER_WORDS)
    assert relation is not None
    assert relation.trace is not None
    return relation, relation.trace


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_an_encoder_joins_is_decided_by_figures_or_left_open(case: Mapping[str, Any]) -> None:
    relation, trace = seen(case)
    assert (relation.verdict, trace.decided) == (case["verdict"], case["decided"])
    assert relation.decided_by == "rules"


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_is_left_open_says_how_alike_it_is_and_what_is_decided_does_not(case: Mapping[str, Any]) -> None:
    relation, _ = seen(case)
    if case["verdict"] == "undecided":
        assert relation.other_words is not None
        assert relation.other_words.likeness == pytest.approx(case["certainty"], abs=0.01)
        assert relation.reason == IN_OTHER_WORDS
    else:
        assert relation.other_words is None


def test_without_the_rule_figures_set_nothing_against_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcheck.comparison.rules.decide.figures_settle", lambda *_: False)
    assert not {seen(case)[0].verdict for case in CASES} & OPPOSED


def test_only_figures_settle_what_an_encoder_joins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(other_words, "_FIGURES", frozenset({"opposite", "negation", "denial"}))
    changed = [case["name"] for case in CASES if seen(case)[0].verdict != case["verdict"]]
    assert "an opposite in one place is no conflict" in changed


def test_letters_that_join_two_statements_settle_nothing() -> None:
    found = [related(case, open_reason="") for case in CASES]
    assert any(found)
    assert not {relation.verdict for relation in found if relation} & OPPOSED


def test_figures_and_names_of_both_are_shown_in_the_words_of_each() -> None:
    case: Mapping[str, Any] = {
        "fr": "Le musée d'Orval a perdu 90 millions d'euros en 2019.",
        "en": "In 2019 some 90 million euros went missing in Orval.",
        "certainty": 0.8,
    }
    worded_otherwise = seen(case)[0].other_words
    assert worded_otherwise is not None
    assert {(one.kind, one.a, one.b) for one in worded_otherwise.shared} == {
        ("name", "Orval", "Orval"),
        ("amount", "90 millions d'euros", "90 million euros"),
        ("date", "2019", "2019"),
    }
    for one in worded_otherwise.shared:
        assert one.a_start is not None
        assert one.b_start is not None
        assert case["fr"][one.a_start :].startswith(one.a)
        assert case["en"][one.b_start :].startswith(one.b)


def test_the_other_side_sees_the_same() -> None:
    relation, _ = seen(CASES[0])
    assert isinstance(relation.other_words, OtherWords)
    assert relation.mirrored().mirrored() == relation
