"""A run with --no-send says that nothing leaves the machine, or ends before anything does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from socket import socket

import pytest

from claimcheck.errors import UsageError
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


SERVICE = ("--base-url", "http://127.0.0.1:9/v1", "--model", "m")


def test_amounts_of_a_page_are_not_looked_for(claimcheck: Run, file: Path, fetched: list[str]) -> None:
    ran = claimcheck("quantities", PAGE, "--no-send")
    assert (ran.code, ran.out, fetched) == (2, "", [])
    assert "--no-send: this run would fetch" in ran.err
    assert "nothing leaves this machine" in claimcheck("quantities", file, "--no-send").err


@pytest.mark.parametrize("command", [("doctor",), ("serve", "--port", "0"), ("mcp", "--engine", "model")], ids=" ".join)
def test_no_service_is_asked_by_the_commands_that_read_no_source(claimcheck: Run, command: tuple[str, ...]) -> None:
    ran = claimcheck(*command, *SERVICE, "--no-send")
    assert (ran.code, ran.out) == (2, "")
    assert "--no-send: this run would" in ran.err
    assert "127.0.0.1:9" in ran.err


def test_what_keeps_a_run_here_holds_as_a_variable_for_every_command(
    claimcheck: Run, fetched: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMCHECK_NO_SEND", "1")
    assert [claimcheck(*command, PAGE).code for command in (("quantities",), ("extract",))] == [2, 2]
    assert claimcheck("doctor", *SERVICE).code == 2
    assert fetched == []


def test_the_page_and_the_assistant_fetch_nothing(monkeypatch: pytest.MonkeyPatch, claimcheck: Run) -> None:
    given: list[object] = []

    class _Server:
        def run(self, *_: object, sockets: Sequence[socket] = ()) -> None:
            """Serve nobody."""
            for one in sockets:
                one.close()

    def made(_first: object, _second: object, fetch: object = None, *_: object, **__: object) -> _Server:
        given.append(fetch)
        return _Server()

    monkeypatch.setattr("claimcheck.serving.app.application", made)
    monkeypatch.setattr("uvicorn.Server", lambda *_: _Server())
    monkeypatch.setattr("uvicorn.Config", lambda *_, **__: None)
    monkeypatch.setattr("claimcheck.assistants.server", lambda first, fetch, local: made(first, local, fetch))
    assert [claimcheck(*one, "--no-send").code for one in (("serve", "--port", "0"), ("mcp",))] == [0, 0]
    for fetch in given:
        assert callable(fetch)
        with pytest.raises(UsageError, match="would fetch https://paper"):
            fetch(PAGE, 1000)
