from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from claimcheck.errors import CassetteError
from claimcheck.llm.cassettes import inspection
from claimcheck.llm.cassettes.exchanges import Asked, asked
from claimcheck.llm.cassettes.hiding import Hidden
from claimcheck.llm.service.client import Client
from claimcheck.llm.settings import ModelSettings

if TYPE_CHECKING:
    from tests.llm.conftest import FakeService

_SYSTEM = "Note what is said of Mary Doyle."
_ARTICLE = "Mary Doyle sold the mill. MARY DOYLE denies it, says the mayor of Aubel."


class Note(BaseModel):
    text: str


def _ask(client: Client, user: str) -> Note:
    return client.ask(stage="extract", version="1", system=_SYSTEM, user=user, reply=Note, max_tokens=50)


def _recorded(service: FakeService, settings: ModelSettings, path: Path, **hidden: Any) -> str:
    service.answers_by(lambda body: service.says({"text": "noted: " + body["messages"][1]["content"]}))
    with Client(dataclasses.replace(settings, cassette=path, **hidden)) as client:
        assert _ask(client, _ARTICLE).text == f"noted: {_ARTICLE}"
    return path.read_text("utf-8")


def _replay(path: Path, user: str = _ARTICLE, **hidden: Any) -> str:
    with Client(ModelSettings.from_environment({}, cassette=path, record="none", **hidden)) as client:
        return _ask(client, user).text


def test_hidden_words_are_nowhere_in_the_file_and_come_back_for_who_names_them(
    service: FakeService, settings: ModelSettings, tmp_path: Path
) -> None:
    path = tmp_path / "talk.json"
    text = _recorded(service, settings, path, redact=("Mary Doyle", "Aubel"))
    said = json.dumps(json.loads(text)["exchanges"])
    assert "Doyle" not in said and "DOYLE" not in said and "Aubel" not in said
    assert _replay(path, redact=("Mary Doyle", "Aubel")) == f"noted: {_ARTICLE}"


@pytest.mark.parametrize("words", [(), ("Mary Doyle",), ("Mary Doyle", "Aubel", "mill")])
def test_who_does_not_name_the_hidden_words_is_told_how_many_they_are(
    service: FakeService, settings: ModelSettings, tmp_path: Path, words: tuple[str, ...]
) -> None:
    path = tmp_path / "talk.json"
    _recorded(service, settings, path, redact=("Mary Doyle", "Aubel"))
    with pytest.raises(CassetteError, match="2 words hidden"):
        _replay(path, redact=words)


def test_other_words_than_the_hidden_ones_replay_nothing(
    service: FakeService, settings: ModelSettings, tmp_path: Path
) -> None:
    path = tmp_path / "talk.json"
    _recorded(service, settings, path, redact=("Mary Doyle",))
    with pytest.raises(CassetteError, match="lacks a request"):
        _replay(path, redact=("Ann Corvaz",))


def test_a_hidden_article_is_not_in_the_questions_and_answers_who_has_it(
    service: FakeService, settings: ModelSettings, tmp_path: Path
) -> None:
    path = tmp_path / "talk.json"
    service.answers_by(lambda body: service.says({"text": "The mill was sold."}))
    with Client(dataclasses.replace(settings, cassette=path, redact_articles=True)) as client:
        _ask(client, _ARTICLE)
    assert "denies" not in path.read_text("utf-8")
    assert _replay(path) == "The mill was sold."
    with pytest.raises(CassetteError, match="its text changed, and it is hidden there"):
        _replay(path, user=_ARTICLE.replace("sold", "bought"))


def test_a_recording_goes_on_with_what_it_hides(service: FakeService, settings: ModelSettings, tmp_path: Path) -> None:
    path = tmp_path / "talk.json"
    _recorded(service, settings, path, redact=("Aubel",), redact_articles=True)
    calls = service.calls
    with Client(dataclasses.replace(settings, cassette=path, record="new", redact=("Aubel",))) as client:
        assert _ask(client, _ARTICLE).text == f"noted: {_ARTICLE}"
        assert service.calls == calls
        _ask(client, "Aubel votes.")
    assert len(json.loads(path.read_text("utf-8"))["exchanges"]) == 2
    assert "votes" not in json.dumps(json.loads(path.read_text("utf-8"))["exchanges"][0]["messages"])


def test_a_cassette_that_hides_its_articles_can_be_looked_into(
    service: FakeService, settings: ModelSettings, tmp_path: Path
) -> None:
    path = tmp_path / "talk.json"
    _recorded(service, settings, path, redact_articles=True)
    assert "redacted" in inspection.show(path)


_WORDS = st.lists(st.text(st.characters(categories=["L", "N"]), min_size=2, max_size=8), max_size=4, unique=True)


@given(words=_WORDS, texts=st.lists(st.text(max_size=30), max_size=4))
def test_what_is_hidden_is_restored_in_every_way_of_writing_it(words: list[str], texts: list[str]) -> None:
    hidden = Hidden(tuple(words))
    said = {"reply": {"a": [*texts, *words, *(word.upper() for word in words)]}}
    if not any("redacted" in text for text in (*texts, *words)):
        assert hidden.restored(hidden.answer(said)) == said


def test_a_question_with_nothing_hidden_is_the_question_itself() -> None:
    request: Asked = asked(
        stage="s", version="1", reply="R", model="m", mode="json", settings={}, schema={}, messages=[{"role": "user"}]
    )
    assert Hidden().asked(request) is request
