"""The GitHub action, the pre-commit hooks and the snippets of docs/ci.md, run as far as they go offline."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
ACTION = (ROOT / "action.yml").read_text("utf-8")
HOOKS = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
GUIDE = (ROOT / "docs" / "ci.md").read_text("utf-8")


def step(name: str) -> str:
    """The script of a step of the action."""
    block = ACTION.partition(f"- name: {name}\n")[2].partition("\n    - ")[0]
    _, marker, script = block.partition("      run: ")
    assert marker, f"the action has no step {name!r} with a script"
    return textwrap.dedent(script.removeprefix("|\n")) if script.startswith("|") else script


def environment(folder: Path, **variables: str) -> dict[str, str]:
    """What a runner would set, with all inputs at their defaults."""
    given = dict.fromkeys(re.findall(r"^ {8}([A-Z_]+): \$\{\{", ACTION, re.MULTILINE), "")
    given |= {"ENGINE": "rules", "FOLDER": str(folder / "report"), "CI": "true"}
    given |= {"GITHUB_STEP_SUMMARY": str(folder / "summary.md"), "GITHUB_OUTPUT": str(folder / "output")}
    return {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "HOME": str(folder)} | given | variables


def run_step(name: str, env: dict[str, str], cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    # As GitHub runs `shell: bash`.
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step(name)]
    return subprocess.run(command, env=env, cwd=cwd, capture_output=True, text=True, check=False)


def outputs(folder: Path) -> dict[str, str]:
    lines = (folder / "output").read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines)


@pytest.fixture
def stubs(tmp_path: Path) -> Path:
    """A folder with programs that only write down their arguments."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("claimcheck", "python"):
        program = folder / name
        program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >{tmp_path}/{name}.arguments\ntouch "$FOLDER/report.md"\n')
        program.chmod(0o755)
    return folder


def arguments(folder: Path, program: str = "claimcheck") -> list[str]:
    return (folder / f"{program}.arguments").read_text("utf-8").splitlines()


def test_the_action_compares_writes_four_reports_and_a_summary(tmp_path: Path) -> None:
    sources = "\n  examples/gazette.txt  \n\nexamples/courrier.txt\n"
    done = run_step("Compare or check", environment(tmp_path, SOURCES=sources, FAIL_ON="conflict"))
    assert done.returncode == 0, done.stderr
    told = outputs(tmp_path)
    assert told["found"] == "true"
    assert (tmp_path / "summary.md").read_text("utf-8").startswith("# ")
    assert json.loads(Path(told["sarif"]).read_text("utf-8"))["version"] == "2.1.0"
    assert json.loads(Path(told["json"]).read_text("utf-8"))["counts"]["conflict"]
    assert Path(told["html"]).read_text("utf-8").startswith("<!DOCTYPE html>")


def test_a_baseline_of_the_same_findings_fails_nothing(tmp_path: Path) -> None:
    sources = "examples/gazette.txt\nexamples/courrier.txt"
    given = environment(tmp_path, SOURCES=sources, FAIL_ON="conflict")
    assert run_step("Compare or check", given).returncode == 0
    for baseline in ("json", "sarif"):
        known = tmp_path / f"known.{baseline}"
        known.write_bytes((tmp_path / "report" / f"report.{baseline}").read_bytes())
        (tmp_path / "output").unlink()
        assert run_step("Compare or check", given | {"BASELINE": str(known)}).returncode == 0
        assert outputs(tmp_path)["found"] == "false"


def test_the_action_checks_a_text_against_its_sources(tmp_path: Path) -> None:
    given = environment(
        tmp_path, SOURCES="examples/harbour-post.txt", TEXT="examples/summary.txt", FAIL_ON="contradicted"
    )
    assert run_step("Compare or check", given).returncode == 0
    assert outputs(tmp_path)["found"] == "true"


@pytest.mark.parametrize(
    ("cassette", "text", "sources"),
    [
        ("check-summary.json", "examples/summary.txt", "examples/gazette.txt\nexamples/harbour-post.txt"),
        ("compare-careful-reader.json", "", "examples/harbour-post.txt\nexamples/tide-and-times.txt"),
    ],
)
def test_the_action_replays_a_cassette_without_key_or_network(
    cassette: str, text: str, sources: str, tmp_path: Path
) -> None:
    given = environment(tmp_path, SOURCES=sources, TEXT=text, ENGINE="auto", CASSETTE=f"cassettes/{cassette}")
    given |= {"OPENAI_BASE_URL": "http://127.0.0.1:9/v1"}
    done = run_step("Compare or check", given)
    assert done.returncode == 0, done.stderr
    told = json.loads(Path(outputs(tmp_path)["json"]).read_text("utf-8"))
    assert told["engine"]["name"] == "model"


