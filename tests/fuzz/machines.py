"""What comes from machines, spoilt: replies of a model, cassettes, documents."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from claimcheck.llm.service.failures import BrokenReply
from claimcheck.llm.service.parsing import parse
from claimcheck.llm.settings import ModelSettings
from claimcheck.records import Usage
from tests.llm.obeying import MANNERS, ObeyingModel
from tests.reading.documents import pdf, word

CASSETTES = Path(__file__).parents[2] / "cassettes"
#: So much of a text is sent to a model, or printed in a document.
LONGEST = 600

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


class SpoiltModel:
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


def document(text: str, suffix: str) -> bytes:
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
