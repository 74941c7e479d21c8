"""What two articles both tell is no accord where each tells it of somebody else: dockers, nurses ended a strike."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

import pytest

from tests.comparison.texts import compared

FILE = Path(__file__).parent / "told_of_two.jsonl"
CASES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]

#: Where an accord is found: in whole statements, in the passages that both share, around a figure of both.
DOORS = ("rules.decide", "clauses.passages", "clauses.shared_specifics")


def _agree(case: dict[str, Any]) -> bool:
    return any(finding.verdict == "agree" for finding in compared(case).findings)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["a"])[:50])
def test_two_articles_agree_only_on_what_one_does(case: dict[str, Any]) -> None:
    assert _agree(case) is case.get("agree", False)


@pytest.mark.parametrize("module", DOORS)
def test_without_the_look_one_door_lets_an_accord_of_two_through(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    of = importlib.import_module(f"claimcheck.comparison.{module}")
    monkeypatch.setattr(of, "are_said_of_two", lambda *_: False)
    assert any(_agree(case) for case in CASES if not case.get("agree"))
