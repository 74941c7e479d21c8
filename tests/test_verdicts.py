"""The table of verdicts: whoever renders a verdict reads its row and keeps no list of its own."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

import claimcheck
from claimcheck import reports, verdicts
from claimcheck.languages import available, load
from claimcheck.records import Comparison, Verdict
from claimcheck.verdicts import Row

CONFLICT = claimcheck.compare(["The fire killed 12 people.", "The fire killed 15 people."])


def _with(verdict: Verdict) -> Comparison:
    (finding,) = CONFLICT.findings
    return replace(CONFLICT, findings=(replace(finding, verdict=verdict),), counts={str(verdict): 1})


@pytest.mark.parametrize("format", ["terminal", "json", "markdown", "html", "sarif", "csv"])
@pytest.mark.parametrize("verdict", verdicts.COMPARISON_VERDICTS)
def test_every_verdict_is_rendered_in_every_format(verdict: Verdict, format: str) -> None:
    assert reports.renderer(format)(_with(verdict), texts=CONFLICT.texts, language="en")


def test_what_a_verdict_looks_like_is_said_in_its_row_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    row = replace(verdicts.TABLE[Verdict.AGREE], symbol="♦", level="warning", differs=True)
    monkeypatch.setitem(verdicts.TABLE, Verdict.AGREE, row)
    document = _with(Verdict.AGREE)
    assert "♦" in reports.renderer("terminal")(document, texts=CONFLICT.texts, language="en")
    log = json.loads(reports.renderer("sarif")(document, texts=CONFLICT.texts, language="en"))
    assert [result["level"] for result in log["runs"][0]["results"]] == ["warning"]


def test_a_row_added_to_the_table_takes_its_place_among_the_verdicts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(verdicts.TABLE, Verdict.SUPPORTED, Row(2, 4, "+", "green", "supported"))
    assert verdicts.of_comparison().index(Verdict.SUPPORTED) in (2, 3)


def _is_worded_in(code: str) -> bool:
    return '"conflict"' in json.dumps(load(code).table("phrases"))


@pytest.mark.parametrize("language", [code for code in available() if _is_worded_in(code)])
def test_every_verdict_has_words_in_every_language_that_reports_are_worded_in(language: str) -> None:
    phrases = json.dumps(load(language).table("phrases"), ensure_ascii=False)
    assert all(f'"{row.wording}"' in phrases for row in verdicts.TABLE.values())
