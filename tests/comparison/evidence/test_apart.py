"""What tells of two things, two groups, two moments or one of several is not opposed, and its like of one thing is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck.comparison import statements
from claimcheck.comparison.attributes import fills, rival_fills, rival_tolls
from claimcheck.comparison.clauses import contraries
from claimcheck.comparison.evidence import denials, roles, sameness, subject
from claimcheck.comparison.rules import amounts, dates, identifiers, opposites, polarity, two_things
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.verdicts import OPPOSED
from tests.comparison.texts import compared

FILE = Path(__file__).parent / "apart.jsonl"
CASES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]


#: By what each kind is told: where it is looked up, and what the look says of what is no case of it.
LOOKS: dict[str, tuple[Any, str, Any]] = {
    "a line by its number": (statements, "_is_named_by_its_number", False),
    "the day before in brackets": (statements, "_is_in_brackets_behind_a_day", False),
    "two countries": (roles, "are_of_two_areas", False),
    "another one": (two_things, "sets_something_apart", False),
    "hours": (polarity, "negates_only_at_a_time", False),
    "badly hurt": (roles, "_severities", frozenset()),
    "missing, then found": (dates, "_dates_contraries", False),
    "one speaker in two ways": (subject, "forms_of_address", frozenset()),
    "under a condition": (polarity, "stands_under_condition", False),
    "a second one": (denials, "_ORDINAL", ""),
    "a word of two senses": (opposites, "_is_another_noun", False),
    "two who are named": (opposites, "_are_of_two_named", False),
    "two levels": (identifiers, "_is_of_its_own_place_or_day", False),
    "two objects": (sameness, "_objects", ((), ())),
    "far apart": (rival_fills, "may_be_rivals", True),
    "what is taken away": (polarity, "_says_what_is_lacking", False),
    "until now": (opposites, "is_of_before", False),
    "one more": (rival_tolls, "may_be_part_of", False),
    "of a year told before": (amounts, "is_of_another_era", False),
    "every day": (fills, "_habitual", Phrasebook(())),
    "some of many": (opposites, "_is_said_of_some", False),
    "what is taken back": (contraries, "_is_taken_back", False),
    "a grown toll": (amounts, "_has_grown", False),
    "owned by who speaks": (opposites, "_belong_to_two", False),
}


def _opposed(case: dict[str, Any]) -> set[str]:
    return {str(finding.verdict) for finding in compared(case).findings if finding.verdict in OPPOSED}


@pytest.mark.parametrize("turned", [False, True], ids=["ab", "ba"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']}: {case['b'][-30:]}")
def test_only_what_is_told_of_one_thing_is_opposed(case: dict[str, Any], turned: bool) -> None:
    days = {"published": case["published"][::-1]} if "published" in case else {}
    sides = {**case, "a": case["b"], "b": case["a"], **days} if turned else case
    assert _opposed(sides) == ({case["verdict"]} if case["verdict"] else set())


@pytest.mark.parametrize("case", [c for c in CASES if c["kind"] == "two who are named"], ids=lambda case: case["b"])
def test_what_is_said_of_two_is_not_said_to_agree_either(case: dict[str, Any]) -> None:
    assert not [finding for finding in compared(case).findings if finding.verdict == "agree"]


@pytest.mark.parametrize("kind", LOOKS)
def test_without_its_look_a_case_of_a_kind_changes(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    own = [case for case in CASES if case["kind"] == kind]
    before = [_opposed(case) for case in own]
    module, name, answer = LOOKS[kind]
    monkeypatch.setattr(module, name, answer if isinstance(answer, str) else lambda *_: answer)
    assert [_opposed(case) for case in own] != before
