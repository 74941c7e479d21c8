from __future__ import annotations

import dataclasses
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx2
import pytest
from pydantic import BaseModel, ConfigDict

from claimcheck.errors import ModelError, UsageError
from claimcheck.llm.service.client import BrokenReply, Client, Truncated
from claimcheck.llm.service.retries import retrying
from claimcheck.llm.settings import ModelSettings

if TYPE_CHECKING:
    from tests.llm.conftest import FakeService, Played


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Flag(BaseModel):
    """The colours of a flag."""

    model_config = ConfigDict(extra="forbid")

    reason: str
    colours: list[Colour]


GOOD = {"reason": "vu à l’écran", "colours": ["red"]}


def ask(client: Client, user: str = "Le drapeau « rouge ».\nVoilà.", **options: Any) -> Flag:
    return client.ask(
        stage="extract", version="1", system="Name the colours.", user=user, reply=Flag, max_tokens=50, **options
    )


def test_a_reply_comes_back_as_its_model_and_the_request_holds_only_what_the_model_needs(
    service: FakeService, settings: ModelSettings
) -> None:
    service.plays(service.says(GOOD))
    with Client(settings) as client:
        assert ask(client) == Flag(reason="vu à l’écran", colours=[Colour.RED])
        usage = client.usage()
    [body] = service.bodies
    assert set(body) == {"model", "messages", "max_tokens", "temperature", "seed", "response_format"}
    assert body["messages"] == [
        {"role": "system", "content": "Name the colours."},
        {"role": "user", "content": "Le drapeau « rouge ».\nVoilà."},
    ]
    assert body["response_format"]["json_schema"]["strict"] is True
    assert (usage.calls, usage.cached, usage.prompt_tokens, usage.completion_tokens) == (1, 0, 10, 5)
    assert usage.seconds > 0


def test_an_open_schema_is_not_marked_strict(service: FakeService, settings: ModelSettings) -> None:
    class Open(BaseModel):
        note: str = ""

    service.plays(service.says({"note": "x"}))
    with Client(settings) as client:
        client.ask(stage="s", version="1", system="", user="u", reply=Open, max_tokens=9)
    assert "strict" not in service.bodies[0]["response_format"]["json_schema"]


def test_template_marks_in_an_article_stay_text(service: FakeService, settings: ModelSettings) -> None:
    service.plays(service.says(GOOD))
    with Client(settings) as client:
        ask(client, user="{{ 7 * 7 }} {% raw %} {system}")
    assert service.bodies[0]["messages"][1]["content"] == "{{ 7 * 7 }} {% raw %} {system}"


def test_a_reply_that_breaks_the_schema_is_asked_again_with_the_reason(
    service: FakeService, settings: ModelSettings
) -> None:
    service.plays(service.says({"reason": "r", "colours": ["mauve"]}), service.says(GOOD))
    with Client(settings) as client:
        assert ask(client).colours == [Colour.RED]
    first, second = service.bodies
    assert second["messages"][:2] == first["messages"]
    assert "colours[0]" in second["messages"][-1]["content"]
    assert "mauve" in second["messages"][-1]["content"]
    assert "pydantic" not in second["messages"][-1]["content"]


def test_the_callers_own_condition_is_told_to_the_model(service: FakeService, settings: ModelSettings) -> None:
    def no_red(flag: Flag) -> None:
        if Colour.RED in flag.colours:
            raise ValueError("colours: the article names no red")

    service.plays(service.says(GOOD), service.says({"reason": "r", "colours": ["blue"]}))
    with Client(settings) as client:
        assert ask(client, validate=no_red).colours == [Colour.BLUE]
    assert "the article names no red" in service.bodies[1]["messages"][-1]["content"]


def test_a_reply_that_never_satisfies_the_caller_comes_with_the_last_attempt(
    service: FakeService, settings: ModelSettings
) -> None:
    def never(flag: Flag) -> None:
        raise ValueError("colours: not in the sentence")

    service.plays(service.says(GOOD))
    with Client(settings) as client, pytest.raises(BrokenReply, match="not in the sentence") as caught:
        ask(client, validate=never, attempts=3)
    assert caught.value.last == Flag.model_validate(GOOD)
    assert caught.value.problems == "colours: not in the sentence"
    assert service.calls == 3


def test_json_in_a_code_fence_is_read(service: FakeService, settings: ModelSettings) -> None:
    service.plays(service.says('Here you are:\n```json\n{"reason": "r", "colours": ["red"]}\n```\nAnything else?'))
    with Client(settings) as client:
        assert ask(client).reason == "r"


def test_a_service_without_json_schema_is_asked_for_a_tool_call_and_this_is_found_out_once(
    service: FakeService, settings: ModelSettings, tmp_path: Path
) -> None:
    def old(body: dict[str, Any]) -> Played:
        if "response_format" in body:
            return service.fails(400, message="response_format type json_schema is not supported")
        return service.calls_tool("Flag", GOOD)

    service.answers_by(old)
    cached = dataclasses.replace(settings, cache=tmp_path / "answers.sqlite3")
    with Client(cached) as client:
        ask(client, user="1")
        ask(client, user="2")
    assert ["tools" in body for body in service.bodies] == [False, True, True]
    with Client(cached) as client:
        ask(client, user="3")
    assert ["tools" in body for body in service.bodies] == [False, True, True, True]


