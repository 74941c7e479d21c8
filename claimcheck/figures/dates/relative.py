"""Dates counted from the day of writing: "yesterday", "last week", "two months ago", "the first quarter of this year"."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.figures.dates.named import read_named
from claimcheck.figures.dates.reader import Reader, Reading
from claimcheck.figures.dates.shapes import (
    CalendarDate,
    Clipped,
    DayRange,
    Holiday,
    InContext,
    InYear,
    IsoWeek,
    LongWeekend,
    NearWeekend,
    Nth,
    Part,
    Period,
    PeriodOf,
    Season,
    Shape,
    Shifted,
    Stretch,
    SubYear,
    WeekdayOf,
)
from claimcheck.figures.dates.years import read_century, read_decade, read_year

#: What may follow "last", "this" or "next", beside a unit of time.
Yearly = CalendarDate | Season | Holiday


def read_relative_day(reader: Reader, at: int) -> Reading | None:
    """Read "yesterday", "ce matin", "last night"; and "la veille", which no date of writing places."""
    found = reader.lexicon.relative_day.read(reader.words, at)
    if found:
        return Reading(DayRange(*found[0]), at, found[1])
    context = reader.lexicon.context_day.read(reader.words, at)
    if context:
        base = _base_day(reader, reader.past_list("of", context[1]))
        if base and context[0]:
            return Reading(Shifted(context[0], "day", base.shape), at, base.last)
        return Reading(InContext(DayRange(context[0], context[0])), at, context[1])
    return _context_period(reader, at)


def _context_period(reader: Reader, at: int) -> Reading | None:
    """Read "the following week", "mardi de la semaine suivante", "the same year": counted from what the text tells."""
    weekday = reader.weekday(at)
    if weekday:
        place = reader.past_list("articles", reader.past_list("of", weekday[1]))
        week = _context_unit(reader, place)
        if not week or week[0].unit != "week":
            return None
        return Reading(InContext(WeekdayOf(weekday[0], week[0])), at, week[1])
    unit = _context_unit(reader, at)
    return Reading(InContext(unit[0]), at, unit[1]) if unit else None


def _context_unit(reader: Reader, at: int) -> tuple[Period | Stretch, int] | None:
    """Return the period meant, as if counted from the day of writing, and the place after it."""
    before = reader.lexicon.context_before.read(reader.words, at)
    place = before[1] if before else at
    count = reader.count(place)
    unit = reader.lexicon.unit.read(reader.words, count[1] if count else place)
    if not unit or (count is None and _vague(reader, at, unit[1])):
        return None
    after = None if before else reader.lexicon.context_after.read(reader.words, unit[1])
    found = before or after
    if not found or unit[0] in {"hour", "minute"}:
        return None
    last = unit[1] if before else found[1]
    if count and found[0]:
        return Stretch(unit[0], count[0], found[0]), last
    return (Period(unit[0], found[0]), last) if not count else None


def _base_day(reader: Reader, at: int) -> Reading | None:
    """Read the day that another is counted from: one by date, by name or by feast."""
    base = read_named(reader, at) or _feast(reader, at)
    if base and isinstance(base.shape, CalendarDate) and not (base.shape.day or base.shape.weekday):
        return None
    return base


def _yearly(reader: Reader, at: int) -> tuple[Yearly, int] | None:
    """Return a weekday, month, season or feast by name, and the place after it."""
    feast = reader.lexicon.holiday.read(reader.words, at)
    if feast:
        return Holiday(feast[0]), feast[1]
    weekday = reader.weekday(at)
    if weekday:
        return CalendarDate(weekday=weekday[0]), weekday[1]
    month = reader.lexicon.month.read(reader.words, at)
    if month and (reader.capital(at) or reader.word(at) not in reader.lexicon.doubtful_month):
        return CalendarDate(month=month[0]), month[1]
    season = reader.lexicon.season.read(reader.words, at)
    return (Season(season[0]), season[1]) if season else None


def _directed(reader: Reader, shape: Yearly, direction: int) -> Yearly:
    if isinstance(shape, CalendarDate) and shape.weekday is not None:
        return replace(shape, direction=direction, strict=reader.lexicon.strict_next_weekday)
    return replace(shape, direction=direction)


def read_modified(reader: Reader, at: int) -> Reading | None:
    """Read "last week", "la semaine dernière", "next Friday", "ces dix dernières années", "this summer"."""
    return _modifier_first(reader, at) or _head_first(reader, at) or _number_first(reader, at)


def _modifier_first(reader: Reader, at: int) -> Reading | None:
    modifier = reader.lexicon.modifier.read(reader.words, at)
    if not modifier:
        return None
    direction, place = modifier
    if direction == 0:
        date = read_named(reader, place)
        if date and isinstance(date.shape, CalendarDate) and date.shape.day is not None:
            return Reading(date.shape, at, date.last)
    counted = _stretch(reader, place, direction)
    if counted:
        return Reading(counted[0], at, counted[1])
    return _unit_or_yearly(reader, at, place, direction)


def _stretch(reader: Reader, at: int, direction: int) -> tuple[Stretch, int] | None:
    """Return the number and unit of "the last three months", with the modifier between them where a language puts it there."""
    count = reader.count(at)
    if not count or count[0] < 1:
        return None
    inner = reader.lexicon.modifier.read(reader.words, count[1])
    place = inner[1] if inner else count[1]
    direction = inner[0] if inner else direction
    unit = reader.lexicon.unit.read(reader.words, place)
    return (Stretch(unit[0], count[0], direction), unit[1]) if unit and direction else None


def _unit_or_yearly(reader: Reader, at: int, place: int, direction: int) -> Reading | None:
    unit = reader.lexicon.unit.read(reader.words, place)
    if unit:
        last = unit[1]
        if unit[0] in {"hour", "minute"} or _vague(reader, at, last) or (unit[0] == "day" and reader.lexicon.day_first):
            return None
        after = reader.lexicon.modifier.read(reader.words, last) if direction == 0 else None
        if after:
            direction, last = after
        if reader.word(place - 1) in reader.lexicon.rolling:
            return Reading(Stretch(unit[0], 1, direction), at, last)
        return Reading(Period(unit[0], direction), at, last)
    yearly = _yearly(reader, place)
    if not yearly:
        return None
    last = yearly[1]
    after = reader.lexicon.modifier.read(reader.words, last) if direction == 0 else None
    if after:
        direction, last = after
    return Reading(_directed(reader, yearly[0], direction), at, last)


def _vague(reader: Reader, first: int, last: int) -> bool:
    """Tell whether several units are meant without saying how many: "in recent years", "ces derniers mois"."""
    return any(word in reader.lexicon.plural for word in reader.words[first:last])


def _head_first(reader: Reader, at: int) -> Reading | None:
    unit = reader.lexicon.unit.read(reader.words, at)
    if unit:
        for name, index in (("after_next", 2), ("before_last", -2)):
            after = reader.lexicon.is_phrase(name, reader.words, unit[1])
            if after:
                return Reading(Period(unit[0], index), at, after)
        modifier = reader.lexicon.modifier.read(reader.words, unit[1])
        if not modifier or not reader.lexicon.modifier_may_follow or _vague(reader, at, modifier[1]):
            return None
        if unit[0] in {"hour", "minute"}:
            return None
        return Reading(Period(unit[0], modifier[0]), at, modifier[1])
    yearly = _yearly(reader, at)
    modifier = reader.lexicon.modifier.read(reader.words, yearly[1]) if yearly else None
    if not yearly or not modifier or not reader.lexicon.modifier_may_follow:
        return None
    return Reading(_directed(reader, yearly[0], modifier[0]), at, modifier[1])


def _number_first(reader: Reader, at: int) -> Reading | None:
    """Read "3 prochaines années", "2 upcoming weeks"."""
    count = reader.count(at)
    modifier = reader.lexicon.modifier.read(reader.words, count[1]) if count else None
    if not count or not modifier or not modifier[0] or count[0] < 1:
        return None
    unit = reader.lexicon.unit.read(reader.words, modifier[1])
    if not unit or not reader.word(unit[1] - 1).endswith("s"):
        return None
    return Reading(Stretch(unit[0], count[0], modifier[0]), at, unit[1])


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
            return Reading(Shifted(sign * amount[0], amount[1]), at, amount[2])
    amount = _amount(reader, at)
    if not amount:
        return None
    for name, sign in (("ago_after", -1), ("in_after", 1)):
        after = lexicon.is_phrase(name, reader.words, amount[2])
        if after:
            return Reading(Shifted(sign * amount[0], amount[1]), at, after)
    return _shifted(reader, at, amount)


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
        base = (_base_day(reader, after) or read_relative_day(reader, after)) if after else None
        if base:
            return Reading(Shifted(sign * amount[0], amount[1], base.shape), at, base.last)
    return None


def _feast(reader: Reader, at: int) -> Reading | None:
    feast = reader.lexicon.holiday.read(reader.words, at)
    return Reading(Holiday(feast[0]), at, feast[1]) if feast else None


def read_weekday_of_week(reader: Reader, at: int) -> Reading | None:
    """Read "Monday of last week", "mardi de la semaine prochaine", "next week on Tuesday"."""
    weekday = reader.weekday(at)
    if weekday:
        place = weekday[1]
        part = reader.lexicon.part_of_day.read(reader.words, place)
        place = reader.past_list("articles", reader.past_list("of", part[1] if part else place))
        week = read_modified(reader, place)
        if week and isinstance(week.shape, Period) and week.shape.unit == "week":
            return Reading(WeekdayOf(weekday[0], week.shape), at, week.last)
        return None
    week = read_modified(reader, at)
    if not week or not isinstance(week.shape, Period) or week.shape.unit != "week":
        return None
    place = reader.past_list("on", week.last)
    weekday = reader.weekday(place)
    return Reading(WeekdayOf(weekday[0], week.shape), at, weekday[1]) if weekday else None


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


def read_weekend(reader: Reader, at: int) -> Reading | None:
    """Read the weekend of "over the weekend": the last one from Monday to Wednesday, else this week's."""
    unit = reader.lexicon.unit.read(reader.words, at)
    if not unit or unit[0] != "weekend" or reader.lexicon.ends_phrase("weekend_context", reader.words, at) is None:
        return None
    return Reading(NearWeekend(), at, unit[1]) if reader.closes_phrase(unit[1]) else None


