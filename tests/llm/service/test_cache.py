from __future__ import annotations

import dataclasses
import sqlite3
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import BaseModel

from claimcheck.errors import ClaimcheckError
from claimcheck.llm.service.cache import AnswerCache, key_of
from claimcheck.llm.service.client import BrokenReply, Client, Truncated
from claimcheck.llm.settings import ModelSettings, default_cache

if TYPE_CHECKING:
    from tests.llm.conftest import FakeService


class Note(BaseModel):
    text: str


@pytest.fixture
def cached(settings: ModelSettings, tmp_path: Path) -> ModelSettings:
    return dataclasses.replace(settings, cache=tmp_path / "cache" / "answers.sqlite3")


def ask(client: Client, user: str = "u", **options: Any) -> Note:
    given: dict[str, Any] = {"stage": "s", "version": "1", "system": "sys", "max_tokens": 9, **options}
    return client.ask(user=user, reply=Note, **given)


def echo(service: FakeService) -> None:
    service.answers_by(lambda body: service.says({"text": body["messages"][1]["content"]}))


def test_what_was_answered_is_not_asked_again_and_counts_as_cached(service: FakeService, cached: ModelSettings) -> None:
    echo(service)
    with Client(cached) as client:
        ask(client)
    with Client(cached) as client:
        assert ask(client).text == "u"
        usage = client.usage()
    assert service.calls == 1
    assert (usage.calls, usage.cached, usage.prompt_tokens, usage.completion_tokens) == (0, 1, 0, 0)


def test_a_run_that_was_interrupted_goes_on_where_it_stopped(service: FakeService, cached: ModelSettings) -> None:
    def until_three(body: dict[str, Any]) -> Any:
        return service.fails(401) if service.calls == 3 else service.says({"text": "x"})

    service.answers_by(until_three)
    with Client(cached) as client, pytest.raises(ClaimcheckError):
        for number in range(5):
            ask(client, str(number))
    echo(service)
    with Client(cached) as client:
        for number in range(5):
            ask(client, str(number))
        assert (client.usage().calls, client.usage().cached) == (3, 2)


@pytest.mark.parametrize(
    "change",
    [{"user": "v"}, {"system": "other"}, {"max_tokens": 10}, {"reply": "other"}, {"model": "n"}, {"temperature": 0.5}],
    ids=str,
)
def test_whatever_can_change_the_answer_is_asked_anew(
    service: FakeService, cached: ModelSettings, change: dict[str, Any]
) -> None:
    class Other(BaseModel):
        text: str
        more: str = ""

    echo(service)
    with Client(cached) as client:
        ask(client)
    of_settings = {name: change[name] for name in change if name in ("model", "temperature")}
    of_question = {name: change[name] for name in change if name not in (*of_settings, "reply")}
    with Client(dataclasses.replace(cached, **of_settings)) as client:
        if "reply" in change:
            client.ask(stage="s", version="1", system="sys", user="u", reply=Other, max_tokens=9)
        else:
            ask(client, **of_question)
    assert service.calls == 2


def test_a_second_attempt_is_kept_with_the_first(service: FakeService, cached: ModelSettings) -> None:
    service.plays(service.says({"texte": "faux"}), service.says({"text": "juste"}))
    for _ in range(2):
        with Client(cached) as client:
            assert ask(client).text == "juste"
    assert service.calls == 2
    assert client.usage().cached == 2


def test_what_never_fitted_the_schema_is_not_kept(service: FakeService, cached: ModelSettings) -> None:
    service.plays(service.says({"texte": "faux"}))
    for _ in range(2):
        with Client(cached) as client, pytest.raises(BrokenReply):
            ask(client)
    assert service.calls == 4


def test_a_reply_that_was_cut_off_is_not_paid_for_twice(service: FakeService, cached: ModelSettings) -> None:
    service.plays(service.says('{"text": "', finish="length"))
    for _ in range(2):
        with Client(cached) as client, pytest.raises(Truncated):
            ask(client)
    assert service.calls == 1


