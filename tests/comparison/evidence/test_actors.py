"""Nouns that change places around a verb tell two stories, but not of what two do together."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import claimcheck
from claimcheck.comparison.clauses import exchanges
from claimcheck.comparison.rules import roles
from claimcheck.reading import article_from_text
from claimcheck.records import Verdict
from claimcheck.verdicts import OPPOSED
from tests.comparison.texts import compared

FILE = Path(__file__).parent / "actors.jsonl"
CASES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]
OPPOSING = [case for case in CASES if case["verdict"] and len(case["a"]) < 100]


def _opposed(case: dict[str, Any]) -> list[str]:
    return [str(finding.verdict) for finding in compared(case).findings if finding.verdict in OPPOSED]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["a"][:60] + case["b"][:12])
def test_who_does_it_to_whom_is_opposed_where_the_order_tells_it(case: dict[str, Any]) -> None:
    assert _opposed(case) == ([case["verdict"]] if case["verdict"] else [])
    assert _opposed({**case, "a": case["b"], "b": case["a"]}) == _opposed(case)


@pytest.mark.parametrize("case", OPPOSING, ids=lambda case: case["a"][:60])
def test_two_statements_side_by_side_and_a_text_with_its_source_are_told_alike(case: dict[str, Any]) -> None:
    a, b = (article_from_text(case[side], name=side, language=case["language"]) for side in ("a", "b"))
    assert claimcheck.relate(a, b).verdict is Verdict.CONFLICT
    assert claimcheck.check(a, [b], engine="rules").verdict is Verdict.CONTRADICTED


def test_without_the_evidence_no_case_is_opposed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roles, "changed_actors", lambda *_: None)
    monkeypatch.setattr(exchanges, "changed_actors", lambda *_: None)
    assert [case["a"] for case in OPPOSING if _opposed(case)] == []
