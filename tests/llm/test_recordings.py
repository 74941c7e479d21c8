"""The recordings in `cassettes/`, replayed with the network blocked: real exchanges with a small local model."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import Any, NoReturn

import pytest

from claimcheck import pipeline
from claimcheck.llm.engine import open_engine
from claimcheck.llm.settings import ModelSettings
from claimcheck.reading import read
from claimcheck.records import Article, Check, Comparison, Extraction, Source, Verdict
from claimcheck.reports import documents

_ROOT = Path(__file__).parents[2]

#: Each cassette: the command that it was recorded with, and the articles.
_RUNS = {
    "compare-careful-reader": ("compare", "harbour-post.txt", "tide-and-times.txt"),
    "compare-small-model": ("compare", "gazette.txt", "courrier.txt"),
    "check-summary": ("check", "summary.txt", "gazette.txt", "harbour-post.txt"),
    "extract-plain-json": ("extract", "courrier.txt"),
    "extract-truncated": ("extract", "harbour-post.txt"),
}


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> NoReturn:
        raise AssertionError("a replay opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "CLAIMCHECK_MODEL"):
        monkeypatch.delenv(name, raising=False)


def _articles(name: str) -> list[Article]:
    return [read(_ROOT / "examples" / example) for example in _RUNS[name][1:]]


def _replay(name: str, jobs: int = 4) -> Comparison | Check | Extraction:
    command, articles = _RUNS[name][0], _articles(name)
    settings = ModelSettings(cassette=_ROOT / "cassettes" / f"{name}.json", record="none", jobs=jobs)
    with open_engine(settings) as engine:
        if command == "compare":
            return pipeline.compare(articles, engine=engine)
        if command == "check":
            return pipeline.check(articles[0], articles[1:], engine=engine)
        return pipeline.extract(articles[0], engine=engine)


def _sources(document: Comparison | Check | Extraction) -> tuple[Source, ...]:
    return (document.source,) if isinstance(document, Extraction) else document.sources


def _answers(name: str) -> list[list[dict[str, Any]]]:
    cassette = json.loads((_ROOT / "cassettes" / f"{name}.json").read_text("utf-8"))
    return [exchange["answers"] for exchange in cassette["exchanges"]]


@pytest.mark.parametrize("name", sorted(_RUNS))
def test_a_replay_gives_the_same_report_byte_for_byte_whatever_runs_at_once(name: str) -> None:
    texts: dict[str, str] = {}
    first = documents.render(_replay(name), texts=texts, language="en")
    assert documents.render(_replay(name, jobs=1), texts=texts, language="en") == first


@pytest.mark.parametrize("name", sorted(_RUNS))
def test_every_quote_stands_in_its_source_and_every_summary_cites_claims(name: str) -> None:
    document = _replay(name)
    articles = {article.sha256: article for article in _articles(name)}
    for source in _sources(document):
        article = articles[source.sha256]
        identifiers = {claim.id for claim in source.claims}
        assert len(identifiers) == len(source.claims) > 0
        for claim in source.claims:
            assert article.text[claim.start : claim.end] == claim.quote
        for sentence in source.summary:
            assert sentence.claims and set(sentence.claims) <= identifiers
        assert source.summary


def test_with_good_answers_every_matter_of_both_articles_is_a_finding_and_none_is_wrong() -> None:
    comparison = _replay("compare-careful-reader")
    assert isinstance(comparison, Comparison)
    assert comparison.counts == {
        "conflict": 3,
        "disputed": 0,
        "update": 0,
        "certainty": 2,
        "precision": 2,
        "agree": 6,
        "undecided": 0,
        "single": 21,
    }
    assert comparison.engine.usage is not None and comparison.engine.usage.calls == 5
    assert comparison.rejected == ()
    summary = " ".join(comparison.summary)
    for words in ("1,200", "1,450", "rose", "fell", "12 June", "19 June"):
        assert words in summary


def test_the_answers_of_a_small_model_that_gets_known_claims_wrong_decide_nothing() -> None:
    check = _replay("check-summary")
    assert isinstance(check, Check)
    said = [answer for answers in _answers("check-summary") for answer in answers]
    assert "supported" in json.dumps(said)
    assert {claim.decided_by for claim in check.claims} == {"rules"}
    assert check.verdict is Verdict.CONTRADICTED


def test_one_question_a_window_and_at_most_one_more_for_what_failed() -> None:
    for name in ("compare-careful-reader", "extract-plain-json"):
        cassette = json.loads((_ROOT / "cassettes" / f"{name}.json").read_text("utf-8"))
        stages = [exchange["stage"] for exchange in cassette["exchanges"]]
        assert stages.count("repair") <= stages.count("extract")
        assert set(stages) <= {"extract", "repair", "align", "confirm", "overview"}


def test_an_invention_of_the_model_was_rejected_for_real() -> None:
    rejected = [rejection for name in _RUNS for rejection in _replay(name).rejected]
    assert rejected
    assert all(rejection.reason for rejection in rejected)


def test_a_truncated_reply_was_followed_by_smaller_windows_for_real() -> None:
    reasons = [answer.get("finish_reason") for answers in _answers("extract-truncated") for answer in answers]
    assert "length" in reasons and "stop" in reasons
    assert _sources(_replay("extract-truncated"))[0].claims


def test_a_reply_of_plain_json_in_a_code_fence_was_read_for_real() -> None:
    replies = ["".join(answers[-1]["text"]) for answers in _answers("extract-plain-json")]
    assert replies and all(reply.startswith("```") for reply in replies)
    assert len(_sources(_replay("extract-plain-json"))[0].claims) >= len(replies)
