from __future__ import annotations

import functools
import json
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck import pipeline
from claimcheck.engines import Side
from claimcheck.errors import UsageError
from claimcheck.llm.cassettes.inspection import show
from claimcheck.llm.engine import ModelEngine, estimate, estimate_check, open_engine
from claimcheck.llm.settings import ModelSettings
from claimcheck.reading import article_from_text
from claimcheck.records import Article, Claim, Usage

if TYPE_CHECKING:
    from tests.llm.conftest import FakeService, Played

_WINDOW = {
    "claims": [{"n": 1, "claim": "The yard employs 1,200 people.", "speaker": None, "status": "stated"}],
    "summary": [{"text": "The yard employs 1,200 people.", "n": [1]}],
}
_ARTICLE = article_from_text(
    "The yard employs 1,200 people. Ferries were late on Monday in the harbour.", language="en"
)


#: Replies that find nothing, by stage.
_EMPTY: dict[str, dict[str, list[object]]] = {
    "align": {"matches": []},
    "verify": {"answers": []},
    "overview": {"summary": []},
    "translate": {"sentences": []},
}


class Client:
    """Plays a client that gives the same claims for every window and corrects none."""

    def __init__(self, settings: ModelSettings) -> None:
        self.settings = settings
        self.asked: list[str] = []
        self.closed = False

    def ask(self, *, stage: str, reply: type, **_: object) -> object:
        self.asked.append(stage)
        replies = {
            "extract": _WINDOW,
            "align": {"matches": []},
            "verify": {"answers": []},
            "overview": {"summary": []},
            "translate": {"sentences": []},
        }
        return reply.model_validate(replies.get(stage, {"claims": []}))  # type: ignore[attr-defined]

    def usage(self) -> Usage:
        return Usage(calls=len(self.asked))

    def close(self) -> None:
        self.closed = True


def _engine(**settings: object) -> tuple[ModelEngine, Client]:
    made = ModelSettings(model="m", base_url="http://127.0.0.1:9/v1", **settings)  # type: ignore[arg-type]
    client = Client(made)
    return ModelEngine(made, client), client  # type: ignore[arg-type]


def _claims() -> tuple[Claim, Claim]:
    engine, _ = _engine()
    first, second = engine.extract(_ARTICLE, "A").claims
    return first, second


def test_an_article_of_one_window_takes_one_call_for_claims_and_summary() -> None:
    engine, client = _engine()
    extracted = engine.extract(_ARTICLE, "B")
    assert client.asked == ["extract"]
    assert [claim.id for claim in extracted.claims] == ["B1", "B2"]
    assert extracted.summary[0].claims == ("B1",)


def test_the_articles_of_a_run_are_asked_about_at_once_and_each_once() -> None:
    both_under_way = threading.Barrier(2, timeout=30)
    engine, client = _engine(jobs=2)

    def ask(*, reply: type, stage: str, **_: object) -> object:
        if stage == "extract":
            both_under_way.wait()
        return Client.ask(client, stage=stage, reply=reply)

    client.ask = ask  # type: ignore[method-assign]
    pipeline.compare([_ARTICLE, article_from_text("Nobody was hurt.", language="en")], engine=engine)
    assert client.asked.count("extract") == 2


def test_the_engine_tells_its_model_and_what_it_asked() -> None:
    engine, _ = _engine()
    engine.extract(_ARTICLE, "A")
    described = engine.describe()
    assert (described.name, described.model) == ("model", "m")
    assert described.usage == Usage(calls=1)


def test_nothing_is_asked_about_claims_when_judging_is_off() -> None:
    engine, client = _engine(judging=False)
    claims = _claims()
    side = Side("A", "en", None, claims)
    assert engine.align([(side, replace(side, source="B"))], "en") == ((),)
    assert engine.verify(_ARTICLE, claims, {"A": _ARTICLE}, "en") == (None, None)
    assert client.asked == []


def test_two_articles_take_one_question_on_each_and_one_on_both() -> None:
    engine, client = _engine()
    pipeline.compare([_ARTICLE, article_from_text(_ARTICLE.text + " It rained.", language="en")], engine=engine)
    assert client.asked == ["extract", "extract", "align", "overview"]


def test_leaving_the_engine_closes_the_service() -> None:
    engine, client = _engine()
    with engine:
        pass
    assert client.closed


def test_claims_in_the_language_of_the_article_are_not_translated() -> None:
    engine, client = _engine(language="en")
    engine.translate(engine.extract(_ARTICLE, "A"), _ARTICLE)
    assert client.asked == ["extract"]


def test_claims_are_compared_in_the_language_of_their_article_and_translated_to_be_read() -> None:
    engine, client = _engine(language="fr")
    other = article_from_text(_ARTICLE.text + " It rained.", language="en")
    pipeline.compare([_ARTICLE, other], engine=engine)
    assert client.asked.index("align") < client.asked.index("translate")


def _long(sentences: int) -> Article:
    text = " ".join(f"The yard in Aubel launched ferry number {n} in the rain." for n in range(1, sentences + 1))
    return article_from_text(text, language="en")


