"""The clause around some words of a sentence, as far as its signs and small words show it."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from claimcheck.annotation.vocabulary import own_table
from claimcheck.comparison.attributes.words import attribute_words
from claimcheck.comparison.clauses.parts import opens_a_clause
from claimcheck.languages.scanner import Token, stands_apart

_STOPS = frozenset(',;:.!?«»“”"()—–')


def clause_around(tokens: Sequence[Token], first: int, last: int, language: str) -> range:
    """Return the places of the tokens of the clause in which the tokens `first:last` stand."""
    start = next((place + 1 for place in range(first - 1, -1, -1) if _ends_clause(tokens, place, language)), 0)
    stop = next((place for place in range(last, len(tokens)) if _ends_clause(tokens, place, language)), len(tokens))
    return range(start, stop)


def _ends_clause(tokens: Sequence[Token], place: int, language: str) -> bool:
    word = tokens[place].text.lower()
    # « le juge d'instruction » goes on: a preposition opens no clause here.
    opens = opens_a_clause(word, language) and word not in attribute_words(language).binding
    stops = word in _STOPS and stands_apart(tokens, place)
    return stops or opens or word in _joints(language)


@functools.cache
def _joints(language: str) -> frozenset[str]:
    """Return the words behind which another clause, or another act, may begin."""
    table = own_table(language, "clauses")
    words = [*table.get("additive", ()), *table.get("adversative", "").split()]
    return frozenset(word for word in words if " " not in word)