def read_holiday(reader: Reader, at: int) -> Reading | None:
    """Read "Christmas", "Easter Monday 2019", "Labor Day weekend"."""
    feast = reader.lexicon.holiday.read(reader.words, at)
    if not feast or (feast[1] == at + 1 and not reader.capital(at) and not reader.lexicon.months_have_capitals):
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


def read_nth(reader: Reader, at: int) -> Reading | None:
    """Read "first quarter of 2024", "dernière semaine de septembre", "the second Monday of last month", "20th of this month"."""
    ordinal = reader.ordinal(at)
    if not ordinal or not ordinal[0]:
        return None
    number, place = ordinal
    count = reader.count(place)
    place = count[1] if count else place
    weekday = reader.weekday(place)
    unit = reader.lexicon.unit.read(reader.words, place)
    if weekday:
        return _nth_within(reader, at, weekday[1], number, "day", weekday[0], 1)
    if unit and unit[0] in {"quarter", "half"} and not count:
        return _sub_year(reader, at, unit[1], unit[0], number)
    if unit:
        return _nth_within(reader, at, unit[1], number, unit[0], None, count[0] if count else 1)
    day = _nth_within(reader, at, place, number, "day", None, 1) if not count and number > 0 else None
    of_month = day and isinstance(day.shape, Nth) and day.shape.within in {Period("month", i) for i in (-1, 0, 1)}
    return day if of_month else None


