"""From what a date phrase says to days: the reference day, and the rule of the nearest."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Protocol

from claimcheck.figures.dates.days import iso
from claimcheck.frozen import frozen


@frozen
class Anchor:
    """When a text was written, if known, and whether the sentence around a date speaks of what is to come.

    `ahead` is False where the sentence is in the past, None where it shows no tense; `over` says that nothing to come
    is meant: "since the raid on 3 December".
    """

    reference: datetime.date | None
    ahead: bool | None = None
    over: bool = False


@frozen
class Placed:
    """A shape as ISO 8601 text and as its first and last day; days are None where it cannot be placed.

    `assumed` says that its year is not the text's own but that of the nearest such day to the reference.
    """

    value: str | None = None
    low: datetime.date | None = None
    high: datetime.date | None = None
    assumed: bool = False


NOWHERE = Placed()


class Shape(Protocol):
    """What a date phrase says."""

    def place(self, anchor: Anchor) -> Placed:
        """Return the days meant; may raise ValueError or OverflowError where the calendar has no such day."""
        ...


def placed(low: datetime.date, high: datetime.date) -> Placed:
    """Return an interval of days with its ISO 8601 text."""
    return Placed(iso(low, high), low, high)


def _distance(bounds: tuple[datetime.date, datetime.date], anchor: Anchor, reference: datetime.date) -> float:
    """Return how far an interval lies from the reference, in days; what lies on the unlikely side counts for more.

    News looks back: a date to come is taken for one only where it is clearly nearer (by a third; by far, where the
    sentence is in the past), or where the sentence speaks of the future.
    """
    low, high = bounds
    if low > reference:
        return math.inf if anchor.over else (low - reference).days * {True: 0.3, None: 1.3, False: 4.0}[anchor.ahead]
    if high < reference:
        return float((reference - high).days)
    return 0.0


def _distance_this(bounds: tuple[datetime.date, datetime.date], reference: datetime.date) -> tuple[bool, bool]:
    """Rank what "this" means: a period that is under way, else the one that begins in the same year."""
    low, high = bounds
    return not low <= reference <= high, low.year != reference.year


def nearest(
    candidates: Iterable[tuple[datetime.date, datetime.date]], anchor: Anchor, reference: datetime.date
) -> tuple[datetime.date, datetime.date] | None:
    """Return the interval that is nearest to the reference, the side that the sentence speaks of preferred."""
    return min(candidates, key=lambda bounds: _distance(bounds, anchor, reference), default=None)


def place_yearly(
    bounds_in: Callable[[int], tuple[datetime.date, datetime.date]],
    anchor: Anchor,
    direction: int | None,
) -> Placed:
    """Place what comes once a year: last, this or next (`direction` -1, 0, 1), or nearest where that is not said."""
    reference = anchor.reference
    if reference is None:
        return NOWHERE
    found = [bounds_in(year) for year in range(reference.year - 2, reference.year + 3)]
    if direction == -1:
        return placed(*max(bounds for bounds in found if bounds[1] < reference))
    if direction == 1:
        return placed(*min(bounds for bounds in found if bounds[0] > reference))
    if direction == 0:
        return placed(*min(found, key=lambda bounds: _distance_this(bounds, reference)))
    closest = nearest(found, anchor, reference)
    return replace(placed(*closest), assumed=True) if closest else NOWHERE