@pytest.mark.parametrize("mode", ["tools", "json"])
def test_every_reply_we_ask_for_can_be_asked_for_in_every_mode(
    service: FakeService, settings: ModelSettings, mode: str
) -> None:
    from claimcheck.llm.tasks.schemas import REPLIES

    def only_in_mode(body: dict[str, Any]) -> Played:
        if "response_format" in body or ("tools" in body and mode != "tools"):
            return service.fails(400, message="not supported")
        required = REPLIES[stage].model_json_schema()["required"]
        reply: dict[str, Any] = {name: [] for name in required}
        if mode == "json":
            return service.says(reply)
        return service.calls_tool(body["tools"][0]["function"]["name"], reply)

    service.answers_by(only_in_mode)
    with Client(settings) as client:
        for stage in REPLIES:
            reply = client.ask(stage=stage, version="1", system="s", user="u", reply=REPLIES[stage], max_tokens=9)
            assert type(reply) is REPLIES[stage]


def test_a_service_without_tools_is_asked_for_plain_json_with_the_schema_in_the_prompt(
    service: FakeService, settings: ModelSettings
) -> None:
    def oldest(body: dict[str, Any]) -> Played:
        if "response_format" in body or "tools" in body:
            return service.fails(400, message="extra field not permitted")
        return service.says(GOOD)

    service.answers_by(oldest)
    with Client(settings) as client:
        ask(client)
    assert service.calls == 3
    assert '"colours"' in service.bodies[-1]["messages"][0]["content"]


def test_a_service_that_passes_over_the_schema_is_asked_in_another_way(
    service: FakeService, settings: ModelSettings
) -> None:
    def deaf(body: dict[str, Any]) -> Played:
        return service.calls_tool("Flag", GOOD) if "tools" in body else service.says("The flag is red, I believe.")

    service.answers_by(deaf)
    with Client(settings) as client:
        assert ask(client).colours == [Colour.RED]
        ask(client, user="again")
    assert ["tools" in body for body in service.bodies] == [False, True, True]


def test_settings_that_a_model_refuses_are_worded_otherwise_or_left_out(
    service: FakeService, settings: ModelSettings
) -> None:
    def reasoning(body: dict[str, Any]) -> Played:
        for name in ("max_tokens", "temperature"):
            if name in body:
                return service.fails(400, param=name, code="unsupported_parameter", message=f"Unsupported: {name}")
        return service.says(GOOD)

    service.answers_by(reasoning)
    with Client(settings) as client:
        ask(client)
    assert set(service.bodies[-1]) == {"model", "messages", "max_completion_tokens", "seed", "response_format"}
    assert service.calls == 3


def test_a_reply_cut_off_at_its_limit_and_a_question_too_long_are_told_apart(
    service: FakeService, settings: ModelSettings
) -> None:
    with Client(settings) as client:
        service.plays(service.says('{"reason": "r', finish="length"))
        with pytest.raises(Truncated) as reply:
            ask(client)
        service.plays(service.fails(400, code="context_length_exceeded", message="maximum context length is 9"))
        with pytest.raises(Truncated) as question:
            ask(client)
    assert (reply.value.of, question.value.of) == ("reply", "question")
    assert reply.value.text == '{"reason": "r'
    assert service.calls == 2


def test_passing_failures_are_repeated_as_the_service_asks(service: FakeService, settings: ModelSettings) -> None:
    service.plays(
        service.fails(429, headers={"Retry-After": "0"}, code="rate_limit_exceeded"),
        service.fails(503, headers={"Retry-After": "0.3"}),
        service.says(GOOD, cut=True),
        service.says(GOOD),
    )
    patient = dataclasses.replace(settings, deadline_seconds=10)
    start = time.monotonic()
    with Client(patient) as client:
        assert ask(client).reason
        assert client.usage().calls == 1
    assert service.calls == 4
    assert time.monotonic() - start >= 0.3


def test_a_wait_beyond_the_deadline_is_not_begun(service: FakeService, settings: ModelSettings) -> None:
    service.plays(service.fails(429, headers={"Retry-After": "3600"}))
    start = time.monotonic()
    with Client(settings) as client, pytest.raises(Exception, match="asks to wait 3600 seconds"):
        ask(client)
    assert time.monotonic() - start < 5
    assert service.calls == 1


@pytest.mark.parametrize("asked", ["99999999999999999999", "Fri, 31 Dec 9999 23:59:59 -0000"])
def test_a_wait_that_nobody_means_is_neither_begun_nor_told(
    service: FakeService, settings: ModelSettings, asked: str
) -> None:
    service.plays(service.fails(429, headers={"Retry-After": asked}))
    with Client(settings) as client, pytest.raises(Exception, match="still limits the rate") as told:
        ask(client)
    assert "seconds" not in str(told.value)


