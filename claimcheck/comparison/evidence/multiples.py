"""How many times as much something has become: doubled, and up by 100 %; halved, and down by 50 %.

A multiple and a change in per cent are of two kinds, and still answer one question.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from claimcheck.comparison.evidence.movements import Movement, direction_of, movement_of
from claimcheck.comparison.statements import Figure, Statement
from claimcheck.figures.intervals import QuantityRelation, mirrored
from claimcheck.figures.kinds import TIMES
from claimcheck.records import Kind

# What has "doubled" has grown by about a hundred per cent: the press rounds so far.
_ROUNDED = 0.05

# "20 per cent more", "three times fewer": the word stands so near behind the figure.
_TO_MORE = 2

_COMPARISON = "comparison"
_SIGNS = {"more": 1, "fewer": -1}

_Interval = tuple[float, float]


def relate_multiples(x: Figure, a: Statement, y: Figure, b: Statement) -> QuantityRelation:
    """Relate a multiple of one statement and a change in per cent, or by a share, of the other.

    They are the same where the change comes to the very multiple; near it the change says it more exactly.
    """
    multiple, change = _multiple(x, a), _change(y, b)
    if multiple and change:
        return _relation(multiple, change)
    multiple, change = _multiple(y, b), _change(x, a)
    return mirrored(_relation(multiple, change)) if multiple and change else QuantityRelation.INCOMPARABLE


def _relation(multiple: _Interval, change: _Interval) -> QuantityRelation:
    """Relate a multiple and a change: the one that leaves less open is the finer one."""
    if multiple[0] == multiple[1] and change[0] == change[1] == multiple[0]:
        return QuantityRelation.SAME
    low, high = multiple[0] * (1 - _ROUNDED), multiple[1] * (1 + _ROUNDED)
    if change[1] < low or high < change[0]:
        return QuantityRelation.DISJOINT
    return QuantityRelation.A_FINER if high - low < change[1] - change[0] else QuantityRelation.B_FINER


def _multiple(figure: Figure, statement: Statement) -> _Interval | None:
    """Return how many times as much a figure says that something is, None for what is no multiple, or one of less."""
    if figure.quantity.unit != TIMES or _comparison(figure, statement) < 0:
        return None
    return _limits(figure)


def _change(figure: Figure, statement: Statement) -> _Interval | None:
    """Return how many times as much a change leaves, None for a figure that is no change by a known share."""
    quantity, limits = figure.quantity, _limits(figure)
    whole = {Kind.PERCENTAGE: 100.0, Kind.OTHER: 1.0}.get(quantity.kind)
    if whole is None or quantity.unit == TIMES or limits is None:
        return None
    sign = _comparison(figure, statement)
    if not sign and movement_of(figure, statement) is not Movement.LEVEL:
        sign = direction_of(figure, statement)
    ends = sorted(1 + sign * end / whole for end in limits)
    return (ends[0], ends[1]) if sign else None


def _limits(figure: Figure) -> _Interval | None:
    """Return the limits of a figure, None for what has no number."""
    low, high = figure.quantity.low, figure.quantity.high
    numbers = [end for end in (low, high) if isinstance(end, int | float)]
    if not numbers:
        return None
    return (
        float(low) if isinstance(low, int | float) else 0.0,
        float(high) if isinstance(high, int | float) else math.inf,
    )


def _comparison(figure: Figure, statement: Statement) -> int:
    """Return 1 for so much more, -1 for so much less, 0 where no word behind the figure says either."""
    behind: Iterable[str] = (
        marker.value
        for marker in statement.markers
        if marker.kind == _COMPARISON and 0 < marker.end_place - 1 - figure.place <= _TO_MORE
    )
    return next((_SIGNS[value] for value in behind), 0)
