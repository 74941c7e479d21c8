"""Words that a claim says twice in a row by mistake, and those that are meant so: data/repetition.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claimcheck.verification.repetition import repetition

CASES = tomllib.loads((Path(__file__).parent / "data" / "repetition.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["claim"])
def test_words_said_twice_in_a_row_are_found(case: dict[str, str]) -> None:
    source = case.get("source", "The ferry to Skarre sails on Friday.")
    assert repetition(case["claim"], case["language"], [source]) == case["repeated"]
