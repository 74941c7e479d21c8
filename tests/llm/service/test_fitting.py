"""A reply fitted to its schema: what is meant beyond doubt is taken, nothing is added."""

from __future__ import annotations

from typing import Any

import pytest

from claimcheck.llm.service import fitting
from claimcheck.llm.tasks.extract.reply import WindowReply

SCHEMA: dict[str, Any] = WindowReply.model_json_schema()


def speaker_read(written: object) -> object:
    claim = {"n": 1, "claim": "The bridge is shut.", "speaker": written, "status": "stated"}
    return fitting.fitted({"summary": [], "claims": [claim]}, SCHEMA)["claims"][0]["speaker"]


@pytest.mark.parametrize("written", [None, "null", "None", " NULL ", ""])
def test_nothing_written_as_a_word_is_nothing_where_it_may_be(written: str | None) -> None:
    assert speaker_read(written) is None


@pytest.mark.parametrize("written", ["the mayor", "Null Island", "none of the residents"])
def test_a_name_that_only_begins_so_is_kept(written: str) -> None:
    assert speaker_read(written) == written


def test_a_text_that_must_be_there_is_kept_whatever_it_says() -> None:
    claim = {"n": 1, "claim": "None", "speaker": None, "status": "stated"}
    assert fitting.fitted({"summary": [], "claims": [claim]}, SCHEMA)["claims"][0]["claim"] == "None"
