"""Levels and changes: what fell to 48 % and what fell by 48 %."""

from __future__ import annotations

import functools
from enum import StrEnum

from claimcheck.annotation.vocabulary import own_table
from claimcheck.comparison.statements import Figure, Statement

# What something does that moves, by its concepts.
_MOVING = frozenset({"rise", "fall", "reduce", "raise"})

# Up, and down.
_SIGNS = {1: frozenset({"rise", "raise"}), -1: frozenset({"fall", "reduce"})}

# Between the verb and its preposition stand at most so many words ("fell sharply by"), as between that and the figure.
_REACH = 3


class Movement(StrEnum):
    """What a figure behind a verb of movement gives."""

    LEVEL = "level"
    CHANGE = "change"


def movement_of(figure: Figure, statement: Statement) -> Movement | None:
    """Return whether a figure is the level that something moved to or how far it moved; None where it is neither said.

    A preposition before the figure says so, behind a verb or a noun of movement: "fell to 48 %", "a fall of 48 %".
    Right behind the verb it is a change: "rose 3 %".
    """
    links = _links(statement.language)
    before = statement.frame[max(0, figure.place - _REACH) : figure.place]
    link = next((place for place in range(len(before) - 1, -1, -1) if before[place] in links), None)
    moving = [term.place for term in statement.terms if not _MOVING.isdisjoint(term.concepts)]
    if link is None:
        return Movement.CHANGE if figure.place - 1 in moving else None
    place = figure.place - len(before) + link
    return links[before[link]] if any(0 < place - verb <= _REACH for verb in moving) else None


def move_differently(x: Figure, a: Statement, y: Figure, b: Statement) -> bool:
    """Tell whether one figure is a level and the other a change."""
    first, second = movement_of(x, a), movement_of(y, b)
    return first is not None and second is not None and first is not second


def direction_of(figure: Figure, statement: Statement) -> int:
    """Return 1 where a figure is how far something rose, -1 where it is how far it fell, 0 where neither is said.

    The word of movement stands before the figure or, in German and Dutch, behind it: „um 30 Prozent gesunken“.
    """
    near = [term for term in statement.terms if -_REACH <= term.place - figure.place <= _REACH]
    signs = {sign for term in near for sign, keys in _SIGNS.items() if not keys.isdisjoint(term.concepts)}
    return signs.pop() if len(signs) == 1 else 0


@functools.cache
def _links(language: str) -> dict[str, Movement]:
    table = own_table(language, "movement")
    return {word: movement for movement in Movement for word in table.get(movement, "").split()}
