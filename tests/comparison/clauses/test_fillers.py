"""Two fillers of one place of what happens once exclude each other; places with room for several exclude nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck.comparison import relations
from claimcheck.comparison.clauses.fillers import RULE, relate_fillers
from claimcheck.comparison.relate import Relation, Setting
from claimcheck.verdicts import OPPOSED
from tests.comparison.texts import compared, statements_of

FILE = Path(__file__).parent / "fillers.jsonl"
CASES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]


def _related(case: dict[str, Any]) -> Relation | None:
    return relate_fillers(*statements_of(case), Setting())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["a"][:50])
def test_two_fillers_of_one_place_exclude_each_other_or_are_left_alone(case: dict[str, Any]) -> None:
    relation = _related(case)
    assert (relation and relation.verdict) == case["verdict"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["a"][:50])
def test_fillers_exclude_each_other_from_the_other_side(case: dict[str, Any]) -> None:
    relation = _related({**case, "a": case["b"], "b": case["a"]})
    assert (relation and relation.verdict) == case["verdict"]


@pytest.mark.parametrize("case", [case for case in CASES if case["verdict"]], ids=lambda case: case["a"][:50])
def test_inside_articles_two_fillers_are_named(case: dict[str, Any]) -> None:
    assert [finding for finding in compared(case).findings if finding.verdict in OPPOSED]


def test_without_the_rule_a_case_is_no_longer_named(monkeypatch: pytest.MonkeyPatch) -> None:
    named = [case for case in CASES if case["verdict"]]
    monkeypatch.setattr(relations, "relate_fillers", lambda *_: None)
    assert [case for case in named if not any(f.verdict in OPPOSED for f in compared(case).findings)]


def test_the_difference_names_both_fillers_and_the_rule() -> None:
    relation = _related(CASES[3])
    assert relation
    assert [(one.a, one.b, one.rule) for one in relation.differences] == [("mayor", "governor", RULE)]
