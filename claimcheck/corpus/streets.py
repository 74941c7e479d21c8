"""Names of streets: many towns have a Station Road, and what happens in two of them is no one event.

How streets are called is what makes the number beside one a house number too: see the table `labels` of a language.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from claimcheck.comparison.vocabulary.concepts import concepts_of
from claimcheck.languages import load
from claimcheck.languages.scanner import Token, TokenKind

# A name that ends as streets do has so many letters before that ("Mühlgasse", and no "Ring").
_SHORTEST_BEFORE_ENDING = 3

# So many small words stand between "rue" and its name at most ("rue de la Gare", "place de l'Église").
_MOST_SMALL = 3

_ROAD = "road"


@dataclass(frozen=True, slots=True)
class _StreetWords:
    """Words before the name of a street ("rue"), behind it ("Road"), endings of it ("gasse"), small words within it."""

    before: frozenset[str]
    behind: frozenset[str]
    endings: tuple[str, ...]
    small: frozenset[str]


def of_streets(tokens: Sequence[Token], language: str) -> frozenset[int]:
    """Return the places of the words that are names of streets."""
    words = _street_words(language)
    found: set[int] = set()
    for place, token in enumerate(tokens):
        lowered = token.text.lower()
        if lowered in words.before:
            found.update(_capitalised_from(tokens, _behind_small(tokens, place + 1, words.small)))
        if _is_capitalised(tokens, place):
            if lowered in words.behind and _is_capitalised(tokens, place - 1):
                found.update((place, *_capitalised_before(tokens, place)))
            if any(
                len(lowered) >= len(end) + _SHORTEST_BEFORE_ENDING for end in words.endings if lowered.endswith(end)
            ):
                found.add(place)
    return frozenset(found)


def _behind_small(tokens: Sequence[Token], place: int, small: Set[str]) -> int:
    """Return the place behind small words and the apostrophes between them."""
    for at in range(place, min(place + _MOST_SMALL, len(tokens))):
        if tokens[at].kind is TokenKind.WORD and tokens[at].text not in small:
            return at
    return place + _MOST_SMALL


def _capitalised_from(tokens: Sequence[Token], place: int) -> Iterator[int]:
    while _is_capitalised(tokens, place):
        yield place
        place += 1


def _capitalised_before(tokens: Sequence[Token], place: int) -> Iterator[int]:
    while _is_capitalised(tokens, place - 1):
        place -= 1
        yield place


def _is_capitalised(tokens: Sequence[Token], place: int) -> bool:
    return 0 <= place < len(tokens) and tokens[place].kind is TokenKind.WORD and tokens[place].text[0].isupper()


@functools.cache
def _street_words(language: str) -> _StreetWords:
    labels = load(language).table("labels")
    nearest, first = (labels.get(key, "").split() for key in ("streets_after", "streets_before"))
    endings = tuple(labels.get("street_endings", "").split())
    if labels.get("street_first", False):  # its words stand behind a house number and in front of the name
        first, nearest = nearest, []
    before = frozenset(word for word in first if not _leads_elsewhere(word, language))
    small = frozenset(load(language).table("function_words").get("words", "").split())
    return _StreetWords(before, frozenset(nearest), endings, small)


def _leads_elsewhere(word: str, language: str) -> bool:
    """Tell whether a word means a road, which is called after the town at its end (« la route de Vannes »)."""
    return any(hit.key == _ROAD for hit in concepts_of([word], language))
