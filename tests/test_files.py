"""A file that a run is given beside its sources is bounded in size, and one message says what lets it be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from claimcheck import files


def _sparse(path: Path, size: int) -> Path:
    """Write a file of so many bytes that takes no room on the disk."""
    path.write_text("{}", "utf-8")
    os.truncate(path, size)
    return path


def test_a_file_of_more_bytes_than_ten_sources_may_have_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(
        OSError, match=r"it has 200,000,001 bytes, the limit is 50,000,000; .*=20000001 would"
    ) as caught:
        files.text_of(_sparse(tmp_path / "report.json", 200_000_001))
    assert caught.value.strerror


@pytest.mark.parametrize(("limit", "is_read"), [("100", True), ("1_00", True), ("99", False), ("many", True)])
def test_the_limit_of_sources_is_that_of_files_too(
    limit: str, is_read: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMCHECK_MAX_BYTES", limit)
    path = _sparse(tmp_path / "report.json", 1000)
    if is_read:
        assert len(files.text_of(path)) == 1000
        return
    with pytest.raises(OSError, match="CLAIMCHECK_MAX_BYTES=100 would"):
        files.text_of(path)
