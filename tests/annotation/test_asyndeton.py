"""Where a comma alone joins two main clauses, and where it does less."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claimcheck.annotation.clauses import statement_spans

CASES = tomllib.loads((Path(__file__).parent / "data" / "asyndeton.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_comma_parts_main_clauses_with_their_verbs_in_second_place_and_nothing_else(case: dict[str, Any]) -> None:
    text = case["text"]
    spans = statement_spans(text, 0, len(text), case["language"], (), coordinated=True)
    assert [text[start:end] for start, end in spans] == case["statements"]