def test_a_service_that_refuses_connections_is_given_up_within_twenty_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    import httpx2

    clock = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])

    def sleep(seconds: float) -> None:
        clock[0] += seconds

    def connect() -> None:
        clock[0] += 5.0
        raise httpx2.ConnectTimeout("no answer")

    import openai

    def exchange() -> None:
        try:
            connect()
        except httpx2.ConnectTimeout as error:
            raise openai.APITimeoutError(request=httpx2.Request("POST", "http://nowhere")) from error

    with pytest.raises(openai.APITimeoutError):
        retrying(deadline_seconds=900, sleep=sleep)(exchange)
    assert 5.0 < clock[0] <= 20.0


def test_questions_from_several_threads_get_their_own_answers(service: FakeService, settings: ModelSettings) -> None:
    def echo(body: dict[str, Any]) -> Played:
        return service.says({"reason": body["messages"][1]["content"], "colours": []})

    service.answers_by(echo)
    with Client(settings) as client, ThreadPoolExecutor(8) as pool:
        texts = [f"text {number}" for number in range(24)]
        assert [flag.reason for flag in pool.map(lambda text: ask(client, user=text), texts)] == texts
        assert client.usage().calls == 24


def test_nothing_is_printed(service: FakeService, settings: ModelSettings, capfd: pytest.CaptureFixture[str]) -> None:
    service.plays(service.says({"reason": "r", "colours": ["mauve"]}))
    with Client(settings) as client, pytest.raises(BrokenReply):
        ask(client)
    assert capfd.readouterr() == ("", "")


def test_a_client_without_a_model_says_what_to_name(settings: ModelSettings) -> None:
    with pytest.raises(UsageError, match="No model"):
        Client(dataclasses.replace(settings, model=None))


@pytest.mark.parametrize("recorded", [False, True])
def test_closing_breaks_off_what_other_threads_wait_for(
    service: FakeService, settings: ModelSettings, tmp_path: Path, recorded: bool
) -> None:
    service.plays(dataclasses.replace(service.says(GOOD), delay=8))
    cassette = tmp_path / "talk.json" if recorded else None
    patient = dataclasses.replace(settings, timeout_seconds=30, deadline_seconds=60, cassette=cassette)
    client = Client(patient)
    with ThreadPoolExecutor(2) as pool:
        asked = [pool.submit(ask, client, str(number)) for number in range(2)]
        while service.calls < 2:
            time.sleep(0.01)
        start = time.monotonic()
        client.close()
        errors = [future.exception() for future in asked]
        assert time.monotonic() - start < 4
    assert [type(error) for error in errors] == [ModelError, ModelError]
    assert list(tmp_path.iterdir()) == []


def test_settings_come_from_options_then_from_the_environment() -> None:
    environ = {
        "CLAIMCHECK_MODEL": "first",
        "OPENAI_MODEL": "second",
        "OPENAI_BASE_URL": "http://one/v1",
        "OPENAI_API_KEY": "sk-test-key-0001",
        "CLAIMCHECK_TIMEOUT": "90",
        "CI": "true",
    }
    settings = ModelSettings.from_environment(environ, base_url="http://two/v1", jobs=None)
    assert (settings.model, settings.base_url, settings.host) == ("first", "http://two/v1", "two")
    assert (settings.timeout_seconds, settings.deadline_seconds, settings.record) == (90.0, 270.0, "none")
    assert ModelSettings.from_environment(environ, record="new").record == "new"
    assert "sk-test-key" not in repr(settings)
    assert settings.configured
    assert not ModelSettings.from_environment({"OPENAI_API_KEY": "sk-test-key-0001"}).configured


@pytest.mark.parametrize(
    ("environ", "options"),
    [
        ({"CLAIMCHECK_TIMEOUT": "soon"}, {}),
        ({"CLAIMCHECK_TIMEOUT": "-1"}, {}),
        ({}, {"record": "x"}),
        ({}, {"jobs": 0}),
    ],
)
def test_a_setting_that_cannot_be_honoured_is_an_error(environ: dict[str, str], options: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        ModelSettings.from_environment(environ, **options)


def test_a_connection_that_opens_after_the_end_is_shut_at_once() -> None:
    from claimcheck.llm.service.connections import Connections

    connections = Connections()
    connections.break_off()
    with socket.create_server(("127.0.0.1", 0)) as server, connections.transport() as transport:
        patience = {"timeout": dict.fromkeys(("connect", "read", "write", "pool"), 5.0)}
        address = f"http://127.0.0.1:{server.getsockname()[1]}/v1/models"
        with pytest.raises(httpx2.TransportError) as failed:
            transport.handle_request(httpx2.Request("GET", address, extensions=patience))
    assert not isinstance(failed.value, httpx2.TimeoutException)
