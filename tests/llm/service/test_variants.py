"""Every way in which a service that calls itself compatible answers a little differently, over real HTTP."""

from __future__ import annotations

import dataclasses
import json
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from claimcheck.errors import ModelError, UsageError
from claimcheck.llm.service import failures, fitting, wire
from claimcheck.llm.service.client import MOST_CALLS, Client
from claimcheck.llm.service.connections import Connections
from claimcheck.llm.settings import ModelSettings
from tests.dripping import WAYS, dripping

if TYPE_CHECKING:
    from tests.llm.conftest import FakeService, Played

Body = dict[str, Any]
Answer = Callable[["FakeService", Body], "Played"]


class Boat(BaseModel):
    """A boat in a report."""

    model_config = ConfigDict(extra="ignore")

    n: int
    name: str
    owner: str | None


class Fleet(BaseModel):
    """The boats of a report."""

    model_config = ConfigDict(extra="ignore")

    boats: list[Boat]
    notes: list[str]


BOATS = [{"n": 1, "name": "Marie-Rose", "owner": None}, {"n": 2, "name": "Étoile", "owner": "Le Goff"}]
GOOD = {"boats": BOATS, "notes": ["two boats {moored}"]}
TEXT = json.dumps(GOOD, ensure_ascii=False)
EXPECTED = Fleet.model_validate(GOOD)


def ask(settings: ModelSettings) -> Fleet:
    with Client(settings) as client:
        return client.ask(stage="s", version="1", system="Name the boats.", user="u", reply=Fleet, max_tokens=50)


# Far more than an answer of a local service takes on a busy machine. What drips has no end, so any end is one.
LONG = 60.0


def patient(settings: ModelSettings) -> ModelSettings:
    return dataclasses.replace(settings, timeout_seconds=LONG, deadline_seconds=LONG)


def raw(service: FakeService, body: Any, status: int = 200) -> Played:
    return dataclasses.replace(service.says(""), body=json.dumps(body), status=status)


def completes(service: FakeService, finish: str = "stop", usage: Any = None, **message: Any) -> Played:
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", **message}}
    return raw(service, {"id": "x", "object": "chat.completion", "choices": [choice], "usage": usage})


def only_in_plain_json(service: FakeService, body: Body) -> Played | None:
    if "response_format" in body:
        return raw(service, {"error": "response_format is not supported"}, 400)
    return None


def tool_text(words: str) -> Answer:
    return lambda service, body: only_in_plain_json(service, body) or service.says(words if "tools" in body else GOOD)


def refuses(name: str, status: int, error: Callable[[str], Any]) -> Answer:
    return lambda service, body: raw(service, error(name), status) if name in body else service.says(GOOD)


def no_system(error: Any) -> Answer:
    return lambda service, body: (
        raw(service, error, 400) if body["messages"][0]["role"] == "system" else service.says(GOOD)
    )


