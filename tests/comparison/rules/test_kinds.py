"""Kinds of pairs with a verdict of their own: each kind has pairs that have another one without the look it names."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck.languages.phrasebook import Phrasebook
from tests.comparison.texts import verdict_of

FILE = Path(__file__).parent / "kinds.jsonl"
CASES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]

#: By what each kind is told, and what the look says of what is no case of it.
LOOKS = {
    "attempt": ("comparison.rules.polarity.is_only_attempted", False),
    "mention": ("comparison.evidence.governed._tells_it_as_done", True),
    "wish": ("comparison.rules.certainty.only_one_wishes", False),
    "saying held possible": ("comparison.rules.certainty._holds_possible_what_is_reported", False),
    "one of unknown many": ("comparison.evidence.shares._of_unknown_many", ()),
    "number beside all": ("comparison.evidence.shares._is_tied", False),
    "part told with more": ("comparison.rules.shares._say_more", False),
    "ages of two": ("comparison.rules.amounts._are_ages_of_two", False),
    "no to": ("comparison.rules.polarity.is_against", False),
    "a lack": ("comparison.evidence.denials._is_lacking", False),
    "another unit": ("comparison.rules.amounts._measures_something_else", False),
    "sum of parts": ("comparison.evidence.totals._come_to", False),
    "number of both": ("comparison.evidence.roles._is_given_elsewhere", False),
    "count of an hour": ("comparison.rules.amounts.are_of_two_hours", False),
    "count up to a time": ("comparison.rules.amounts.count_up_to_their_times", False),
    "another deed denied": ("comparison.rules.certainty.denies_another_deed", False),
    "level of a day": ("comparison.rules.amounts.are_levels_of_two_days", False),
    "before left out": ("comparison.rules.turning._may_not_be_left_out", False),
    "prosecuted": ("annotation.accusing._prosecuting", Phrasebook(())),
    "hedged by a word": ("comparison.rules.turning._tells_how_sure", False),
    "taken off": ("comparison.rules.polarity.is_taken_away", False),
    "turned elsewhere": ("comparison.rules.turning._stand_in_one_place", False),
    "denies nothing": ("comparison.rules.polarity.denies_nothing", False),
    "tied negation": ("annotation.certainty._begins_a_compound", False),
    "failing on both sides": ("comparison.rules.polarity.fails", False),
    "one figure, other verbs": ("comparison.rules.decide.each_has_a_verb_of_its_own", False),
    "other heads": ("comparison.evidence.sameness._have_other_heads", False),
    "no longer": ("comparison.rules.polarity.order_of_lapse", None),
    "staying away": ("comparison.rules.polarity.undoing", frozenset()),
    "done to two": ("comparison.rules.opposites._are_done_to_two", False),
    "two teams": ("comparison.rules.opposites.may_be_of_either_team", False),
    "together": ("comparison.vocabulary.turning._mutual", Phrasebook(())),
    "thing owned": ("comparison.rules.names._is_of_something_owned", False),
    "month of a quarter": ("figures.intervals._months", range(0)),
    "part of a period": ("comparison.rules.two_things._measure_a_part_of_a_period", False),
    "counted fraction": ("comparison.rules.shares._is_exactly", False),
    "length of a race": ("comparison.rules.amounts._name_two_contests", False),
    "fraction of one whole": ("comparison.rules.amounts._are_shares_of_one_whole", False),
    "shares of two things": ("comparison.evidence.roles._are_shares_of_two_things", False),
}

#: Kinds that a reader of figures sees, whose answers are kept: without the look their pairs have another verdict.
READ_ONCE = {"value of a scale"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']}: {case['a'][:30]} / {case['b'][:30]}")
def test_a_pair_has_the_verdict_of_its_kind(case: dict[str, Any]) -> None:
    assert verdict_of(case) in case["verdicts"]
    assert verdict_of({**case, "a": case["b"], "b": case["a"]}) in case["verdicts"]


@pytest.mark.parametrize("kind", LOOKS)
def test_without_its_look_a_kind_has_another_verdict(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    place, answer = LOOKS[kind]
    module, _, function = place.rpartition(".")
    monkeypatch.setattr(importlib.import_module(f"claimcheck.{module}"), function, lambda *_: answer)
    cases = [case for case in CASES if case["kind"] == kind and not case.get("neighbour")]
    assert any(verdict_of(case) not in case["verdicts"] for case in cases)


def test_every_kind_has_its_look() -> None:
    assert {case["kind"] for case in CASES} == set(LOOKS) | READ_ONCE


def test_a_length_behind_an_article_names_a_race_where_no_noun_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    own = [case for case in CASES if case["kind"] == "length of a race"]
    monkeypatch.setattr("claimcheck.comparison.rules.amounts._stands_for_a_noun", lambda *_: True)
    assert {verdict_of(case) for case in own} == {"undecided"}