def test_a_run_without_a_cache_writes_none(service: FakeService, settings: ModelSettings, tmp_path: Path) -> None:
    environ = {"CLAIMCHECK_CACHE": str(tmp_path), "CLAIMCHECK_MODEL": "m", "OPENAI_BASE_URL": service.address}
    assert ModelSettings.from_environment(environ).cache == default_cache(environ) == tmp_path / "answers.sqlite3"
    assert ModelSettings.from_environment(environ, no_cache=True).cache is None
    assert ModelSettings.from_environment(environ, cassette=tmp_path / "talk.json").cache is None
    echo(service)
    with Client(ModelSettings.from_environment(environ, no_cache=True)) as client:
        ask(client)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 100, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_damaged_file_never_stops_a_run(service: FakeService, cached: ModelSettings, content: bytes) -> None:
    echo(service)
    assert cached.cache is not None
    cached.cache.parent.mkdir()
    cached.cache.write_bytes(content)
    for _ in range(2):
        with Client(cached) as client:
            assert ask(client).text == "u"
    assert service.calls == 1


def test_a_file_damaged_under_way_never_stops_a_run(tmp_path: Path) -> None:
    path = tmp_path / "answers.sqlite3"
    cache = AnswerCache(path, megabytes=1)
    cache.put({"key": "answer"})
    other = sqlite3.connect(path)
    other.execute("DROP TABLE answers")
    other.close()
    assert cache.get("key") is None
    cache.put({"key": "answer"})
    cache.close()


def test_an_answer_that_was_damaged_is_asked_anew(service: FakeService, cached: ModelSettings) -> None:
    echo(service)
    with Client(cached) as client:
        ask(client)
    assert cached.cache is not None
    connection = sqlite3.connect(cached.cache)
    connection.execute("UPDATE answers SET answer = '{'")
    connection.commit()
    connection.close()
    with Client(cached) as client:
        assert ask(client).text == "u"
    assert service.calls == 2


def test_a_cache_that_cannot_be_made_keeps_nothing(
    service: FakeService, settings: ModelSettings, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    echo(service)
    with Client(dataclasses.replace(settings, cache=tmp_path / "file" / "answers.sqlite3")) as client:
        assert ask(client).text == "u"


def test_the_answers_unused_for_longest_go_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(1000))
    monkeypatch.setattr("time.time", lambda: float(next(clock)))
    cache = AnswerCache(tmp_path / "answers.sqlite3", megabytes=0.003)
    for number in range(3):
        cache.put({f"key {number}": "x" * 1000})
    assert cache.get("key 0") is not None
    cache.put({"key 3": "x" * 1000})
    assert [cache.get(f"key {number}") is not None for number in range(4)] == [True, False, True, True]
    cache.close()


def test_two_runs_and_many_threads_share_one_file(tmp_path: Path) -> None:
    path = tmp_path / "answers.sqlite3"
    program = f"""
import sys
from pathlib import Path
from claimcheck.llm.service.cache import AnswerCache
cache = AnswerCache(Path({str(path)!r}), megabytes=10)
for number in range(200):
    cache.put({{f"{{sys.argv[1]}} {{number}}": "x" * 100}})
"""
    runs = [subprocess.Popen([sys.executable, "-c", program, name]) for name in ("a", "b")]
    cache = AnswerCache(path, megabytes=10)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: cache.put({f"c {number}": "x" * 100}), range(200)))
    assert [run.wait(60) for run in runs] == [0, 0]
    assert all(cache.get(f"{name} {number}") for name in "abc" for number in range(200))
    cache.close()


def test_the_same_request_has_the_same_key_in_any_order_of_its_parts() -> None:
    assert key_of("h", {"a": 1, "b": {"c": 2, "d": 3}}) == key_of("h", {"b": {"d": 3, "c": 2}, "a": 1})
    assert key_of("h", {"a": 1}) != key_of("i", {"a": 1})


