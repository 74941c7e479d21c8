"""The pytest plugin, in test runs of its own."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from claimcheck.pytest_plugin import cassette_path, in_terms_of_pytest

pytest_plugins = ["pytester"]

ARTICLE = "The fire at Hall 4 killed 12 people on Monday. The hall was empty, the port said."

SUPPORTED = f"""
def test_summary(claimcheck):
    document = claimcheck.assert_supported("The fire at Hall 4 killed 12 people.", {ARTICLE!r})
    assert document.verdict == "supported"
"""


def _reply(question: str) -> dict[str, list[dict[str, object]]]:
    if "<claims>" in question:
        asked = question.partition("<claims>")[2].partition("</claims>")[0]
        return {
            "answers": [
                {"claim": claim, "sentences": [1], "verdict": "supported"}
                for claim in re.findall(r"^(T\d+) ", asked, re.MULTILINE)
            ]
        }
    article = question.partition("<article>")[2].partition("</article>")[0]
    sentences = re.findall(r"^\[(\d+)\] (.*)$", article, re.MULTILINE)
    return {
        "claims": [{"n": int(n), "claim": words, "speaker": None, "status": "stated"} for n, words in sentences],
        "summary": [{"text": sentences[0][1], "n": [1]}],
    }


class Echo(BaseHTTPRequestHandler):
    """A chat service that makes a claim of each sentence it is shown, and finds every claim borne out."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        content = json.dumps(_reply(asked["messages"][-1]["content"]))
        completion = {
            "id": "1",
            "object": "chat.completion",
            "created": 1,
            "model": "echo",
            "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": content}}],
            "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
        }
        body = json.dumps(completion).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def echo() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Echo)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    # Whether the entry point is installed must not matter, nor what service this machine has.
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    # The run is in a folder of its own: it is to load the checkout that is tested, not the one that is installed.
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).resolve().parents[1]))
    for name in ("CI", "CLAIMCHECK_MODEL", "OPENAI_MODEL", "OPENAI_BASE_URL", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    return pytester


def pytest_run(run: pytest.Pytester, *options: str) -> pytest.RunResult:
    # A process of its own: modules loaded in this one are forgotten after the run, and instructor bears no second load.
    return run.runpytest_subprocess("-p", "claimcheck.pytest_plugin", "-p", "no:cacheprovider", *options)


def test_a_text_that_its_source_bears_out_passes(run: pytest.Pytester) -> None:
    run.makepyfile(SUPPORTED)
    pytest_run(run).assert_outcomes(passed=1)


def test_a_failure_shows_the_claim_and_the_words_of_the_source(run: pytest.Pytester) -> None:
    run.makepyfile(
        f"""
        def test_summary(claimcheck):
            claimcheck.assert_supported("The fire at Hall 4 killed 15 people. The mayor resigned.", [{ARTICLE!r}])
        """
    )
    result = pytest_run(run)
    result.assert_outcomes(failed=1)
    shown = result.stdout.str()
    assert ".py:2: claimcheck: 2 of 2 claims not borne out" in shown, "the line of the assert, to click on"
    assert "The fire at Hall 4 killed ⟦15⟧ people." in shown
    assert "The fire at Hall 4 killed ⟦12⟧ people on Monday." in shown
    assert "pytest_plugin.py" not in shown, "the plugin's own frames are no help to a reader"


def test_the_short_summary_has_one_line_of_a_failure_even_where_ci_would_have_it_whole(
    run: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    run.makepyfile(
        f"""
        def test_summary(claimcheck):
            claimcheck.assert_supported("The fire at Hall 4 killed 15 people. The mayor resigned.", [{ARTICLE!r}])
        """
    )
    shown = pytest_run(run).stdout.str()
    assert shown.count("killed ⟦15⟧ people") == 1
    summary = shown.partition("short test summary info")[2].strip("= \n").splitlines()
    assert "2 of 2 claims not borne out" in summary[0]
    assert len(summary) == 2, "the failure, and how many failed"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (
            "Is it running, and is --base-url (or OPENAI_BASE_URL) right? --engine rules works without a service.",
            "Is it running, and is CLAIMCHECK_BASE_URL (or OPENAI_BASE_URL) right? --claimcheck-engine rules "
            "(claimcheck_engine = rules in the ini file) works without a service.",
        ),
        (
            "If you trust it name it with --base-url or CLAIMCHECK_BASE_URL.",
            "If you trust it name it with CLAIMCHECK_BASE_URL.",
        ),
        ("Record anew with --record all (--cassette a (b).json).", "Record anew with --claimcheck-record all."),
        ("Record it with --claimcheck-record new; --models is no option.",) * 2,
    ],
)
def test_a_message_names_the_options_that_a_test_run_has(said: str, meant: str) -> None:
    assert in_terms_of_pytest(said) == meant


