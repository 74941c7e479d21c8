"""What comes from machines, spoilt: replies of a model, cassettes, documents. Nothing but a message may come of it."""

from __future__ import annotations

import json
import random
import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from claimcheck import ClaimcheckError, pipeline
from claimcheck.llm.cassettes.inspection import check, show
from claimcheck.llm.engine import ModelEngine
from claimcheck.llm.service.failures import BrokenReply
from claimcheck.llm.service.parsing import parse
from claimcheck.llm.settings import ModelSettings
from claimcheck.reading import article_from_text, read
from claimcheck.records import Usage
from tests.fuzz.invariants import quotes_stand_where_they_say
from tests.llm.obeying import MANNERS, ObeyingModel
from tests.reading.documents import pdf, word

_CASSETTES = Path(__file__).parents[2] / "cassettes"
_LONGEST = 600

_MAIL = """\
Subject: =?utf-8?q?{title}?=
Date: Mon, 3 Jun 2024 10:00:00 +0200
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain; charset*=utf-8''utf-8

{text}
--b
Content-Type: text/html; charset="utf-8"
Content-Disposition: attachment; filename*0*=utf-8''a; filename*1=.html

<p>{text}
--b--
"""

_NAMES_OF_OURS = re.compile(r"pydantic|Traceback|<class|object at 0x|\w(?:Error|Exception)\b")

_JSON = ["null", "{}", "[]", "1e999", "-1", '"\\ud800"', "true", '""', "NaN", '{"n":', "[[[[", "\x00", '"A99"']

ReplyT = TypeVar("ReplyT", bound=BaseModel)


def spoilt_json(text: str, chance: random.Random) -> str:
    """Return JSON with values changed, cut out or put in somewhere."""
    for _ in range(chance.randint(0, 3)):
        values = list(re.finditer(r'"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|null|true|false', text))
        if not values:
            break
        one = chance.choice(values)
        put = chance.choice([*_JSON, "", chance.choice(values)[0]])
        text = text[: one.start()] + put + text[one.end() :]
    return text[: chance.randint(0, len(text))] if chance.random() < 0.1 else text


def spoilt_bytes(content: bytes, chance: random.Random) -> bytes:
    """Return bytes with some changed, cut out or doubled."""
    spoilt = bytearray(content)
    for _ in range(chance.randint(0, 6)):
        at = chance.randrange(len(spoilt) + 1)
        match chance.randint(0, 2):
            case 0:
                spoilt[at : at + 1] = chance.randbytes(1)
            case 1:
                del spoilt[at : at + chance.randint(1, 60)]
            case _:
                spoilt[at:at] = spoilt[at : at + chance.randint(1, 60)] * chance.randint(1, 20)
    return bytes(spoilt)


class _Model:
    """A model that obeys, and whose replies are spoilt on their way."""

    def __init__(self, order: str, chance: random.Random) -> None:
        self.settings = ModelSettings(model="m", base_url="http://127.0.0.1:9/v1")
        self._chance = chance
        self._model = ObeyingModel((order,) if chance.random() < 0.5 else (), chance.choice(MANNERS))

    def ask(self, *, user: str, reply: type[ReplyT], **_: Any) -> Any:
        from instructor.core.exceptions import ResponseParsingError

        answer = self._model.answer({"messages": [{"role": "user", "content": user}]})
        try:
            return parse(reply, spoilt_json(json.dumps(answer), self._chance))
        except ResponseParsingError as error:
            raise BrokenReply("The reply is spoilt.", "", problems=str(error), last=None) from error

    def usage(self) -> Usage:
        return Usage()

    def notes(self) -> tuple[str, ...]:
        return ()

    def close(self) -> None:
        pass


def spoilt_replies_leave_quotes_where_they_say(first: str, second: str, seed: int) -> None:
    """Whatever a model replies, what is reported of an article stands in it, and no name of ours is told."""
    chance = random.Random(seed)
    texts = [text[:_LONGEST] for text in (first, second)]
    model = _Model(texts[0][:20], chance)
    with ModelEngine(model.settings, model) as engine:  # type: ignore[arg-type]
        try:
            articles = [article_from_text(text) for text in texts]
            document = pipeline.compare(articles, engine=engine, language="en")
            pipeline.check(articles[0], articles[1:], engine=engine, language="en")
        except ClaimcheckError as error:
            assert error.message
            return
    for text, source in zip((article.text for article in articles), document.sources, strict=True):
        quotes_stand_where_they_say(text, source)


def a_spoilt_cassette_is_read_or_refused_with_a_message(seed: int) -> None:
    """A damaged cassette is shown, checked, or refused in our own words."""
    chance = random.Random(seed)
    path = chance.choice(sorted(_CASSETTES.glob("*.json")))
    text = spoilt_json(path.read_text("utf-8"), chance)
    _read_or_refused(lambda spoilt: (show(spoilt), check(spoilt)), text.encode("utf-8", "replace"), ".json")


def a_spoilt_document_is_an_article_or_refused_with_a_message(text: str, seed: int) -> None:
    """Damaged files of every format are articles with sentences in them, or refused in our own words."""
    chance = random.Random(seed)
    plain = re.sub(r"[\x00-\x1f\ud800-\udfff\ufffe\uffff]", " ", text[:_LONGEST])
    suffix = chance.choice([".txt", ".md", ".html", ".docx", ".pdf", ".eml"])
    _read_or_refused(_whole, spoilt_bytes(_document(plain, suffix), chance), suffix)


def _document(text: str, suffix: str) -> bytes:
    """Return a document of a format that says a text."""
    match suffix:
        case ".md":
            return f"---\ntitle: {text[:20]}\n---\n# {text}\n\n- {text}".encode()
        case ".html":
            return f"<html><title>{text[:20]}</title><article><p>{text}<p>{text}</article>".encode()
        case ".eml":
            return _MAIL.format(title=text[:20], text=text).encode()
        case ".docx":
            return word([("Normal", text), ("Heading 1", text[:30])])
        case ".pdf":
            latin = text.encode("latin-1", "ignore").decode("latin-1")
            return pdf([[latin[start : start + 60] for start in range(0, len(latin), 60)]])
        case _:
            return text.encode()


def _whole(path: Path) -> None:
    article = read(path)
    assert all(0 <= one.start < one.end <= len(article.text) for one in article.sentences)


def _read_or_refused(use: Callable[[Path], object], content: bytes, suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"spoilt{suffix}"
        path.write_bytes(content)
        try:
            use(path)
        except ClaimcheckError as error:
            assert error.message
            assert not _NAMES_OF_OURS.search(f"{error.message} {error.hint}")
