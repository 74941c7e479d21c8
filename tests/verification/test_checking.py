"""Texts checked against a source: cases in data/checks.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import claimcheck

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "data" / "checks.toml").read_text("utf-8"))[
    "check"
]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_each_claim_of_a_text_gets_the_verdict_that_its_source_bears_out(case: dict[str, Any]) -> None:
    claims = claimcheck.check(case["text"], [case["source"]]).claims
    assert [str(claim.verdict) for claim in claims] == case["verdicts"], [
        (claim.text, claim.explanation) for claim in claims
    ]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_evidence_of_a_claim_stands_in_the_source(case: dict[str, Any]) -> None:
    for claim in claimcheck.check(case["text"], [case["source"]]).claims:
        for evidence in claim.evidence:
            assert case["source"][evidence.start : evidence.end] == evidence.quote


def test_a_pronoun_for_nobody_is_named_as_the_reason() -> None:
    case = next(case for case in CASES if case["name"] == "a text that opens with a pronoun for nobody")
    [claim] = claimcheck.check(case["text"], [case["source"]]).claims
    assert "whom the text means" in claim.explanation
