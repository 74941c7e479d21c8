"""Two statements in Spanish, German, Italian, Portuguese or Dutch, or one of them in English or French: one verdict.

A row of the data names the language of each side. `missed` says why a pair is not judged as a reader would; such a row
fails as soon as it is.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claimcheck
from claimcheck.languages import available
from claimcheck.reading import article_from_text
from claimcheck.records import COMPARISON_VERDICTS, Article, Finding

DATA = Path(__file__).parent / "data"
ROWS = [
    json.loads(line) for path in sorted(DATA.glob("pairs-??.jsonl")) for line in path.read_text("utf-8").splitlines()
]


def pairs(*, missed: bool) -> list[Any]:
    return [
        pytest.param(row, id=f"{'-'.join(row['languages'])}: {row['a'][:40]} / {row['b'][:40]}")
        for row in ROWS
        if ("missed" in row) == missed
    ]


def side(row: dict[str, Any], which: str) -> Article:
    return article_from_text(row[which], language=row["languages"]["ab".index(which)])


def relate(row: dict[str, Any], first: str = "a", second: str = "b") -> Finding:
    return claimcheck.relate(side(row, first), side(row, second), language="en")


@pytest.mark.parametrize("row", pairs(missed=False))
def test_a_pair_has_the_verdict_a_reader_would_give_from_either_side(row: dict[str, Any]) -> None:
    finding = relate(row)
    assert finding.verdict in row["verdicts"], finding.explanation
    assert relate(row, "b", "a").verdict == finding.verdict


@pytest.mark.parametrize("row", pairs(missed=True))
def test_a_pair_known_to_be_missed_still_is(row: dict[str, Any]) -> None:
    assert relate(row).verdict not in row["verdicts"], "met: take `missed` out of the row"


@pytest.mark.parametrize("row", pairs(missed=False))
def test_a_statement_agrees_with_itself(row: dict[str, Any]) -> None:
    assert relate(row, "a", "a").verdict == "agree"


@pytest.mark.parametrize("code", ["pl", "sv", "ja", "ar", *available()])
@given(st.sampled_from(ROWS))
@settings(max_examples=8, deadline=None)
def test_a_text_read_in_any_language_has_a_verdict(code: str, row: dict[str, Any]) -> None:
    articles = [article_from_text(row[which], language=code) for which in ("a", "b")]
    assert claimcheck.relate(*articles).verdict in COMPARISON_VERDICTS
    assert claimcheck.compare(articles).findings
    for quantity in claimcheck.quantities(row["a"], code):
        assert row["a"][quantity.start : quantity.end] == quantity.text
