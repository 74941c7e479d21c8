"""Numbers of two moments are an update, lengths of two orders and a banned opening exclude nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck.comparison import relate
from claimcheck.comparison.evidence import denials, moments, roles
from claimcheck.comparison.rules import amounts, two_things
from claimcheck.verdicts import OPPOSED
from tests.comparison.texts import compared, statement_of

FILE = Path(__file__).parent / "moments.jsonl"
CASES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]


def _opposed(case: dict[str, Any]) -> list[str]:
    return [str(finding.verdict) for finding in compared(case).findings if finding.verdict in OPPOSED]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["a"][:60])
def test_what_remains_and_what_was_is_an_update_and_nothing_else_is(case: dict[str, Any]) -> None:
    assert _opposed(case) == ([case["verdict"]] if case["verdict"] else [])
    assert _opposed({**case, "a": case["b"], "b": case["a"]}) == _opposed(case)


def _changed() -> list[str]:
    return [case["a"] for case in CASES if _opposed(case) != ([case["verdict"]] if case["verdict"] else [])]


def test_without_the_moments_every_update_is_a_conflict(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(amounts, "are_of_two_moments", lambda *_: False)
    assert _changed() == [
        case["a"] for case in CASES if case["verdict"] == "update" and not {"by_days", "toll"} & set(case)
    ]


def test_without_the_order_of_reports_what_was_said_on_two_days_is_a_conflict(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relate, "order_of_reports", lambda *_: 0)
    assert _changed() == [case["a"] for case in CASES if case.get("by_days")]


def test_without_the_look_at_what_is_counted_a_toll_of_two_days_is_disputed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(amounts, "_counts_victims", lambda *_: False)
    assert _changed() == [case["a"] for case in CASES if case.get("toll")]


def test_without_the_days_of_saying_what_was_said_on_two_days_is_of_two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(two_things, "_say_when", lambda *_: False)
    assert _changed() == [case["a"] for case in CASES if case.get("by_days")]


def test_without_the_look_at_what_is_banned_a_case_is_opposed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(denials, "_is_undone", lambda *_: False)
    assert _changed()


def test_without_the_look_at_units_lengths_of_two_orders_are_opposed(monkeypatch: pytest.MonkeyPatch) -> None:
    case = {
        "language": "en",
        "a": "The siege of the yard took five years.",
        "b": "The siege of the yard took two days.",
    }
    assert _opposed(case) == []
    monkeypatch.setattr(roles, "_are_lengths_of_two_orders", lambda *_: False)
    assert _opposed(case) == ["conflict"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Opinion polls gave Lund 62% of the vote.", "en", True),
        ("By provisional results Lund got 62% of the vote.", "en", False),
        ("Un sondage créditait Lund de 62% des voix.", "fr", True),
        ("Selon les résultats provisoires, Lund obtient 62% des voix.", "fr", False),
        ("In einer Umfrage kam Lund auf 62 Prozent.", "de", True),
        ("Dalle proiezioni Lund ha il 62% dei voti.", "it", False),
    ],
)
def test_what_was_foreseen_is_no_provisional_count(text: str, language: str, expected: bool) -> None:
    told, result = (statement_of(one, "A", language) for one in (text, "Lund 62%."))
    assert moments.is_foreseen_once(told, result) is expected
    assert moments.is_provisional_once(told, result)
