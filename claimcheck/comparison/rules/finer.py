"""Which of two figures that may both be true is the more exact one."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from claimcheck.comparison.evidence.roles import FigurePair
from claimcheck.figures.intervals import QuantityRelation
from claimcheck.records import Difference, Kind, Qualifier

_FINER: dict[QuantityRelation, Literal["a", "b"]] = {QuantityRelation.A_FINER: "a", QuantityRelation.B_FINER: "b"}

LOWER_BOUNDS = frozenset({Qualifier.AT_LEAST, Qualifier.MORE_THAN})
_BOUNDS = (LOWER_BOUNDS, frozenset({Qualifier.AT_MOST, Qualifier.LESS_THAN}))


def with_finer_side(difference: Difference, pair: FigurePair) -> Difference:
    """Return the difference with the side that is the more exact one, as the relation of the intervals tells it.

    Of two bounds from one side with two numbers neither is the other given more exactly.
    """
    quantities = pair.a.quantity, pair.b.quantity
    bound = any(all(one.qualifier in side and one.kind is not Kind.DATE for one in quantities) for side in _BOUNDS)
    finer = None if bound and quantities[0].value != quantities[1].value else _FINER.get(pair.relation)
    return replace(difference, finer=finer)