GOOD_ANYWAY: dict[str, Answer] = {
    "tools mode answered in words": tool_text("I would call the tool now."),
    "a tool call in the text": tool_text(f'<tool_call>{{"name": "Fleet", "arguments": {TEXT}}}</tool_call>'),
    "a tool call in the text, another mark": tool_text(f'[TOOL_CALLS] [{{"name": "Fleet", "arguments": {TEXT}}}]'),
    "an empty list of tool calls": lambda service, body: (
        only_in_plain_json(service, body)
        or (completes(service, content="", tool_calls=[]) if "tools" in body else service.says(GOOD))
    ),
    "tool arguments as an object": lambda service, body: (
        only_in_plain_json(service, body)
        or completes(
            service, "tool_calls", content=None, tool_calls=[{"function": {"name": "Fleet", "arguments": GOOD}}]
        )
    ),
    "a function call of the old protocol": lambda service, body: (
        only_in_plain_json(service, body)
        or completes(service, content=None, function_call={"name": "Fleet", "arguments": TEXT})
    ),
    "a detail as a list": refuses(
        "seed",
        422,
        lambda name: {"detail": [{"type": "extra_forbidden", "loc": ["body", name], "msg": "Extra inputs"}]},
    ),
    "a detail as text": refuses("temperature", 400, lambda name: {"detail": f"{name} is not supported here"}),
    "an error as a list": refuses(
        "seed",
        400,
        lambda name: [{"error": {"code": 400, "message": f'Unknown name "{name}"', "status": "INVALID_ARGUMENT"}}],
    ),
    "a gateway that calls a bad request its own failure": refuses(
        "max_tokens", 500, lambda name: {"error": {"message": f"BadRequestError: Unsupported parameter: '{name}'"}}
    ),
    "no system role": no_system({"error": {"message": "System role not supported"}}),
    "roles that must alternate": no_system({"message": "Conversation roles must alternate user/assistant/user"}),
    "no instruction of a developer": no_system(
        [{"error": {"code": 400, "message": "Developer instruction is not enabled for models/g"}}]
    ),
    "content as a list of parts": lambda service, body: completes(
        service, content=[{"type": "thinking", "thinking": "{so}"}, {"type": "text", "text": TEXT}]
    ),
    "content as an object": lambda service, body: completes(service, content=GOOD),
    "usage that counts in words": lambda service, body: completes(
        service, content=TEXT, usage={"prompt_tokens": None, "completion_tokens": "12", "total_tokens": float("nan")}
    ),
    "usage as a list": lambda service, body: completes(service, content=TEXT, usage=[]),
    "thinking with braces before the answer": lambda service, body: service.says(
        f'<think>Perhaps {{"boats": []}}?</think>\n{TEXT}'
    ),
    "thinking whose opening is missing": lambda service, body: service.says(
        f"Well, {{like this}}.\n</think>\n\n{TEXT}"
    ),
    "thinking by another mark": lambda service, body: service.says(f"[THINK]Hm {{}}[/THINK]{TEXT}"),
    "an answer in the place of thinking": lambda service, body: completes(
        service, content="", reasoning_content=f"Let me see.\n```json\n{TEXT}\n```"
    ),
    "braces in the talk around": lambda service, body: service.says(f"Sure, {{a list}}: {TEXT} I hope {{that}} helps!"),
    "an object of the schema's name around": lambda service, body: service.says({"Fleet": GOOD}),
    "a list around": lambda service, body: service.says([GOOD]),
    "a raw line break in a string": lambda service, body: service.says(TEXT.replace("two boats", "two\nboats")),
    "a comma behind the last": lambda service, body: service.says(TEXT.replace("]}", "],}")),
    "JSON in a string": lambda service, body: service.says(json.dumps(TEXT)),
    "keys in capitals": lambda service, body: service.says(TEXT.replace('"boats"', '"Boats"')),
    "a number as text": lambda service, body: service.says(TEXT.replace('"n": 1', '"n": "[1]"')),
}


@pytest.mark.parametrize("variant", GOOD_ANYWAY)
def test_an_answer_that_is_there_is_taken_within_four_calls(
    service: FakeService, settings: ModelSettings, variant: str
) -> None:
    service.answers_by(lambda body: GOOD_ANYWAY[variant](service, body))
    fleet = ask(patient(settings))
    assert [boat.name for boat in fleet.boats] == ["Marie-Rose", "Étoile"]
    assert [" ".join(note.split()) for note in fleet.notes] == ["two boats {moored}"]
    assert service.calls <= MOST_CALLS


@pytest.mark.parametrize(
    "variant", ["thinking with braces before the answer", "braces in the talk around", "a raw line break in a string"]
)
def test_what_can_be_read_is_not_asked_again(service: FakeService, settings: ModelSettings, variant: str) -> None:
    service.answers_by(lambda body: GOOD_ANYWAY[variant](service, body))
    ask(patient(settings))
    assert service.calls == 1


def test_text_for_the_system_role_stands_before_the_users_where_there_is_none(
    service: FakeService, settings: ModelSettings
) -> None:
    service.answers_by(lambda body: GOOD_ANYWAY["no system role"](service, body))
    ask(patient(settings))
    assert service.bodies[-1]["messages"] == [{"role": "user", "content": "Name the boats.\n\nu"}]


@pytest.mark.parametrize("status", [429, 502])
@pytest.mark.parametrize("beside", [{}, {"choices": [{"index": 0, "message": {"role": "assistant", "content": None}}]}])
def test_an_error_inside_a_good_status_is_repeated_like_one(
    service: FakeService, settings: ModelSettings, status: int, beside: Body
) -> None:
    busy = raw(service, {**beside, "error": {"message": "Rate limit exceeded: free-models-per-min", "code": status}})
    service.plays(busy, service.says(GOOD))
    assert ask(patient(settings)) == EXPECTED
    assert service.calls == 2


def test_an_error_inside_a_good_status_that_stays_is_named(service: FakeService, settings: ModelSettings) -> None:
    service.plays(raw(service, {"error": {"message": "Rate limit exceeded", "code": 429}}))
    with pytest.raises(failures.RateLimited, match="Rate limit exceeded"):
        ask(settings)


@pytest.mark.parametrize("choices", [float("nan"), 5, True, "x", {"0": 1}, [5], [None], ["x"]])
def test_an_answer_of_another_shape_is_said_in_words_that_name_no_part_of_python(
    service: FakeService, settings: ModelSettings, choices: Any
) -> None:
    service.plays(raw(service, {"id": "x", "object": "chat.completion", "choices": choices}))
    with pytest.raises(failures.GarbledAnswer, match="something unusable: JSON"):
        ask(settings)


