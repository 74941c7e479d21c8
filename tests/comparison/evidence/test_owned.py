"""What belongs to a thing is another thing: the minister's adviser is not the minister."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck.comparison.evidence import owned
from claimcheck.comparison.rules import decide
from tests.comparison.texts import verdict_of

FILE = Path(__file__).parent / "owned.jsonl"
CASES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]

#: By what each kind is told, and what the look says of what is no case of it.
LOOKS = {
    "whose": (decide, "only_one_is_owned", False),
    "of whom": (decide, "only_one_is_owned", False),
    "verb behind": (owned, "may_be_verb", False),
    "verb before": (owned, "may_be_verb", False),
    "genitive": (owned, "_ties", False),
    "done to": (owned, "object_phrase", ()),
    "whole": (owned, "names_a_whole", False),
    "whole name": (owned, "_holds_a_whole_name", False),
    "apposed": (owned, "is_function_word", True),
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']}: {case['a'][:40]}")
def test_what_belongs_to_a_thing_is_not_the_thing(case: dict[str, Any]) -> None:
    assert verdict_of(case) == case["verdict"]
    assert verdict_of({**case, "a": case["b"], "b": case["a"]}) == case["verdict"]


@pytest.mark.parametrize("kind", LOOKS)
def test_without_its_look_a_case_of_a_kind_changes(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    module, name, answer = LOOKS[kind]
    monkeypatch.setattr(module, name, lambda *_: answer)
    assert any(verdict_of(case) != case["verdict"] for case in CASES if case["kind"] == kind)
