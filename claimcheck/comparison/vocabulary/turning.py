"""Small words that turn or limit the sense of what they stand by: for and against, before and after, former, alleged.

Which words they are stands in the tables `turning` (those that exclude each other) and `limits.classes` of a language
file.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.languages.phrasebook import Hit, Phrasebook
from claimcheck.languages.scanner import Token, TokenKind

#: The kind of the words that limit; those of all other kinds exclude each other.
LIMIT = "limit"

#: The classes of limiting words by which two articles are held against each other. The others (a condition, what
#: somebody asks for, "nearly") are read with the certainty of a statement and with its figures.
LIMITING = (
    "former",
    "deputy",
    "alleged",
    "draft",
    "provisional",
    "foreseen",
    "elect",
    "leaving",
    "late",
    "only",
    "false",
    "almost",
)

# The kind and value of the words that say of what stands in front of them that it came first: before, ahead of.
_FIRST_OF_TWO = ("order", "before")

_MUTUAL = "mutual"
_IDLE = "idle"


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
    idle = [(hit.first, hit.last) for hit in _idle(language).find(tokens)]
    words = {token.text.lower() for token in tokens}
    books = ((kind, value, book) for kind, value, book in _books(language) if book.begins_in(words))
    for kind, value, book in books:
        for hit in book.find(tokens):
            if (kind == LIMIT and hit.first in bracketed) or _lies_within(hit, idle):
                continue
            text = " ".join(token.text for token in tokens[hit.first : hit.last])
            last = places[hit.last - 1] + 1
            start = tokens[hit.first].start
            found.append(Marker(kind, value, text, start, places[hit.first], last))
    return tuple(sorted(found, key=lambda marker: (marker.start, marker.kind)))


def says_which_came_first(marker: Marker, language: str) -> bool:
    """Tell whether a word says which of two things came first; not of where one stands: „vor dem Tor“."""
    of_places = own_words(language, "turning", "also_of_places")
    return (marker.kind, marker.value) == _FIRST_OF_TWO and marker.text.lower() not in of_places


def mutual_verbs(tokens: Sequence[Token], language: str) -> bool:
    """Tell whether a statement says what two do together, so that who is named first says nothing."""
    return bool(_mutual(language).find(_without_scores(tokens)))


def _without_scores(tokens: Sequence[Token]) -> list[Token]:
    """Return tokens without numbers and the signs between two: "drew 1-1 with" is "drew with"."""
    digits = [token.kind is TokenKind.DIGITS for token in tokens]
    return [
        token
        for place, token in enumerate(tokens)
        if not digits[place] and not (token.kind is TokenKind.SIGN and all(digits[max(0, place - 1) : place + 2 : 2]))
    ]


def _lies_within(hit: Hit, longer: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a word is part of a phrase in which it turns nothing: the "few" of "a few"."""
    own = hit.first, hit.last
    return any(first <= own[0] and own[1] <= last and (first, last) != own for first, last in longer)


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
def _books(language: str) -> tuple[tuple[str, str, Phrasebook], ...]:
    """Return the turning words by kind and by what they say of it; the words of one limiting class say the same."""
    classes: Mapping[str, Sequence[str]] = own_table(language, "limits").get("classes", {})
    books = [(LIMIT, name, Phrasebook(classes.get(name, ()))) for name in LIMITING]
    for kind, values in own_table(language, "turning").items():
        if isinstance(values, dict):
            books += [(kind, value, Phrasebook(words)) for value, words in values.items()]
    return tuple(books)


@functools.cache
def _mutual(language: str) -> Phrasebook:
    return _phrases(language, _MUTUAL)


@functools.cache
def _idle(language: str) -> Phrasebook:
    return _phrases(language, _IDLE)


def _phrases(language: str, key: str) -> Phrasebook:
    words: Iterable[str] = own_table(language, "turning").get(key, ())
    return Phrasebook(words)
