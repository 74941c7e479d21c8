from __future__ import annotations

import dataclasses
import json
import os
import random
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from claimcheck.errors import CassetteError, ClaimcheckError, UsageError
from claimcheck.llm.cassettes import inspection
from claimcheck.llm.cassettes import recording as recorded_file
from claimcheck.llm.cassettes.cassette import Cassette
from claimcheck.llm.cassettes.exchanges import asked, worded, wording
from claimcheck.llm.service import failures
from claimcheck.llm.service.client import Client
from claimcheck.llm.settings import RECORD_MODES, ModelSettings

if TYPE_CHECKING:
    from tests.llm.conftest import FakeService, Played


class Note(BaseModel):
    text: str


SYSTEM = "Note what is said.\nIn one sentence."


def ask(client: Client, user: str, **options: Any) -> Note:
    given: dict[str, Any] = {"stage": "extract", "version": "1", "system": SYSTEM, "max_tokens": 50, **options}
    return client.ask(user=user, reply=Note, **given)


@pytest.fixture
def recording(settings: ModelSettings, tmp_path: Path) -> ModelSettings:
    return dataclasses.replace(settings, cassette=tmp_path / "talk.json", deadline_seconds=10)


def replaying(path: Path) -> ModelSettings:
    return ModelSettings.from_environment({}, cassette=path, record="none")


def echo(service: FakeService) -> None:
    service.answers_by(lambda body: service.says({"text": "noté : " + body["messages"][1]["content"]}))


def record(recording: ModelSettings, *texts: str) -> Path:
    with Client(recording) as client:
        for text in texts:
            ask(client, text)
    assert recording.cassette is not None
    return recording.cassette


def test_a_cassette_replays_with_neither_service_nor_key_nor_model_name(
    service: FakeService, recording: ModelSettings
) -> None:
    echo(service)
    with Client(recording) as client:
        said = [ask(client, text) for text in ("un", "deux")]
        usage = client.usage()
    service.close()
    assert recording.cassette is not None
    with Client(replaying(recording.cassette)) as client:
        assert [ask(client, text) for text in ("un", "deux")] == said
        assert client.usage() == usage
        assert client.settings.model == "m"


def test_what_was_said_can_be_read_in_the_file(service: FakeService, recording: ModelSettings) -> None:
    service.plays(service.says({"text": "« Où ? » L’été,\nà 9 h."}))
    lines = record(recording, "Première ligne : l’été.\nSeconde « ligne ».").read_text("utf-8").splitlines()
    stripped = [line.strip().rstrip(",") for line in lines]
    for readable in (
        '"Note what is said."',
        '"Première ligne : l’été."',
        '"Seconde « ligne »."',
        '"text": "« Où ? » L’été,\\nà 9 h."',
    ):
        assert readable in stripped
    assert sum("Note what is said." in line for line in lines) == 1


def test_an_exchange_is_on_disk_the_moment_it_ends(service: FakeService, recording: ModelSettings) -> None:
    echo(service)
    program = f"""
import os, sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from pathlib import Path
from pydantic import BaseModel
from claimcheck.llm.service.client import Client
from claimcheck.llm.settings import RECORD_MODES, ModelSettings

class Note(BaseModel):
    text: str

client = Client(ModelSettings(model="m", base_url={service.address!r}, cassette=Path({str(recording.cassette)!r})))
for number in range(3):
    client.ask(stage="s", version="1", system="", user=str(number), reply=Note, max_tokens=9)
os._exit(9)
"""
    assert subprocess.run([sys.executable, "-c", program], check=False, timeout=60).returncode == 9
    assert recording.cassette is not None
    _, exchanges = recorded_file.read(recording.cassette)
    assert [exchange.answers[0]["reply"]["text"] for exchange in exchanges] == [f"noté : {n}" for n in range(3)]


def test_the_order_of_arrival_does_not_show(service: FakeService, recording: ModelSettings, tmp_path: Path) -> None:
    echo(service)
    texts = [f"[{number}] phrase" for number in range(1, 31)]
    written = []
    for name in ("one.json", "two.json"):
        random.Random(name).shuffle(texts)
        path = tmp_path / name
        with Client(dataclasses.replace(recording, cassette=path)) as client, ThreadPoolExecutor(8) as pool:
            list(pool.map(lambda text, client=client: ask(client, text), texts))
        written.append(path.read_bytes())
    assert written[0] == written[1]
    _, exchanges = recorded_file.read(tmp_path / "one.json")
    assert [exchange.asked.messages[1]["text"] for exchange in exchanges] == [f"[{n}] phrase" for n in range(1, 31)]


