"""Days, months and years by name: "Monday, 3 May 2024", "May 3rd", "mai 2024", "lundi 3", "March"."""

from __future__ import annotations

from claimcheck.figures.dates.reader import Reader, Reading
from claimcheck.figures.dates.shapes import CalendarDate
from claimcheck.languages.scanner import TokenKind


def read_named(reader: Reader, at: int) -> Reading | None:
    """Read a day, month or weekday by name at `at`, the year with it where it is there."""
    found = weekday_before(reader, at)
    weekday, place = found if found else (None, at)
    date = _day_month(reader, place, weekday) or _month_day(reader, place, weekday)
    if date:
        return Reading(date.shape, at, date.last)
    if found and weekday is not None:
        return _weekday_day(reader, at, place, weekday) or _weekday_alone(reader, at, weekday)
    return _month_year(reader, at) or _month_alone(reader, at)


def weekday_before(reader: Reader, at: int) -> tuple[int, int] | None:
    """Return a weekday with what may stand between it and a day of the month: a comma, an article, a bracket."""
    found = reader.weekday(at)
    if not found:
        short = reader.lexicon.weekday_abbreviation.read(reader.words, at)
        if not short or (reader.word(short[1]) == "," and not reader.capital(at)):
            return None  # «abîmé en mer, le 1er août» names no Wednesday
        found = (short[0], reader.past_stop(short[1]))
    place = reader.past(found[1], ",", "(", "-")
    place = reader.past_list("on", place) if place > found[1] else place
    return found[0], reader.past_list("articles", place)


def _day_month(reader: Reader, at: int, weekday: int | None) -> Reading | None:
    """Read "3 May 2024", "3rd of May", "1er février", "03-May-24"."""
    day = reader.day(at)
    if not day:
        return None
    place = reader.past(day[1], ".", "-", "/") if reader.glued(day[1]) else day[1]
    place = reader.past_list("day_of", place) if place == day[1] else place
    month = reader.month(place)
    if not month or _is_number_of_sept(reader, at, place):
        return None
    doubtful = reader.word(place) in reader.lexicon.doubtful_month and not reader.capital(place)
    if doubtful and place == day[1] and not reader.closes_phrase(place + 1):
        return None
    year, last = _year_after(reader, month[1])
    return Reading(CalendarDate(year, month[0], day[0], weekday), at, last)


def _is_number_of_sept(reader: Reader, day: int, month: int) -> bool:
    """Tell whether a number in words goes on: «trente-sept» is no day of September."""
    spelled = reader.kind(day) is TokenKind.WORD
    return spelled and reader.lexicon.month.read(reader.words, month) is None


def _month_day(reader: Reader, at: int, weekday: int | None) -> Reading | None:
    """Read "May 3, 2024", "January the ninth": only where the language may put the month first."""
    month = reader.month(at)
    if not month:
        return None
    place = month[1]
    if reader.glued(place) and reader.word(place) in {"/", "-"}:
        place += 1
    else:
        place = reader.past_list("articles", reader.past(place, ","))
    ordinal = reader.ordinal(place)
    if reader.lexicon.day_first and not ordinal and place == month[1]:
        return None
    day = ordinal if ordinal and 1 <= ordinal[0] <= 31 else _bare_day(reader, place)
    if not day or (place > month[1] and reader.word(place - 1) == "," and not ordinal):
        return None
    if place > month[1] and reader.month(reader.past_list("of", day[1])):
        return None  # « à la mi-avril, le 1er mars »: the day is of the month behind it
    year, last = _year_after(reader, day[1])
    if year is None and not ordinal and weekday is None and _counts_people(reader, at, day[1]):
        return None
    return Reading(CalendarDate(year, month[0], day[0], weekday), at, last)


def _bare_day(reader: Reader, at: int) -> tuple[int, int] | None:
    return reader.day(at) if reader.kind(at) is TokenKind.DIGITS else None


