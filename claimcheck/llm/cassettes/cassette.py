"""Cassettes: every exchange with a model service recorded and replayed, at the HTTP level.

The file (`claimcheck.llm.cassettes.recording`) is replaced as a whole, atomically, whenever an exchange ends: a run
that is killed loses nothing it has paid for. Why not vcrpy: docs/decisions/cassettes.md.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from claimcheck.errors import CassetteError
from claimcheck.llm.cassettes.exchanges import Asked
from claimcheck.llm.cassettes.hiding import Hidden
from claimcheck.llm.cassettes.misses import explain_miss
from claimcheck.llm.cassettes.recording import Exchange, is_unfinished, read, written
from claimcheck.llm.service.dialects import Dialect
from claimcheck.llm.settings import RECORDED, ModelSettings

#: What a recorded setting may be.
_TYPES: dict[str, tuple[type, ...]] = {
    "model": (str,),
    "temperature": (int, float),
    "seed": (int,),
    "max_tokens": (int,),
    "window_characters": (int,),
    "judging": (bool,),
    "language": (str,),
}


_NOTHING = Hidden()


class Cassette:
    """A cassette that is being recorded or replayed. Safe to use from several threads.

    `record` is one of `settings.RECORD_MODES`, `hidden` what is kept out of the file.
    """

    def __init__(self, path: Path, *, record: str, settings: Mapping[str, Any], hidden: Hidden = _NOTHING) -> None:
        self.path = path
        exists = path.exists()
        if exists and not path.is_file():
            raise CassetteError(f"The cassette {path} is a folder, a pipe or a device, not a file.", "Check its name.")
        goes_on = exists and record == "once" and is_unfinished(path)
        if goes_on:
            record = "new"
        self.replays = record == "none" or (record == "once" and exists)
        if self.replays and not exists:
            raise CassetteError(
                f"There is no cassette {path}.",
                "Check the name, or record it with --record once and a model service.",
            )
        header, exchanges = self._known(path, record) if exists else ({}, [])
        goes_by_header = bool(header) and (self.replays or record == "new")
        self._hidden = hidden.agree_with(header, path) if goes_by_header else hidden
        self.settings: dict[str, Any] = dict(header if goes_by_header else {**settings, **hidden.header()})
        if record == "all" and {**header, "dialect": None} != {**self.settings, "dialect": None}:
            exchanges = []
        self._record = record
        self._exchanges = {exchange.asked.key: exchange for exchange in exchanges}
        self._replayed: dict[str, int] = {}
        self._recorded: set[str] = set()
        self._finished = False
        #: How many exchanges the file holds.
        self.kept = len(exchanges)
        self._lock = threading.Lock()
        if not exists:
            self._try_its_place()

    @staticmethod
    def _known(path: Path, record: str) -> tuple[dict[str, Any], list[Exchange]]:
        try:
            return read(path)
        except CassetteError:
            if record != "all":
                raise
            return {}, []  # what is damaged is recorded anew

    @classmethod
    def open(cls, settings: ModelSettings) -> Self | None:
        """Return the cassette that `settings` name, None if they name none."""
        if settings.cassette is None:
            return None
        return cls(
            settings.cassette,
            record=settings.record,
            settings={name: getattr(settings, name) for name in RECORDED if getattr(settings, name) is not None},
            hidden=Hidden(settings.redact, settings.redact_articles),
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
        request = self._hidden.asked(request)
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
            return self._hidden.restored(exchange.answers[min(place, len(exchange.answers) - 1)])

    def record(self, request: Asked, answer: dict[str, Any]) -> None:
        """Add an exchange; it is on disk when this returns."""
        request, answer = self._hidden.asked(request), self._hidden.answer(answer)
        with self._lock:
            exchange = self._exchanges.get(request.key)
            if exchange is None or (self._record == "all" and request.key not in self._recorded):
                exchange = self._exchanges[request.key] = Exchange(request)
            self._recorded.add(request.key)
            exchange.answers.append(answer)
            exchange.text = ""
            self._write()

    def finish(self) -> None:
        """Note that the run is done, and drop what was not asked again, where all was to be recorded anew.

        Not to be called after a failed run: the same command then goes on where it ended.
        """
        with self._lock:
            if self.replays or not self._exchanges:
                return
            if self._record == "all" and self._recorded and len(self._recorded) < len(self._exchanges):
                self._exchanges = {key: self._exchanges[key] for key in self._exchanges if key in self._recorded}
            self._finished = True
            if self._recorded or is_unfinished(self.path):
                self._write()

    def _sorted(self) -> list[Exchange]:
        return sorted(self._exchanges.values(), key=lambda exchange: exchange.prepared().order)

    def _try_its_place(self) -> None:
        """Raise `CassetteError` where no file can be written: before anything is asked, and paid for."""
        try:
            self._replace(b"", stays=False)
        except OSError as error:
            raise self._unwritable(error, "Choose another place for it.") from error

    def _write(self) -> None:
        text = written(self.settings, self._sorted(), unfinished=not self._finished)
        try:
            self._replace(text.encode("utf-8"))
        except OSError as error:
            raise self._unwritable(error, _what_is_lost(self.kept)) from error
        self.kept = len(self._exchanges)

    def _replace(self, content: bytes, *, stays: bool = True) -> None:
        """Put content in the place of the file, as a whole or not at all; only try it where it is not to stay."""
        draft = self.path.with_name(f".{self.path.name}.{os.getpid()}.part")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(content)
            if stays:
                draft.replace(self.path)
        finally:
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)

    def _unwritable(self, error: OSError, hint: str) -> CassetteError:
        return CassetteError(f"The cassette {self.path} cannot be written: {error.strerror}.", hint)


def _what_is_lost(kept: int) -> str:
    """Say what of a recording that ends on a full disk is in the file, and what has to be asked again."""
    if not kept:
        return "What was answered is lost. Make room, or choose another place for it."
    exchanges = "1 exchange" if kept == 1 else f"{kept} exchanges"
    return f"It holds {exchanges}; what was answered since is lost. Make room, and the same command goes on from there."


def read_settings(path: Path) -> dict[str, Any]:
    """Return the settings under which a cassette was recorded, as far as they shape requests."""
    settings, _ = read(path)
    known = {name: value for name, value in settings.items() if name in RECORDED}
    for name, value in known.items():
        if not isinstance(value, _TYPES[name]) or (isinstance(value, bool) and name != "judging"):
            raise CassetteError(f"{path} is damaged: its setting {name} is {value!r:.40}.", "Record it anew.")
    return known
