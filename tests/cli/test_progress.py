from __future__ import annotations

import io
import re
import sys
import types

import pytest

from claimcheck.cli import progress
from claimcheck.records import Usage


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def put_a_terminal_on_stderr(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    # Called in the test's own body: between a fixture and a test pytest puts its capture back on stderr.
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    return stream


def test_a_long_run_shows_its_stages_in_the_language_of_the_report(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = put_a_terminal_on_stderr(monkeypatch)
    monkeypatch.setattr(progress, "_PATIENCE_SECONDS", 0.0)
    with progress.Progress("fr") as observer:
        observer.stage("extract", 0, 2)
        observer.stage("extract", 2, 2)
        observer.windows("A", 1, 3)
    shown = terminal.getvalue()
    assert "extraction des affirmations" in shown
    assert "2/2" in shown
    assert "1/3" in shown


def test_a_short_run_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = put_a_terminal_on_stderr(monkeypatch)
    with progress.Progress() as observer:
        observer.stage("extract", 1, 1)
    assert terminal.getvalue() == ""


def test_without_a_terminal_nothing_is_shown_however_long_it_takes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_PATIENCE_SECONDS", 0.0)
    with progress.Progress() as observer:
        observer.stage("extract", 1, 1)
    assert capsys.readouterr().err == ""


def test_a_run_that_asks_a_model_shows_from_the_start_what_it_costs(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = put_a_terminal_on_stderr(monkeypatch)
    monkeypatch.setenv("COLUMNS", "120")
    with progress.Progress() as observer:
        observer.spent = lambda: Usage(calls=3, cached=1, prompt_tokens=2000, completion_tokens=345)
        observer.windows("A", 0, 4)
    assert "0/4" in terminal.getvalue()
    assert "3 calls, 1 kept answers, 2,345 tokens" in terminal.getvalue()


def long_progress(monkeypatch: pytest.MonkeyPatch, done: int, total: int) -> str:
    terminal = put_a_terminal_on_stderr(monkeypatch)
    monkeypatch.setattr(progress, "_PATIENCE_SECONDS", 0.0)
    monkeypatch.setenv("COLUMNS", "120")
    with progress.LongProgress() as observer:
        observer.stage("compare", 0, total)
        observer.stage("compare", done, total)
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", terminal.getvalue())


def test_a_long_run_shows_at_what_rate_it_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert re.search(r"comparing .* 3/10 .*\d/s", long_progress(monkeypatch, 3, 10))


def test_a_total_that_nobody_knows_is_not_shown_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert re.search(r"comparing .* 3/\? .*\d/s", long_progress(monkeypatch, 3, 0))


def test_the_log_of_a_long_run_hears_the_rate_and_the_time_that_is_left(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "_SILENCE_SECONDS", 0.0)
    clock = iter((0.0, 0.0, 0.0, 10.0))
    monkeypatch.setattr("claimcheck.cli.progress.time", types.SimpleNamespace(monotonic=lambda: next(clock)))
    observer = progress.LongProgress()
    observer.stage("compare", 0, 100)
    observer.stage("compare", 20, 100)
    assert capsys.readouterr().err.splitlines()[-1] == "claimcheck: comparing 20 of 100, 2.0/s, 0:40 left"
