from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import httpx2
import pytest

from claimcheck.errors import ModelError
from claimcheck.local.judges.service import ServiceJudge


def judge(answer: Callable[[Mapping[str, Any]], httpx2.Response]) -> ServiceJudge:
    client = httpx2.Client(transport=httpx2.MockTransport(lambda request: answer(json.loads(request.content))))
    return ServiceJudge("http://here:2/", "key", client=client)


def by_length(asked: Mapping[str, Any]) -> httpx2.Response:
    """Answer that the longer of two texts entails the shorter, the labels in the order of their scores."""
    rows = []
    for premise, hypothesis in asked["inputs"]:
        entails = len(premise) >= len(hypothesis)
        first, last = ("entailment", "contradiction") if entails else ("contradiction", "entailment")
        rows.append(
            [{"label": first, "score": 0.9}, {"label": "neutral", "score": 0.08}, {"label": last, "score": 0.02}]
        )
    return httpx2.Response(200, json=rows)


def test_answers_come_in_the_order_of_the_pairs_whatever_the_order_of_the_labels() -> None:
    pairs = [("long text", "short"), ("short", "long text")] * 40
    judged = judge(by_length).judge(pairs)
    assert [one.entailment for one in judged] == [0.9, 0.02] * 40
    assert {one.neutral for one in judged} == {0.08}


@pytest.mark.parametrize(
    "response",
    [
        httpx2.Response(404, json={"error": "no such path"}),
        httpx2.Response(200, text="<html>"),
        httpx2.Response(200, json=[]),
        httpx2.Response(200, json=[[{"label": "relevance", "score": 0.7}]]),
        httpx2.Response(200, json=[{"index": 0, "score": 0.7}]),
    ],
    ids=["refused", "a page", "a pair missing", "one label", "a reranker"],
)
def test_what_is_no_answer_is_an_error_that_names_the_host(response: httpx2.Response) -> None:
    with pytest.raises(ModelError, match="here:2"):
        judge(lambda _: response).judge([("one", "two")])


def test_an_answer_larger_than_any_scores_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcheck.local.judges.service._MOST_BYTES", 100)
    with pytest.raises(ModelError, match="more than 100 bytes"):
        judge(lambda _: httpx2.Response(200, text=" " * 200)).judge([("one", "two")])


def test_a_service_that_is_not_there_is_said_in_words_alone() -> None:
    def refused(_: Mapping[str, Any]) -> httpx2.Response:
        raise httpx2.ConnectError("[Errno 111] Connection refused")

    with pytest.raises(ModelError, match=r"here:2 could not be asked \(Connection refused\)"):
        judge(refused).judge([("one", "two")])
