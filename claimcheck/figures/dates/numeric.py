"""Dates in digits: 2024-05-03, 03/05/2024, 3.5.2024, 17/02, 2024-05."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

from claimcheck.figures.dates.named import two_digit_year, weekday_before
from claimcheck.figures.dates.reader import YEARS, Reader, Reading
from claimcheck.figures.dates.shapes import CalendarDate, EitherDate
from claimcheck.languages.scanner import TokenKind

_SEPARATORS = frozenset("/.-")


def read_numeric(reader: Reader, at: int) -> Reading | None:
    """Read a date in digits at `at`.

    Where both of the first two numbers could be a month, the other dates of the text decide, then the language: day
    first everywhere but in English, where it may be either unless a region (en-GB, en-US) or a full stop (10.03.2026)
    tells. A day and month without a year need a weekday or a word such as "on" or "le" before them: 2/3 is two-thirds.
    """
    parts, separator, last = _parts(reader, at)
    if len(parts) == 3:
        date = _three(reader, parts, separator)
    elif len(parts) == 2 and separator in {"/", "-"}:
        date = _year_month(reader, at, parts) or (_day_month(reader, at, last, parts) if separator == "/" else None)
    elif len(parts) == 2 and separator == "." and _has_stop_of_ordinal(reader, last):
        last += 1
        date = _day_month(reader, at, last, parts)
    else:
        date = None
    if not parts[1:] and reader.lexicon.day_first:
        return _spaced(reader, at)
    return Reading(date, at, last) if date else None


def read_weekday_and_numeric(reader: Reader, at: int) -> Reading | None:
    """Read "Monday, 13/05/2026": a weekday with a date in digits, where it also tells which number is the month."""
    weekday = weekday_before(reader, at)
    found = read_numeric(reader, weekday[1]) if weekday else None
    if not weekday or not found:
        return None
    shape = found.shape
    if isinstance(shape, EitherDate):
        return replace(found, shape=_with_weekday(shape, weekday[0]), first=at)
    if isinstance(shape, CalendarDate) and shape.day is not None:
        return replace(found, shape=replace(shape, weekday=weekday[0]), first=at)
    return None


def _with_weekday(date: EitherDate, weekday: int) -> CalendarDate | EitherDate:
    """Return the only reading that falls on the weekday; both where both do, and both in doubt where neither does."""
    readings = date.day_first, date.month_first
    fitting = [reading for reading in readings if _falls_on(reading, weekday)]
    if len(fitting) == 1:
        return fitting[0]
    return date if fitting else EitherDate(*(replace(reading, weekday=weekday) for reading in readings))


def _falls_on(date: CalendarDate, weekday: int) -> bool:
    if date.year is None or date.month is None or date.day is None:
        return False
    try:
        return datetime.date(date.year, date.month, date.day).isoweekday() == weekday
    except ValueError:
        return False


def _spaced(reader: Reader, at: int) -> Reading | None:
    """Read "20 02 2014", as on forms: two short numbers and a year that stand alone and make a date."""
    texts = [reader.digits(place) for place in range(at, at + 3)]
    alone = reader.kind(at - 1) is not TokenKind.DIGITS and reader.kind(at + 3) is not TokenKind.DIGITS
    if not alone or [len(text) for text in texts[1:]] != [2, 4] or len(texts[0]) not in {1, 2}:
        return None
    if reader.counts_something(at + 3) or int(texts[2]) not in YEARS:
        return None
    date = _valid(int(texts[2]), int(texts[1]), int(texts[0]))
    return Reading(date, at, at + 3) if date else None


def _parts(reader: Reader, at: int) -> tuple[list[str], str, int]:
    """Return the numbers joined by one kind of separator at `at`, that sign, and the place after them."""
    if reader.kind(at) is not TokenKind.DIGITS or (
        reader.glued(at) and reader.word(at - 1) not in {"(", "[", "'", '"', "«", "-"}
    ):
        return [], "", at
    separator = reader.word(at + 1)
    parts, place = [reader.word(at)], at + 1
    while separator in _SEPARATORS and reader.word(place) == separator and reader.glued(place) and len(parts) < 4:
        if reader.kind(place + 1) is not TokenKind.DIGITS or not reader.glued(place + 1):
            break
        parts.append(reader.word(place + 1))
        place += 2
    glued_word = reader.glued(place) and reader.kind(place) is TokenKind.WORD and reader.word(place) != "t"
    if glued_word or (reader.glued(place) and reader.word(place) in {"/", "%"}):
        return [], "", at
    return parts, separator, place


def _three(reader: Reader, parts: list[str], separator: str) -> CalendarDate | EitherDate | None:
    first, second, third = (int(part) if len(part) <= 4 else 0 for part in parts)
    if len(parts[0]) == 4 and first in YEARS and len(parts[1]) <= 2 and len(parts[2]) <= 2:
        return _valid(first, second, third)
    if len(parts[0]) > 2 or len(parts[1]) > 2:
        return None
    if len(parts[2]) == 4 and third in YEARS:
        return _ordered(reader, third, first, second, pointed=separator == ".")
    if len(parts[2]) != 2:
        return None
    return _ordered(reader, two_digit_year(third), first, second, pointed=separator == ".")


def _ordered(
    reader: Reader, year: int | None, first: int, second: int, *, pointed: bool = False
) -> CalendarDate | EitherDate | None:
    """Return the date of two numbers as the text or its language orders them, or both readings where nothing tells."""
    day_first = _valid(year, second, first)
    month_first = _valid(year, first, second)
    if not day_first or not month_first or day_first == month_first:
        return day_first or month_first
    order = True if pointed else _order_shown(reader)
    if order is None:
        return EitherDate(day_first, month_first)
    return day_first if order else month_first


def _order_shown(reader: Reader) -> bool | None:
    """Return whether the day stands first: as another date of the text shows, else as the language has it."""
    if reader.lexicon.day_first:
        return True
    shown = {first > 12 for first, second in _with_year(reader) if (first > 12) is not (second > 12)}
    if len(shown) == 1:
        return shown.pop()
    return reader.lexicon.order_of_region


def _with_year(reader: Reader) -> Iterator[tuple[int, int]]:
    """Yield the first two numbers of every date in figures with a year behind them: 25/03/2026, 25-03-2026."""
    for at in range(len(reader.tokens) - 4):
        if reader.kind(at) is TokenKind.DIGITS and reader.word(at + 1) in {"/", "-"}:
            parts, _, _ = _parts(reader, at)
            if len(parts) == 3 and len(parts[0]) <= 2 and len(parts[1]) <= 2:
                yield int(parts[0]), int(parts[1])


def _valid(year: int | None, month: int, day: int) -> CalendarDate | None:
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    return CalendarDate(year, month, day)


def _year_month(reader: Reader, at: int, parts: list[str]) -> CalendarDate | None:
    """2024-05 is a month; 2004-05 is a season or a financial year, and left to the ranges."""
    year, month = int(parts[0]), int(parts[1])
    if len(parts[0]) != 4 or year not in YEARS or len(parts[1]) > 2 or not 1 <= month <= 12:
        return None
    if month == (year + 1) % 100 or reader.word(at + 1) == "/":
        return None
    return CalendarDate(year, month)


def _has_stop_of_ordinal(reader: Reader, at: int) -> bool:
    """Tell whether a full stop makes an ordinal of the month as well: „am 3.2.“."""
    return reader.lexicon.ordinal_stop and reader.word(at) == "." and reader.glued(at)


def _ends_span(reader: Reader, at: int) -> bool:
    """Tell whether a day and month in ordinals stand two tokens before: the 5.2. of „vom 3.2. bis 5.2.“."""
    signs = [reader.word(at - 2), reader.word(at - 4)]
    return signs == [".", "."] and reader.glued(at - 2) and bool(reader.kind(at - 3) is TokenKind.DIGITS)


def _day_month(reader: Reader, at: int, last: int, parts: list[str]) -> CalendarDate | None:
    if len(parts[0]) > 2 or len(parts[1]) > 2 or reader.counts_something(last):
        return None
    before = reader.lexicon.ends_phrase("on", reader.words, at)
    after_weekday = reader.lexicon.weekday.read_back(reader.words, at)
    if before is None and after_weekday is None and not _ends_span(reader, at):
        return None
    first, second = int(parts[0]), int(parts[1])
    day_first, month_first = _valid(None, second, first), _valid(None, first, second)
    return (day_first or month_first) if reader.lexicon.day_first else (month_first or day_first)
