"""Of what somebody is only accused is no fact: who states it is surer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck.comparison.evidence import accusations
from claimcheck.comparison.rules import certainty
from tests.comparison.texts import verdict_of

FILE = Path(__file__).parent / "accusations.jsonl"
CASES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']}: {case['b'][-30:]}")
def test_what_somebody_is_accused_of_is_stated_by_nobody(case: dict[str, Any]) -> None:
    assert verdict_of(case) == case["verdict"]
    assert verdict_of({**case, "a": case["b"], "b": case["a"]}) == case["verdict"]


def test_without_the_look_accusations_would_agree_with_what_is_stated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(certainty, "only_accusing_side", lambda _: None)
    accused = [case for case in CASES if case["kind"] == "accused"]
    assert {verdict_of(case) for case in accused} == {"agree"}


def test_without_the_look_at_the_other_side_one_who_speaks_of_charges_would_be_surer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(accusations, "is_an_accusation", lambda _: False)
    spoken = [case for case in CASES if case["kind"] == "spoken of"]
    assert any(verdict_of(case) != case["verdict"] for case in spoken)
