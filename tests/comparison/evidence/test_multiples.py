"""A multiple and a change in per cent answer one question: doubled, up by 100 %."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck.comparison.evidence import multiples, roles
from claimcheck.comparison.evidence.multiples import relate_multiples
from claimcheck.comparison.rules import amounts
from claimcheck.figures.intervals import QuantityRelation
from tests.comparison.texts import statements_of, verdict_of

FILE = Path(__file__).parent / "multiples.jsonl"
CASES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]

#: By what each kind is told, and what the look says of what is no case of it.
LOOKS: dict[str, tuple[object, str, object]] = {
    "change": (roles, "relate_multiples", lambda *_: QuantityRelation.INCOMPARABLE),
    "rounded": (multiples, "_ROUNDED", 0.0),
    "level": (multiples, "movement_of", lambda *_: None),
    "compared": (multiples, "_comparison", lambda *_: 0),
    "own words": (amounts, "_grow_for_themselves", lambda *_: False),
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']}: {case['a'][:40]}")
def test_a_multiple_and_a_change_are_held_together(case: dict[str, Any]) -> None:
    assert verdict_of(case) == verdict_of({**case, "a": case["b"], "b": case["a"]}) == case["verdict"]


@pytest.mark.parametrize("kind", LOOKS)
def test_without_its_look_a_case_of_a_kind_changes(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    own = [case for case in CASES if case["kind"] == kind]
    where, name, instead = LOOKS[kind]
    monkeypatch.setattr(where, name, instead)
    assert [verdict_of(case) for case in own] != [case["verdict"] for case in own]


def test_without_the_direction_nothing_is_known_of_a_change(monkeypatch: pytest.MonkeyPatch) -> None:
    own = [case for case in CASES if case["kind"] == "change"]
    monkeypatch.setattr(multiples, "direction_of", lambda *_: 0)
    assert {"conflict", "agree"}.isdisjoint(verdict_of(case) for case in own)


def test_the_sizes_of_a_multiple_and_of_a_change_are_no_measure_of_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    case = next(case for case in CASES if "halved" in case["a"] and case["verdict"] == "conflict")
    monkeypatch.setattr(roles, "TIMES", "")
    assert verdict_of(case) == "undecided"


@pytest.mark.parametrize(
    ("a", "relation"),
    [
        ("Varn sold three times fewer sacks.", QuantityRelation.INCOMPARABLE),
        ("Varn sold three times as many sacks.", QuantityRelation.DISJOINT),
        ("Varn more than tripled its sales.", QuantityRelation.DISJOINT),
    ],
)
def test_so_many_times_fewer_is_no_multiple(a: str, relation: QuantityRelation) -> None:
    first, second = statements_of({"language": "en", "a": a, "b": "Sales of Varn fell by 50 per cent."})
    assert relate_multiples(first.amounts[0], first, second.amounts[0], second) is relation
