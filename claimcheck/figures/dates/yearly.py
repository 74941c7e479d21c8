"""What comes once a year or week: seasons, feasts, quarters, numbered weeks, weekends."""

from __future__ import annotations

from claimcheck.figures.dates.composed import InYear, LongWeekend, PeriodOf
from claimcheck.figures.dates.reader import Reader, Reading
from claimcheck.figures.dates.relative import base_day, read_modified
from claimcheck.figures.dates.shapes import CalendarDate, Holiday, IsoWeek, Season, SubYear
from claimcheck.figures.dates.spells import NearWeekend, Period


def read_season(reader: Reader, at: int) -> Reading | None:
    """Read "summer 2024", "l'hiver 2023-2024", and "the spring" or "au printemps" where a preposition shows it."""
    season = reader.lexicon.season.read(reader.words, at)
    if not season or reader.word(at - 1) in reader.lexicon.past:
        return None
    place = reader.past_list("of", season[1])
    year = reader.plain_year(place)
    if year is not None:
        last = place + 1
        if reader.word(last) in {"-", "/"} and len(reader.digits(last + 1)) in {2, 4} and reader.glued(last):
            last += 2
        return Reading(Season(season[0], year), at, last)
    if reader.lexicon.ends_phrase("season_context", reader.words, at) is None or not reader.closes_phrase(season[1]):
        return None
    return Reading(Season(season[0]), at, season[1])


def read_holiday(reader: Reader, at: int) -> Reading | None:
    """Read "Christmas", "Easter Monday 2019", "Labor Day weekend"."""
    feast = reader.lexicon.holiday.read(reader.words, at)
    if not feast or (reader.word(at) in reader.lexicon.doubtful_feast and not reader.capital(at)):
        return None
    if "-" in {reader.word(feast[1]), reader.word(at - 1)} and (reader.glued(feast[1]) or reader.glued(at)):
        return None
    weekend = reader.lexicon.unit.read(reader.words, feast[1])
    if weekend and weekend[0] == "weekend":
        return Reading(LongWeekend(Holiday(feast[0])), at, weekend[1])
    place = reader.past_list("of", feast[1])
    year = reader.plain_year(place)
    if year is not None:
        return Reading(Holiday(feast[0], year), at, place + 1)
    return Reading(Holiday(feast[0]), at, feast[1])


def read_weekend(reader: Reader, at: int) -> Reading | None:
    """Read the weekend of "over the weekend": the last one from Monday to Wednesday, else this week's."""
    unit = reader.lexicon.unit.read(reader.words, at)
    if not unit or unit[0] != "weekend" or reader.lexicon.ends_phrase("weekend_context", reader.words, at) is None:
        return None
    return Reading(NearWeekend(), at, unit[1]) if reader.closes_phrase(unit[1]) else None


def read_week_of(reader: Reader, at: int) -> Reading | None:
    """Read "week of 18 May", "semaine du 18 mai", "weekend of 3 May"."""
    unit = reader.lexicon.unit.read(reader.words, at)
    if not unit or unit[0] not in {"week", "weekend"}:
        return None
    after = reader.lexicon.is_phrase("week_beginning", reader.words, unit[1])
    if after is None:
        return None
    for place in (after, reader.past_list("articles", after)):
        date = base_day(reader, place) or _bare_day(reader, place)
        if date and isinstance(date.shape, Holiday) and unit[0] == "weekend":
            return Reading(LongWeekend(date.shape), at, date.last)
        if date:
            return Reading(PeriodOf(unit[0], date.shape), at, date.last)
    return None


def _bare_day(reader: Reader, at: int) -> Reading | None:
    """Read the day of "the week of the 18th"."""
    day = reader.day(at)
    if not day or not reader.digits(at) or not reader.closes_phrase(day[1]):
        return None
    return Reading(CalendarDate(day=day[0]), at, day[1])


def read_iso_week(reader: Reader, at: int) -> Reading | None:
    """Read "week 31", "semaine 42 de 2020"."""
    unit = reader.lexicon.unit.read(reader.words, at)
    if not unit or unit[0] != "week" or len(reader.digits(unit[1])) not in {1, 2}:
        return None
    number, place = int(reader.digits(unit[1])), unit[1] + 1
    if not 1 <= number <= 53 or reader.unit_follows_digits(unit[1]) or reader.word(at) in reader.lexicon.plural:
        return None
    following = reader.past_list("of", place)
    year = reader.plain_year(following)
    if year is not None:
        return Reading(IsoWeek(number, year), at, following + 1)
    return Reading(IsoWeek(number), at, place) if reader.closes_phrase(place) and following == place else None


def read_sub_year_code(reader: Reader, at: int) -> Reading | None:
    """Read "Q2 2024", "2024-Q2", "T1 2023", "H1 2024"; without a year only where the letter can mean nothing else."""
    year = reader.four_digits(at)
    place = at
    if year is not None:
        place = reader.past(at + 1, "-", "/")
    code = reader.lexicon.sub_year.get(reader.word(place))
    if not code or not reader.glued(place + 1):
        return None
    digits = reader.word(place + 1)
    if not digits.isdecimal() or not 1 <= int(digits[:2]) <= code[1] or reader.unit_follows_digits(place + 1):
        return None
    last = place + 2
    if year is None:
        following = reader.past_list("of", reader.past(last, "-", "/", ","))
        year = reader.plain_year(following)
        last = following + 1 if year is not None else last
    if year is None and (
        reader.word(place) not in reader.lexicon.sure_letters
        or not reader.capital(place)
        or not reader.closes_phrase(last)
    ):
        return None
    return Reading(SubYear(code[0], int(digits), year), at, last)


def read_in_year(reader: Reader, reading: Reading) -> Reading:
    """Read the year that another phrase names: "3 May last year", "March of this year"."""
    shape = reading.shape
    if not isinstance(shape, CalendarDate | Season | Holiday | SubYear) or shape.year is not None:
        return reading
    if isinstance(shape, CalendarDate) and (shape.month is None or shape.direction is not None):
        return reading
    place = reader.past_list("articles", reader.past_list("of", reading.last))
    year = read_modified(reader, place) if place < len(reader.words) else None
    if not year or not isinstance(year.shape, Period) or year.shape.unit != "year":
        return reading
    return Reading(InYear(shape, year.shape), reading.first, year.last)
