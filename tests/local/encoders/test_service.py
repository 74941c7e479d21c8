from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from typing import Any

import httpx2
import pytest

from claimcheck.errors import ModelError
from claimcheck.local.encoders.service import ServiceEncoder
from tests.dripping import WAYS, dripping

pytest.importorskip("numpy", reason="needs the extra `local` for numpy")


def encoder(answer: Callable[[Mapping[str, Any]], httpx2.Response]) -> ServiceEncoder:
    client = httpx2.Client(transport=httpx2.MockTransport(lambda request: answer(json.loads(request.content))))
    return ServiceEncoder("small", "http://here:1/v1/", "key", client=client)


def lengths(asked: Mapping[str, Any]) -> httpx2.Response:
    data = [{"index": i, "embedding": [float(len(text)), 1.0]} for i, text in enumerate(asked["input"])]
    return httpx2.Response(200, json={"data": data[::-1]})


def test_vectors_come_in_the_order_of_the_texts_and_have_length_one() -> None:
    texts = ["x" * (i + 1) for i in range(130)]
    vectors = encoder(lengths).encode(texts)
    assert vectors.shape == (130, 2)
    assert abs((vectors**2).sum(axis=1) - 1).max() < 1e-5
    assert [round(float(row[0] / row[1])) for row in vectors] == [len(text) for text in texts]


@pytest.mark.parametrize(
    "response",
    [
        httpx2.Response(404, json={"error": "no such model"}),
        httpx2.Response(200, text="<html>"),
        httpx2.Response(200, json={"data": []}),
        httpx2.Response(200, json={"data": [{"index": 0, "embedding": None}]}),
        httpx2.Response(200, json=[]),
    ],
    ids=["refused", "a page", "a vector missing", "no vector", "a list"],
)
def test_what_is_no_answer_is_an_error_that_names_host_and_model(response: httpx2.Response) -> None:
    with pytest.raises(ModelError) as caught:
        encoder(lambda _: response).encode(["one"])
    assert "here:1" in caught.value.message
    assert "small" in caught.value.message


def test_nothing_is_asked_for_nothing() -> None:
    def fails(asked: Mapping[str, Any]) -> httpx2.Response:
        raise AssertionError(asked)

    assert encoder(fails).encode([]).shape[0] == 0


@pytest.mark.parametrize("way", WAYS)
def test_vectors_that_drip_without_an_end_are_broken_off_when_their_time_is_over(
    way: tuple[bytes, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimcheck.local.encoders.service._SECONDS", 0.4)
    start = time.monotonic()
    with dripping(way) as address, pytest.raises(ModelError, match="took more than"):
        ServiceEncoder("small", f"{address}/v1").encode(["One text."])
    assert time.monotonic() - start < 5


def test_an_answer_larger_than_any_vectors_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcheck.local.encoders.service._MOST_BYTES", 100)
    with pytest.raises(ModelError, match="more than 100 bytes"):
        encoder(lambda _: httpx2.Response(200, text=" " * 200)).encode(["One text."])