def _nth_within(
    reader: Reader, at: int, place: int, number: int, unit: str, weekday: int | None, count: int
) -> Reading | None:
    part = reader.lexicon.part_of_day.read(reader.words, place)
    within = _within(reader, part[1] if part else place)
    if not within or not 1 <= count <= 31:
        return None
    return Reading(Nth(number, unit, within.shape, weekday, count), at, within.last)


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
        if (
            unit
            and unit[0] in {"week", "month", "year", "quarter"}
            and (start > place or reader.word(start - 1) in reader.lexicon.of_the)
        ):
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
    length = {"quarter": 4, "half": 2}[unit]
    return Reading(Nth(number, unit, within.shape), at, within.last) if length else None


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
    if year is None and (reader.word(place) != "q" or not reader.capital(place) or not reader.closes_phrase(last)):
        return None
    return Reading(SubYear(code[0], int(digits), year), at, last)


def read_week_of(reader: Reader, at: int) -> Reading | None:
    """Read "week of 18 May", "semaine du 18 mai", "weekend of 3 May"."""
    unit = reader.lexicon.unit.read(reader.words, at)
    if not unit or unit[0] not in {"week", "weekend"}:
        return None
    after = reader.lexicon.is_phrase("week_beginning", reader.words, unit[1])
    if after is None:
        return None
    for place in (after, reader.past_list("articles", after)):
        date = _base_day(reader, place) or _bare_day(reader, place)
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
    if not 1 <= number <= 53 or reader.unit_follows_digits(unit[1]) or reader.word(at).endswith("s"):
        return None
    following = reader.past_list("of", place)
    year = reader.plain_year(following)
    if year is not None:
        return Reading(IsoWeek(number, year), at, following + 1)
    return Reading(IsoWeek(number), at, place) if reader.closes_phrase(place) and following == place else None


def read_in_year(reader: Reader, reading: Reading) -> Reading:
    """Read the year that another phrase names, after what comes once a year: "3 May last year", "March of this year"."""
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


def read_part(reader: Reader, at: int) -> Reading | None:
    """Read "early May", "fin 2019", "mid-1990s", "début des années 2000", "the end of last year", "later this month"."""
    part = reader.lexicon.part.read(reader.words, at)
    if not part:
        return None
    place = reader.past(part[1], "-")
    for start in dict.fromkeys((place, reader.past_list("articles", place))):
        inner = _part_of(reader, start) or _unit_of(reader, start)
        if inner:
            clips = part[0] in {"earlier", "later"}
            shape = Clipped(part[0], inner.shape) if clips else Part(part[0], inner.shape)
            return Reading(shape, at, inner.last)
    return None


def _unit_of(reader: Reader, at: int) -> Reading | None:
    """Read the unit of "the end of the week"."""
    unit = reader.lexicon.unit.read(reader.words, at)
    if not unit or unit[0] not in {"week", "month", "year"} or _vague(reader, at, unit[1]):
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
