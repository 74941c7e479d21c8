from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path
from types import ModuleType

import click
import pytest

from claimcheck.cli import group
from claimcheck.cli.configuration import commands_below
from claimcheck.records import CHECK_VERDICTS, COMPARISON_VERDICTS
from claimcheck.reports import ENDINGS, FORMATS
from tests.scripts import loaded

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
REFERENCE = (ROOT / "docs" / "reference.md").read_text("utf-8")
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))


def maker() -> ModuleType:
    return loaded(ROOT / "docs" / "readme.py")


def commands() -> list[tuple[str, click.Command]]:
    return [(" ".join(path), command) for path, command in commands_below(group, "claimcheck")]


def section(title: str) -> str:
    return README.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def test_the_report_shown_is_the_one_the_program_prints_today() -> None:
    made = maker().made_anew(README)
    assert made == README, "run `make readme`"
    assert "⟦" in README.partition("```text\n")[2].partition("```")[0]


def test_two_commands_start_from_nothing_but_python() -> None:
    lines = [line for line in README.splitlines() if line.startswith("python3 -m venv .venv && ")]
    assert len(lines) == 2
    report, tests = lines
    assert report.endswith("examples/gazette.txt examples/courrier.txt examples/harbour-post.txt --language en")
    assert all((ROOT / word).is_file() for word in shlex.split(report) if word.startswith("examples/"))
    assert ".venv/bin/pip install -q ." in report
    assert tests.endswith("pip install -q -e '.[dev]' && .venv/bin/python -m pytest -n auto")


def test_ci_runs_the_commands_of_the_readme_themselves() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "readme_command 'claimcheck compare'" in script
    assert "readme_command 'python -m pytest'" in script


@pytest.mark.parametrize("path", [path for path, _ in commands()])
def test_every_command_is_explained(path: str) -> None:
    assert f"`{path} " in README or f"`{path}`" in README


def test_every_option_of_every_command_is_explained_and_no_other_is_promised() -> None:
    promised = set(re.findall(r"`[^`]*`", section("Commands") + REFERENCE))
    named = {word for span in promised for word in re.findall(r"(?<![\w-])--?[a-z][a-z-]*", span)}
    options = [option for _, command in commands() for option in command.params]
    taken = {name for option in options for name in (*option.opts, *option.secondary_opts) if name[0] == "-"}
    assert taken - named == set()
    assert named - taken - {"--help", "--version"} == set()


def test_every_format_ending_and_verdict_is_named() -> None:
    assert f"--format {'|'.join(FORMATS)}`" in REFERENCE.replace("\\|", "|")
    assert not [ending for ending in set(ENDINGS) - {".markdown", ".htm"} if ending not in REFERENCE]
    verdicts = section("Verdicts")
    listed = re.findall(r"^\| `(\w+)` \|", verdicts, re.MULTILINE)
    assert listed == [str(verdict) for verdict in COMPARISON_VERDICTS]
    assert ", ".join(f"`{verdict}`" for verdict in CHECK_VERDICTS[:-1]) in verdicts


def test_every_exit_code_is_explained() -> None:
    assert re.findall(r"^\| (\d) \|", REFERENCE, re.MULTILINE) == ["0", "1", "2", "3"]


def test_the_help_tells_the_same_exit_codes() -> None:
    explained = " ".join(
        group.get_help(group.make_context("claimcheck", ["schema"], resilient_parsing=True))
        .partition("Exit codes:")[2]
        .split()
    )
    assert [
        code for code in ("0 done", "1 done, and", "2 wrong usage", "3 the model service") if code not in explained
    ] == []


def test_nobody_is_told_to_install_the_name_that_belongs_to_others() -> None:
    for page in (ROOT / "README.md", *(ROOT / "docs").rglob("*.md")):
        assert not re.search(r"pip install (-\S+ )*['\"]?claimcheck['\"]?(?! @)", page.read_text("utf-8")), page


def headings(page: Path) -> set[str]:
    """The anchors that a page of Markdown has, as repositories make them of its headings."""
    written = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in written}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files_and_headings_that_exist(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)", page.read_text("utf-8"))
    assert targets or page.name not in {"README.md", "reference.md"}
    for target, anchor in targets:
        found = page.parent / target if target else page
        assert found.exists(), target
        assert not anchor or anchor in headings(found), f"{target}#{anchor}"


def test_every_page_is_named_in_the_readme() -> None:
    assert not [page.name for page in PAGES[1:] if f"(docs/{page.name}" not in README]


@pytest.mark.parametrize("page", ["README.md", "docs/python.md"])
def test_the_python_examples_do_what_they_show(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    examples = doctest.DocTestParser().get_doctest((ROOT / page).read_text("utf-8"), {}, page, page, 0)
    assert examples.examples
    complaints: list[str] = []
    doctest.DocTestRunner().run(examples, out=complaints.append)
    assert not complaints, "".join(complaints)