def _counts_people(reader: Reader, month_at: int, after: int) -> bool:
    """Tell whether the number after a month is no day: "in March 12 officers", "March 20 people"."""
    if reader.counts_something(after):
        return True
    doubtful = reader.word(month_at) in reader.lexicon.doubtful_month and not reader.capital(month_at)
    in_month = reader.lexicon.ends_phrase("in_month", reader.words, month_at) is not None
    return doubtful or (in_month and not reader.closes_phrase(after))


def _year_after(reader: Reader, at: int) -> tuple[int | None, int]:
    """Return the year that follows a month or day, and the place after it; None and `at` where none does."""
    for place in (reader.past(at, ",", "/", "-", "."), reader.past_list("of", at)):
        year = reader.plain_year(place)
        if year is not None and (place == at or reader.word(place - 1) != "." or reader.glued(at)):
            return year, place + 1
        digits = reader.digits(place)
        joined = reader.glued(at) and reader.glued(place) and reader.word(place - 1) in {"-", "/"}
        if place > at and len(digits) == 2 and joined and int(digits) > 31:
            return two_digit_year(int(digits)), place + 1
    if reader.word(at) == "'" and len(reader.digits(at + 1)) == 2 and reader.glued(at + 1) and not reader.glued(at):
        return two_digit_year(int(reader.digits(at + 1))), at + 2
    return None, at


def two_digit_year(digits: int) -> int:
    """Return the year meant by two digits: up to 49 of this century, from 50 on of the last one."""
    return 2000 + digits if digits < 50 else 1900 + digits


def _weekday_day(reader: Reader, at: int, place: int, weekday: int) -> Reading | None:
    """Read "Friday the 26th", "lundi 24": a bare number only where nothing that it could count follows."""
    day = reader.day(place)
    if not day or reader.word(place - 1) in {"-", "("}:
        return None
    if reader.word(day[1]) in {"-", ":", "/", "h"} or not reader.closes_phrase(day[1]):
        return None
    spelled = reader.kind(place) is TokenKind.WORD
    if not reader.ordinal(place) and (
        spelled or reader.word(place - 1) == "," or reader.kind(day[1]) is TokenKind.DIGITS
    ):
        return None
    if not reader.ordinal(place) and not reader.lexicon.day_first and reader.kind(day[1]) is TokenKind.WORD:
        return None
    return Reading(CalendarDate(day=day[0], weekday=weekday), at, day[1])


def _weekday_alone(reader: Reader, at: int, weekday: int) -> Reading | None:
    found = reader.weekday(at)
    if found:
        return Reading(CalendarDate(weekday=weekday), at, found[1])
    return None


def read_day_alone(reader: Reader, at: int) -> Reading | None:
    """Read "the 18th" after "on", where no noun follows."""
    if not reader.digits(at) or reader.lexicon.day_first:
        return None
    ordinal = reader.ordinal(at)
    article = reader.lexicon.ends_phrase("articles", reader.words, at)
    preposition = reader.lexicon.ends_phrase("on", reader.words, at if article is None else article)
    if not ordinal or not 1 <= ordinal[0] <= 31 or preposition is None or not reader.closes_phrase(ordinal[1]):
        return None
    return Reading(CalendarDate(day=ordinal[0]), at, ordinal[1])


def _month_year(reader: Reader, at: int) -> Reading | None:
    month = reader.month(at)
    if not month:
        return None
    year, last = _year_after(reader, month[1])
    return Reading(CalendarDate(year, month[0]), at, last) if year is not None else None


def _month_alone(reader: Reader, at: int) -> Reading | None:
    month = reader.lexicon.month.read(reader.words, at)
    if not month or not month_stands_alone(reader, at):
        return None
    return Reading(CalendarDate(month=month[0]), at, month[1])


def month_stands_alone(reader: Reader, at: int) -> bool:
    """Tell whether the month's name at `at` is one: "May" after "in" is, "may" and "April said" are not."""
    if reader.word(at) not in reader.lexicon.doubtful_month:
        return True
    if reader.lexicon.months_have_capitals and not reader.capital(at):
        return False
    before = at - 1 if reader.word(at - 1) == "-" else at
    return reader.lexicon.ends_phrase("month_context", reader.words, before) is not None