def test_a_service_that_does_not_answer_is_said_with_the_options_of_pytest(
    run: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMCHECK_MODEL", "echo")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    run.makepyfile(SUPPORTED)
    shown = pytest_run(run, "--claimcheck-engine", "model").stdout.str()
    assert "--claimcheck-engine rules" in shown
    assert " --engine" not in shown
    assert "--base-url" not in shown


def test_what_is_allowed_is_for_the_test_to_say(run: pytest.Pytester) -> None:
    run.makepyfile(
        f"""
        def test_summary(claimcheck):
            text = "The mayor resigned."
            claimcheck.assert_supported(text, {ARTICLE!r}, allow=("supported", "unsupported", "undecided"))
        """
    )
    pytest_run(run).assert_outcomes(passed=1)


def test_a_text_without_a_claim_shows_nothing_and_fails(run: pytest.Pytester) -> None:
    run.makepyfile(
        f"""
        def test_summary(claimcheck):
            claimcheck.assert_supported("Who knows?", {ARTICLE!r})
        """
    )
    result = pytest_run(run)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*no claim was found*"])


def test_a_cassette_is_recorded_once_and_replayed_without_a_service(
    run: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, echo: str
) -> None:
    file = run.makepyfile(SUPPORTED)
    monkeypatch.setenv("CLAIMCHECK_MODEL", "echo")
    monkeypatch.setenv("OPENAI_BASE_URL", echo)
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    pytest_run(run).assert_outcomes(passed=1)
    cassette = cassette_path(file, "test_summary")
    assert cassette.is_file()

    for name in ("CLAIMCHECK_MODEL", "OPENAI_BASE_URL", "OPENAI_API_KEY"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("CI", "true")
    recorded = cassette.read_bytes()
    pytest_run(run).assert_outcomes(passed=1)
    assert cassette.read_bytes() == recorded


def test_a_recording_of_another_text_is_one_failure_without_a_log(
    run: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, echo: str
) -> None:
    monkeypatch.setenv("CLAIMCHECK_MODEL", "echo")
    monkeypatch.setenv("OPENAI_BASE_URL", echo)
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    file = run.makepyfile(SUPPORTED)
    pytest_run(run).assert_outcomes(passed=1)
    file.write_text(file.read_text("utf-8").replace("killed 12 people.", "has killed 12 people.", 1), "utf-8")
    result = pytest_run(run, "--claimcheck-record", "none")
    result.assert_outcomes(failed=1)
    assert "Captured log" not in result.stdout.str()
    assert "lacks a request" in result.stdout.str()


def test_a_missing_cassette_is_said_when_nothing_may_be_recorded(run: pytest.Pytester) -> None:
    run.makepyfile(SUPPORTED)
    result = pytest_run(run, "--claimcheck-engine", "model", "--claimcheck-record", "none")
    result.assert_outcomes(failed=1)
    shown = result.stdout.str()
    assert "Traceback" not in shown
    failure = shown.partition("_ test_summary _")[2].partition("short test summary")[0].strip("_ \n=").splitlines()
    assert len(failure) <= 10
    assert re.match(r"\S+\.py:\d+: claimcheck: ", failure[0])
    assert "--claimcheck-record" in shown
    assert " --record" not in shown


def test_an_empty_text_is_a_failure_that_says_so(run: pytest.Pytester) -> None:
    run.makepyfile(f"def test_summary(claimcheck):\n    claimcheck.assert_supported(' ', {ARTICLE!r})")
    result = pytest_run(run)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*claimcheck: the text is empty*"])


@pytest.mark.parametrize(("bound", "outcome"), [(1, "passed"), (0, "failed")])
def test_so_many_claims_may_have_another_verdict(run: pytest.Pytester, bound: int, outcome: str) -> None:
    run.makepyfile(
        f"""
        def test_summary(claimcheck):
            text = "The fire at Hall 4 killed 12 people. The mayor resigned."
            claimcheck.assert_supported(text, {ARTICLE!r}, at_most={{"unsupported": {bound}}})
        """
    )
    pytest_run(run).assert_outcomes(**{outcome: 1})


def test_a_verdict_that_there_is_not_is_named_with_the_near_one(run: pytest.Pytester) -> None:
    run.makepyfile(
        f"""
        def test_summary(claimcheck):
            claimcheck.assert_supported("It rained.", {ARTICLE!r}, allow=("suported",))
        """
    )
    result = pytest_run(run)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*There is no verdict 'suported' of a check. Did you mean 'supported'?*"])


def test_the_engine_may_stand_in_the_ini_file(run: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCHECK_MODEL", "echo")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    run.makeini("[pytest]\nclaimcheck_engine = rules\n")
    run.makepyfile(SUPPORTED)
    pytest_run(run).assert_outcomes(passed=1)


def test_the_rules_engine_can_be_asked_for(run: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCHECK_MODEL", "echo")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    run.makepyfile(SUPPORTED)
    pytest_run(run, "--claimcheck-engine", "rules").assert_outcomes(passed=1)


def test_the_local_engine_can_be_asked_for_and_says_where_it_lacks_an_encoder(
    run: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMCHECK_EMBEDDINGS", "/nowhere")
    run.makepyfile(SUPPORTED)
    result = pytest_run(run, "--claimcheck-engine", "local")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*there is no such folder*"])


@pytest.mark.parametrize(
    ("name", "file"),
    [("test_summary", "test_summary.json"), ("test_summary[a/b c]", "test_summary-a-b-c.json")],
)
def test_the_cassette_of_a_test_lies_beside_it(name: str, file: str) -> None:
    assert cassette_path(Path("/t/test_news.py"), name) == Path("/t/cassettes/test_news") / file
