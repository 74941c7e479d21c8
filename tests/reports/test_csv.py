"""CSV as a spreadsheet reads it."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.reports.csv import _cell, render

if TYPE_CHECKING:
    from tests.conftest import Railway


def read(report: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(report.removeprefix("\ufeff"), newline="")))


def test_a_spreadsheet_learns_from_the_first_bytes_that_the_file_is_utf_8(railway: Railway) -> None:
    report = render(railway.comparison, texts=railway.texts, language="en")
    assert report.encode().startswith(b"\xef\xbb\xbffinding,")
    assert report.endswith("\r\n")


def test_each_finding_is_one_row_with_the_words_of_each_source(railway: Railway) -> None:
    rows = read(render(railway.comparison, texts=railway.texts, language="en"))
    assert [row["finding"] for row in rows] == [finding.id for finding in railway.comparison.findings]
    first = rows[0]
    assert (first["verdict"], first["sources"], first["differs_in"]) == ("conflict", "A B C", "money")
    assert first["B_says"] == "Corvane agreed to pay 9.74 billion euros for Aldermere Rail."
    assert (first["A_differing"], first["A_speaker"]) == ("9.7 billion euros", "the two companies")
    assert railway.texts["C"][int(first["C_start"]) : int(first["C_end"])] == first["C_says"]
    assert rows[2]["C_says"] == rows[2]["C_start"] == ""


def test_columns_are_the_same_in_every_language(railway: Railway) -> None:
    reports = {render(railway.comparison, texts=railway.texts, language=language) for language in ("en", "fr")}
    assert len(reports) == 1


def test_a_check_has_a_row_for_each_claim_and_the_evidence_of_each_source(railway: Railway) -> None:
    rows = read(render(railway.check, texts=railway.texts, language="en"))
    assert [row["verdict"] for row in rows] == ["contradicted", "supported", "unsupported"]
    assert rows[0]["A_differing"] == "9.7 billion euros"
    assert rows[2]["A_says"] == ""


def test_an_extraction_has_a_row_for_each_claim(railway: Railway) -> None:
    rows = read(render(railway.extraction, texts=railway.texts, language="en"))
    assert len(rows) == len(railway.extraction.source.claims)
    assert rows[2]["dates"] == "May 2024"


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", " =1", "=cmd|' /C calc'!A0", "＝1", "|x", "%x"]
)
def test_no_cell_of_text_can_act_as_a_formula(text: str, railway: Railway) -> None:
    finding = replace(railway.comparison.findings[0], explanation=text)
    document = replace(railway.comparison, findings=(finding,))
    (row,) = read(render(document, texts=railway.texts, language="en"))
    assert row["explanation"].startswith("'")


@pytest.mark.parametrize("text", ["fire;=1+1;", 'fire; "=1+1"', "a;;@SUM(A1)", "a;\t-1", "a;＝1"])
def test_no_formula_is_left_where_a_spreadsheet_separates_cells_by_semicolons(text: str, railway: Railway) -> None:
    finding = replace(railway.comparison.findings[0], explanation=text)
    report = render(replace(railway.comparison, findings=(finding,)), texts=railway.texts, language="en")
    cells = [cell.strip('" \r\n') for line in csv.reader(io.StringIO(report), delimiter=";") for cell in line]
    assert len(cells) > 2
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@＝"))]


@settings(deadline=None)
@given(st.text())
def test_a_cell_is_one_line_and_begins_with_no_formula(text: str) -> None:
    cell = str(_cell(text))
    assert not set(cell) & set("\r\n\t\0")
    assert cell.lstrip()[:1] not in set("=+-@＝＋－＠") or not cell.strip()


def test_a_document_without_findings_is_an_empty_table(railway: Railway) -> None:
    assert render(replace(railway.comparison, findings=()), texts={}, language="en") == "\ufeff"
