"""Phrases of one or more words, each with what it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from claimcheck.languages.scanner import fold, without_accents

Meaning = TypeVar("Meaning")

_WORDS = re.compile(r"[0-9]+|[^\W\d_]+|\S")  # as the scanner divides a text


class Phrases(Generic[Meaning]):
    """Phrases that can be looked up at a place in a list of lower-case words, the longest first.

    With `bare`, a phrase is also found where the text leaves out its accents.
    """

    def __init__(self, meanings: Iterable[tuple[str, Meaning]], *, bare: bool = False) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
        self._by_last: dict[str, list[tuple[tuple[str, ...], Meaning]]] | None = None
        self._phrases: dict[tuple[str, ...], Meaning] = {}
        for phrase, meaning in meanings:
            for words in _spellings(phrase, bare=bare):
                self._phrases.setdefault(words, meaning)
        for words, meaning in self._phrases.items():
            self._by_first.setdefault(words[0], []).append((words, meaning))
        _longest_first(self._by_first)

    def starting(self, words: Sequence[str], position: int) -> tuple[int, Meaning] | None:
        """Return the end and the meaning of the longest phrase that starts at `position`."""
        return next(self.all_starting(words, position), None)

    def all_starting(self, words: Sequence[str], position: int) -> Iterator[tuple[int, Meaning]]:
        """Yield the end and the meaning of every phrase that starts at `position`, the longest first."""
        if position < len(words):
            for phrase, meaning in self._by_first.get(words[position], ()):
                end = position + len(phrase)
                if len(phrase) == 1 or tuple(words[position:end]) == phrase:
                    yield end, meaning

    def ending(self, words: Sequence[str], position: int) -> tuple[int, Meaning] | None:
        """Return the start and the meaning of the longest phrase whose last word stands before `position`."""
        if self._by_last is None:
            self._by_last = {}
            for words_of_phrase, meaning in self._phrases.items():
                self._by_last.setdefault(words_of_phrase[-1], []).append((words_of_phrase, meaning))
            _longest_first(self._by_last)
        if position > 0:
            for phrase, meaning in self._by_last.get(words[position - 1], ()):
                start = position - len(phrase)
                if start >= 0 and (len(phrase) == 1 or tuple(words[start:position]) == phrase):
                    return start, meaning
        return None


def split_phrases(phrases: str) -> list[str]:
    """Return the phrases of a table's text, which commas separate."""
    return [stripped for phrase in phrases.replace("\n", " ").split(",") if (stripped := phrase.strip())]


def meanings_of(table: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """Return each phrase of a table of phrases with the key it stands under."""
    return [(phrase, key) for key, phrases in table.items() for phrase in split_phrases(phrases)]


def _longest_first(index: dict[str, list[tuple[tuple[str, ...], Meaning]]]) -> None:
    for entries in index.values():
        if len(entries) > 1:
            entries.sort(key=lambda entry: -len(entry[0]))


def _spellings(phrase: str, *, bare: bool) -> tuple[tuple[str, ...], ...]:
    exact = tuple(_WORDS.findall(fold(phrase).lower()))
    if not exact:
        return ()
    if not bare or phrase.isascii():
        return (exact,)
    return exact, tuple(without_accents(word) or word for word in exact)