def test_recording_anew_changes_only_what_changed(service: FakeService, recording: ModelSettings) -> None:
    echo(service)
    before = record(recording, "a", "b", "c", "old").read_text("utf-8").splitlines()
    service.answers_by(
        lambda body: (
            service.says({"text": "changed"})
            if body["messages"][1]["content"] == "b"
            else service.says({"text": "noté : " + body["messages"][1]["content"]})
        )
    )
    path = record(dataclasses.replace(recording, record="all"), "c", "b", "a")
    after = path.read_text("utf-8").splitlines()
    assert [line.strip() for line in after if line not in before] == ['"text": "changed"']
    assert not any('"old"' in line for line in after)


def test_what_was_not_asked_again_stays_when_recording_anew_fails(
    service: FakeService, recording: ModelSettings
) -> None:
    echo(service)
    record(recording, "a", "b")
    service.answers_by(lambda body: service.fails(401))
    with pytest.raises(failures.KeyRejected):
        record(dataclasses.replace(recording, record="all"), "a")
    assert recording.cassette is not None
    _, exchanges = recorded_file.read(recording.cassette)
    assert len(exchanges) == 2


def test_what_was_not_asked_again_stays_when_the_run_is_interrupted(
    service: FakeService, recording: ModelSettings
) -> None:
    echo(service)
    path = record(recording, "a", "b")
    with pytest.raises(KeyboardInterrupt), Client(dataclasses.replace(recording, record="all")) as client:
        ask(client, "a")
        raise KeyboardInterrupt
    assert len(recorded_file.read(path)[1]) == 2


def test_replay_with_parallel_requests_gives_the_same_answers(service: FakeService, recording: ModelSettings) -> None:
    echo(service)
    texts = [f"texte {number}" for number in range(40)]
    path = record(recording, *texts)
    with Client(replaying(path)) as client, ThreadPoolExecutor(8) as pool:
        assert [note.text for note in pool.map(lambda text: ask(client, text), texts)] == [f"noté : {t}" for t in texts]


def test_the_same_request_is_answered_in_the_order_of_recording_and_the_last_answer_repeats(
    service: FakeService, recording: ModelSettings
) -> None:
    service.plays(*(service.says({"text": word}) for word in ("first", "second")))
    path = record(recording, "same", "same")
    with Client(replaying(path)) as client:
        assert [ask(client, "same").text for _ in range(4)] == ["first", "second", "second", "second"]


def test_a_second_attempt_stands_after_the_first_and_replays(service: FakeService, recording: ModelSettings) -> None:
    service.plays(service.says({"texte": "faux"}), service.says({"text": "juste"}))
    path = record(recording, "a")
    _, exchanges = recorded_file.read(path)
    assert [len(exchange.asked.messages) for exchange in exchanges] == [2, 4]
    with Client(replaying(path)) as client:
        assert ask(client, "a").text == "juste"


def test_the_random_ids_of_tool_calls_do_not_matter(service: FakeService, recording: ModelSettings) -> None:
    replies = iter([{"texte": "faux"}, {"text": "juste"}] * 2)

    def with_tools(body: dict[str, Any]) -> Played:
        if "tools" not in body:
            return service.fails(400, message="response_format is not supported")
        return service.calls_tool("Note", next(replies), identity=f"call_{random.random()}")

    service.answers_by(with_tools)
    first = record(recording, "a").read_bytes()
    assert recording.cassette is not None
    assert record(dataclasses.replace(recording, record="all"), "a").read_bytes() == first
    with Client(replaying(recording.cassette)) as client:
        assert ask(client, "a").text == "juste"


def test_failures_replay_without_waiting(service: FakeService, recording: ModelSettings) -> None:
    service.plays(
        service.fails(429, headers={"Retry-After": "0.5"}, code="rate_limit_exceeded"),
        dataclasses.replace(service.says(""), body="<html>oops</html>", status=502, content_type="text/html"),
        service.says({"text": "x"}, cut=True),
        service.says({"text": "après"}, compressed=True),
    )
    path = record(recording, "a")
    recorded = path.read_text("utf-8")
    for trace in ('"retry_after": "0.5"', "<html>oops</html>", '"failure": "broken"', "après"):
        assert trace in recorded
    start = time.monotonic()
    with Client(replaying(path)) as client:
        assert ask(client, "a").text == "après"
    assert time.monotonic() - start < 0.4


