"""Amounts of one sort that each of two statements gives for itself, and of which nothing says that they answer alike.

"Two trains in five" here and "four trains in five" there are no details: one of them may be what the other side tells
by another number. What one side alone gives adds to what both tell; what both give, each in its own way, may deny it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.comparison.evidence.roles import (
    POSSIBLE_ROLE,
    FigureMatching,
    FigurePair,
    are_of_two_kinds,
    may_be_rivals,
)
from claimcheck.comparison.statements import Figure, Statement
from claimcheck.records import Kind

#: How long, and how old: "at twelve years" is either.
YEARS = frozenset({Kind.AGE, Kind.DURATION})


def in_no_common_role(matching: FigureMatching) -> FigureMatching:
    """Return a matching in which amounts that exclude each other and share no role are given by one side alone."""
    apart = [pair for pair in matching.pairs if _share_no_role(pair)]
    return replace(
        matching,
        only_a=(*matching.only_a, *(pair.a for pair in apart)),
        only_b=(*matching.only_b, *(pair.b for pair in apart)),
    )


def _share_no_role(pair: FigurePair) -> bool:
    return not pair.compatible and pair.role < POSSIBLE_ROLE


def rivals(own_a: Sequence[Figure], a: Statement, own_b: Sequence[Figure], b: Statement) -> list[tuple[Figure, Figure]]:
    """Return the amounts of either side that may answer one question, each at most once, in their order."""
    found: list[tuple[Figure, Figure]] = []
    left = list(own_b)
    for x in own_a:
        place = next((n for n, y in enumerate(left) if may_answer_one_question(x, a, y, b)), None)
        if place is not None:
            found.append((x, left.pop(place)))
    return found


def may_answer_one_question(x: Figure, a: Statement, y: Figure, b: Statement) -> bool:
    """Tell whether two amounts are of one sort, and near enough: as much per cent, as old, so many of one thing."""
    near = may_be_rivals(x.quantity, y.quantity)
    return near and _are_of_one_sort(x, y) and not are_of_two_kinds(x, y, a, b)


def _are_of_one_sort(x: Figure, y: Figure) -> bool:
    first, second = x.quantity, y.quantity
    if {first.kind, second.kind} <= YEARS:
        return True
    return first.kind is second.kind and first.kind is not Kind.ORDINAL and first.unit == second.unit
