"""The times of day that two statements give, and the parts of the day that they name: 9 p.m., the evening."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.comparison.statements import Statement
from claimcheck.figures.dates.day_parts import DayPart, find_day_parts
from claimcheck.figures.identifiers import Identifier, IdentifierKind

_NOON = 12 * 60


@dataclass(frozen=True, slots=True)
class HourAndPart:
    """The one time of day of a statement and the one part of the day of another, which may hold it or not."""

    time: Identifier
    part: DayPart
    holds: bool


def hour_and_part(timed: Statement, other: Statement) -> HourAndPart | None:
    """Return the time that the first statement gives with the part of the day that the second names instead.

    None where either has none or several, and where both give a time. A time of no said half of the day may be of
    either.
    """
    times = _times(timed)
    minutes = _minutes(times[0]) if len(times) == 1 else None
    if minutes is None or _times(other):
        return None
    parts = find_day_parts(other.claim.quote, other.language)
    if len(parts) != 1 or _names_it_too(timed, times[0], parts[0]):
        return None
    return HourAndPart(
        times[0], parts[0], parts[0].holds(minutes) or (times[0].half and parts[0].holds(minutes + _NOON))
    )


def _names_it_too(timed: Statement, time: Identifier, part: DayPart) -> bool:
    """Tell whether the side with the time names the part of the day besides: closed "on Sunday morning until noon"."""
    return any(
        (own.first, own.last) == (part.first, part.last) and not time.start <= own.start < time.end
        for own in find_day_parts(timed.claim.quote, timed.language)
    )


def tell_two_hours(a: Statement, b: Statement) -> bool:
    """Tell whether one statement gives a time of day and the other a part of the day in which that does not lie."""
    return any(found is not None and not found.holds for found in (hour_and_part(a, b), hour_and_part(b, a)))


def give_two_times(a: Statement, b: Statement) -> bool:
    """Tell whether each of two statements gives one time of day, and not the same."""
    first, second = _times(a), _times(b)
    return len(first) == len(second) == 1 and not first[0].equals(second[0])


def are_of_two_hours(a: Statement, b: Statement) -> bool:
    """Tell whether two statements are of two times of day, by the clock or by a part of the day: noon, 5 p.m."""
    return give_two_times(a, b) or tell_two_hours(a, b)


def starts_of_times(side: Statement) -> set[int]:
    """Return where the times and parts of the day of a statement begin in its quote."""
    parts = find_day_parts(side.claim.quote, side.language)
    return {one.start for one in _times(side)} | {one.start for one in parts}


def _times(side: Statement) -> list[Identifier]:
    return [one for one in side.identifiers if one.kind is IdentifierKind.TIME]


def _minutes(time: Identifier) -> int | None:
    """Return a time of day in minutes since midnight, None for a span of two and for what is no number."""
    hours, colon, minutes = time.key.partition(":")
    return 60 * int(hours) + int(minutes) if colon and hours.isdigit() and minutes.isdigit() else None
