from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from claimcheck.cli import group
from claimcheck.cli.configuration import commands_below

if TYPE_CHECKING:
    from tests.cli.conftest import Run

Fire = tuple[Path, Path]


def options() -> list[tuple[str, click.Option]]:
    return [
        (" ".join(path), one)
        for path, command in commands_below(group)
        for one in command.params
        if isinstance(one, click.Option)
    ]


def test_a_file_gives_what_the_command_line_leaves_open(claimcheck: Run, fire: Fire) -> None:
    Path("claimcheck.toml").write_text('format = "json"\n')
    assert claimcheck("compare", *fire).value["counts"]["conflict"] == 1


def test_the_table_of_pyproject_does_as_well(claimcheck: Run, fire: Fire) -> None:
    Path("pyproject.toml").write_text('[project]\nname = "x"\n[tool.claimcheck.compare]\nfail-on = ["conflict"]\n')
    assert claimcheck("compare", *fire).code == 1


def test_a_table_of_a_command_holds_for_that_command_alone(claimcheck: Run, fire: Fire) -> None:
    Path("claimcheck.toml").write_text('[check]\nfail-on = "contradicted"\n')
    assert claimcheck("compare", *fire).code == 0
    assert claimcheck("check", fire[0], "--against", fire[1]).code == 1


