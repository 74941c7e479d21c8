"""One side is surer of a clause only where the other reports that very clause, and not the sentence around it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck.comparison.clauses import sureness
from claimcheck.comparison.clauses.clausewise import relate_clauses
from claimcheck.comparison.clauses.parts import parts_of
from claimcheck.comparison.relate import Setting
from tests.comparison.texts import statements_of

FILE = Path(__file__).parent / "sureness.jsonl"
CASES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]

#: By what each kind is told, and what the look says of what is no case of it.
LOOKS = {
    "relative clause": ("opens_relative", False),
    "place": ("_opens_with_a_place", False),
    "behind a quotation": ("end_of_opening_quotation", 0),
    "no verb": ("any_verb", True),
    "when": ("_tells_when_it_was_said", False),
    "before": ("_tells_what_came_before", False),
    "quotation": ("_leads_up_to_a_quotation", False),
    "said": ("tells_what_is_said", False),
}


def _verdict(case: dict[str, Any]) -> str:
    a, b = statements_of(case)
    relation = relate_clauses(a, b, parts_of(a), parts_of(b), Setting())
    return str(relation.verdict) if relation else "none"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']}: {case['b'][:40]}")
def test_a_clause_is_told_as_surely_as_it_is(case: dict[str, Any]) -> None:
    assert _verdict(case) == case["verdict"]
    assert _verdict({**case, "a": case["b"], "b": case["a"]}) == case["verdict"]


@pytest.mark.parametrize("kind", LOOKS)
def test_without_its_look_a_case_of_a_kind_changes(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    own = [case for case in CASES if case["kind"] == kind]
    name, answer = LOOKS[kind]
    monkeypatch.setattr(sureness, name, lambda *_: answer)
    assert [_verdict(case) for case in own] != [case["verdict"] for case in own]
