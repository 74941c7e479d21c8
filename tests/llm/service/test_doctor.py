from __future__ import annotations

import dataclasses
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck.llm.service import doctor
from claimcheck.llm.service.client import Client
from claimcheck.llm.settings import ModelSettings
from tests.dripping import WAYS, dripping

if TYPE_CHECKING:
    from tests.llm.conftest import FakeService, Played

ANSWER = {"certainty": "stated", "speaker": "The mayor of Arles", "jobs": 40}
KEY = "sk-test-key-0001"


def text_of(report: doctor.DoctorReport) -> str:
    return "\n".join(report.lines())


def plays(service: FakeService, listing: Played, answer: Played) -> None:
    service.answers_by(lambda body: listing if "get" in body else answer)


def listing(service: FakeService, *names: str) -> Played:
    models = ", ".join(f'{{"id": "{name}", "object": "model", "created": 1, "owned_by": "x"}}' for name in names)
    return dataclasses.replace(service.says(""), body=f'{{"object": "list", "data": [{models}]}}')


def test_a_service_in_order_is_told_with_its_mode_and_speed(service: FakeService, settings: ModelSettings) -> None:
    plays(service, listing(service, "m", "n"), service.says(ANSWER))
    report = doctor.run(settings)
    text = text_of(report)
    assert report.exit_code == 0
    assert "FAIL" not in text
    for expected in ("answers in", "accepted", "m is offered", "obeyed, asked for by json_schema", "tokens a second"):
        assert expected in text
    assert KEY not in text
    assert KEY not in repr(report)


def test_a_rejected_key_ends_the_visit(service: FakeService, settings: ModelSettings) -> None:
    refused = service.fails(401, message=f"Incorrect API key provided: {KEY}")
    plays(service, refused, refused)
    report = doctor.run(settings)
    assert report.exit_code == 3
    assert "does not accept the key" in text_of(report)
    assert KEY not in text_of(report)


def test_a_key_among_the_names_of_models_is_not_told(service: FakeService, settings: ModelSettings) -> None:
    plays(service, listing(service, KEY, f"gpt-{KEY.upper()}"), service.says(ANSWER))
    report = doctor.run(settings)
    assert "m is not in its list: [removed], gpt-[removed]" in text_of(report)
    assert KEY not in text_of(report)


def test_an_unknown_model_is_told_with_the_known_ones(service: FakeService, settings: ModelSettings) -> None:
    unknown = service.fails(404, message="The model `m` does not exist", code="model_not_found")
    plays(service, listing(service, "large", "small"), unknown)
    report = doctor.run(settings)
    assert report.exit_code == 3
    assert "m is not in its list: large, small" in text_of(report)
    assert "does not know the model m" in text_of(report)


def test_a_service_without_a_list_of_models_may_be_well(service: FakeService, settings: ModelSettings) -> None:
    plays(service, service.fails(404), service.says(ANSWER))
    assert doctor.run(settings).exit_code == 0


def test_a_model_that_disobeys_its_schema_is_ill(service: FakeService, settings: ModelSettings) -> None:
    plays(service, listing(service, "m"), service.says({**ANSWER, "certainty": "perhaps"}))
    report = doctor.run(settings)
    assert report.exit_code == 3
    assert "no acceptable reply" in text_of(report)


def test_a_service_that_is_not_there(settings: ModelSettings) -> None:
    report = doctor.run(dataclasses.replace(settings, base_url="http://127.0.0.1:9/v1"))
    assert report.exit_code == 3
    assert "cannot be reached" in text_of(report)


def test_nothing_configured_is_no_illness() -> None:
    report = doctor.run(ModelSettings())
    assert report.exit_code == 0
    assert "rules engine" in text_of(report)


def test_where_a_setting_comes_from_is_told() -> None:
    environ = {"OPENAI_MODEL": "m", "OPENAI_API_KEY": KEY, "CLAIMCHECK_CACHE": "/nowhere"}
    settings = ModelSettings.from_environment(environ, base_url="http://127.0.0.1:9/v1")
    text = text_of(doctor.run(settings))
    for expected in ("m (from OPENAI_MODEL)", "(from --base-url)", "set, not shown (from OPENAI_API_KEY)"):
        assert expected in text
    assert KEY not in text


@pytest.mark.parametrize("exists", [True, False])
def test_a_cassette_is_looked_at_without_asking_anything(
    service: FakeService, settings: ModelSettings, tmp_path: Path, exists: bool
) -> None:
    path = tmp_path / "talk.json"
    if exists:
        service.plays(service.says(ANSWER))
        question: dict[str, Any] = {"stage": "s", "version": "1", "system": "", "user": "u", "max_tokens": 9}
        with Client(dataclasses.replace(settings, cassette=path)) as client:
            client.ask(reply=doctor._answer(), **question)
        service.close()
    report = doctor.run(ModelSettings(cassette=path, record="none"))
    assert report.exit_code == (0 if exists else 3)


@pytest.mark.parametrize("way", WAYS)
def test_a_service_that_drips_is_told_as_one_that_does_not_answer(
    way: tuple[bytes, bytes], settings: ModelSettings
) -> None:
    start = time.monotonic()
    with dripping(way) as address:
        report = doctor.run(dataclasses.replace(settings, base_url=f"{address}/v1", timeout_seconds=0.4))
    assert report.exit_code == 3
    assert "gave no answer within" in text_of(report)
    assert time.monotonic() - start < 5
