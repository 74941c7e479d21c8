from __future__ import annotations

import stat
from pathlib import Path
from unittest import mock

import pytest

from claimcheck.errors import UsageError
from claimcheck.saving import write


def test_a_report_that_cannot_be_written_leaves_the_one_of_before_whole(tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    report.write_text("as before")
    with mock.patch("os.fdopen", side_effect=OSError(28, "No space left on device")), pytest.raises(UsageError):
        write(report, "anew")
    assert report.read_text() == "as before"
    assert list(tmp_path.iterdir()) == [report]


def test_a_report_keeps_the_permissions_of_the_one_before_and_its_link(tmp_path: Path) -> None:
    report, link = tmp_path / "report.html", tmp_path / "link.html"
    report.write_text("as before")
    report.chmod(0o640)
    link.symlink_to("report.html")
    write(link, "anew")
    assert (report.read_text(), stat.S_IMODE(report.stat().st_mode), link.is_symlink()) == ("anew", 0o640, True)


def test_a_name_that_no_file_has_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no file has such a name"):
        write(tmp_path / "re\0port.json", "{}")


def test_who_reads_a_report_that_is_written_anew_reads_the_one_before_whole(tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    write(report, "as before")
    with report.open() as reading:
        write(report, "anew")
        assert reading.read() == "as before"
    assert report.read_text() == "anew"