def test_an_estimate_asks_nothing_and_counts_every_window() -> None:
    engine, client = _engine(window_characters=400)
    short, long = engine.estimate([_long(4)]), engine.estimate([_long(4), _long(60)])
    assert client.asked == []
    assert short.calls == 1 < long.calls
    assert (short.articles, long.articles) == (1, 2)
    assert 0 < short.prompt_tokens < long.prompt_tokens
    assert 0 < short.completion_tokens < long.completion_tokens


def test_a_comparison_is_estimated_with_the_questions_on_each_pair_and_its_summary() -> None:
    engine, _ = _engine()
    three = [article_from_text(_ARTICLE.text + f" Line {n} was closed.", language="en") for n in range(3)]
    assert engine.estimate(three[:1]).calls == 1
    assert engine.estimate(three).calls == 3 + 3 + 1
    assert _engine(judging=False)[0].estimate(three).calls == 3 + 1


def test_a_check_is_estimated_by_its_claims_and_reads_no_article_first() -> None:
    text = " ".join(f"The yard launched ferry number {n} in May." for n in range(1, 10))
    estimated = estimate_check(ModelSettings(model="m"), article_from_text(text, language="en"), [_ARTICLE])
    assert "About 2 calls" in estimated


def test_the_calls_of_an_estimate_are_those_of_a_run() -> None:
    engine, client = _engine(window_characters=400)
    engine.extract(_long(30), "A")
    assert client.asked.count("extract") == engine.estimate([_long(30)]).calls


def test_an_estimate_is_told_in_words() -> None:
    settings = ModelSettings(model="m", language="fr")
    assert "appels" in estimate(settings, [_ARTICLE])
    assert "calls" in estimate(ModelSettings(model="m"), [_ARTICLE])


def test_a_folder_of_prompts_that_cannot_serve_is_told_before_anything_is_asked(tmp_path: Path) -> None:
    (tmp_path / "extract.txt").write_text("Do it.", "utf-8")
    settings = ModelSettings(model="m", base_url="http://127.0.0.1:9/v1", prompts=tmp_path)
    with pytest.raises(UsageError, match=r"extract\.txt"):
        open_engine(settings)


def test_the_replies_of_this_test_fit_their_schema() -> None:
    from claimcheck.llm.tasks.extract.reply import WindowReply

    assert WindowReply.model_validate_json(json.dumps(_WINDOW)).claims[0].n == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to another process")
def test_an_interrupted_run_ends_at_once_and_not_with_the_answer(service: FakeService, tmp_path: Path) -> None:
    service.plays(service.says(_WINDOW, delay=60))
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(_ARTICLE.text, "utf-8")
    command = [sys.executable, "-m", "claimcheck", "compare", "a.txt", "b.txt", "--engine", "model", "--model", "m"]
    environment = {**os.environ, "OPENAI_API_KEY": "none", "CLAIMCHECK_CACHE": str(tmp_path)}
    # Where the tests run in the background of a shell, children ignore SIGINT unless they are told not to.
    heeds = functools.partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    command += ["--base-url", service.address]
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        env=environment,
        stderr=subprocess.PIPE,
        preexec_fn=heeds,  # noqa: PLW1509 - it takes no lock
    ) as run:
        while not service.calls and run.poll() is None:
            time.sleep(0.05)
        run.send_signal(signal.SIGINT)
        _, errors = run.communicate(timeout=30)
    assert run.returncode == 130
    assert b"Traceback" not in errors


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_recording_that_is_killed_keeps_what_was_answered_and_goes_on_from_there(
    service: FakeService, tmp_path: Path
) -> None:
    def answer(body: dict[str, Any]) -> Played:
        hangs = not released.is_set() and any("Second" in message["content"] for message in body["messages"])
        return service.says(_WINDOW, delay=60 if hangs else 0)

    released = threading.Event()
    service.answers_by(answer)
    (tmp_path / "a.txt").write_text(_ARTICLE.text, "utf-8")
    (tmp_path / "b.txt").write_text(_ARTICLE.text.replace("The", "Second"), "utf-8")
    cassette = tmp_path / "run.json"
    command = [sys.executable, "-m", "claimcheck", "compare", "a.txt", "b.txt", "--engine", "model"]
    command += ["--model", "m", "--base-url", service.address, "--no-cache", "--jobs", "1", "--cassette", str(cassette)]
    environment = {**os.environ, "OPENAI_API_KEY": "none"}
    with subprocess.Popen(command, cwd=tmp_path, env=environment) as run:
        while not any("Second" in str(body) for body in service.bodies) and run.poll() is None:
            time.sleep(0.05)
        run.kill()
    before = service.calls
    assert before > 1
    assert "1 answer" in show(cassette)
    released.set()
    subprocess.run([*command, "--record", "new"], cwd=tmp_path, env=environment, check=True, capture_output=True)
    asked = [str(body) for body in service.bodies[before:]]
    assert asked
    assert "Second" in asked[0], "what was answered before the kill is not asked again"
