"""An amount that each side gives for itself is no detail where it may be what the other tells by another number."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimcheck.comparison.clauses import clausewise, passages
from claimcheck.comparison.rules import details, own_figures
from claimcheck.comparison.rules.own_figures import rivals
from claimcheck.records import Kind
from tests.comparison.texts import compared, statements_of

FILE = Path(__file__).parent / "own_figures.jsonl"
CASES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]

#: By what each kind is told, and what the look says of what is no case of it.
LOOKS: dict[str, tuple[object, str, object]] = {
    "near": (own_figures, "may_be_rivals", lambda *_: True),
    "two kinds": (own_figures, "are_of_two_kinds", lambda *_: False),
    "sort": (own_figures, "_are_of_one_sort", lambda *_: True),
    "years": (own_figures, "YEARS", frozenset()),
}

TRAINS = {
    "language": "fr",
    "a": "Un trafic d'omnibus peu perturbé, deux trains Intercités sur cinq, trois TER sur cinq et un bac sur deux "
    "circuleront en moyenne mardi.",
    "b": "Quatre trains Intercités sur cinq et trois TER sur cinq circuleront en moyenne mardi.",
}
FARM = {
    "language": "fr",
    "a": "Lise Marn a quitté la ferme à douze ans pour travailler au moulin de Varn.",
    "b": "Lise Marn, qui a quitté la ferme à quinze ans, travaillait au moulin de Varn.",
}


def _rivals(case: dict[str, Any]) -> list[list[str]]:
    a, b = statements_of(case)
    return [[x.quantity.text, y.quantity.text] for x, y in rivals(a.amounts, a, b.amounts, b)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']}: {case['a'][:40]}")
def test_amounts_of_one_sort_may_answer_one_question(case: dict[str, Any]) -> None:
    assert _rivals(case) == case["rivals"]
    turned = {**case, "a": case["b"], "b": case["a"]}
    assert _rivals(turned) == [pair[::-1] for pair in case["rivals"]]


@pytest.mark.parametrize("kind", LOOKS)
def test_without_its_look_a_case_of_a_kind_changes(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    own = [case for case in CASES if case["kind"] == kind]
    where, name, instead = LOOKS[kind]
    monkeypatch.setattr(where, name, instead)
    assert [_rivals(case) for case in own] != [case["rivals"] for case in own]


def _told(case: dict[str, Any]) -> list[tuple[str, list[tuple[str | None, str | None]]]]:
    """Return the findings of both sides: the verdict, and the words of what is open or a detail."""
    return [
        (str(one.verdict), [(each.a, each.b) for each in one.differences if each.rule == "detail"])
        for one in compared(case).findings
        if len(one.sources) > 1
    ]


def _is_agreed_with_a_detail(case: dict[str, Any]) -> bool:
    return any(verdict == "precision" for verdict, _ in _told(case))


def test_what_answers_another_number_of_the_other_side_stays_open() -> None:
    assert ("undecided", [("douze ans", "quinze ans")]) in _told(FARM)
    assert {verdict for verdict, _ in _told(FARM)} == {"undecided"}
    assert _told(TRAINS) == [("agree", [])]  # that three in five will run, which both tell


SWITCHED_OFF: list[tuple[dict[str, Any], object, str, object]] = [
    (TRAINS, details, "in_no_common_role", lambda matching: matching),
    (TRAINS, clausewise, "_has_a_rival_elsewhere", lambda *_: False),
    (FARM, details, "rivals", lambda *_: []),
]


@pytest.mark.parametrize(("case", "where", "name", "instead"), SWITCHED_OFF)
def test_without_its_look_a_number_against_another_is_a_detail(
    case: dict[str, Any], where: object, name: str, instead: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(where, name, instead)
    assert _is_agreed_with_a_detail(case)


def test_an_age_and_a_length_of_time_behind_one_passage_are_of_one_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passages, "YEARS", frozenset[Kind]())
    assert ("agree", []) in _told(FARM)
