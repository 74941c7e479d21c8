"""Whether two statements are of two days, and whether one tells how things stand so far."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from claimcheck.annotation.vocabulary import own_table
from claimcheck.comparison.evidence.roles import is_day_of_saying
from claimcheck.comparison.statements import Figure, Statement
from claimcheck.figures.intervals import QuantityRelation, relate_quantities
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.scanner import scan


def are_of_two_days(a: Sequence[Figure], b: Sequence[Figure]) -> bool:
    """Tell whether two statements are dated and have no day in common: those hurt on Saturday, those hurt on Sunday."""
    pairs = [relate_quantities(x.quantity, y.quantity) for x in a for y in b]
    return bool(pairs) and all(relation is QuantityRelation.DISJOINT for relation in pairs)


def dates_of(one: Statement) -> tuple[Figure, ...]:
    """Return the dates of what a statement tells, the day on which it was said left out."""
    return tuple(figure for figure in one.dates if not is_day_of_saying(figure, one))


def tells_until_then(one: Statement) -> bool:
    """Tell whether a statement says how things stand so far: nobody arrested by Monday, still on alert, a toll."""
    return bool(_standing(one.language).find(scan(one.claim.quote)))


@functools.cache
def _standing(language: str) -> Phrasebook:
    return Phrasebook(own_table(language, "clock").get("standing", ()))
