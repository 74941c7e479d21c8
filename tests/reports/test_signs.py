from __future__ import annotations

import pytest

import claimcheck
from claimcheck.reports import terminal
from claimcheck.reports.terminal.signs import in_encoding
from claimcheck.verdicts import COMPARISON_VERDICTS, TABLE

TEXTS = ["The mill has 40 ovens. Nobody was hurt.", "The mill has 50 ovens. The yard is closed."]


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", "latin-1", "utf-8"])
def test_a_report_can_be_written_to_any_stream_without_escapes(encoding: str) -> None:
    document = claimcheck.compare(TEXTS)
    report = in_encoding(terminal.render(document, texts={}, language="en"), encoding)
    assert "40" in report.encode(encoding).decode(encoding)


def test_what_the_encoding_has_is_left_as_it_is() -> None:
    assert in_encoding("“été” … ✗", "cp1252") == "“été” … x"


def test_no_two_verdicts_of_a_report_get_one_plain_sign() -> None:
    plain = {verdict: in_encoding(row.symbol, "ascii") for verdict, row in TABLE.items()}
    of_a_comparison = [plain[verdict] for verdict in COMPARISON_VERDICTS]
    assert len(set(of_a_comparison)) == len(of_a_comparison)