def test_a_source_that_is_not_there_fails_the_job_at_once(tmp_path: Path) -> None:
    done = run_step("Compare or check", environment(tmp_path, SOURCES="nowhere.txt\nexamples/gazette.txt"))
    assert done.returncode == 2
    assert not (tmp_path / "output").exists()


def test_all_inputs_reach_the_program_as_they_are(tmp_path: Path, stubs: Path) -> None:
    given = environment(
        tmp_path,
        PATH=f"{stubs}{os.pathsep}{os.environ['PATH']}",
        SOURCES="a b.txt\n$(touch taken)\n-x.txt",
        FAIL_ON="conflict,disputed",
        BASELINE="known.json",
        CASSETTE="talk.json",
        LANGUAGE_OF_REPORT="fr",
        ENGINE="auto",
    )
    done = run_step("Compare or check", given, tmp_path)
    assert done.returncode == 0, done.stderr
    told = arguments(tmp_path)
    assert told[0] == "compare"
    assert told[told.index("--") + 1 :] == ["a b.txt", "$(touch taken)", "-x.txt"]
    for option in (["--fail-on", "conflict,disputed"], ["--baseline", "known.json"], ["--cassette", "talk.json"]):
        assert told[told.index(option[0]) + 1] == option[1]
    assert not (tmp_path / "taken").exists()


def test_the_action_installs_what_it_is_told_to(tmp_path: Path, stubs: Path) -> None:
    (tmp_path / "report").mkdir()
    given = environment(tmp_path, PATH=f"{stubs}{os.pathsep}{os.environ['PATH']}", PACKAGE="/some where/claimcheck")
    assert run_step("Install claimcheck", given).returncode == 0
    told = arguments(tmp_path, "python")
    assert told[:3] == ["-m", "pip", "install"]
    assert told[-1] == "/some where/claimcheck"


def test_the_last_step_fails_and_says_why(tmp_path: Path) -> None:
    done = run_step("Fail on the verdicts named", environment(tmp_path, FAIL_ON="conflict"))
    assert done.returncode == 1
    assert done.stdout.startswith("::error title=claimcheck::")


def test_no_input_is_ever_a_piece_of_a_script() -> None:
    for name in ("Install claimcheck", "Compare or check", "Fail on the verdicts named"):
        assert "${{" not in step(name)


def test_every_output_of_the_action_is_written_by_its_step() -> None:
    told = set(re.findall(r"steps\.report\.outputs\.(\w+)", ACTION))
    written = set(re.findall(r"echo \"?(\w+)=", step("Compare or check")))
    assert told == written


def test_the_hooks_run_as_the_guide_configures_them() -> None:
    entries = dict(re.findall(r"^- id: (\S+)\n(?:  .*\n)*?  entry: (.+)$", HOOKS, re.MULTILINE))
    assert set(entries) == {"claimcheck-compare", "claimcheck-check"}
    hook, given = re.findall(r"- id: (\S+)\n(?:.*\n)*? +args: \[(.*)\]", GUIDE)[0]
    command = [*shlex.split(entries[hook]), *re.split(r",\s*", given)]
    done = subprocess.run([str(BIN / command[0]), *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert "CONTRADICTED" in done.stdout


def test_the_gitlab_job_runs_as_it_stands_in_the_guide(tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    (command,) = re.findall(r"^    - (claimcheck .+)$", GUIDE, re.MULTILINE)
    env = environment(tmp_path)
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    paths = re.findall(r"paths: \[(.*)\]", GUIDE)[0].split(", ")
    assert all((tmp_path / path).stat().st_size for path in paths)


def test_the_guide_names_only_inputs_that_the_action_has() -> None:
    listed = ACTION.partition("inputs:\n")[2].partition("\noutputs:")[0]
    inputs = set(re.findall(r"^  ([a-z-]+):$", listed, re.MULTILINE))
    used = GUIDE.partition("- uses: OWNER/claimcheck@v0")[2].partition("- uses:")[0]
    assert set(re.findall(r"^          ([a-z-]+):", used, re.MULTILINE)) <= inputs
