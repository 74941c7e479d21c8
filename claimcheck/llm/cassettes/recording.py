"""The file of a cassette: one JSON document that people can read in a pull request.

Text stands as a list of its lines, replies stand parsed, schemas and system messages that many requests share stand
once. Exchanges are sorted by stage and content, never by arrival, so that recording anew changes only what changed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Self

from claimcheck.errors import CassetteError, why_unreadable
from claimcheck.files import is_endless, text_of
from claimcheck.llm.cassettes.exchanges import Asked, asked, canonical

FORMAT = 1

_DIGITS = re.compile(r"(\d+)")
_UNFINISHED = re.compile(rb'"unfinished": *true')


@dataclass(slots=True)
class Exchange:
    """A request and what it was answered, in order; more than one answer where it was asked more than once.

    What is needed each time the file is written is worked out once: `order` to sort by, `schema` in canonical form,
    and `text`, which holds as long as `labels` do.
    """

    asked: Asked
    answers: list[dict[str, Any]] = field(default_factory=list)
    order: tuple[Any, ...] = ()
    schema: str = ""
    text: str = ""
    labels: tuple[str, ...] = ()

    def prepared(self) -> Self:
        """Return the exchange with what sorting and writing need."""
        if not self.order:
            self.order, self.schema = _order(self.asked), canonical(self.asked.schema)
        return self


def read(path: Path) -> tuple[dict[str, Any], list[Exchange]]:
    """Return the settings and the exchanges of a cassette.

    Raises:
        CassetteError: it cannot be read, or is no cassette.

    """
    try:
        document = json.loads(text_of(path))
    except OSError as error:
        raise CassetteError(f"The cassette {path} cannot be read: {error.strerror}.", "Check its name.") from error
    except (ValueError, RecursionError) as error:
        raise CassetteError(
            f"{path} is not a cassette: {why_unreadable(error)}.", "Check its name, or record it anew."
        ) from error
    if not isinstance(document, dict) or document.get("claimcheck_cassette") != FORMAT:
        raise CassetteError(
            f"{path} is not a cassette of this version of claimcheck.", "Record it anew with --record all."
        )
    try:
        return dict(document["settings"]), [_exchange(entry, document) for entry in document["exchanges"]]
    except (KeyError, TypeError, AttributeError, IndexError, ValueError) as error:
        what = f"it lacks {error}" if isinstance(error, KeyError) else "a part of it is not what stands there"
        raise CassetteError(f"{path} is damaged: {what}.", "Record it anew with --record all.") from error


def is_unfinished(path: Path) -> bool:
    """Tell whether a recording was ended before its run was: killed, or by a failure. False where it cannot be read."""
    try:
        if is_endless(path):
            return False
        with path.open("rb") as file:
            return _UNFINISHED.search(file.read(200)) is not None
    except OSError:
        return False


def written(settings: Mapping[str, Any], exchanges: Iterable[Exchange], *, unfinished: bool = False) -> str:
    """Return the text of a cassette; `exchanges` are in their order."""
    shared = _Shared()
    entries = [shared.entry(exchange.prepared()) for exchange in exchanges]
    header = {
        "claimcheck_cassette": FORMAT,
        **({"unfinished": True} if unfinished else {}),
        "settings": settings,
        "schemas": shared.schemas,
        "texts": {label: _lines(text) for label, text in shared.texts.items()},
    }
    joined = ",\n".join(entries)
    return f'{_pretty(header)[:-2]},\n "exchanges": [\n{joined}\n ]\n}}\n'


class _Shared:
    """What stands once in a file although many requests have it, by a label that people can read."""

    def __init__(self) -> None:
        self.schemas: dict[str, dict[str, Any]] = {}
        self.texts: dict[str, str] = {}
        self._labels: dict[tuple[str, str], str] = {}

    def entry(self, exchange: Exchange) -> str:
        """Return the text of one exchange, made once as long as its labels stay."""
        request = exchange.asked
        schema = self._label(request.reply or "schema", exchange.schema, self.schemas, request.schema)
        texts = [
            self._label(f"{request.stage} {request.version}".strip(), message["text"], self.texts, message["text"])
            for message in request.messages
            if message["role"] == "system" and "text" in message
        ]
        labels = (schema, *texts)
        if not exchange.text or exchange.labels != labels:
            entry = _pretty(_entry(exchange, schema, iter(texts)))
            exchange.text, exchange.labels = "\n".join(f"  {line}" for line in entry.split("\n")), labels
        return exchange.text

    def _label(self, name: str, identity: str, table: dict[str, Any], value: Any) -> str:
        known = self._labels.get((name, identity))
        if known is None:
            number = 1
            known = name
            while known in table:
                number += 1
                known = f"{name} ({number})"
            table[known] = value
            self._labels[name, identity] = known
        return known


def _entry(exchange: Exchange, schema: str, texts: Iterator[str]) -> dict[str, Any]:
    request = exchange.asked
    messages = [
        {"role": "system", "see": next(texts)}
        if message["role"] == "system" and "text" in message
        else _with_lines(message)
        for message in request.messages
    ]
    return {
        "stage": request.stage,
        "version": request.version,
        "schema": schema,
        "mode": request.mode,
        "settings": request.settings,
        **({"digest": request.digest} if request.digest else {}),
        "messages": messages,
        "answers": [_with_lines(answer) for answer in exchange.answers],
    }


def _exchange(entry: Mapping[str, Any], document: Mapping[str, Any]) -> Exchange:
    if not all(isinstance(entry[name], str) for name in ("stage", "version", "schema", "mode")):
        raise TypeError("what names an exchange is text")
    messages = [
        {"role": "system", "text": _text(document["texts"][message["see"]])}
        if "see" in message
        else _with_text(message)
        for message in entry["messages"]
    ]
    if not all(isinstance(message["role"], str) for message in messages):
        raise TypeError("who speaks is text")
    request = asked(
        stage=entry["stage"],
        version=entry["version"],
        reply=entry["schema"].partition(" (")[0],
        model=str(document["settings"].get("model", "")),
        mode=entry["mode"],
        settings=entry["settings"],
        schema=document["schemas"][entry["schema"]],
        messages=messages,
    )
    if digest := str(entry.get("digest", "")):
        request = replace(request, key=digest, digest=digest)
    answers = [_answer(answer) for answer in entry["answers"]]
    if not answers:
        raise KeyError("answers")
    return Exchange(request, answers)


def _answer(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return an answer with its text. Raises `TypeError` where a part of it is of another kind than what is written."""
    answer = _with_text(entry)
    tokens = answer.get("tokens", {})
    sound = (
        (isinstance(answer["failure"], str) if "failure" in answer else isinstance(answer["status"], int))
        and all(isinstance(answer.get(name, ""), str) for name in ("text", "content_type", "retry_after", "refusal"))
        and isinstance(answer.get("finish_reason") or "", str)
        and isinstance(tokens, dict)
        and all(isinstance(count, int) for count in tokens.values())
    )
    if not sound:
        raise TypeError("an answer has a status, a text and numbers of tokens")
    return answer


