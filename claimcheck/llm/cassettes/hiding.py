"""What a cassette hides of what it holds: words that the user names, and the articles themselves.

A word is hidden in what was asked and in what came back. Whoever replays names the same words again, which puts them
back: a cassette without them is worth nothing to somebody who does not know them. An article is hidden in what was
asked; the digest of the question stands in its place, and whoever has the article asks the same question.
"""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from claimcheck.errors import CassetteError
from claimcheck.llm.cassettes.exchanges import Asked, asked

_QUESTION = "[the question is hidden]"


@dataclass(frozen=True, slots=True)
class Hidden:
    """Words to hide, in their order, and whether the articles are hidden too."""

    words: tuple[str, ...] = ()
    articles: bool = False

    def header(self) -> dict[str, Any]:
        """Return what a cassette says of it: how many words, never which."""
        said = {"words": len(self.words), "articles": self.articles}
        return {"redacted": said} if any(said.values()) else {}

    def agree_with(self, header: Mapping[str, Any], path: Path) -> Hidden:
        """Return what is hidden on a cassette that has this header. Raises `CassetteError` where words are missing."""
        said = header.get("redacted") or {}
        words = int(said.get("words", 0))
        if words != len(self.words):
            given = f"{len(self.words)} were given" if self.words else "none was given"
            raise CassetteError(
                f"{path} was recorded with {words} words hidden, and {given}.",
                "Give the same words again with --redact, in the same order.",
            )
        return replace(self, articles=bool(said.get("articles")))

    def asked(self, request: Asked) -> Asked:
        """Return a request without what is hidden; it matches the same request of another run, and no other."""
        if not self.words and not self.articles:
            return request
        messages = tuple(
            message if message["role"] == "system" else self._without(message) for message in request.messages
        )
        known = _with_messages(request, messages)
        if not self.articles:
            return known
        digest = hashlib.sha256(known.key.encode()).hexdigest()
        shown = tuple({"role": m["role"], "text": _QUESTION} if m["role"] == "user" else m for m in messages)
        return replace(_with_messages(request, shown), key=digest, digest=digest)

    def answer(self, answer: Mapping[str, Any]) -> dict[str, Any]:
        """Return an answer without the hidden words."""
        return dict(self._without(answer))

    def restored(self, answer: Mapping[str, Any]) -> dict[str, Any]:
        """Return an answer with the hidden words put back."""
        marks = {mark: word for word, mark in _marks(self.words).items()}
        return dict(_replaced(answer, marks)) if marks else dict(answer)

    def _without(self, value: Any) -> Any:
        return _replaced(value, _marks(self.words)) if self.words else value


def _with_messages(request: Asked, messages: tuple[dict[str, Any], ...]) -> Asked:
    return asked(
        stage=request.stage,
        version=request.version,
        reply=request.reply,
        model=request.model,
        mode=request.mode,
        settings=request.settings,
        schema=request.schema,
        messages=messages,
    )


@functools.cache
def _marks(words: tuple[str, ...]) -> dict[str, str]:
    """Return the words to hide, in each way of writing them large and small, with what stands in their place."""
    marks: dict[str, str] = {}
    for number, word in enumerate(words, 1):
        forms = dict.fromkeys((word, word.lower(), word.upper(), word.title(), word.capitalize()))
        for form, name in enumerate(forms):
            marks.setdefault(name, f"[redacted {number}]" if not form else f"[redacted {number}.{form}]")
    return marks


def _replaced(value: Any, table: Mapping[str, str]) -> Any:
    """Return a text, or what JSON makes of texts, with the keys of a table replaced by their values, longest first."""
    if isinstance(value, str):
        return _pattern(tuple(table)).sub(lambda found: table[found.group()], value)
    if isinstance(value, Mapping):
        return {name: _replaced(entry, table) for name, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [_replaced(entry, table) for entry in value]
    return value


@functools.cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)))
