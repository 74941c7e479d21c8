"""A recording that was ended before its run was, and what a damaged one says."""

from __future__ import annotations

import dataclasses
import errno
import itertools
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import BaseModel

from claimcheck.errors import CassetteError, ClaimcheckError
from claimcheck.llm.cassettes.recording import is_unfinished
from claimcheck.llm.service.client import Client
from claimcheck.llm.settings import ModelSettings

if TYPE_CHECKING:
    from tests.llm.conftest import FakeService


class Note(BaseModel):
    text: str


def ask(client: Client, user: str) -> str:
    return client.ask(stage="s", version="1", system="", user=user, reply=Note, max_tokens=9).text


@pytest.fixture
def recording(service: FakeService, settings: ModelSettings, tmp_path: Path) -> ModelSettings:
    service.answers_by(lambda body: service.says({"text": body["messages"][-1]["content"]}))
    return dataclasses.replace(settings, cassette=tmp_path / "talk.json")


def path_of(settings: ModelSettings) -> Path:
    assert settings.cassette is not None
    return settings.cassette


def fill_the_disk_after(writes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let so many files be written, and then no more."""
    write, written = Path.write_bytes, itertools.count()

    def on_a_small_disk(path: Path, content: bytes) -> int:
        if next(written) >= writes:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", on_a_small_disk)


def test_a_full_disk_leaves_what_was_recorded_and_it_is_said_what_is_lost(
    service: FakeService, recording: ModelSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        fill_the_disk_after(2, full)  # one of them tries the place
        with pytest.raises(CassetteError, match="cannot be written: No space left") as raised, Client(recording) as one:
            for text in "abc":
                ask(one, text)
    assert raised.value.hint == (
        "It holds 1 exchange; what was answered since is lost. Make room, and the same command goes on from there."
    )
    assert [path.name for path in path_of(recording).parent.iterdir()] == ["talk.json"]
    calls = service.calls
    with Client(recording) as client:
        assert [ask(client, text) for text in "abc"] == ["a", "b", "c"]
    assert service.calls == calls + 2


def test_where_nothing_was_recorded_all_is_said_to_be_lost(
    recording: ModelSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_the_disk_after(1, monkeypatch)
    with pytest.raises(CassetteError) as raised, Client(recording) as client:
        ask(client, "a")
    assert raised.value.hint == "What was answered is lost. Make room, or choose another place for it."


def test_a_cassette_that_has_no_place_is_said_before_anything_is_asked(
    service: FakeService, recording: ModelSettings, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CassetteError, match="cannot be written"):
        Client(dataclasses.replace(recording, cassette=tmp_path / "file" / "talk.json"))
    assert service.calls == 0


def test_a_recording_that_was_killed_goes_on_with_the_same_settings_and_ends_with_the_same_bytes(
    service: FakeService, recording: ModelSettings, tmp_path: Path
) -> None:
    whole = dataclasses.replace(recording, cassette=tmp_path / "whole.json")
    with Client(whole) as client:
        for text in "abc":
            ask(client, text)
    killed = Client(recording)
    ask(killed, "a")
    assert is_unfinished(path_of(recording))
    assert not recording.replays
    calls = service.calls
    with Client(recording) as client:
        assert [ask(client, text) for text in "abc"] == ["a", "b", "c"]
    assert service.calls == calls + 2
    assert path_of(recording).read_bytes() == path_of(whole).read_bytes()
    assert recording.replays
    killed._service.close()


def test_a_recording_that_ended_well_is_only_replayed(service: FakeService, recording: ModelSettings) -> None:
    with Client(recording) as client:
        ask(client, "a")
    with Client(recording) as client, pytest.raises(CassetteError):
        ask(client, "b")
    assert service.calls == 1


def test_a_broken_off_recording_replays_what_it_has(service: FakeService, recording: ModelSettings) -> None:
    killed = Client(recording)
    ask(killed, "a")
    killed._service.close()
    before = path_of(recording).read_bytes()
    with Client(ModelSettings.from_environment({}, cassette=path_of(recording), record="none")) as client:
        assert ask(client, "a") == "a"
    assert path_of(recording).read_bytes() == before


@pytest.mark.parametrize(
    "change",
    [
        lambda document: document.update(settings=[]),
        lambda document: document.update(settings={"model": 3}),
        lambda document: document.update(settings={"model": "m", "max_tokens": "many"}),
        lambda document: document.update(settings={"model": "m", "window_characters": True}),
        lambda document: document.update(exchanges={"a": 1}),
        lambda document: document["exchanges"][0].update(messages=[None]),
        lambda document: document["exchanges"][0].update(messages=[{"text": "a"}]),
        lambda document: document["exchanges"][0].update(messages=[{"role": [], "text": "a"}]),
        lambda document: document["exchanges"][0].update(answers=[]),
        lambda document: document["exchanges"][0].update(schema="none"),
        lambda document: document["exchanges"][0].update(stage=None),
        lambda document: document["exchanges"][0].update(stage=[]),
        lambda document: document["exchanges"][0].update(version=3),
        lambda document: document["exchanges"][0].update(version={}),
        lambda document: document["exchanges"][0].update(mode=[]),
        lambda document: document["exchanges"][0]["answers"][0].update(tokens={"prompt": []}),
        lambda document: document["exchanges"][0]["answers"][0].update(tokens=[3]),
        lambda document: document["exchanges"][0]["answers"][0].update(status="200"),
        lambda document: document["exchanges"][0]["answers"][0].update(finish_reason=[1]),
        lambda document: document["exchanges"][0]["answers"][0].update(failure=7),
    ],
)
def test_a_damaged_cassette_says_so_in_one_message_without_pythons_words(recording: ModelSettings, change: Any) -> None:
    with Client(recording) as client:
        ask(client, "a")
    document = json.loads(path_of(recording).read_text("utf-8"))
    change(document)
    path_of(recording).write_text(json.dumps(document), "utf-8")
    with pytest.raises(ClaimcheckError) as caught:
        ModelSettings.from_environment({}, cassette=path_of(recording), record="none")
    assert str(path_of(recording)) in caught.value.message
    for word in ("Error", "NoneType", "object", "subscriptable"):
        assert word not in caught.value.message


def test_json_nested_without_end_is_no_cassette(tmp_path: Path) -> None:
    path = tmp_path / "deep.json"
    path.write_text("[" * 200_000, "utf-8")
    with pytest.raises(CassetteError, match="not a cassette"):
        ModelSettings.from_environment({}, cassette=path, record="none")
