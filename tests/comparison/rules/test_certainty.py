"""One side is surer than the other only of what both tell, and only where the other leaves it to somebody else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck.comparison.evidence import wishes
from claimcheck.comparison.rules import certainty
from tests.comparison.texts import compared

FILE = Path(__file__).parent / "certainty.jsonl"
CASES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]

#: By what each kind is told, and what the look says of what is no case of it.
LOOKS = {
    "content": ("_is_of_what_both_tell", True),
    "names the speaker": ("_names", False),
    "plan in a report": ("plans", False),
    "plan of a condition": ("plans", False),
    "concession": ("_may_only_concede", False),
    "whose plan": ("_tells_whose_plan_it_is", False),
    "plan and report": ("_is_a_plan_beside_a_report", False),
    "beside a quotation": ("_is_beside_what_is_quoted", False),
    "plan of both": ("_plans_something_else", False),
    "announced future": ("announced_from", []),
    "held back by one word": ("_are_held_back_by_one_word", False),
    "own people": ("_is_a_reporter", False),
    "demand": ("_both_demand", False),
}


def _is_surer(case: dict[str, Any]) -> bool:
    return any(finding.verdict == "certainty" for finding in compared(case).findings)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']}: {case['b'][-30:]}")
def test_one_side_is_surer_of_what_both_tell(case: dict[str, Any]) -> None:
    assert _is_surer(case) is case["certainty"]
    assert _is_surer({**case, "a": case["b"], "b": case["a"]}) is case["certainty"]


@pytest.mark.parametrize("kind", LOOKS)
def test_without_its_look_a_case_of_a_kind_changes(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    own = [case for case in CASES if case["kind"] == kind]
    name, answer = LOOKS[kind]
    module = certainty if hasattr(certainty, name) else wishes
    monkeypatch.setattr(module, name, lambda *_: answer)
    assert [_is_surer(case) for case in own] != [case["certainty"] for case in own]