def test_one_spoilt_entry_loses_that_entry(service: FakeService, settings: ModelSettings) -> None:
    service.plays(service.says({**GOOD, "boats": [{"n": "first", "name": None, "owner": 4.5}, *BOATS]}))
    assert ask(patient(settings)).boats == EXPECTED.boats
    assert service.calls == 1


def test_where_every_entry_is_spoilt_the_model_is_asked_again(service: FakeService, settings: ModelSettings) -> None:
    service.plays(service.says({**GOOD, "boats": [{"n": 1}]}), service.says(GOOD))
    assert ask(patient(settings)) == EXPECTED
    assert "boats[0].name" in service.bodies[1]["messages"][-1]["content"]


@pytest.mark.parametrize("where", ["reasoning", "reasoning_content"])
def test_a_model_that_only_thinks_is_told_apart_from_one_that_says_nothing(
    service: FakeService, settings: ModelSettings, where: str
) -> None:
    service.plays(completes(service, content=None, **{where: "The boats are {many}."}))
    with pytest.raises(failures.EmptyReply, match="only thought"):
        ask(settings)
    assert service.calls == 1


def test_thinking_that_uses_up_the_limit_is_given_more_and_this_is_remembered(
    service: FakeService, settings: ModelSettings
) -> None:
    def thinks(body: Body) -> Played:
        if body["max_tokens"] < 4000:
            usage = {"completion_tokens": 50, "completion_tokens_details": {"reasoning_tokens": 50}}
            return completes(service, "length", usage, content="")
        return service.says(GOOD)

    service.answers_by(thinks)
    with Client(patient(settings)) as client:
        for user in ("u", "v"):
            client.ask(stage="s", version="1", system="", user=user, reply=Fleet, max_tokens=50)
        assert client.dialect.thinking > 0
    assert [body["max_tokens"] > 4000 for body in service.bodies] == [False, True, True]


def test_thinking_without_end_is_said(service: FakeService, settings: ModelSettings) -> None:
    service.plays(completes(service, "length", content="<think>And {then}"))
    with pytest.raises(failures.Truncated, match="by thinking"):
        ask(settings)
    assert service.calls <= MOST_CALLS


@pytest.mark.parametrize(
    "words",
    [
        "I'm sorry, but I can't help with that.",
        "Je ne peux pas répondre à cette demande.",
        "Das darf ich nicht. Es tut mir leid, aber nein.",
    ],
)
def test_a_refusal_in_words_is_said_as_one_and_not_asked_again(
    service: FakeService, settings: ModelSettings, words: str
) -> None:
    service.plays(service.says(words))
    with pytest.raises(failures.ModelRefused, match=words[:12]):
        ask(settings)
    assert service.calls == 1


def test_the_content_filter_of_a_service_is_said_as_one(service: FakeService, settings: ModelSettings) -> None:
    message = "The response was filtered due to the prompt triggering Azure OpenAI's content management policy."
    service.plays(service.fails(400, code="content_filter", message=message, param="prompt"))
    with pytest.raises(failures.ModelRefused, match="content filter"):
        ask(settings)
    assert service.calls == 1


@pytest.mark.parametrize("answer", ["Nothing I can tell.", "{}", "{not json", '{"boats": 3}', ""])
def test_no_question_costs_more_than_four_calls(service: FakeService, settings: ModelSettings, answer: str) -> None:
    service.plays(service.says(answer))
    with pytest.raises(ModelError):
        ask(settings)
    assert service.calls <= MOST_CALLS


def test_the_reason_behind_a_gateways_error_is_shown(service: FakeService, settings: ModelSettings) -> None:
    metadata = {"raw": "this model takes 900 words"}
    service.plays(raw(service, {"error": {"message": "Provider returned error", "metadata": metadata}}, 400))
    with pytest.raises(ModelError, match="takes 900 words"):
        ask(settings)


@pytest.mark.parametrize("way", WAYS)
def test_an_answer_that_drips_ends_when_its_time_is_over(settings: ModelSettings, way: tuple[bytes, bytes]) -> None:
    start = time.monotonic()
    with dripping(way) as address, pytest.raises(failures.ServiceTimeout):
        ask(dataclasses.replace(settings, base_url=f"{address}/v1", timeout_seconds=0.4, deadline_seconds=0.5))
    assert time.monotonic() - start < LONG


@pytest.mark.parametrize("way", WAYS)
def test_a_list_of_models_that_drips_ends_when_its_time_is_over(
    settings: ModelSettings, way: tuple[bytes, bytes]
) -> None:
    start = time.monotonic()
    with dripping(way) as address:
        slow = dataclasses.replace(settings, base_url=f"{address}/v1", timeout_seconds=0.4, deadline_seconds=0.5)
        with Client(slow) as client, pytest.raises(failures.ServiceTimeout):
            client.models()
    assert time.monotonic() - start < LONG


