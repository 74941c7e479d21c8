"""One thing exchanged in a passage that two statements share is set against the other, and nothing is by chance."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck.comparison import relations
from claimcheck.comparison.clauses import substitution
from claimcheck.comparison.clauses.substitution import RULE, relate_substitutions
from claimcheck.comparison.relate import Relation, Setting
from claimcheck.verdicts import OPPOSED
from tests.comparison.texts import compared, statements_of

FILE = Path(__file__).parent / "substitution.jsonl"
CASES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]


def _related(case: dict[str, Any]) -> Relation | None:
    return relate_substitutions(*statements_of(case), Setting())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["a"][:50])
def test_what_is_exchanged_in_a_passage_excludes_what_stands_there_or_is_left_alone(case: dict[str, Any]) -> None:
    relation = _related(case)
    assert (relation and relation.verdict) == case["verdict"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["a"][:50])
def test_an_exchange_is_one_from_the_other_side(case: dict[str, Any]) -> None:
    relation = _related({**case, "a": case["b"], "b": case["a"]})
    assert (relation and relation.verdict) == case["verdict"]


@pytest.mark.parametrize(
    ("told", "beside"),
    [
        ("supported the new ferry contract", "opposed another new ferry contract"),
        ("have signed the new ferry contract", "have not yet signed the new ferry contract"),
    ],
)
def test_what_is_told_of_another_thing_or_not_yet_is_exchanged_for_nothing(told: str, beside: str) -> None:
    a = f"The unions in the harbour of Lorna {told} on Tuesday, a spokesman said."
    b = f"Many were surprised, since the unions in the harbour of Lorna {beside}, which costs millions."
    assert _related({"language": "en", "a": a, "b": b}) is None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["a"][:50])
def test_inside_articles_an_exchange_is_named_and_nothing_else_is(case: dict[str, Any]) -> None:
    opposed = [finding for finding in compared(case).findings if finding.verdict in OPPOSED]
    assert bool(opposed) is (case["verdict"] is not None)


def test_without_the_rule_a_case_is_no_longer_named(monkeypatch: pytest.MonkeyPatch) -> None:
    named = [case for case in CASES if case["verdict"]]
    monkeypatch.setattr(relations, "relate_substitutions", lambda *_: None)
    assert [case for case in named if not any(f.verdict in OPPOSED for f in compared(case).findings)]


def test_the_parts_of_the_relation_are_the_two_passages() -> None:
    relation = _related(CASES[0])
    assert relation
    assert relation.parts
    assert all("old harbour of Lorna to pay tribute to" in part.claim.quote for part in relation.parts)
    assert [difference.rule for difference in relation.differences] == [RULE]


def test_a_name_that_the_other_source_has_elsewhere_is_not_set_against_anything() -> None:
    case = {**CASES[0], "b": CASES[0]["b"] + " Per Holm was not there."}
    assert not [finding for finding in compared(case).findings if finding.verdict in OPPOSED]


def test_contraries_of_two_subjects_are_exchanged_only_where_nobody_looks_at_what_they_are_said_of(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sales = {"language": "en", "a": "Retail sales rose by 2 % in June.", "b": "Car sales fell by 2 % in June."}
    monkeypatch.setattr(substitution, "_are_of_two_things", lambda *_: False)
    assert _related(sales) is not None
