"""Where among numbers and days a figure stands, and where others must stand to be compatible with it.

Two quantities that `intervals.relate_quantities` finds the same, finer or overlapping have reaches that meet in some
space. The contrary does not hold: it is a first look that costs little, by which a figure is found among many.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

from claimcheck.figures.intervals import converted, decimal
from claimcheck.figures.lexicon import measures
from claimcheck.frozen import frozen
from claimcheck.records import AssumedYear, Kind, Quantity

# A whole number may stand for what rounds to it, and a measure in another unit for a twentieth more or less: see
# `intervals`.
_ROUNDED = Decimal("0.5")
_IN_ANOTHER_UNIT = Decimal("0.05")

# What two numbers that are equal differ by at most, once they are converted and no longer exact.
_INEXACT = 1e-9

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_DAYS_OF_MONTH = 31
_DAYS_OF_YEAR = 12 * _DAYS_OF_MONTH


class Space(StrEnum):
    """What is measured along: amounts, days, days of any year, and such days of dates that do not give their year.

    `DATE` has but one place, for all dates that no day can be told of.
    """

    AMOUNT = "amount"
    DAY = "day"
    SEASON = "season"
    ASSUMED_SEASON = "assumed_season"
    DATE = "date"


@frozen
class Reach:
    """A stretch of a space with both its ends; an end that is infinite is open."""

    space: Space
    low: float
    high: float


_ANYWHERE = (-math.inf, math.inf)


def stands_at(quantity: Quantity) -> Sequence[Reach]:
    """Return where a quantity is found, in each space in which another may look for it."""
    if quantity.kind is not Kind.DATE:
        return _amounts(quantity)
    days = _days(quantity)
    if days is None:
        return [Reach(Space.DATE, 0, 0)]
    season = _season(days)
    if isinstance(quantity.value, AssumedYear):
        return [Reach(Space.SEASON, *season), Reach(Space.ASSUMED_SEASON, *season)]
    return [Reach(Space.DAY, *days), Reach(Space.SEASON, *season)]


def looks_at(quantity: Quantity) -> Sequence[Reach]:
    """Return the stretches of which one meets one of `stands_at` of every compatible quantity."""
    if quantity.kind is not Kind.DATE:
        return _amounts(quantity)
    days = _days(quantity)
    if days is None:
        return [Reach(Space.SEASON, *_ANYWHERE), Reach(Space.DATE, 0, 0)]
    season = _season(days)
    if isinstance(quantity.value, AssumedYear):
        return [Reach(Space.SEASON, *season), Reach(Space.DATE, 0, 0)]
    return [Reach(Space.DAY, *days), Reach(Space.ASSUMED_SEASON, *season), Reach(Space.DATE, 0, 0)]


def _amounts(quantity: Quantity) -> Sequence[Reach]:
    """Return the interval of an amount in the first unit of its dimension, and as a bare number and a percentage."""
    units = [quantity.unit, None] if quantity.kind is Kind.COUNT else [quantity.unit]
    found = [_amount(quantity, unit) for unit in dict.fromkeys(units)]
    if quantity.kind is Kind.OTHER and quantity.unit is None:
        found += [Reach(Space.AMOUNT, reach.low * 100, reach.high * 100) for reach in found]
    return found


def _amount(quantity: Quantity, unit: str | None) -> Reach:
    low, high = decimal(quantity.low), decimal(quantity.high)
    share = _IN_ANOTHER_UNIT if unit in measures().dimension else Decimal(0)
    low = low if low is None else converted(low - max(_ROUNDED, abs(low) * share), unit)
    high = high if high is None else converted(high + max(_ROUNDED, abs(high) * share), unit)
    return Reach(
        Space.AMOUNT,
        -math.inf if low is None else float(low) - abs(float(low)) * _INEXACT,
        math.inf if high is None else float(high) + abs(float(high)) * _INEXACT,
    )


def _days(date: Quantity) -> tuple[float, float] | None:
    """Return the first and the last day of a date, None where it is placed nowhere or its day is in doubt."""
    plain = "?" not in str(date.value) and str(date.value)[:1] != "["
    if not plain or (date.low is None and date.high is None):
        return None
    low = -math.inf if date.low is None else _day(str(date.low))
    high = math.inf if date.high is None else _day(str(date.high))
    return None if low is None or high is None else (low, high)


def _day(text: str) -> float | None:
    match = _DAY.fullmatch(text)
    if not match:
        return None
    year, month, day = (int(number) for number in match.groups())
    return _DAYS_OF_YEAR * year + _DAYS_OF_MONTH * (month - 1) + day - 1


def _season(days: tuple[float, float]) -> tuple[float, float]:
    """Return the days of the year between two days; all of them where these do not lie in one year."""
    if math.inf in (days[1], -days[0]) or days[0] // _DAYS_OF_YEAR != days[1] // _DAYS_OF_YEAR:
        return _ANYWHERE
    low, high = days[0] % _DAYS_OF_YEAR, days[1] % _DAYS_OF_YEAR
    return low - 1, high + 1  # the last of February is another day in a leap year
