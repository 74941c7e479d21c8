"""What the words before a date make of it: "before 2020", "since 2015", "around 1900"."""

from __future__ import annotations

import datetime

from claimcheck.figures.dates.composed import Part, Span
from claimcheck.figures.dates.placing import Placed
from claimcheck.figures.dates.reader import Reader, Reading
from claimcheck.figures.dates.shapes import CalendarDate
from claimcheck.figures.dates.spells import Stretch
from claimcheck.frozen import frozen
from claimcheck.records import Qualifier

_DAY = datetime.timedelta(days=1)

# Tokens in front of a date in which "since" stands: "since the start of the war on 24 May".
_REACH_OF_SINCE = 8

_BOUNDS = {
    "since": Qualifier.AT_LEAST,
    "after": Qualifier.MORE_THAN,
    "before": Qualifier.LESS_THAN,
    "until": Qualifier.AT_MOST,
}


@frozen
class Bounded:
    """How a date limits what it dates, and the days that leaves."""

    qualifier: Qualifier
    low: datetime.date | None
    high: datetime.date | None


def qualifier_of(reader: Reader, reading: Reading) -> Qualifier:
    """Return how the words before a date phrase, or the phrase itself, limit it."""
    if isinstance(reading.shape, Span | Stretch):
        return Qualifier.RANGE
    for end in dict.fromkeys((reading.first, _before_article(reader, reading.first))):
        if reader.lexicon.ends_phrase("about", reader.words, end) is not None:
            return Qualifier.ABOUT
        found = reader.lexicon.bound.read_back(reader.words, end)
        if found:
            # "Before the end of May" allows all of May.
            to_the_end = isinstance(reading.shape, Part) and reading.shape.part == "late" and found[0] == "before"
            return Qualifier.AT_MOST if to_the_end else _BOUNDS[found[0]]
    return Qualifier.EXACT


def is_past(reader: Reader, first: int) -> bool:
    """Tell whether "since" stands in front of a date or what happened on it: "since the raid on 3 May"."""
    for end in range(first, max(first - _REACH_OF_SINCE, 0), -1):
        found = reader.lexicon.bound.read_back(reader.words, end)
        if found:
            return found[0] == "since"
        if not reader.words[end - 1][:1].isalnum():
            return False
    return False


def _before_article(reader: Reader, at: int) -> int:
    start = reader.lexicon.ends_phrase("articles", reader.words, at)
    return at if start is None else start


def bound(placed: Placed, qualifier: Qualifier) -> Bounded:
    """Return the days that a qualified date leaves open.

    The ends always belong to the interval: "since 2020" begins on 1 January 2020, "after 2020" on 1 January 2021,
    "until 2020" ends on 31 December 2020, "before 2020" on 31 December 2019. "Around" adds half of what the date
    names: half a month to a month, but two days to a day, and five years to a year that ends in 0.
    """
    low, high = placed.low, placed.high
    if low is None or high is None:
        return Bounded(qualifier, low, high)
    if qualifier is Qualifier.AT_LEAST:
        return Bounded(qualifier, low, None)
    if qualifier is Qualifier.MORE_THAN:
        return Bounded(qualifier, high + _DAY, None)
    if qualifier is Qualifier.LESS_THAN:
        return Bounded(qualifier, None, low - _DAY)
    if qualifier is Qualifier.AT_MOST:
        return Bounded(qualifier, None, high)
    if qualifier is Qualifier.ABOUT:
        slack = _slack(low, high)
        return Bounded(qualifier, low - slack, high + slack)
    return Bounded(qualifier, low, high)


def _slack(low: datetime.date, high: datetime.date) -> datetime.timedelta:
    days = (high - low).days + 1
    if days in {365, 366} and low.day == low.month == 1 and low.year % 10 == 0:
        return 5 * 365 * _DAY
    return max(2, days // 2) * _DAY


def is_habit(reader: Reader, reading: Reading) -> bool:
    """Tell whether "every" stands before a date: "every Monday" is none."""
    return (
        isinstance(reading.shape, CalendarDate)
        and reader.lexicon.ends_phrase("every", reader.words, reading.first) is not None
    )
