"""What dialect of the chat protocol a service speaks: found out once, then remembered."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

#: How a schema can be imposed on a reply, strictest first.
MODES = ("json_schema", "tools", "json")

#: Settings that some models refuse; a request is good without them.
OPTIONAL = ("temperature", "seed")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How requests are worded for one service and model.

    `mode` is one of `MODES`, `token_limit` the name of the setting that bounds a reply, `omitted` the settings the
    service refuses.
    """

    mode: str = MODES[0]
    token_limit: str = "max_tokens"
    omitted: tuple[str, ...] = ()

    @classmethod
    def from_record(cls, record: Any) -> Self | None:
        """Return the dialect that `record` holds, None where it holds none."""
        if not isinstance(record, dict) or record.get("mode") not in MODES:
            return None
        return cls(
            mode=record["mode"],
            token_limit=str(record.get("token_limit", "max_tokens")),
            omitted=tuple(name for name in record.get("omitted", ()) if name in OPTIONAL),
        )

    def record(self) -> dict[str, Any]:
        """Return the dialect as plain JSON values."""
        return {**asdict(self), "omitted": list(self.omitted)}

    def word(self, request: dict[str, Any]) -> dict[str, Any]:
        """Return `request` as the service wants it."""
        worded = {name: value for name, value in request.items() if name not in self.omitted and value is not None}
        if "max_tokens" in worded and self.token_limit != "max_tokens":
            worded[self.token_limit] = worded.pop("max_tokens")
        return worded


class DialectFinder:
    """The dialect in use, and what to try when the service refuses it. Safe to use from several threads.

    `remember` is called with a dialect when a reply first came in it.
    """

    def __init__(self, start: Dialect | None, remember: Callable[[Dialect], None]) -> None:
        self._dialect = start or Dialect()
        self._confirmed = start is not None
        self._remember = remember
        self._lock = threading.Lock()

    @property
    def current(self) -> Dialect:
        """The dialect to use for the next request."""
        with self._lock:
            return self._dialect

    @property
    def confirmed(self) -> bool:
        """Whether the service has given a reply in the current dialect, in this run or an earlier one."""
        with self._lock:
            return self._confirmed

    def confirm(self, dialect: Dialect) -> None:
        """Note that a reply came in `dialect`."""
        with self._lock:
            if self._confirmed or dialect != self._dialect:
                return
            self._confirmed = True
        self._remember(dialect)

    def next_mode(self, refused: Dialect) -> bool:
        """Go to the next mode after `refused`; False when there is none.

        A thread that comes late, with a mode that another has already given up, only takes over what is current.
        """
        with self._lock:
            place = MODES.index(refused.mode) + 1
            if self._dialect.mode != refused.mode:
                return True
            if place == len(MODES):
                return False
            self._dialect, self._confirmed = replace(self._dialect, mode=MODES[place]), False
            return True

    def adapt(self, refused: Dialect, setting: str) -> bool:
        """Word or leave out a setting that the service refused; False when nothing can be done about it."""
        with self._lock:
            if self._dialect != refused:
                return True
            if setting == "max_tokens" and refused.token_limit == "max_tokens":
                self._dialect = replace(refused, token_limit="max_completion_tokens")
            elif setting in OPTIONAL and setting not in refused.omitted:
                self._dialect = replace(refused, omitted=(*refused.omitted, setting))
            else:
                return False
            self._confirmed = False
            return True
