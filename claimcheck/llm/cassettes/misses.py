"""Saying why a cassette lacks a request: what changed since it was recorded, and how to record anew."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from claimcheck.errors import CassetteError
from claimcheck.llm.cassettes.exchanges import Asked, wording

_SHOWN_LINES = 16
_SHOWN_WIDTH = 160

# So much of two long sentences is shown before the first letter in which they differ.
_BEFORE_A_CHANGE = 60

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|(?<=[.!?…][\"'”’»)])\s+")

# Numbers of lines in a prompt: one line more at the top changes all of them, and says nothing.
_NUMBER = re.compile(r"^\[\d+\] ")


def explain_miss(request: Asked, known: Sequence[Asked], path: Path, model: str) -> CassetteError:
    """Return the error for a request that is not among `known`, with a short diff against the nearest of them."""
    again = f"Record what is missing with --record new, or everything anew with --record all (--cassette {path})."
    if model and request.model and request.model != model:
        return CassetteError(f"{path} was recorded with the model {model}, and {request.model} is asked.", again)
    nearest = _nearest(request, [other for other in known if other.stage == request.stage])
    if nearest is None:
        return CassetteError(f"{path} holds nothing of the stage '{request.stage}'.", again)
    changes = _changes(request, nearest)
    if request.digest and not changes:
        return CassetteError(
            f"{path} lacks a request of the stage '{request.stage}': its text changed, and it is hidden there.", again
        )
    said = " and ".join(name for name, _, _ in changes) or "order of its parts"
    diff = _diff(changes)
    return CassetteError(f"{path} lacks a request of the stage '{request.stage}': its {said} changed.\n{diff}", again)


def _nearest(request: Asked, candidates: Sequence[Asked]) -> Asked | None:
    """Return the candidate that shares most lines with `request`; schema and system prompt weigh as one line each."""
    lines = set(_conversation(request).split("\n"))

    def likeness(other: Asked) -> tuple[float, int]:
        theirs = set(_conversation(other).split("\n"))
        shared = len(lines & theirs) / max(1, len(lines | theirs))
        return shared, -abs(len(other.messages) - len(request.messages))

    return max(candidates, key=likeness, default=None)


def _changes(request: Asked, nearest: Asked) -> list[tuple[str, str, str]]:
    """Return the parts in which two requests differ: what it is, as recorded, as asked now."""
    version = "" if request.version == nearest.version else f" (version {nearest.version}, now {request.version})"
    parts = (
        (f"prompt{version}", _said(nearest, "system"), _said(request, "system")),
        ("schema", _pretty(nearest.schema), _pretty(request.schema)),
        ("settings", _pretty(nearest.settings), _pretty(request.settings)),
        ("way to ask for JSON", nearest.mode, request.mode),
        ("text (the article, or the prompt around it)", _said(nearest, "user"), _said(request, "user")),
        ("earlier reply", _said(nearest, "assistant", "tool"), _said(request, "assistant", "tool")),
    )
    return [(name, before, now) for name, before, now in parts if before != now]


def _diff(changes: Sequence[tuple[str, str, str]]) -> str:
    lines: list[str] = []
    for name, before, now in changes:
        lines.append(f"--- {name}: recorded")
        lines.append(f"+++ {name}: now")
        lines.extend(_changed_sentences(before, now))
    if len(lines) > _SHOWN_LINES:
        lines = [*lines[:_SHOWN_LINES], f"... {len(lines) - _SHOWN_LINES} more lines"]
    return "\n".join(lines)


def _changed_sentences(before: str, now: str) -> Iterator[str]:
    """Yield the sentences that were recorded and are not asked now, each with what stands in its place, if anything."""
    old, new = _sentences(before), _sentences(now)
    for kind, start, end, other_start, other_end in difflib.SequenceMatcher(None, old, new, False).get_opcodes():
        if kind == "equal":
            continue
        gone, come = old[start:end], new[other_start:other_end]
        for place in range(max(len(gone), len(come))):
            pair = [side[place] if place < len(side) else "" for side in (gone, come)]
            for sign, sentence in zip("-+", _cut(*pair), strict=True):
                if sentence:
                    yield f"{sign}{sentence}"


def _sentences(text: str) -> list[str]:
    return [one for line in text.split("\n") for one in _SENTENCE_END.split(_NUMBER.sub("", line)) if one]


def _cut(gone: str, come: str) -> tuple[str, str]:
    """Return two sentences, or the part of each in which they differ."""
    same = next((place for place, (x, y) in enumerate(zip(gone, come, strict=False)) if x != y), 0)
    start = max(0, same - _BEFORE_A_CHANGE) if max(len(gone), len(come)) > _SHOWN_WIDTH else 0
    first, second = (f"{'…' * bool(start)}{one[start : start + _SHOWN_WIDTH]}" if one else "" for one in (gone, come))
    return first, second


def _said(request: Asked, *roles: str) -> str:
    return "\n".join(_words(message) for message in request.messages if message["role"] in roles)


def _conversation(request: Asked) -> str:
    return "\n".join(_words(message) for message in request.messages)


def _words(message: dict[str, Any]) -> str:
    if "tools" in message:
        return "\n".join(wording(tool) for tool in message["tools"])
    return wording(message)


def _pretty(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)
