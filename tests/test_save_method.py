from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import claimcheck
from claimcheck import Check, Comparison, Extraction
from claimcheck.reports import ENDINGS

FIRST = "The fire in the sugar mill at Brenholm killed 12 people on Monday."
SECOND = "The fire in the sugar mill at Brenholm killed 15 people on Monday."


def documents() -> list[Comparison | Check | Extraction]:
    return [claimcheck.compare([FIRST, SECOND]), claimcheck.check(FIRST, [SECOND]), claimcheck.extract(FIRST)]


@pytest.mark.parametrize("document", documents(), ids=lambda document: type(document).__name__)
@pytest.mark.parametrize("ending", ENDINGS)
def test_a_document_saves_itself_in_the_format_of_the_ending(
    document: Comparison | Check | Extraction, ending: str, tmp_path: Path
) -> None:
    path = tmp_path / f"report{ending}"
    document.save(path)
    assert "12" in path.read_text("utf-8") or ending in {".sarif", ".junit.xml", "code-quality.json"}


def test_the_page_that_is_saved_shows_the_texts(tmp_path: Path) -> None:
    claimcheck.compare([f"{FIRST} Nobody knows why so far?", SECOND]).save(str(tmp_path / "report.html"))
    assert "Nobody knows why so far?" in (tmp_path / "report.html").read_text("utf-8")


@pytest.mark.parametrize(("name", "says"), [("report.xyz", ".html"), ("nowhere/report.html", "cannot be written")])
def test_what_cannot_be_saved_is_refused(name: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(claimcheck.ClaimcheckError, match=says):
        claimcheck.compare([FIRST, SECOND]).save(tmp_path / name)


def test_a_document_shows_itself_in_one_line() -> None:
    comparison, check, extraction = documents()
    assert repr(comparison) == "<Comparison of 2 sources: 1 conflict>"
    assert repr(check) == "<Check against 1 source: contradicted (1 contradicted)>"
    assert repr(extraction) == "<Extraction of 'text': 1 claim>"
    assert repr(claimcheck.read(Path(__file__).parents[1] / "examples" / "gazette.txt")).startswith("<Article '")


def test_what_a_document_holds_shows_itself_in_one_short_line() -> None:
    (finding,) = claimcheck.compare([FIRST, SECOND]).findings
    assert repr(finding) == "<Finding F1, conflict: '12 (A) against 15 (B): both cannot be true.'>"
    (checked,) = claimcheck.check(FIRST, [SECOND]).claims
    assert repr(checked).startswith("<CheckedClaim T1, contradicted: 'The fire")
    (claim,) = claimcheck.extract(FIRST).source.claims
    assert repr(replace(claim, text="word " * 40)).endswith("word …'>")


def test_the_verdicts_are_importable() -> None:
    assert claimcheck.compare([FIRST, SECOND]).findings[0].verdict is claimcheck.Verdict.CONFLICT