@pytest.mark.parametrize("kind", ["timeout", "quota", "page", "key"])
def test_a_run_that_failed_fails_the_same_way_on_replay(
    service: FakeService, recording: ModelSettings, kind: str
) -> None:
    played = {
        "timeout": dataclasses.replace(service.says({"text": "late"}), delay=0.4),
        "quota": service.fails(429, code="insufficient_quota"),
        "page": dataclasses.replace(service.says(""), body="<html>Hello</html>", content_type="text/html"),
        "key": service.fails(401),
    }
    service.plays(played[kind])
    with pytest.raises(ClaimcheckError) as live:
        record(dataclasses.replace(recording, timeout_seconds=0.1, deadline_seconds=0.3), "a")
    assert recording.cassette is not None
    with Client(replaying(recording.cassette)) as client, pytest.raises(ClaimcheckError) as replayed:
        ask(client, "a")
    assert type(live.value) is type(replayed.value)


def test_no_secret_gets_into_a_cassette(service: FakeService, recording: ModelSettings) -> None:
    key = "sk-planted-4f9c1e7a2b"
    planted = {
        "Set-Cookie": "session=PLANTEDcookie",
        "X-Request-Id": "req_PLANTED",
        "OpenAI-Organization": "org-PLANTED",
        "Retry-After": "0",
    }
    echoed = (
        f"Incorrect key {key} (sk-pl***1e7a) of org-PLANTEDorg1 (user-PLANTEDuser), request req_PLANTEDid, "
        f"from 10.11.12.13 by someone@planted.example.com, see https://planted.example.com/keys?k={key} or "
        "planted-host.internal:8080, trace 0PLANTEDplantedPLANTED0123456789"
    )
    page = f"<html>{key} <a href='http://planted.example.com/x'>PAGE</a></html>"
    service.plays(
        service.fails(429, headers=planted, message=echoed, code="rate_limit_exceeded"),
        dataclasses.replace(service.says(""), body=page, status=502, content_type="text/html", headers=planted),
        service.says({"text": f"the key is {key}"}, headers=planted),
    )
    secretive = dataclasses.replace(
        recording, api_key=key, base_url=service.address + "?api-version=PLANTEDversion&token=PLANTEDtoken"
    )
    text = record(secretive, "Un article.").read_text("utf-8")
    assert service.headers[0]["authorization"] == f"Bearer {key}"
    assert service.calls == 3
    for secret in ("PLANTED", "planted", key, "Bearer", "127.0.0.1", "localhost", str(service.port), "10.11.12.13"):
        assert secret not in text, secret
    assert "chatcmpl" not in text
    assert "PAGE" in text
    assert "the key is [removed]" in text


def test_a_short_key_is_taken_out_of_answers_and_leaves_articles_alone(
    service: FakeService, recording: ModelSettings
) -> None:
    service.plays(service.says({"text": "Your key is hunter2."}))
    path = record(dataclasses.replace(recording, api_key="hunter2"), "On hunter2 and others.")
    assert "Your key is [removed]." in path.read_text("utf-8")
    with Client(replaying(path)) as client:
        ask(client, "On hunter2 and others.")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"system": SYSTEM.replace("one", "two"), "version": "2"}, "prompt (version 1, now 2)"),
        ({"max_tokens": 60}, "settings"),
        ({"user": "Un texte.\nSuivi d’un autre."}, "text (the article"),
    ],
)
def test_a_miss_says_what_changed_with_a_short_diff_and_how_to_record_anew(
    service: FakeService, recording: ModelSettings, change: dict[str, Any], said: str
) -> None:
    echo(service)
    path = record(recording, "Un texte.\nSuivi d’un second.", "Tout autre chose.")
    calls = service.calls
    start = time.monotonic()
    with Client(replaying(path)) as client, pytest.raises(CassetteError) as caught:
        ask(client, **{"user": "Un texte.\nSuivi d’un second.", **change})
    message = str(caught.value)
    assert f"stage 'extract': its {said}" in message
    assert "\n-" in message
    assert "\n+" in message
    assert len(message.splitlines()) < 25
    assert "--record new" in message
    assert "--record all" in message
    assert service.calls == calls
    assert time.monotonic() - start < 1
    assert caught.value.exit_code == 3


