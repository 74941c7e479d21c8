"""The GitHub action, the pre-commit hooks and the snippets of docs/ci.md, run as far as they go offline."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import textwrap
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

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
    given |= {"ENGINE": "rules", "FOLDER": str(folder / "report"), "CI": "true", "ACTION": str(ROOT)}
    given |= {"CLAIMCHECK_CACHE": str(folder / "answers"), "PYTHON": sys.executable, "RUNNER_TEMP": str(folder)}
    given |= {"PYTHONPATH": str(ROOT)}
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
    given_out = outputs(tmp_path)
    assert given_out["found"] == "true"
    assert (tmp_path / "summary.md").read_text("utf-8").startswith("# ")
    assert json.loads(Path(given_out["sarif"]).read_text("utf-8"))["version"] == "2.1.0"
    assert json.loads(Path(given_out["json"]).read_text("utf-8"))["counts"]["conflict"]
    assert Path(given_out["html"]).read_text("utf-8").startswith("<!DOCTYPE html>")


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
    given_out = json.loads(Path(outputs(tmp_path)["json"]).read_text("utf-8"))
    assert given_out["engine"]["name"] == "model"


@pytest.mark.parametrize(
    ("given", "code", "said"),
    [
        ({"SOURCES": "nowhere.txt\nexamples/gazette.txt"}, 2, "nowhere.txt"),
        (
            {
                "SOURCES": "examples/gazette.txt\nexamples/courrier.txt",
                "ENGINE": "auto",
                "CASSETTE": "cassettes/check-summary.json",
            },
            3,
            "cassette",
        ),
    ],
)
def test_wrong_input_and_a_failed_service_fail_the_job_each_with_its_own_code(
    tmp_path: Path, given: dict[str, str], code: int, said: str
) -> None:
    done = run_step("Compare or check", environment(tmp_path, **given))
    assert done.returncode == code
    assert outputs(tmp_path) == {"exit-code": str(code), "found": "false"}
    (annotation,) = [line for line in done.stdout.splitlines() if line.startswith("::error title=claimcheck::")]
    assert f"exit code {code}" in annotation
    assert said in annotation


def test_counts_are_an_output_and_findings_are_annotations_at_their_lines(tmp_path: Path) -> None:
    sources = "examples/gazette.txt\nexamples/courrier.txt"
    done = run_step("Compare or check", environment(tmp_path, SOURCES=sources))
    given_out = outputs(tmp_path)
    assert json.loads(given_out["counts"]) == json.loads(Path(given_out["json"]).read_text("utf-8"))["counts"]
    assert "::error file=examples/gazette.txt,line=7,endLine=7,title=" in done.stdout


def test_a_report_in_the_log_is_no_command_to_the_runner(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("::set-output name=found::true\n\nThe fire killed 12 people.\n")
    (tmp_path / "two.txt").write_text("::set-output name=found::true\n\nThe fire killed 15 people.\n")
    sources = f"{tmp_path / 'one.txt'}\n{tmp_path / 'two.txt'}"
    done = run_step("Compare or check", environment(tmp_path, SOURCES=sources))
    before, _, rest = done.stdout.partition("::stop-commands::")
    token = rest.splitlines()[0]
    _, closing, after = rest.partition(f"\n::{token}::\n")
    assert closing
    assert not re.search(r"^::set-output", before + after, re.MULTILINE)


def test_a_summary_is_cut_at_a_line_below_what_github_shows(tmp_path: Path) -> None:
    folder = tmp_path / "report"
    folder.mkdir()
    for name, content in (("notes.txt", ""), ("report.txt", ""), ("report.json", '{"counts": {}}')):
        (folder / name).write_text(content)
    (folder / "report.md").write_text("é" * 99 + "\n" + ("é" * 99 + "\n") * 12_000)
    given = environment(tmp_path)
    script = ROOT / "scripts" / "action" / "finish.py"
    subprocess.run([sys.executable, script, folder, "0"], env=given, check=True, capture_output=True)
    summary = (tmp_path / "summary.md").read_bytes()
    assert 900_000 < len(summary) <= 1_000_000
    assert summary.decode("utf-8").splitlines()[-1].startswith("_The report goes on")
    assert set(summary.decode("utf-8").splitlines()[:-1]) == {"é" * 99, ""}


class PullRequest(BaseHTTPRequestHandler):
    """The comments of a pull request, as GitHub's interface has them."""

    comments: ClassVar[list[dict[str, Any]]] = []

    def _answer(self, value: object) -> None:
        body = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _sent(self) -> Any:
        return json.loads(self.rfile.read(int(self.headers["Content-Length"])))

    def do_GET(self) -> None:
        self._answer(self.comments if "page=1" in self.path else [])

    def do_POST(self) -> None:
        assert self.path == "/repos/us/paper/issues/7/comments"
        self.comments.append({"id": len(self.comments) + 1, **self._sent()})
        self._answer(self.comments[-1])

    def do_PATCH(self) -> None:
        assert self.path == "/repos/us/paper/issues/comments/2"
        self.comments[1] |= self._sent()
        self._answer(self.comments[1])

    def log_message(self, *_: object) -> None:
        pass


def comment(folder: Path, report: str, api: str) -> subprocess.CompletedProcess[str]:
    (folder / "report.md").write_text(report)
    env = {"GITHUB_API_URL": api, "GITHUB_REPOSITORY": "us/paper", "GITHUB_TOKEN": "t", "PATH": os.environ["PATH"]}
    script = ROOT / "scripts" / "action" / "comment.py"
    command = [sys.executable, str(script), str(folder / "report.md"), "7", "claims / claims"]
    return subprocess.run(command, env=env, check=True, capture_output=True, text=True)


