"""What dialect of the chat protocol a service speaks: found out once, then remembered."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

#: How a schema can be imposed on a reply, strictest first.
MODES = ("json_schema", "tools", "json")

#: Settings that some models refuse; a request is good without them.
OPTIONAL = ("temperature", "seed")

#: What a reply may take beyond its limit, in tokens, step by step, where a model thinks before it answers.
THINKING = (4096, 16384)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How requests are worded for one service and model.

    `mode` is one of `MODES`, `token_limit` the name of the setting that bounds a reply, `omitted` the settings the
    service refuses. Without `system` it knows no such role, and what would stand there stands before the user's text.
    `thinking` are the tokens a reply may take beyond its limit, because the model thinks before it answers.
    """

    mode: str = MODES[0]
    token_limit: str = "max_tokens"
    omitted: tuple[str, ...] = ()
    system: bool = True
    thinking: int = 0

    @classmethod
    def from_record(cls, record: Any) -> Self | None:
        """Return the dialect that `record` holds, None where it holds none."""
        if not isinstance(record, dict) or record.get("mode") not in MODES:
            return None
        return cls(
            mode=record["mode"],
            token_limit=str(record.get("token_limit", "max_tokens")),
            omitted=tuple(name for name in record.get("omitted", ()) if name in OPTIONAL),
            system=record.get("system") is not False,
            thinking=thinking if isinstance(thinking := record.get("thinking"), int) and thinking in THINKING else 0,
        )

    def record(self) -> dict[str, Any]:
        """Return the dialect as plain JSON values; what is as with any service is left out."""
        record = {**asdict(self), "omitted": list(self.omitted)}
        if self.system:
            del record["system"]
        if not self.thinking:
            del record["thinking"]
        return record

    def word(self, request: dict[str, Any]) -> dict[str, Any]:
        """Return `request` as the service wants it."""
        worded = {name: value for name, value in request.items() if name not in self.omitted and value is not None}
        if "max_tokens" in worded and self.token_limit != "max_tokens":
            worded[self.token_limit] = worded.pop("max_tokens")
        if self.thinking and worded.get(self.token_limit):
            worded[self.token_limit] += self.thinking
        if not self.system and "messages" in worded:
            worded["messages"] = _without_system(worded["messages"])
        return worded


def _without_system(messages: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return a conversation with what its system messages say put before the first words of the user."""
    said = [str(message["content"]) for message in messages if message.get("role") == "system"]
    others = [dict(message) for message in messages if message.get("role") != "system"]
    first = next((message for message in others if message.get("role") == "user"), None)
    if first is not None:
        first["content"] = "\n\n".join([*said, str(first["content"])])
    return others


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

    def adapt(self, refused: Dialect, settings: Sequence[str]) -> bool:
        """Word or leave out settings that the service refused; False when nothing can be done about it."""
        omit = tuple(name for name in OPTIONAL if name in settings and name not in refused.omitted)
        changed = replace(refused, omitted=(*refused.omitted, *omit))
        if "max_tokens" in settings and refused.token_limit == "max_tokens":
            changed = replace(changed, token_limit="max_completion_tokens")
        return self._change(refused, changed)

    def without_system(self, refused: Dialect) -> bool:
        """Put instructions before the user's text from now on; False where that is so already."""
        return self._change(refused, replace(refused, system=False))

    def more_thinking(self, used_up: Dialect) -> bool:
        """Let replies take more tokens, for a model whose thinking used up the limit; False where it is at its most."""
        larger = next((tokens for tokens in THINKING if tokens > used_up.thinking), used_up.thinking)
        return self._change(used_up, replace(used_up, thinking=larger))

    def _change(self, before: Dialect, after: Dialect) -> bool:
        """Go from one dialect to another, unless a thread has gone somewhere already; False where it is the same."""
        with self._lock:
            if self._dialect != before:
                return True
            if after == before:
                return False
            self._dialect, self._confirmed = after, False
            return True
