"""A run with --no-send says that nothing leaves the machine, or ends before anything does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck.reading import web
from tests.cli.conftest import Ran

Run = Callable[..., Ran]

PAGE = "https://paper.example/story?token=abc"

COMMANDS = [
    ("compare", "{file}", PAGE),
    ("compare", PAGE, "{file}", "--dry-run"),
    ("extract", PAGE),
    ("check", "{file}", "--against", PAGE),
    ("check", PAGE, "--against", "{file}"),
    ("corpus", "{file}", PAGE, "-o", "{folder}"),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text("The mill closed on Monday. It employed 40 people.", "utf-8")
    return path


@pytest.fixture
def fetched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    asked: list[str] = []
    monkeypatch.setattr(web, "fetch", lambda address, *_: asked.append(address))
    return asked


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_an_address_as_a_source_ends_the_run_before_it_is_asked(
    command: tuple[str, ...], claimcheck: Run, file: Path, fetched: list[str], tmp_path: Path
) -> None:
    arguments = [part.format(file=file, folder=tmp_path / "out") for part in command]
    ran = claimcheck(*arguments, "--engine", "rules", "--no-send")
    assert (ran.code, ran.out, fetched) == (2, "", [])
    assert "--no-send: this run would fetch https://paper.example/story?token=..." in ran.err


def test_articles_go_to_no_cluster(claimcheck: Run, file: Path, tmp_path: Path) -> None:
    ran = claimcheck("corpus", file, "-o", tmp_path / "out", "--cluster", "tcp://10.0.0.9:8786", "--no-send")
    assert ran.code == 2
    assert "--no-send: this run would send articles to the cluster" in ran.err


@pytest.mark.parametrize("quiet", [(), ("--quiet",)])
def test_a_run_on_files_says_that_nothing_leaves_the_machine(
    quiet: tuple[str, ...], claimcheck: Run, file: Path
) -> None:
    ran = claimcheck("compare", file, file, "--engine", "rules", "--no-send", *quiet)
    assert ran.code == 0
    assert ("nothing leaves this machine" in ran.err) is not bool(quiet)
