"""Every way a service can fail, over real HTTP: which failure it is, what it says, how often it was asked."""

from __future__ import annotations

import dataclasses
import json
import re
import socket
import time
from typing import TYPE_CHECKING

import pytest
from pydantic import BaseModel

from claimcheck.errors import ModelError
from claimcheck.llm.service import failures
from claimcheck.llm.service.client import Client
from claimcheck.llm.settings import ModelSettings

if TYPE_CHECKING:
    from tests.llm.conftest import FakeService

PAGE = "<!doctype html><html><title>Welcome</title><body>It works!</body></html>"


class Note(BaseModel):
    text: str


def failure_of(settings: ModelSettings) -> ModelError:
    with Client(settings) as client, pytest.raises(ModelError) as caught:
        client.ask(stage="extract", version="1", system="s", user="u", reply=Note, max_tokens=9)
    assert caught.value.message
    assert caught.value.hint
    assert caught.value.exit_code == 3
    assert "sk-test-key" not in str(caught.value)
    return caught.value


_KEY = "sk-test-key-0001"


@pytest.mark.parametrize("shape", [_KEY, _KEY.upper(), _KEY[::-1], f"{_KEY[:6]}\n{_KEY[6:]}", _KEY.replace("-", "%2D")])
@pytest.mark.parametrize("place", ["a page", "no status", "an error", "a refusal", "words", "a key of the reply"])
def test_a_key_that_is_sent_back_is_not_told(
    service: FakeService, settings: ModelSettings, place: str, shape: str
) -> None:
    said = f"The key {shape} is wrong."
    service.plays(
        {
            "a page": dataclasses.replace(service.says(""), body=f"<p>{said}", content_type="text/html"),
            "no status": dataclasses.replace(service.says(""), body=json.dumps({"error": {"message": said}})),
            "an error": service.fails(400, message=said),
            "a refusal": service.completes({"role": "assistant", "content": None, "refusal": said}, finish="stop"),
            "words": service.says(f"I cannot help with that. {said}"),
            "a key of the reply": service.says({shape: shape, "text": [said]}),
        }[place]
    )
    told = str(failure_of(settings)).lower()
    for start in range(0, len(shape), 6):
        assert shape[start : start + 6].lower() not in told


@pytest.mark.parametrize(
    ("status", "error", "expected", "said", "calls"),
    [
        (401, {"message": "Incorrect API key provided: sk-test-key-0001"}, failures.KeyRejected, "OPENAI_API_KEY", 1),
        (403, {"message": "no access"}, failures.PermissionRefused, "no access", 1),
        (404, {"message": "The model `m` does not exist", "code": "model_not_found"}, failures.ModelUnknown, "m", 1),
        (404, {"message": "Not Found"}, failures.NotAChatService, "/v1", 1),
        (429, {"code": "insufficient_quota"}, failures.QuotaExhausted, "quota", 1),
        (402, {"message": "Insufficient balance"}, failures.QuotaExhausted, "Insufficient balance", 1),
        (400, {"message": "messages: wrong"}, failures.RequestRejected, "messages: wrong", 3),
        (413, {"message": "Payload"}, failures.Truncated, "too long", 1),
    ],
)
def test_a_lasting_error_is_named_and_not_repeated(
    service: FakeService,
    settings: ModelSettings,
    status: int,
    error: dict[str, str],
    expected: type[ModelError],
    said: str,
    calls: int,
) -> None:
    service.plays(service.fails(status, headers=None, **error))
    failure = failure_of(settings)
    assert type(failure) is expected
    assert said in str(failure)
    assert service.calls == calls  # a request that is rejected is tried in each of the three ways to ask for JSON


@pytest.mark.parametrize(
    ("status", "expected"), [(429, failures.RateLimited), (500, failures.ServiceFailed), (529, failures.ServiceFailed)]
)
def test_a_passing_error_that_does_not_pass_is_repeated_then_named(
    service: FakeService, settings: ModelSettings, status: int, expected: type[ModelError]
) -> None:
    service.plays(service.fails(status, headers={"Retry-After": "0"}))
    assert type(failure_of(settings)) is expected
    assert 2 <= service.calls <= 8


def test_a_key_that_is_missing_is_told_from_one_that_is_wrong(service: FakeService, settings: ModelSettings) -> None:
    service.plays(service.fails(401))
    assert "needs a key" in str(failure_of(dataclasses.replace(settings, api_key=None)))


