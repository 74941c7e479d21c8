"""Cassettes: every exchange with a model service in one file that people can read and code can replay.

A cassette is one JSON document, pretty-printed. Text stands as a list of its lines, replies stand parsed, schemas and
system messages that many requests share stand once. Exchanges are sorted by stage and content, never by arrival, so
that recording anew changes only what changed. The file is replaced as a whole, atomically, whenever an exchange ends.
Why not vcrpy: docs/decisions/cassettes.md.
"""

from __future__ import annotations

import json
import os
import re
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from claimcheck.errors import CassetteError
from claimcheck.model.dialects import Dialect
from claimcheck.model.exchanges import Asked, asked, canonical
from claimcheck.model.misses import explain_miss
from claimcheck.model.settings import RECORDED, ModelSettings

FORMAT = 1

_DIGITS = re.compile(r"(\d+)")


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


class Cassette:
    """A cassette that is being recorded or replayed. Safe to use from several threads.

    `record` is one of `settings.RECORD_MODES`.
    """

    def __init__(self, path: Path, *, record: str, settings: Mapping[str, Any]) -> None:
        self.path = path
        exists = path.exists()
        self.replays = record == "none" or (record == "once" and exists)
        if self.replays and not exists:
            raise CassetteError(
                f"There is no cassette {path}.",
                "Check the name, or record it with --record once and a model service.",
            )
        header, exchanges = read(path) if exists else ({}, [])
        self.settings: dict[str, Any] = dict(header if self.replays or record == "new" else settings) or dict(settings)
        if record == "all" and {**header, "dialect": None} != {**self.settings, "dialect": None}:
            exchanges = []
        self._record = record
        self._exchanges = {exchange.asked.key: exchange for exchange in exchanges}
        self._replayed: dict[str, int] = {}
        self._recorded: set[str] = set()
        self._lock = threading.Lock()

    @classmethod
    def open(cls, settings: ModelSettings) -> Self | None:
        """Return the cassette that `settings` name, None if they name none."""
        if settings.cassette is None:
            return None
        return cls(
            settings.cassette,
            record=settings.record,
            settings={name: getattr(settings, name) for name in RECORDED if getattr(settings, name) is not None},
        )

    @property
    def model(self) -> str:
        """The model that answers on this cassette."""
        return str(self.settings.get("model", ""))

    @property
    def dialect(self) -> Dialect | None:
        """The dialect in which it was recorded, None if no reply came in any."""
        return Dialect.from_record(self.settings.get("dialect"))

    def remember_dialect(self, dialect: Dialect) -> None:
        """Note the dialect in which replies come; it is written with the next exchange."""
        with self._lock:
            if not self.replays and self.settings.get("dialect") != dialect.record():
                self.settings["dialect"] = dialect.record()
                if self._recorded:
                    self._write()

    def answer(self, request: Asked) -> dict[str, Any] | None:
        """Return the next recorded answer to `request`, None where the service must be asked.

        The same request is answered in the order of recording; the last answer repeats.

        Raises:
            CassetteError: nothing may be recorded, and the cassette lacks this request.

        """
        with self._lock:
            exchange = self._exchanges.get(request.key)
            if exchange is None or (request.model and self.model and request.model != self.model):
                if self.replays:
                    raise explain_miss(request, [known.asked for known in self._sorted()], self.path, self.model)
                return None
            if self._record == "all" or request.key in self._recorded:
                return None
            place = self._replayed.get(request.key, 0)
            if place >= len(exchange.answers) and not self.replays and exchange.answers[-1].get("status") != 200:
                return None
            self._replayed[request.key] = place + 1
            return exchange.answers[min(place, len(exchange.answers) - 1)]

    def record(self, request: Asked, answer: dict[str, Any]) -> None:
        """Add an exchange; it is on disk when this returns."""
        with self._lock:
            exchange = self._exchanges.get(request.key)
            if exchange is None or (self._record == "all" and request.key not in self._recorded):
                exchange = self._exchanges[request.key] = Exchange(request)
            self._recorded.add(request.key)
            exchange.answers.append(answer)
            exchange.text = ""
            self._write()

    def finish(self) -> None:
        """Drop what was not asked again, where all was to be recorded anew. Not to be called after a failed run."""
        with self._lock:
            if self._record == "all" and self._recorded and len(self._recorded) < len(self._exchanges):
                self._exchanges = {key: self._exchanges[key] for key in self._exchanges if key in self._recorded}
                self._write()

    def _sorted(self) -> list[Exchange]:
        return sorted(self._exchanges.values(), key=lambda exchange: exchange.prepared().order)

    def _write(self) -> None:
        text = written(self.settings, self._sorted())
        draft = self.path.with_name(f".{self.path.name}.{os.getpid()}.part")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(text.encode("utf-8"))
            draft.replace(self.path)
        except OSError as error:
            draft.unlink(missing_ok=True)
            raise CassetteError(
                f"The cassette {self.path} cannot be written: {error.strerror}.", "Choose another place for it."
            ) from error


def read(path: Path) -> tuple[dict[str, Any], list[Exchange]]:
    """Return the settings and the exchanges of a cassette.

    Raises:
        CassetteError: it cannot be read, or is no cassette.

    """
    try:
        document = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise CassetteError(f"The cassette {path} cannot be read: {error.strerror}.", "Check its name.") from error
    except ValueError as error:
        raise CassetteError(f"{path} is not a cassette: {error}.", "Check its name, or record it anew.") from error
    if not isinstance(document, dict) or document.get("claimcheck_cassette") != FORMAT:
        raise CassetteError(
            f"{path} is not a cassette of this version of claimcheck.", "Record it anew with --record all."
        )
    try:
        return dict(document["settings"]), [_exchange(entry, document) for entry in document["exchanges"]]
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise CassetteError(f"{path} is damaged: {error!r}.", "Record it anew with --record all.") from error


def read_settings(path: Path) -> dict[str, Any]:
    """Return the settings under which a cassette was recorded, as far as they shape requests."""
    settings, _ = read(path)
    return {name: value for name, value in settings.items() if name in RECORDED}


def written(settings: Mapping[str, Any], exchanges: Iterable[Exchange]) -> str:
    """Return the text of a cassette; `exchanges` are in their order."""
    shared = _Shared()
    entries = [shared.entry(exchange.prepared()) for exchange in exchanges]
    header = {
        "claimcheck_cassette": FORMAT,
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
        "messages": messages,
        "answers": [_with_lines(answer) for answer in exchange.answers],
    }


def _exchange(entry: Mapping[str, Any], document: Mapping[str, Any]) -> Exchange:
    messages = [
        {"role": "system", "text": _text(document["texts"][message["see"]])}
        if "see" in message
        else _with_text(message)
        for message in entry["messages"]
    ]
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
    answers = [_with_text(answer) for answer in entry["answers"]]
    if not answers:
        raise KeyError("answers")
    return Exchange(request, answers)


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
