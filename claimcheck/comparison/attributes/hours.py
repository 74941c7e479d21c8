"""Whether two hours are not one, where either may not be the exact one: « vers 15 heures », "shortly before 3 p.m."."""

from __future__ import annotations

from claimcheck.comparison.attributes.words import attribute_words
from claimcheck.comparison.statements import Statement
from claimcheck.figures.identifiers import Identifier
from claimcheck.languages.scanner import scan

# A word between "around" and the hour.
_REACH = 2

# So many minutes apart are two hours, though neither is exact.
_FAR_APART = 120


def is_rough_hour(time: Identifier, statement: Statement) -> bool:
    """Tell whether right before a time stands that it is not the exact one."""
    tokens = scan(statement.claim.quote)
    at = next((i for i, token in enumerate(tokens) if token.start >= time.start), len(tokens))
    hits = attribute_words(statement.language).roughly.find(tokens[:at])
    return any(at - hit.last <= _REACH for hit in hits)


def are_two_hours(x: Identifier, a: Statement, y: Identifier, b: Statement) -> bool:
    """Tell whether two times of day are not one; those that are not exact must lie hours apart.

    By two clocks nothing tells: 23:00 may be 21:00 GMT.
    """
    if x.equals(y) or x.is_of_another_clock(y):
        return False
    if not (is_rough_hour(x, a) or is_rough_hour(y, b)):
        return True
    first, second = _minutes(x), _minutes(y)
    if not (first and second) or x.half or y.half:
        return False
    return max(first[0] - second[-1], second[0] - first[-1]) >= _FAR_APART


def _minutes(time: Identifier) -> list[int]:
    """Return the minutes of the day of a time, and of the end of a span ("00:30-02:20"); none of a time in words."""
    clocks = [clock.partition(":") for clock in time.key.split("-")]
    if not all(hours.isdecimal() and minutes.isdecimal() for hours, _, minutes in clocks):
        return []
    return [60 * int(hours) + int(minutes) for hours, _, minutes in clocks]
