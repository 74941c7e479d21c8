"""What excludes each other is said of one thing, and done to one thing, or else it is no conflict."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

import pytest

from tests.comparison.texts import verdict_of

FILE = Path(__file__).parent / "sameness.jsonl"
CASES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]

#: By what each kind is told, and what the look says of what is no case of it.
LOOKS = {
    "subject": ("sameness.subject_phrase", ()),
    "object": ("sameness._objects", ((), ())),
    "counterparts": ("sameness._are_of_counterparts", False),
    "contraries": ("sameness._are_contrary", False),
    "two of one sort": ("sameness._exclude_each_other", False),
    "named by both": ("sameness._is_named_by_both", False),
    "name of an owner": ("sameness._names_the_subject", True),
    "long phrase": ("noun_phrases._in_front_of_a_preposition", (None,) * 5),
    "name and description": ("sameness._names_what_the_other_describes", False),
    "how many": ("sameness.is_a_quantifier", False),
    "nothing": ("sameness.negations", ()),
    "provisional": ("sameness.is_provisional_once", False),
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']}: {case['a'][:40]}")
def test_a_conflict_is_of_one_thing(case: dict[str, Any]) -> None:
    assert verdict_of(case) in case["verdicts"]
    assert verdict_of({**case, "a": case["b"], "b": case["a"]}) in case["verdicts"]


@pytest.mark.parametrize("kind", LOOKS)
def test_without_its_look_a_case_of_a_kind_changes(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    own = [case for case in CASES if case["kind"] == kind]
    before = [verdict_of(case) for case in own]
    path, answer = LOOKS[kind]
    module, name = path.split(".")
    of = importlib.import_module(f"claimcheck.comparison.evidence.{module}")
    monkeypatch.setattr(of, name, (lambda *_: answer) if callable(getattr(of, name)) else answer)
    assert [verdict_of(case) for case in own] != before
