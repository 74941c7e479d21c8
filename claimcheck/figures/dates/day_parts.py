"""The parts of a day that a text names, and the hours of the clock within which each may lie: the evening, 16 to 24.

The hours are wide: one paper's evening is another's night, and three o'clock may be early in the morning.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from claimcheck import languages
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.scanner import scan

_MIDNIGHT = 24


@dataclass(frozen=True, slots=True)
class DayPart:
    """A part of a day: `text[start:end]`, from one hour to another; one that begins later than it ends has midnight."""

    text: str
    start: int
    end: int
    first: int
    last: int

    def holds(self, minutes: int) -> bool:
        """Tell whether a time of day, in minutes since midnight, may lie in it."""
        hours = minutes / 60 % _MIDNIGHT
        if self.first < self.last:
            return self.first <= hours <= self.last
        return hours >= self.first or hours <= self.last


def find_day_parts(text: str, language: str) -> list[DayPart]:
    """Return the parts of a day that a text names; a name that stands within a longer one is none: « après-midi »."""
    tokens = scan(text)
    found = [
        DayPart(text[start:end], start, end, first, last)
        for (first, last), phrases in _parts(language).items()
        for hit in phrases.find(tokens)
        for start, end in [(tokens[hit.first].start, tokens[hit.last - 1].end)]
    ]
    return [one for one in found if not any(_lies_within(one, other) for other in found)]


def _lies_within(one: DayPart, other: DayPart) -> bool:
    return one is not other and other.start <= one.start and one.end <= other.end


@functools.cache
def _parts(language: str) -> dict[tuple[int, int], Phrasebook]:
    """Return the names of the parts of a day by their hours, also behind a weekday in one word: „Montagabend“."""
    if language not in languages.available():
        return {}
    table = languages.load(language).table("dates")
    joined = [name for names in table.get("weekdays", ()) for name in names.split()] if table.get("joins_parts") else []
    found = {}
    for hours, words in table.get("hours_of_parts", {}).items():
        first, last = map(int, hours.split("-"))
        compounds = [day + word for day in joined for word in words if " " not in word]
        found[first, last] = Phrasebook([*words, *compounds])
    return found