def test_a_cache_that_cannot_be_written_says_so_once_and_nothing_is_said_to_be_kept(
    service: FakeService, settings: ModelSettings, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    unwritable = dataclasses.replace(settings, cache=tmp_path / "file" / "answers.sqlite3")
    service.plays(service.fails(503, headers={"Retry-After": "0"}))
    with Client(unwritable) as client:
        with pytest.raises(ClaimcheckError) as caught:
            ask(client)
        [note] = client.notes()
    assert "cannot be written" in note
    assert "kept" not in caught.value.hint


def test_a_cache_that_fills_up_on_the_way_says_how_many_answers_it_keeps(
    service: FakeService, cached: ModelSettings
) -> None:
    echo(service)
    with Client(cached) as client:
        ask(client)
        assert client._cache is not None
        assert client._cache._connection is not None
        client._cache._connection.execute("PRAGMA max_page_count = 1")  # as on a full disk: it grows no more
        ask(client, "x" * 200_000)
        [note] = client.notes()
    assert "one answer of this run is kept, the others are not" in note
    with Client(cached) as client:
        ask(client)
        assert client.usage().cached == 1


@pytest.mark.parametrize("answered", [True, False])
def test_answers_are_said_to_be_kept_where_there_are_some(
    answered: bool, service: FakeService, cached: ModelSettings
) -> None:
    with Client(cached) as client:
        if answered:
            echo(service)
            ask(client)
        service.answers_by(lambda _: service.fails(503, headers={"Retry-After": "0"}))
        with pytest.raises(ClaimcheckError) as caught:
            ask(client, "another")
        assert client.notes() == ()
    assert ("Answers so far are kept" in caught.value.hint) is answered


def test_services_on_one_host_do_not_answer_for_each_other(service: FakeService, cached: ModelSettings) -> None:
    echo(service)
    for place in ("{}/v1", "{}/other/v1", "{}/v1/", "ann:pw@{}/v1", "bob:pw@{}/v1", "ann:changed@{}/v1", "{}/v1//"):
        address = f"http://{place.format(f'127.0.0.1:{service.port}')}"
        with Client(dataclasses.replace(cached, base_url=address)) as client:
            ask(client)
    assert service.calls == 5  # a slash at the end and another password of one user make no other service


def _content(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


def test_no_key_stands_in_the_file_though_the_service_repeats_it(service: FakeService, cached: ModelSettings) -> None:
    key, in_query = "qx-4711-cool-heron-92", "tk-2208-grey-plover-17"
    address = f"{service.address}?subscription-key={in_query}"
    service.answers_by(lambda _: service.says({"text": f"You are {key}, or {in_query}."}))
    keyed = dataclasses.replace(cached, api_key=key, base_url=address)
    told = []
    for _ in range(2):
        with Client(keyed) as client:
            told.append(ask(client).text)
    assert service.calls == 1
    assert told == ["You are [removed], or [removed]."] * 2
    assert cached.cache
    held = _content(cached.cache.parent)
    assert not [word for word in (key, in_query) if word.encode() in held]


def test_addresses_that_an_older_version_wrote_down_are_gone(tmp_path: Path) -> None:
    path = tmp_path / "answers.sqlite3"
    with sqlite3.connect(path) as old:
        old.execute("CREATE TABLE dialects (service TEXT PRIMARY KEY, dialect TEXT NOT NULL, found REAL NOT NULL)")
        old.execute("INSERT INTO dialects VALUES ('https://llm.example/v1?key=qx-4711 m', '{}', 1)")
    old.close()
    AnswerCache(path, megabytes=1).close()
    with sqlite3.connect(path) as new:
        assert not new.execute("SELECT name FROM sqlite_master WHERE name = 'dialects'").fetchall()
    new.close()


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such rights there")
def test_nobody_else_on_the_machine_may_read_what_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "answers.sqlite3"
    AnswerCache(path, megabytes=1).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
