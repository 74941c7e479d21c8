"""Weekdays counted from the day of writing: "two Mondays ago", « il y a deux lundis », "vor zwei Montagen"."""

from __future__ import annotations

from claimcheck.figures.dates.reader import Reader, Reading
from claimcheck.figures.dates.shapes import CalendarDate
from claimcheck.figures.dates.spells import Shifted

_FURTHEST = 10  # weeks; "forty Mondays ago" is a manner of speaking


def read_counted_weekdays(reader: Reader, at: int) -> Reading | None:
    """Read how many of a weekday lie between the day of writing and the one meant, that one included."""
    lexicon = reader.lexicon
    for name, way in (("ago_before", -1), ("in_before", 1)):
        after = lexicon.is_phrase(name, reader.words, at)
        counted = _weekdays(reader, after) if after else None
        if counted and (way < 0 or not lexicon.in_needs_future or reader.ahead(at, counted[2])):
            return _reading(counted, way, at, counted[2])
    counted = _weekdays(reader, at)
    if not counted:
        return None
    for name, way in (("ago_after", -1), ("in_after", 1)):
        after = lexicon.is_phrase(name, reader.words, counted[2])
        if after:
            return _reading(counted, way, at, after)
    return None


def _weekdays(reader: Reader, at: int) -> tuple[int, int, int] | None:
    """Return how many of which weekday stand at `at`, and the place after them."""
    count = reader.count(at)
    weekday = reader.lexicon.weekday_plural.read(reader.words, count[1]) if count else None
    if not count or not weekday or not 1 < count[0] <= _FURTHEST:
        return None
    return count[0], weekday[0], weekday[1]


def _reading(counted: tuple[int, int, int], way: int, first: int, last: int) -> Reading:
    nearest = CalendarDate(weekday=counted[1], direction=way)
    return Reading(Shifted(7 * way * (counted[0] - 1), "day", nearest), first, last)