@pytest.mark.parametrize("way", WAYS)
def test_the_results_of_a_batch_that_drip_end_when_their_time_is_over(
    way: tuple[bytes, bytes],
) -> None:
    start = time.monotonic()
    with dripping(way) as address:
        transport = Connections().transport()
        request = httpx2.Request("GET", f"{address}/v1/files/f/content", extensions={"timeout": {"read": 0.4}})
        with pytest.raises(httpx2.ReadTimeout):
            transport.handle_request(request).read()
    assert time.monotonic() - start < LONG


def test_an_answer_larger_than_any_reply_is_not_read(
    service: FakeService, settings: ModelSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimcheck.llm.service.carrying.MOST_BYTES", 100_000)
    service.plays(service.says("x" * 200_000, compressed=True))
    with pytest.raises(failures.GarbledAnswer, match="more than"):
        ask(settings)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_no_redirect_takes_a_key_or_a_text_elsewhere(
    service: FakeService, settings: ModelSettings, status: int
) -> None:
    from tests.llm.conftest import FakeService as Another

    other = Another()
    other.plays(other.says(GOOD))
    location = {"Location": f"{other.address}/chat/completions"}
    service.plays(dataclasses.replace(service.says(""), status=status, headers=location))
    with pytest.raises(failures.RedirectedElsewhere, match="neither the key nor any text"):
        ask(settings)
    assert (service.calls, other.calls) == (1, 0)
    other.close()


def test_a_redirect_to_what_is_no_address_is_the_fault_of_the_service(
    service: FakeService, settings: ModelSettings
) -> None:
    service.plays(dataclasses.replace(service.says(""), status=307, headers={"Location": "http://0177.0.0.1/v1"}))
    with pytest.raises(failures.RedirectedElsewhere, match="sends requests on to what is no address"):
        ask(settings)


def test_a_redirect_on_the_same_origin_is_followed(service: FakeService, settings: ModelSettings) -> None:
    moved = dataclasses.replace(service.says(""), status=307, headers={"Location": "/v1/again/chat/completions"})
    service.plays(moved, service.says(GOOD))
    assert ask(patient(settings)) == EXPECTED


@pytest.mark.parametrize(
    "address", ["", " ", "127.0.0.1:1234/v1", "ftp://127.0.0.1/v1", "http://", "http://h:99999/v1"]
)
def test_an_address_that_is_none_is_wrong_usage(address: str) -> None:
    with pytest.raises(UsageError, match="--base-url"):
        ModelSettings.from_environment({}, base_url=address, model="m")


def test_what_an_address_keeps_secret_is_shown_nowhere() -> None:
    address = "https://user%40x:p4ss-w0rd@host.example:8/v1?api-version=2025-01-01&api_key=QUERYSECRET#frag"
    settings = ModelSettings.from_environment({}, base_url=address, model="m")
    assert settings.shown_base_url == "https://host.example:8/v1?api-version=2025-01-01&api_key=..."
    assert settings.host == "host.example:8"
    assert {"p4ss-w0rd", "user%40x", "user@x", "QUERYSECRET"} <= set(settings.secrets)


def test_two_services_on_one_host_share_no_answers() -> None:
    one, other = (ModelSettings(base_url=f"http://h/{name}/v1") for name in ("a", "b"))
    assert one.endpoint != other.endpoint
    assert one.endpoint == ModelSettings(base_url="http://H/a/v1/").endpoint


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)
names = st.sampled_from(
    ["choices", "error", "message", "content", "tool_calls", "usage", "detail", "code", "boats", "n"]
)
odd = st.recursive(values, lambda inner: st.dictionaries(names, inner, max_size=4) | st.lists(inner, max_size=2))


@given(odd, st.sampled_from([200, 400, 422, 500]), st.sampled_from([None, "Fleet"]))
def test_whatever_a_service_sends_becomes_an_answer_or_stays_as_it_is(body: Any, status: int, tool: str | None) -> None:
    found, text = wire.canonical(status, json.dumps(body), tool=tool)
    assert 200 <= found < 600
    again = json.loads(text)
    if isinstance(again, dict) and "error" in again and found >= 400:
        assert all(isinstance(value, str) for value in again["error"].values())


@given(odd | st.text(max_size=80))
def test_whatever_a_model_writes_is_fitted_or_left_alone(value: Any) -> None:
    text = value if isinstance(value, str) else json.dumps(value)
    fitting.read(text, Fleet.model_json_schema())


@given(st.text(max_size=40), st.text(max_size=40))
def test_what_fits_is_not_changed(name: str, note: str) -> None:
    fleet = {"boats": [{"n": 1, "name": name, "owner": None}], "notes": [note]}
    assert fitting.read(json.dumps(fleet), Fleet.model_json_schema()) == fleet