def _order(request: Asked) -> tuple[Any, ...]:
    """Return what exchanges are sorted by: stage, then the conversation, so that a second attempt follows the first.

    Numbers count as numbers: the window that begins at sentence 9 comes before the one that begins at 40.
    """
    said = tuple(
        (message["role"], tuple(_natural(message["text"] if "text" in message else canonical(message))))
        for message in request.messages
    )
    return (request.stage, said, canonical(request.settings), request.mode, request.key)


def _natural(text: str) -> Iterator[tuple[int, str]]:
    for part in _DIGITS.split(text):
        yield (int(part), part) if part.isascii() and part.isdigit() and len(part) < 19 else (-1, part)


def _lines(text: str) -> str | list[str]:
    return text.split("\n") if "\n" in text else text


def _text(lines: str | list[str]) -> str:
    return lines if isinstance(lines, str) else "\n".join(lines)


def _with_lines(words: Mapping[str, Any]) -> dict[str, Any]:
    """Return a message or an answer as it stands in a file."""
    shown = {**words, "text": _lines(words["text"])} if "text" in words else dict(words)
    if "tools" in words:
        shown["tools"] = [_with_lines(tool) for tool in words["tools"]]
    return shown


def _with_text(words: Mapping[str, Any]) -> dict[str, Any]:
    """Return a message or an answer of a file as it was."""
    meant = {**words, "text": _text(words["text"])} if "text" in words else dict(words)
    if "tools" in words:
        meant["tools"] = [_with_text(tool) for tool in words["tools"]]
    return meant


def _pretty(value: Any) -> str:
    """Return readable JSON; what UTF-8 cannot carry (half of a surrogate pair) is escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, ensure_ascii=True, indent=1)
    return text