def test_a_miss_shows_how_a_schema_changed(service: FakeService, recording: ModelSettings) -> None:
    class Changed(BaseModel):
        text: str
        speaker: str | None

    echo(service)
    path = record(recording, "a")
    with Client(replaying(path)) as client, pytest.raises(CassetteError, match=r"schema changed(.|\n)*speaker"):
        client.ask(stage="extract", version="1", system=SYSTEM, user="a", reply=Changed, max_tokens=50)


def test_a_miss_of_a_stage_that_was_never_recorded_says_so(service: FakeService, recording: ModelSettings) -> None:
    echo(service)
    path = record(recording, "a")
    with Client(replaying(path)) as client, pytest.raises(CassetteError, match="nothing of the stage 'judge'"):
        ask(client, "b", stage="judge")


def test_once_records_into_a_new_file_and_only_replays_an_old_one(
    service: FakeService, recording: ModelSettings
) -> None:
    echo(service)
    record(recording, "a")
    record(recording, "a")
    assert service.calls == 1
    with pytest.raises(CassetteError):
        record(recording, "b")


def test_new_replays_what_is_known_and_records_the_rest(service: FakeService, recording: ModelSettings) -> None:
    echo(service)
    record(recording, "a")
    path = record(dataclasses.replace(recording, record="new"), "a", "b")
    assert service.calls == 2
    with Client(replaying(path)) as client:
        assert ask(client, "b").text == "noté : b"


def test_new_goes_on_where_a_recording_ended_in_failure(service: FakeService, recording: ModelSettings) -> None:
    service.plays(service.fails(401))
    with pytest.raises(failures.KeyRejected):
        record(recording, "a")
    echo(service)
    with pytest.raises(failures.KeyRejected):
        record(recording, "a")
    more = dataclasses.replace(recording, record="new")
    with Client(more) as client:
        with pytest.raises(failures.KeyRejected):
            ask(client, "a")
        assert ask(client, "a").text == "noté : a"


def test_none_never_records(service: FakeService, recording: ModelSettings) -> None:
    echo(service)
    with pytest.raises(CassetteError, match="There is no cassette"):
        record(dataclasses.replace(recording, record="none"), "a")
    assert service.calls == 0


def test_a_cassette_names_its_model_and_another_one_contradicts_it(
    service: FakeService, recording: ModelSettings
) -> None:
    echo(service)
    path = record(recording, "a")
    environ = {"CLAIMCHECK_MODEL": "other", "OPENAI_API_KEY": "sk-test-key-0001"}
    settings = ModelSettings.from_environment(environ, cassette=path, model=None)
    assert (settings.model, settings.api_key) == ("m", None)
    with pytest.raises(UsageError, match="recorded with model m"):
        ModelSettings.from_environment({}, cassette=path, model="other")


@pytest.mark.parametrize("content", ["", "not json", "[]", '{"claimcheck_cassette": 99}', '{"claimcheck_cassette": 1}'])
def test_a_file_that_is_no_cassette_is_refused_and_can_be_recorded_anew(
    service: FakeService, recording: ModelSettings, content: str
) -> None:
    echo(service)
    assert recording.cassette is not None
    recording.cassette.write_text(content)
    with pytest.raises(CassetteError):
        record(recording, "a")
    record(dataclasses.replace(recording, record="all"), "a")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
@pytest.mark.parametrize("record", RECORD_MODES)
def test_a_pipe_is_no_cassette_and_none_takes_its_place(recording: ModelSettings, record: str) -> None:
    assert recording.cassette is not None
    os.mkfifo(recording.cassette)
    with pytest.raises(CassetteError, match="a pipe or a device"):
        Cassette.open(dataclasses.replace(recording, record=record).as_recorded())
    assert recording.cassette.is_fifo()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("", "it is empty"),
        (" \n", "it is empty"),
        ("<html>", "line 1 from sign 1 on is no JSON"),
        ('{\n"a": }', "line 2 from sign 6 on is no JSON"),
    ],
)
def test_what_is_no_cassette_is_said_in_no_words_of_a_parser(tmp_path: Path, content: str, why: str) -> None:
    path = tmp_path / "cassette.json"
    path.write_text(content, "utf-8")
    with pytest.raises(CassetteError) as caught:
        inspection.show(path)
    assert why in caught.value.message
    assert "Expecting" not in caught.value.message


