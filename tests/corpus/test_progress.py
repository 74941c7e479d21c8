"""What a long run says of how far it has come: to a person at a terminal, and to the log of a nightly job."""

from __future__ import annotations

import io
import re
import sys
import types

import pytest

from claimcheck.cli import progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def _shown(monkeypatch: pytest.MonkeyPatch, done: int, total: int) -> str:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(progress, "_PATIENCE_SECONDS", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    with progress.LongProgress() as shown:
        shown.stage("compare", 0, total)
        shown.stage("compare", done, total)
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", terminal.getvalue())


def test_a_person_sees_how_much_is_done_and_at_what_rate(monkeypatch: pytest.MonkeyPatch) -> None:
    assert re.search(r"comparing .* 3/10 .*\d/s", _shown(monkeypatch, 3, 10))


def test_a_total_that_nobody_knows_is_not_shown_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert re.search(r"comparing .* 3/\? .*\d/s", _shown(monkeypatch, 3, 0))


def test_a_log_hears_the_rate_and_the_time_that_is_left(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "_SILENCE_SECONDS", 0.0)
    clock = iter((0.0, 0.0, 0.0, 10.0))
    monkeypatch.setattr("claimcheck.cli.progress.time", types.SimpleNamespace(monotonic=lambda: next(clock)))
    heard = progress.LongProgress()
    heard.stage("compare", 0, 100)
    heard.stage("compare", 20, 100)
    assert capsys.readouterr().err.splitlines()[-1] == "claimcheck: comparing 20 of 100, 2.0/s, 0:40 left"
