from __future__ import annotations

import os
import shlex
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

import claimcheck as package
from claimcheck.cli import group
from claimcheck.cli.configuration import commands_below

if TYPE_CHECKING:
    from tests.cli.conftest import Run


WRONG = [
    # arguments, what the message says, what it says to try
    (["compre"], "'compre'", "'compare'"),
    (["compare", "post.txt"], "two sources", "claimcheck compare first.txt second.txt"),
    (["compare"], "two sources", "claimcheck compare first.txt second.txt"),
    (["compare", "--langage", "fr", "post.txt", "courier.txt"], "'--langage'", "'--language'"),
    (["compare", "post.txt", "courier.txt", "--format", "pdf"], "'pdf'", "'terminal', 'json'"),
    (["compare", "post.txt", "courier.txt", "--engine", "magic"], "'magic'", "'rules'"),
    (["compare", "post.txt", "courier.txt", "--fail-on", "conflicts"], "'conflicts'", "Did you mean conflict?"),
    (["compare", "post.txt", "courier.txt", "--fail-on", "bad"], "'bad'", "conflict, disputed, update"),
    (["compare", "post.txt", "courier.txt", "--fail-on", "supported"], "'supported'", "conflict, disputed"),
    (["compare", "post.txt", "courier.txt", "--fail-on", ","], "names no verdict", "conflict, disputed"),
    (["check", "post.txt", "--against", "courier.txt", "--fail-on", "conflict"], "'conflict'", "contradicted, unsup"),
    (["extract", "post.txt", "--fail-on", "nothing"], "'nothing'", "conflict"),
    (["compare", "post.txt", "courier.txt", "-o", "report.xyz"], "report.xyz", ".html"),
    (["compare", "post.txt", "courier.txt", "-o", "report"], "report", "--format"),
    (["compare", "post.txt", "courier.txt", "-o", "nowhere/report.json"], "nowhere", "Make it first"),
    (["compare", "post.txt", "courier.txt", "-o", "."], "folder", "Name a file"),
    (["compare", "post.txt", "courier.txt", "--published", "soon"], "'soon'", "2025-02-11"),
    (["compare", "post.txt", "courier.txt", *["--published", "2025-02-11"] * 3], "3 times", "once a source"),
    (["compare", "post.txt", "courier.txt", "--record", "all"], "--record", "--cassette FILE"),
    (["compare", "post.txt", "courier.txt", "--engine", "rules", "--cassette", "x.json"], "cassette", "Leave one out"),
    (["compare", "post.txt", "courier.txt", "--jobs", "0"], "0", "--help"),
    (["compare", "post.txt", "courier.txt", "--prompts", "nowhere"], "nowhere", "--help"),
    (["compare", "-", "-"], "Standard input", "file"),
    (["compare", "post.txt", "missing.txt"], "missing.txt", "spelling"),
    (["compare", "post.txt", "."], "folder", "article.txt"),
    (["check", "post.txt"], "source to check against", "--against"),
    (["check"], "TEXT", "--help"),
    (["quantities"], "SOURCE", "--help"),
    (["quantities", "missing.txt", "--lines"], "missing.txt", "Name a file"),
    (["schema", "finding"], "'finding'", "comparison, extraction, check, quantities"),
    ([], "Usage: claimcheck", "compare"),
]


