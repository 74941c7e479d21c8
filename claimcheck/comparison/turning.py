"""Small words that turn or limit the sense of what they stand by: for and against, before and after, former, alleged.

Which words they are stands in the table `turning` of a language file.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.annotation.vocabulary import own_table
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.scanner import Token

#: The kind of the words that limit; those of all other kinds exclude each other.
LIMIT = "limit"

_LIMITS = "limits"
_MUTUAL = "mutual"


@dataclass(frozen=True, slots=True)
class Marker:
    """A word that turns the sense, by its offset in the quote: `value` is what it says of its kind.

    `place` and `end_place` are the indices in `Statement.frame` of its first word and of what follows it.
    """

    kind: str
    value: str
    text: str
    start: int
    place: int
    end_place: int


def markers_of(tokens: Sequence[Token], places: Sequence[int], language: str) -> tuple[Marker, ...]:
    """Return the turning words among the tokens of a quote, in order; `places` are the tokens' indices in the frame.

    What limits a name in brackets, "X (formerly Twitter)", tells another name of it and limits nothing outside them.
    Two words of one class ("ex", "former") say the same.
    """
    found = []
    bracketed = _bracketed(tokens)
    for kind, value, book in _books(language):
        for hit in book.find(tokens):
            if kind == LIMIT and hit.first in bracketed:
                continue
            text = " ".join(token.text for token in tokens[hit.first : hit.last])
            last = places[hit.last - 1] + 1
            start = tokens[hit.first].start
            said = value or _classes(language).get(text.lower(), text.lower())
            found.append(Marker(kind, said, text, start, places[hit.first], last))
    return tuple(sorted(found, key=lambda marker: (marker.start, marker.kind)))


def mutual_verbs(tokens: Sequence[Token], language: str) -> bool:
    """Tell whether a statement says what two do together, so that who is named first says nothing."""
    return bool(_mutual(language).find(tokens))


def _bracketed(tokens: Sequence[Token]) -> frozenset[int]:
    """Return the indices of the tokens that stand between round brackets."""
    inside: set[int] = set()
    depth = 0
    for index, token in enumerate(tokens):
        depth = max(0, depth + (token.text == "(") - (token.text == ")"))
        if depth:
            inside.add(index)
    return frozenset(inside)


@functools.cache
def _classes(language: str) -> Mapping[str, str]:
    """Return the class of each limiting word: the words of one class limit alike."""
    classes = own_table(language, "limits").get("classes", {})
    return {word: name for name, words in classes.items() for word in words}


@functools.cache
def _books(language: str) -> tuple[tuple[str, str, Phrasebook], ...]:
    table = own_table(language, "turning")
    books = [(LIMIT, "", Phrasebook(table.get(_LIMITS, ())))]
    for kind, values in table.items():
        if isinstance(values, dict):
            books += [(kind, value, Phrasebook(words)) for value, words in values.items()]
    return tuple(books)


@functools.cache
def _mutual(language: str) -> Phrasebook:
    words: Iterable[str] = own_table(language, "turning").get(_MUTUAL, ())
    return Phrasebook(words)