def test_a_pull_request_has_one_comment_that_later_runs_rewrite(tmp_path: Path) -> None:
    PullRequest.comments = [{"id": 1, "body": "Looks good."}]
    server = ThreadingHTTPServer(("127.0.0.1", 0), PullRequest)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        for report in ("# One conflict", "# No conflict", "x\n" * 60_000):
            comment(tmp_path, report, f"http://127.0.0.1:{server.server_port}")
            assert len(PullRequest.comments) == 2
            assert report[:13] in PullRequest.comments[1]["body"]
            assert len(PullRequest.comments[1]["body"]) <= 65_536
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    assert PullRequest.comments[0]["body"] == "Looks good."


def test_a_comment_that_may_not_be_written_is_a_warning(tmp_path: Path) -> None:
    done = comment(tmp_path, "# One conflict", "http://127.0.0.1:9")
    assert done.stdout.startswith("::warning title=claimcheck::")


def test_an_answer_that_is_no_list_of_comments_is_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PullRequest, "comments", {"message": "Moved"})
    server = ThreadingHTTPServer(("127.0.0.1", 0), PullRequest)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        done = comment(tmp_path, "# One conflict", f"http://127.0.0.1:{server.server_port}")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    assert done.stdout.startswith("::warning title=claimcheck::") and "no list of comments" in done.stdout


def test_the_action_uses_no_other_action() -> None:
    assert not re.search(r"^\s+(- )?uses:", ACTION, re.MULTILINE)


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
        MODEL="large",
        BASE_URL="http://localhost:1/v1",
        PUBLISHED="2024-05-03\n-\n",
        SINCE="then.json",
    )
    done = run_step("Compare or check", given, tmp_path)
    assert done.returncode == 0, done.stderr
    given_out = arguments(tmp_path)
    assert given_out[0] == "compare"
    assert given_out[given_out.index("--") + 1 :] == ["a b.txt", "$(touch taken)", "-x.txt"]
    for option in (
        ["--fail-on", "conflict,disputed"],
        ["--baseline", "known.json"],
        ["--cassette", "talk.json"],
        ["--model", "large"],
        ["--base-url", "http://localhost:1/v1"],
        ["--published", "2024-05-03"],
        ["--since", "then.json"],
    ):
        assert given_out[given_out.index(option[0]) + 1] == option[1]
    assert not (tmp_path / "taken").exists()


def test_the_action_installs_what_it_is_told_to_in_an_environment_of_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "some where"
    folder.mkdir()
    package = folder / "nothing-1-py3-none-any.whl"
    with zipfile.ZipFile(package, "w") as wheel:
        wheel.writestr("nothing.py", "")
        wheel.writestr("nothing-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: nothing\nVersion: 1\n")
        wheel.writestr("nothing-1.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr("nothing-1.dist-info/RECORD", "")
    given = environment(tmp_path, PACKAGE=str(package), CACHE=str(tmp_path / "cache"), PIP_NO_INDEX="1")
    done = run_step("Install claimcheck", given | {"PYTHONPATH": ""})
    assert done.returncode == 0, done.stderr
    given_out = outputs(tmp_path)
    assert given_out == {"bin": str(tmp_path / "claimcheck-environment" / "bin"), "cache": str(tmp_path / "cache")}
    assert list((tmp_path / "claimcheck-environment").rglob("nothing.py"))


def test_a_python_that_is_too_old_is_named(tmp_path: Path) -> None:
    old = tmp_path / "python3.9"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    done = run_step("Install claimcheck", environment(tmp_path, PYTHON=str(old), PACKAGE="."))
    assert done.returncode == 2
    assert "no Python 3.11" in done.stdout


def test_the_last_step_fails_and_says_why(tmp_path: Path) -> None:
    done = run_step("Fail on the verdicts named", environment(tmp_path, FAIL_ON="conflict"))
    assert done.returncode == 1
    assert done.stdout.startswith("::error title=claimcheck::")


def test_no_input_is_ever_a_piece_of_a_script() -> None:
    for name in re.findall(r"- name: (.+)", ACTION):
        assert "${{" not in step(name)


def test_every_output_of_the_action_is_written_by_its_step(tmp_path: Path) -> None:
    given_out = set(re.findall(r"steps\.report\.outputs\.([\w-]+)", ACTION))
    run_step("Compare or check", environment(tmp_path, SOURCES="examples/gazette.txt\nexamples/courrier.txt"))
    assert given_out == set(outputs(tmp_path))


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


def test_the_job_tried_by_hand_prints_what_the_guide_says(tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    _, *lines = GUIDE.partition("By hand,")[2].partition("```sh\n")[2].partition("```")[0].splitlines()
    assert len(lines) == 3, "four with the installation"
    script = "\n".join(lines).replace(".venv/bin/", f"{BIN}/")
    env = environment(tmp_path)
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert done.stdout == "1\n" or done.stdout.endswith("\n1\n"), done.stderr
    assert (tmp_path / "claims.html").stat().st_size
    assert (tmp_path / "claims.sarif").stat().st_size


def test_the_guide_names_only_inputs_that_the_action_has() -> None:
    listed = ACTION.partition("inputs:\n")[2].partition("\noutputs:")[0]
    inputs = set(re.findall(r"^  ([a-z-]+):$", listed, re.MULTILINE))
    used = GUIDE.partition("- uses: OWNER/claimcheck@v0")[2].partition("- uses:")[0]
    assert set(re.findall(r"^          ([a-z-]+):", used, re.MULTILINE)) <= inputs