def test_a_service_that_is_too_slow(service: FakeService, settings: ModelSettings) -> None:
    service.plays(dataclasses.replace(service.says({"text": "late"}), delay=0.6))
    failure = failure_of(dataclasses.replace(settings, timeout_seconds=0.1, deadline_seconds=0.3))
    assert type(failure) is failures.ServiceTimeout
    assert "0.1 seconds" in failure.message


def test_a_connection_that_breaks_in_the_middle_again_and_again(service: FakeService, settings: ModelSettings) -> None:
    service.plays(service.says({"text": "cut"}, cut=True))
    failure = failure_of(settings)
    assert type(failure) is failures.ServiceUnreachable
    assert "breaking" in failure.message
    assert service.calls >= 2


def test_a_service_that_is_not_there(settings: ModelSettings) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/v1"
    start = time.monotonic()
    failure = failure_of(dataclasses.replace(settings, base_url=address))
    assert type(failure) is failures.ServiceUnreachable
    assert "cannot be reached: " in failure.message
    assert "Errno" not in failure.message
    assert time.monotonic() - start < 20


def test_a_service_without_tls_at_an_https_address(service: FakeService, settings: ModelSettings) -> None:
    service.plays(service.says({"text": "x"}))
    failure = failure_of(dataclasses.replace(settings, base_url=service.address.replace("http:", "https:")))
    assert type(failure) is failures.TlsRefused
    assert not {"SSL", "ssl"} & set(re.findall(r"[A-Za-z]+", failure.message))


@pytest.mark.parametrize("address", ["127.0.0.1:1234/v1", "ftp://127.0.0.1/v1"])
def test_an_address_that_is_none(settings: ModelSettings, address: str) -> None:
    failure = failure_of(dataclasses.replace(settings, base_url=address))
    assert type(failure) is failures.ServiceUnreachable
    assert address in failure.message


def test_a_web_page_is_no_chat_service(service: FakeService, settings: ModelSettings) -> None:
    service.plays(dataclasses.replace(service.says(""), body=PAGE, content_type="text/html"))
    failure = failure_of(settings)
    assert type(failure) is failures.NotAChatService
    assert "<!doctype html>" in failure.message
    assert service.calls == 1


def test_a_page_for_an_error_is_not_quoted(service: FakeService, settings: ModelSettings) -> None:
    service.plays(dataclasses.replace(service.fails(404), body=PAGE, content_type="text/html"))
    failure = failure_of(settings)
    assert type(failure) is failures.NotAChatService
    assert "It works" not in str(failure)


@pytest.mark.parametrize("body", ['{"choices": [{"mess', '{"choices": []}', '{"ok": true}', "[]", '"hello"', "null"])
def test_json_that_is_no_completion(service: FakeService, settings: ModelSettings, body: str) -> None:
    service.plays(dataclasses.replace(service.says(""), body=body))
    assert isinstance(failure_of(settings), (failures.GarbledAnswer, failures.NotAChatService))


def test_an_error_that_comes_with_status_200(service: FakeService, settings: ModelSettings) -> None:
    service.plays(dataclasses.replace(service.fails(200), body='{"error": {"message": "upstream overloaded"}}'))
    failure = failure_of(settings)
    assert type(failure) is failures.GarbledAnswer
    assert "upstream overloaded" in failure.message


def test_a_model_that_declines(service: FakeService, settings: ModelSettings) -> None:
    service.plays(service.says("", refusal="I cannot help with that."))
    failure = failure_of(settings)
    assert type(failure) is failures.ModelRefused
    assert "I cannot help with that." in failure.message
    assert service.calls == 1


def test_a_content_filter(service: FakeService, settings: ModelSettings) -> None:
    service.plays(service.says("", finish="content_filter"))
    assert type(failure_of(settings)) is failures.ModelRefused


def test_a_model_that_says_nothing_is_asked_again_then_given_up(service: FakeService, settings: ModelSettings) -> None:
    service.plays(service.says(" "))
    assert type(failure_of(settings)) is failures.EmptyReply


def test_a_reply_that_is_no_object_is_described_without_the_name_of_a_class(
    service: FakeService, settings: ModelSettings
) -> None:
    service.plays(service.says("[]"))
    failure = failure_of(settings)
    assert isinstance(failure, failures.BrokenReply)
    assert "no JSON object" in failure.problems
    assert "instance" not in failure.message


def test_a_model_that_never_obeys_its_schema(service: FakeService, settings: ModelSettings) -> None:
    service.plays(service.says({"texte": "x"}))
    failure = failure_of(settings)
    assert isinstance(failure, failures.BrokenReply)
    assert "text: Field required" in failure.problems
    assert failure.last is None
    assert service.calls == 2
