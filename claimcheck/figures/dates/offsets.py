"""So much time before or after: "two months ago", "in two weeks", "3 days after Easter", "within 48 hours"."""

from __future__ import annotations

from claimcheck.figures.dates.composed import WeekdayOf
from claimcheck.figures.dates.reader import Reader, Reading
from claimcheck.figures.dates.relative import _context_unit, base_day, read_relative_day
from claimcheck.figures.dates.spells import Period, Shifted, Stretch


def read_offset(reader: Reader, at: int) -> Reading | None:
    """Read "two months ago", "il y a trois ans", "in two weeks", "three weeks from now", "2 days after 3 May"."""
    lexicon = reader.lexicon
    within = lexicon.is_phrase("within", reader.words, at)
    limit = _amount(reader, within) if within is not None else None
    if limit and reader.ahead(at, limit[2]) is not False and _context_unit(reader, limit[2] - 1) is None:
        return Reading(Stretch(limit[1], limit[0], 1), at, limit[2])
    for name, sign in (("ago_before", -1), ("in_before", 1)):
        after = lexicon.is_phrase(name, reader.words, at)
        amount = _amount(reader, after) if after else None
        if amount and (sign < 0 or not lexicon.in_needs_future or reader.ahead(at, amount[2])):
            return _away(reader, sign, amount, at, amount[2])
    amount = _amount(reader, at)
    if not amount:
        return None
    for name, sign in (("ago_after", -1), ("in_after", 1)):
        after = lexicon.is_phrase(name, reader.words, amount[2])
        if after:
            return _away(reader, sign, amount, at, after)
    return _shifted(reader, at, amount)


def read_weekday_weeks_away(reader: Reader, at: int) -> Reading | None:
    """Read "Tuesday three weeks ago", «mardi, il y a trois semaines», «el martes de hace tres semanas»."""
    weekday = reader.weekday(at)
    weeks = read_offset(reader, reader.past_list("of", _past_comma(reader, weekday[1]))) if weekday else None
    if not weekday or not weeks or not isinstance(weeks.shape, Shifted) or weeks.shape.base is not None:
        return None
    if weeks.shape.unit != "week":
        return None
    return Reading(WeekdayOf(weekday[0], Period("week", weeks.shape.amount)), at, weeks.last)


def _away(reader: Reader, sign: int, amount: tuple[int, str, int], at: int, last: int) -> Reading:
    """Return so much time from now, or the weekday of that week that follows: "three weeks ago on Tuesday"."""
    count, unit, _ = amount
    behind = _past_comma(reader, last)
    on = reader.past_list("articles", reader.past_list("on", behind))
    weekday = reader.weekday(on) if unit == "week" and on > behind else None
    if weekday and not reader.word(weekday[1]).isdigit():
        return Reading(WeekdayOf(weekday[0], Period("week", sign * count)), at, weekday[1])
    return Reading(Shifted(sign * count, unit), at, last)


def _past_comma(reader: Reader, at: int) -> int:
    return at + 1 if reader.word(at) == "," else at


def _amount(reader: Reader, at: int) -> tuple[int, str, int] | None:
    """Return a number of units and the place after it; none where a half or another unit follows."""
    count = reader.count(at)
    unit = reader.lexicon.unit.read(reader.words, count[1]) if count else None
    if not count or not unit or reader.lexicon.is_phrase("half_more", reader.words, unit[1]) is not None:
        return None
    return count[0], unit[0], unit[1]


def _shifted(reader: Reader, at: int, amount: tuple[int, str, int]) -> Reading | None:
    for name, sign in (("shift_before", -1), ("shift_after", 1)):
        after = reader.lexicon.is_phrase(name, reader.words, amount[2])
        base = (base_day(reader, after) or read_relative_day(reader, after)) if after else None
        if base:
            return Reading(Shifted(sign * amount[0], amount[1], base.shape), at, base.last)
    return None
