from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimcheck import pipeline

if TYPE_CHECKING:
    from tests.cli.conftest import Run

Fire = tuple[Path, Path]


def raising(error: BaseException) -> object:
    def compare(*_: object, **__: object) -> None:
        raise error

    return compare


def test_an_interruption_that_came_out_as_another_error_ends_quietly_too(
    claimcheck: Run, fire: Fire, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        try:
            raise KeyboardInterrupt
        except KeyboardInterrupt as error:
            raise RuntimeError("Error calling __set_name__") from error

    monkeypatch.setattr(pipeline, "compare", interrupted)
    ran = claimcheck("compare", *fire)
    assert (ran.code, ran.out, ran.err.strip()) == (130, "", "")


def test_an_interruption_ends_quietly_with_130(claimcheck: Run, fire: Fire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "compare", raising(KeyboardInterrupt()))
    ran = claimcheck("compare", *fire)
    assert (ran.code, ran.out, ran.err.strip()) == (130, "", "")


def test_a_fault_of_the_program_is_one_message_without_a_traceback(
    claimcheck: Run, fire: Fire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "compare", raising(RuntimeError("loose screw \x1b[2J")))
    ran = claimcheck("compare", *fire)
    assert ran.code == 2
    assert "RuntimeError: loose screw ␛[2J" in ran.err
    assert "--debug" in ran.err
    assert "Traceback" not in ran.err


def test_a_reader_who_stops_listening_is_no_error(fire: Fire) -> None:
    _ends_without_a_word("compare", *map(str, fire), "--format", "json", "--engine", "rules")


def _ends_without_a_word(*arguments: str) -> None:
    """Run a command whose output nobody reads, and see that it says nothing of it."""
    command = [sys.executable, "-m", "claimcheck", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


@pytest.mark.parametrize("asked", ["--help", "--version", "compare --help", "cassette --help", "cassette show --help"])
def test_help_for_a_full_disk_is_one_message_and_for_nobody_none(asked: str) -> None:
    command = [sys.executable, "-m", "claimcheck", *asked.split()]
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (ran.returncode, ran.stderr.splitlines()[0]) == (
        2,
        "claimcheck: Standard output cannot be written: No space left on device.",
    )
    _ends_without_a_word(*asked.split())


def test_a_terminal_of_few_characters_gets_what_it_can_show(fire: Fire) -> None:
    command = [sys.executable, "-m", "claimcheck", "compare", *map(str, fire), "--language", "fr", "--engine", "rules"]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    ran = subprocess.run(command, capture_output=True, env=environment, check=True)
    assert ran.stderr == b""
    assert b"Ce qui diff\\xe8re" in ran.stdout
