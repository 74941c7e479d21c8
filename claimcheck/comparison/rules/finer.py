"""Which of two figures that may both be true is the more exact one."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from claimcheck.comparison.evidence.roles import FigurePair
from claimcheck.figures.intervals import QuantityRelation
from claimcheck.records import Difference, Kind, Qualifier, Quantity

_FINER: dict[QuantityRelation, Literal["a", "b"]] = {QuantityRelation.A_FINER: "a", QuantityRelation.B_FINER: "b"}

LOWER_BOUNDS = frozenset({Qualifier.AT_LEAST, Qualifier.MORE_THAN})
_BOUNDS = (LOWER_BOUNDS, frozenset({Qualifier.AT_MOST, Qualifier.LESS_THAN}))
_BOUNDING = _BOUNDS[0] | _BOUNDS[1]

# "More than 200" may be said of 211, and of 280; whoever says so of 400 knows of no 400. By eye.
_FAR = 1.5


def has_grown(earlier: Quantity, later: Quantity) -> bool:
    """Tell whether an earlier number is a lower bound, and a later one is greater: "at least 233", 288.

    The bound admits the number; of what grows from day to day, as the dead of an accident, more are known by then.
    """
    first, second = earlier.value, later.value
    if earlier.qualifier not in LOWER_BOUNDS or not isinstance(first, int | float):
        return False
    return isinstance(second, int | float) and first < second


def with_finer_side(difference: Difference, pair: FigurePair) -> Difference:
    """Return the difference with the side that is the more exact one (`finer_of`)."""
    return replace(difference, finer=finer_of(pair.a.quantity, pair.b.quantity, pair.relation))


def finer_of(a: Quantity, b: Quantity, relation: QuantityRelation) -> Literal["a", "b"] | None:
    """Return the side that is the more exact one, as the `relation` of the intervals tells it, None for neither.

    Of two bounds from one side with two numbers neither is the other given more exactly, nor is a number that lies far
    from the bound of the other side: at least 27, and 49.
    """
    bound = any(all(one.qualifier in side and one.kind is not Kind.DATE for one in (a, b)) for side in _BOUNDS)
    bounds = bound and a.value != b.value
    return None if bounds or _lies_far_from_its_bound(a, b) else _FINER.get(relation)


def _lies_far_from_its_bound(a: Quantity, b: Quantity) -> bool:
    """Tell whether one side alone gives a bound, and the other a number that it allows but would not be put so."""
    if (a.qualifier in _BOUNDING) is (b.qualifier in _BOUNDING):
        return False
    x, y = a.value, b.value
    if not (isinstance(x, int | float) and isinstance(y, int | float)) or min(x, y) <= 0:
        return False
    return max(x, y) > _FAR * min(x, y)