def test_an_option_wins_over_a_variable_and_a_variable_over_a_file(
    claimcheck: Run, fire: Fire, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("claimcheck.toml").write_text('language = "fr"\n')
    said = [claimcheck("compare", *fire).out]
    monkeypatch.setenv("CLAIMCHECK_LANGUAGE", "en")
    said.append(claimcheck("compare", *fire).out)
    said.append(claimcheck("compare", *fire, "--language", "fr").out)
    assert ["anglais" in report for report in said] == [True, False, True]


def test_the_nearest_folder_upwards_with_a_file_counts_and_its_paths_are_relative_to_it(
    claimcheck: Run, fire: Fire, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "claimcheck.toml").write_text('output = "reports/report.json"\n')
    for folder in ("reports", "below"):
        (tmp_path / folder).mkdir()
    monkeypatch.chdir(tmp_path / "below")
    assert claimcheck("compare", *fire).out == ""
    assert (tmp_path / "reports" / "report.json").is_file()


@pytest.mark.parametrize(
    ("text", "says", "suggests"),
    [
        ('langage = "fr"', "claimcheck.toml: langage names no option", "Did you mean language?"),
        ("[comparison]\njobs = 2", "claimcheck.toml: comparison names no command", "compare"),
        ('[compare]\nagainst = "x"', "claimcheck.toml: compare.against names no option", "baseline"),
        ('jobs = "many"', "claimcheck.toml: jobs: 'many' is not", "--help"),
        ('language = "xx"', "claimcheck.toml: language: 'xx' is none of de, en", "--help"),
        ('quiet = "loud"', "claimcheck.toml: quiet is 'loud'", "true or false"),
        ("model = true", "claimcheck.toml: model is True", "text or a number"),
        ("language = ", "claimcheck.toml is no TOML", "another folder"),
    ],
)
@pytest.mark.usefixtures("fire")
def test_a_file_that_cannot_be_honoured_is_an_error_that_names_it_and_the_key(
    claimcheck: Run, text: str, says: str, suggests: str
) -> None:
    Path("claimcheck.toml").write_text(text)
    ran = claimcheck("compare", "post.txt", "courier.txt")
    assert ran.code == 2
    assert says in ran.err
    assert suggests in ran.err


def test_a_broken_file_does_not_hide_the_help(claimcheck: Run) -> None:
    Path("claimcheck.toml").write_text("language = ")
    assert claimcheck("compare", "--help").code == 0


def test_a_choice_that_one_command_lacks_is_left_to_the_others(claimcheck: Run, fire: Fire) -> None:
    Path("claimcheck.toml").write_text('format = "markdown"\n')
    assert claimcheck("quantities", fire[0]).code == 0
    assert claimcheck("compare", *fire).out.startswith("# ")


@pytest.mark.parametrize("option", sorted({str(one.name) for _, one in options()} - {"help"}))
def test_every_option_has_a_variable(option: str, claimcheck: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from claimcheck.llm.settings import VARIABLES

    for _, one in options():
        if one.name == option and not one.allow_from_autoenv:
            assert f"CLAIMCHECK_{option.upper()}" in VARIABLES[option]
            return
    command = next(name for name, one in options() if one.name == option)
    made = dict(commands_below(group))[tuple(command.split())]
    chosen = next(one for one in made.params if one.name == option)
    context = made.make_context(command, [], resilient_parsing=True, parent=click.Context(group))
    monkeypatch.setenv(f"CLAIMCHECK_{option.upper()}", "1")
    assert chosen.resolve_envvar_value(context) == "1"


def test_several_values_of_a_variable_stand_one_a_line(
    claimcheck: Run, fire: Fire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMCHECK_OUTPUT", f"my report.json{os.linesep}other.md".replace("\r", ""))
    assert claimcheck("compare", *fire).code == 0
    assert Path("my report.json").is_file()
    assert Path("other.md").is_file()


@pytest.mark.usefixtures("fire", "service")
def test_a_model_service_that_a_file_names_is_used_and_named_even_where_the_file_asks_for_quiet(
    claimcheck: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("claimcheck.toml").write_text('model = "small"\nbase-url = "https://models.example/v1"\nquiet = true\n')
    ran = claimcheck("compare", "post.txt", "courier.txt")
    assert "will be sent to models.example, named by" in ran.err
    assert "claimcheck.toml" in ran.err
    assert claimcheck("compare", "post.txt", "courier.txt", "-q").err == ""
    monkeypatch.setenv("CLAIMCHECK_BASE_URL", "https://other.example/v1")
    assert "sent to other.example." in claimcheck("compare", "post.txt", "courier.txt").err


@pytest.mark.usefixtures("fire", "service")
def test_the_key_of_the_environment_is_not_sent_to_a_service_that_only_a_file_names(
    claimcheck: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = "https://models.example/v1"
    Path("claimcheck.toml").write_text(f'model = "small"\nbase-url = "{address}"\n')
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-the-user")
    refused = claimcheck("compare", "post.txt", "courier.txt")
    assert refused.code == 2
    assert "models.example, and OPENAI_API_KEY would be sent there" in refused.err
    assert "sk-of-the-user" not in refused.err
    assert claimcheck("compare", "post.txt", "courier.txt", "--engine", "rules").code == 0
    assert claimcheck("compare", "post.txt", "courier.txt", "--base-url", address).code == 0
    monkeypatch.setenv("CLAIMCHECK_BASE_URL", address)
    assert claimcheck("compare", "post.txt", "courier.txt").code == 0


@pytest.mark.usefixtures("fire")
@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ('fingerprint = "0a"\nreason = "known"', "no fingerprint of 12 digits"),
        ('fingerprint = "0123456789ab"', "gives no reason"),
        ('fingerprint = "0123456789ab"\nreason = "known"\nuntil = "soon"', "which is no day"),
        ('fingerprint = "0123456789ab"\nreason = "known"\nwho = "me"', "has a key who"),
    ],
)
def test_an_acceptance_that_cannot_be_meant_is_refused(claimcheck: Run, entry: str, said: str) -> None:
    Path("claimcheck.toml").write_text(f"[[accept]]\n{entry}\n")
    ran = claimcheck("compare", "post.txt", "courier.txt")
    assert ran.code == 2
    assert said in ran.err


@pytest.mark.usefixtures("fire")
def test_quiet_leaves_errors_and_no_notes(claimcheck: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "key")
    assert "no model is named" in claimcheck("compare", "post.txt", "courier.txt").err
    assert claimcheck("compare", "post.txt", "courier.txt", "--quiet").err == ""
    assert "missing.txt" in claimcheck("compare", "post.txt", "missing.txt", "-q").err


@pytest.mark.parametrize(
    ("arguments", "variables", "colour"),
    [
        ([], {}, False),
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "0"}, False),
        ([], {"CLICOLOR_FORCE": "1"}, True),
        ([], {"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, False),
        ([], {"CLAIMCHECK_COLOR": "always"}, True),
    ],
)
@pytest.mark.usefixtures("fire")
def test_who_decides_on_colour(
    claimcheck: Run, arguments: list[str], variables: dict[str, str], colour: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in claimcheck("compare", "post.txt", "courier.txt", *arguments).out) is colour


def test_the_demo_needs_nothing_but_the_package(claimcheck: Run) -> None:
    ran = claimcheck("demo")
    assert ran.code == 0
    assert "examples/gazette.txt" in ran.out and "3 sources compared" in ran.out
    assert "3 sources comparées" in claimcheck("demo", "--language", "fr").out
    assert "claimcheck compare first.txt second.txt" in ran.err
    assert claimcheck("demo", "--format", "json", "-q").value["counts"]["conflict"] > 0