@pytest.mark.parametrize(("arguments", "says", "suggests"), WRONG)
@pytest.mark.usefixtures("fire")
def test_wrong_usage_ends_with_code_2_and_one_message_that_helps(
    claimcheck: Run, arguments: list[str], says: str, suggests: str
) -> None:
    ran = claimcheck(*arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert says in ran.err
    assert suggests in ran.err
    assert "Traceback" not in ran.err
    assert ran.err.count("claimcheck: ") == (1 if arguments else 0)


def test_debug_adds_the_traceback_to_the_message(claimcheck: Run) -> None:
    ran = claimcheck("extract", "missing.txt", "--debug")
    assert ran.code == 2
    assert "Traceback (most recent call last)" in ran.err
    assert "claimcheck: There is no file missing.txt" in ran.err


def test_debug_may_stand_before_the_command(claimcheck: Run) -> None:
    assert "Traceback" in claimcheck("--debug", "extract", "missing.txt").err


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [("empty.txt", b"", "empty"), ("blank.txt", b" \n\n", "empty"), ("image.txt", bytes(range(256)) * 9, "binary")],
)
def test_a_source_that_is_no_article_is_refused(
    claimcheck: Run, tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    (tmp_path / name).write_bytes(content)
    ran = claimcheck("extract", name)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err


def test_a_file_too_large_to_be_an_article_is_refused_with_the_way_round(
    claimcheck: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMCHECK_MAX_BYTES", "1000")
    (tmp_path / "book.txt").write_text("Rain fell on the town. " * 100)
    ran = claimcheck("extract", "book.txt")
    assert ran.code == 2
    assert "CLAIMCHECK_MAX_BYTES" in ran.err


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["compare", "a.txt", "b.txt", "--cassette", "big.json"], "The cassette big.json"),
        (["cassette", "show", "big.json"], "The cassette big.json"),
        (["cassette", "check", "big.json"], "The cassette big.json"),
        (["compare", "a.txt", "b.txt", "--since", "big.json"], "--since big.json"),
        (["compare", "a.txt", "b.txt", "--fail-on", "conflict", "--baseline", "big.json"], "--baseline big.json"),
        (["accept", "0123456789ab", "--reason", "known", "--report", "big.json"], "--report big.json"),
    ],
)
def test_a_file_beside_the_sources_that_is_too_large_is_refused_with_the_way_round(
    claimcheck: Run, tmp_path: Path, arguments: list[str], named: str
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("The mill in Sano closed on Monday.")
    (tmp_path / "big.json").touch()
    os.truncate(tmp_path / "big.json", 200_000_000)
    ran = claimcheck(*arguments)
    assert (ran.code, ran.out) == (3 if "cassette" in named else 2, "")
    assert f"{named} cannot be read: it has 200,000,000 bytes, the limit is 50,000,000" in ran.err
    assert "CLAIMCHECK_MAX_BYTES=20000000" in ran.err


def test_a_hostile_file_name_does_not_act_in_the_message(claimcheck: Run) -> None:
    ran = claimcheck("extract", "\x1b[31mred\u202e.txt")
    assert "\x1b" not in ran.err
    assert "␛[31mred⟨U+202E⟩.txt" in ran.err


def test_the_version_is_that_of_the_package(claimcheck: Run) -> None:
    ran = claimcheck("--version")
    assert (ran.code, ran.out) == (0, f"claimcheck {package.__version__}\n")


@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_lists_the_commands_in_the_order_of_use(claimcheck: Run, flag: str) -> None:
    ran = claimcheck(flag)
    commands = ["compare", "extract", "check", "quantities", "serve", "mcp", "cassette", "schema", "doctor"]
    listed = ran.out.partition("Commands:")[2]
    assert ran.code == 0
    assert [listed.index(f"  {name}") for name in commands] == sorted(listed.index(f"  {name}") for name in commands)


@pytest.mark.parametrize("path", [(), *dict(commands_below(group))], ids=" ".join)
def test_every_help_has_examples_that_the_command_line_takes(claimcheck: Run, path: tuple[str, ...]) -> None:
    shown = claimcheck(*path, "--help").out.partition("Examples:\n")[2].partition("\n\n")[0]
    examples = [line.strip() for line in shown.splitlines() if line.strip()]
    assert examples
    for example in examples:
        before, _, after = example.partition("claimcheck ")
        assert before == "" or before.endswith("| ")
        rest = shlex.split(after.partition(" > ")[0])
        names, command = next(one for one in commands_below(group) if rest[: len(one[0])] == [*one[0]])
        rest = rest[len(names) :]
        # Raises for an option that the command has not.
        command.make_parser(click.Context(command)).parse_args(rest)


@pytest.mark.parametrize("port", ["70000", "many"])
def test_a_port_that_is_none_is_refused(claimcheck: Run, port: str) -> None:
    assert claimcheck("serve", "--port", port).code == 2


def test_a_port_that_is_taken_is_said(claimcheck: Run) -> None:
    pytest.importorskip("uvicorn", reason="the extra claim-by-claim[serve] is not installed")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = claimcheck("serve", "--port", taken.getsockname()[1])
    assert ran.code == 2
    assert "cannot be used" in ran.err
    assert "--port 0" in ran.err


def test_serve_names_the_extra_that_it_needs(claimcheck: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    ran = claimcheck("serve")
    assert ran.code == 2
    assert "in a checkout pip install '.[serve]'" in ran.err
    assert "elsewhere pip install 'claim-by-claim[serve] @ git+https://" in ran.err
