"""Parts of a longer period: "first quarter of 2024", "the last week of July", "early May", "fin 2019"."""

from __future__ import annotations

from claimcheck.figures.dates.composed import Clipped, InYear, Nth, Part
from claimcheck.figures.dates.named import read_named
from claimcheck.figures.dates.reader import Reader, Reading
from claimcheck.figures.dates.relative import read_modified, vague
from claimcheck.figures.dates.shapes import CalendarDate, SubYear
from claimcheck.figures.dates.spells import Period
from claimcheck.figures.dates.yearly import read_season, read_sub_year_code
from claimcheck.figures.dates.years import read_century, read_decade, read_year


def read_nth(reader: Reader, at: int) -> Reading | None:
    """Read "first quarter of 2024", "dernière semaine de septembre", "second Monday of last month"."""
    ordinal = reader.ordinal(at)
    if not ordinal or not ordinal[0]:
        return None
    number, place = ordinal
    count = reader.count(place)
    place = count[1] if count else place
    weekday = reader.weekday(place)
    unit = reader.lexicon.unit.read(reader.words, place)
    if unit and unit[0] in {"quarter", "half"} and not count and not weekday:
        return _sub_year(reader, at, unit[1], unit[0], number)
    named = weekday or unit
    within = _within(reader, _past_part_of_day(reader, named[1] if named else place))
    if not within:
        return None
    if weekday:
        return Reading(Nth(number, "day", within.shape, weekday[0]), at, within.last)
    if unit:
        counted = min(count[0], 31) if count else 1
        return Reading(Nth(number, unit[0], within.shape, count=counted), at, within.last)
    of_month = isinstance(within.shape, Period) and within.shape.unit == "month"
    day_of_month = of_month and not count and number > 0
    return Reading(Nth(number, "day", within.shape), at, within.last) if day_of_month else None


def _past_part_of_day(reader: Reader, at: int) -> int:
    part = reader.lexicon.part_of_day.read(reader.words, at)
    return part[1] if part else at


def _within(reader: Reader, at: int) -> Reading | None:
    """Return the period after "of": a month, a year, "last month", "the year"."""
    place = reader.lexicon.is_phrase("of", reader.words, at)
    if place is None:
        return None
    for start in (reader.past_list("articles", place), place):
        inner = read_named(reader, start)
        if inner and isinstance(inner.shape, CalendarDate) and inner.shape.month and not inner.shape.day:
            return inner
        found = read_modified(reader, start) or read_year(reader, start) or read_century(reader, start)
        if found:
            return found
        unit = reader.lexicon.unit.read(reader.words, start)
        definite = start > place or reader.word(start - 1) in reader.lexicon.of_the
        if unit and definite and unit[0] in {"week", "month", "year", "quarter"}:
            return Reading(Period(unit[0], 0), start, unit[1])
    return None


def _sub_year(reader: Reader, at: int, place: int, unit: str, number: int) -> Reading | None:
    if not 1 <= number <= {"quarter": 4, "half": 2}[unit]:
        within = _within(reader, place) if number < 0 else None
        return Reading(Nth(number, unit, within.shape), at, within.last) if within else None
    year = reader.plain_year(place)
    if year is not None:
        return Reading(SubYear(unit, number, year), at, place + 1)
    within = _within(reader, place)
    if not within:
        if unit == "half":
            return None
        return Reading(SubYear(unit, number), at, place)
    if isinstance(within.shape, CalendarDate) and within.shape.month is None:
        return Reading(SubYear(unit, number, within.shape.year), at, within.last)
    if isinstance(within.shape, Period) and within.shape.unit == "year":
        return Reading(InYear(SubYear(unit, number), within.shape), at, within.last)
    return Reading(Nth(number, unit, within.shape), at, within.last)


def read_part(reader: Reader, at: int) -> Reading | None:
    """Read "early May", "fin 2019", "mid-1990s", "début des années 2000", "end of last year", "later this month"."""
    part = reader.lexicon.part.read(reader.words, at)
    if not part:
        return None
    place = reader.past(part[1], "-")
    for start in dict.fromkeys((place, reader.past_list("articles", place))):
        inner = _part_of(reader, start) or (None if reader.count(at - 1) else _unit_of(reader, start))
        if inner:
            clips = part[0] in {"earlier", "later"}
            shape = Clipped(part[0], inner.shape) if clips else Part(part[0], inner.shape)
            return Reading(shape, at, inner.last)
    return None


def _unit_of(reader: Reader, at: int) -> Reading | None:
    """Read the unit of "the end of the week"."""
    unit = reader.lexicon.unit.read(reader.words, at)
    if not unit or unit[0] not in {"week", "month", "year"} or vague(reader, at, unit[1]):
        return None
    return Reading(Period(unit[0], 0), at, unit[1]) if reader.closes_phrase(unit[1]) else None


def _part_of(reader: Reader, at: int) -> Reading | None:
    readings = [
        read(reader, at)
        for read in (read_decade, read_century, read_modified, read_season, read_named, read_sub_year_code, read_nth)
    ]
    found = [reading for reading in readings if reading]
    if found:
        return max(found, key=lambda reading: reading.last)
    year = reader.plain_year(at)
    if year is not None:
        return Reading(CalendarDate(year), at, at + 1)
    month = reader.lexicon.month.read(reader.words, at)
    return Reading(CalendarDate(month=month[0]), at, month[1]) if month and reader.capital(at) else None