def test_a_cassette_that_cannot_be_written_is_an_error_of_its_own(
    service: FakeService, recording: ModelSettings, tmp_path: Path
) -> None:
    echo(service)
    (tmp_path / "file").write_text("")
    with pytest.raises(CassetteError, match="cannot be written"):
        record(dataclasses.replace(recording, cassette=tmp_path / "file" / "talk.json"), "a")


def test_show_tells_stages_models_exchanges_tokens_and_failures(service: FakeService, recording: ModelSettings) -> None:
    service.plays(
        service.fails(429, headers={"Retry-After": "0"}, code="rate_limit_exceeded"),
        service.says({"texte": "faux"}),
        service.says({"text": "juste"}),
    )
    shown = inspection.show(record(recording, "a"))
    assert "model m" in shown
    assert "extract (version 1): 2 requests, 3 answers, 20 + 10 tokens" in shown
    assert "1 HTTP 429 rate_limit_exceeded" in shown
    assert "1 asked again with the reason" in shown


def test_check_names_stages_that_are_no_more_and_versions_and_schemas_that_changed(
    service: FakeService, recording: ModelSettings
) -> None:
    echo(service)
    with Client(recording) as client:
        ask(client, "a", stage="align", version="0")
        ask(client, "b", stage="gone")
    assert recording.cassette is not None
    problems = inspection.check(recording.cassette)
    assert any("stage 'gone': there is no such prompt" in problem for problem in problems)
    assert any("stage 'align': recorded with version 0" in problem for problem in problems)
    assert any("stage 'align': the schema of Note changed" in problem for problem in problems)


def test_check_is_content_with_what_todays_prompts_make(service: FakeService, recording: ModelSettings) -> None:
    from claimcheck.llm.prompts import load_prompt
    from claimcheck.llm.tasks.schemas import REPLIES

    question = load_prompt("align").fill("fr", first="-", second="-", claims_a="A1 un", claims_b="B1 deux")
    service.plays(service.says({"matches": []}))

    def check(system: str) -> tuple[str, ...]:
        with Client(dataclasses.replace(recording, record="all")) as client:
            client.ask(
                stage="align",
                version=question.version,
                system=system,
                user=question.user,
                reply=REPLIES["align"],
                max_tokens=50,
            )
        assert recording.cassette is not None
        return inspection.check(recording.cassette)

    assert check(question.system) == ()
    assert check(question.system + " More.") == ("stage 'align': the words of the prompt changed (1 exchange)",)


text = st.text(alphabet=st.characters(codec=None), max_size=30)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
    max_leaves=8,
)


@given(values)
def test_what_a_model_wrote_keeps_its_meaning(value: Any) -> None:
    written = json.dumps(value)
    restored = wording(worded(written))
    assert restored == written or json.loads(restored) == json.loads(written)


@given(text)
def test_what_a_model_wrote_is_kept_to_the_letter_where_it_is_not_json(said: str) -> None:
    words = worded(said)
    assert "reply" in words or wording(words) == said


@given(st.lists(st.tuples(text, text, values), min_size=1, max_size=4))
def test_a_cassette_reads_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, said: list[Any]) -> None:
    exchanges = [
        recorded_file.Exchange(
            asked(
                stage=stage,
                version="1",
                reply="Note",
                model="m",
                mode="json",
                settings={"seed": 1},
                schema={"title": stage},
                messages=[{"role": "system", "text": words}, {"role": "user", "text": words + "\n" + stage}],
            ),
            [{"status": 200, **worded(json.dumps(value))}],
        )
        for stage, words, value in said
    ]
    path = tmp_path_factory.getbasetemp() / f"roundtrip-{os.getpid()}-{threading.get_ident()}.json"
    path.write_text(recorded_file.written({"model": "m"}, exchanges), "utf-8")
    settings, again = recorded_file.read(path)
    assert settings == {"model": "m"}
    assert [(e.asked.key, e.answers) for e in again] == [(e.asked.key, e.answers) for e in exchanges]
