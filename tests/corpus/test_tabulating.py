"""Rows of the tables: what a document of a story becomes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from claimcheck import compare
from claimcheck.corpus.members import Facts
from claimcheck.corpus.rows import FindingRow, SharedCell
from claimcheck.corpus.state import Story
from claimcheck.corpus.tables import schema_of
from claimcheck.corpus.tabulating import finding_rows
from claimcheck.records import OtherWords, Shared
from claimcheck.reports.documents import as_json

STORY = Story("s1", None, ("A", "B"), "w")
FACTS = {letter: Facts(letter, letter, None, None, f"Outlet {letter}", None, "en", 30) for letter in ("A", "B")}


def document(other_words: OtherWords | None) -> dict[str, Any]:
    found = compare(["The fire killed 12 people.", "The fire killed 15 people."])
    return as_json(replace(found, findings=(replace(found.findings[0], other_words=other_words),)))


def test_what_an_encoder_alone_joins_has_its_likeness_and_what_both_have() -> None:
    shared = (Shared("name", "Varan", "Varan", ("A1", "B1"), 3, 9),)
    [row] = finding_rows(STORY, document(OtherWords(0.83, shared)), FACTS)
    assert (row.likeness, row.shared) == (0.83, [SharedCell("name", "Varan", "Varan", "A1", "B1")])


def test_what_words_join_has_no_likeness_of_meaning() -> None:
    [row] = finding_rows(STORY, document(None), FACTS)
    assert (row.likeness, row.shared) == (None, [])


def test_the_column_of_the_likeness_may_be_empty() -> None:
    assert schema_of(FindingRow).field("likeness").nullable
