"""A weekday that contradicts its date is said, in the language of the article."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claimcheck import compare
from claimcheck.reading import article_from_text

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "data" / "weekdays.toml").read_text("utf-8"))[
    "case"
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["language"])
def test_a_weekday_that_contradicts_its_date_is_said_in_a_note_of_the_source(case: dict[str, Any]) -> None:
    article = article_from_text(case["text"], language=case["language"])
    other = article_from_text("The yard was sold on Wednesday, 14 May 2025.", language="en")
    wrong, right = compare([article, other]).sources
    assert case["note"] in wrong.notes
    assert not any("14 May" in note for note in right.notes)
