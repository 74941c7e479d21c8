"""Dates counted from the day of writing: "yesterday", "last week", "next Friday", "ces dix dernières années"."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.figures.dates.composed import InContext, WeekdayOf
from claimcheck.figures.dates.lexicon import COMING
from claimcheck.figures.dates.named import read_named
from claimcheck.figures.dates.placing import Shape
from claimcheck.figures.dates.reader import Reader, Reading
from claimcheck.figures.dates.shapes import CalendarDate, Holiday, Season, YearFurther
from claimcheck.figures.dates.spells import ComingWeekend, DayRange, Period, Shifted, Stretch, WeekdayFurther

#: What the modifier of the last but one means.
_BEFORE_LAST = -2

#: Lists of phrases behind a word that skip one: "the week after next", "the Sunday before last".
_SKIPS_ONE = (("after_next", 2), ("before_last", -2))

#: What may follow "last", "this" or "next", beside a unit of time.
Yearly = CalendarDate | Season | Holiday


def read_week_shift(reader: Reader, at: int) -> Reading | None:
    """Read "yesterday week", "Monday week", "a week on Monday", "lundi en huit", "Sunday before last"."""
    before = reader.lexicon.week_shift_before.read(reader.words, at)
    shifted = reader.weekday(before[1]) if before else None
    if before and shifted:
        return Reading(WeekdayFurther(shifted[0], before[0]), at, shifted[1])
    day = reader.lexicon.relative_day.read(reader.words, at)
    weekday = reader.weekday(at) if not day else None
    if weekday:
        for name, direction in _SKIPS_ONE:
            last = reader.lexicon.is_phrase(name, reader.words, weekday[1])
            if last is not None:
                return Reading(_skipping(CalendarDate(weekday=weekday[0]), direction), at, last)
    found = day or weekday
    further = reader.lexicon.week_shift.read(reader.words, found[1]) if found else None
    if not found or not further or reader.glued(found[1]) or reader.word(further[1]) == "-":
        return None
    if weekday:
        return Reading(WeekdayFurther(weekday[0], further[0]), at, further[1])
    if not day:
        return None
    days = further[0] if day[0][0] >= 0 else -further[0]
    return Reading(DayRange(day[0][0] + days, day[0][1] + days), at, further[1])


def read_relative_day(reader: Reader, at: int) -> Reading | None:
    """Read "yesterday", "ce matin", "last night"; and "la veille", which no date of writing places."""
    if shifted := read_week_shift(reader, at):
        return shifted
    found = reader.lexicon.relative_day.read(reader.words, at)
    context = reader.lexicon.context_day.read(reader.words, at)
    if found and (not context or found[1] >= context[1]):
        return Reading(DayRange(*found[0]), at, found[1])
    if context:
        base = base_day(reader, reader.past_list("of", context[1]))
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
    if not unit or (count is None and vague(reader, at, unit[1])):
        return None
    after = None if before else reader.lexicon.context_after.read(reader.words, unit[1])
    found = before or after
    if not found or unit[0] in {"hour", "minute"}:
        return None
    if after and reader.lexicon.is_phrase("articles", reader.words, after[1]) is not None:
        return None  # "les mois suivant l'offensive": a preposition, which dates nothing by itself
    last = unit[1] if before else found[1]
    if count and found[0]:
        return Stretch(unit[0], count[0], found[0]), last
    return (Period(unit[0], found[0]), last) if not count else None


def feast(reader: Reader, at: int) -> Reading | None:
    """Read a feast by name."""
    found = reader.lexicon.holiday.read(reader.words, at)
    return Reading(Holiday(found[0]), at, found[1]) if found else None


def base_day(reader: Reader, at: int) -> Reading | None:
    """Read the day that another is counted from: one by date, by name or by feast."""
    base = read_named(reader, at) or feast(reader, at)
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


def _steps(direction: int) -> int:
    """Return how many periods a modifier lies from the present one; the coming one is the next."""
    return 1 if direction == COMING else direction


def _way(direction: int) -> int:
    """Return -1, 0 or 1: whether a modifier looks back or ahead."""
    return (direction > 0) - (direction < 0)


def _directed(reader: Reader, shape: Yearly, direction: int) -> Shape:
    if abs(direction) == 2:
        return _skipping(shape, direction)
    if isinstance(shape, CalendarDate) and shape.weekday is not None:
        strict = reader.lexicon.strict_next_weekday and direction != COMING
        return replace(shape, direction=_way(direction), strict=strict)
    return replace(shape, direction=_way(direction))


def _skipping(shape: Yearly, direction: int) -> Shape:
    """Return the one after the next (2) or before the last (-2): a week further if a weekday, else a year."""
    way = _way(direction)
    nearest = replace(shape, direction=way)
    if isinstance(shape, CalendarDate) and shape.weekday is not None:
        return Shifted(7 * way, "day", nearest)
    return YearFurther(nearest, way)


def _period(reader: Reader, unit: str, direction: int) -> Period | ComingWeekend:
    """Return the period that "next" or "coming" means; the coming weekend is the next to begin."""
    coming = direction == COMING or (direction == 1 and reader.lexicon.next_weekend_is_coming)
    return ComingWeekend() if unit == "weekend" and coming else Period(unit, _steps(direction))


def read_modified(reader: Reader, at: int) -> Reading | None:
    """Read "last week", "la semaine dernière", "next Friday", "ces dix dernières années", "this summer"."""
    return _modifier_first(reader, at) or _head_first(reader, at) or _number_first(reader, at)


def _modifier_first(reader: Reader, at: int) -> Reading | None:
    modifier = reader.lexicon.modifier.read(reader.words, at)
    if not modifier or reader.lexicon.is_phrase("modifies_behind", reader.words, at) is not None:
        return None
    direction, place = modifier
    longer = reader.lexicon.modifier.read_back(reader.words, place)
    if longer and longer[1] < at:
        return None  # the « dernière » of « avant-dernière »
    if direction == 0:
        date = read_named(reader, place)
        if date and isinstance(date.shape, CalendarDate) and date.shape.day is not None:
            return Reading(date.shape, at, date.last)
    counted = _stretch(reader, place, direction)
    if counted:
        return Reading(counted[0], at, counted[1])
    return _unit_or_yearly(reader, at, place, direction)


def _stretch(reader: Reader, at: int, direction: int) -> tuple[Stretch, int] | None:
    """Return the number and unit of "the last three months"; a language may put the modifier between them."""
    count = reader.count(at)
    if not count or count[0] < 1:
        return None
    inner = reader.lexicon.modifier.read(reader.words, count[1])
    place = inner[1] if inner else count[1]
    direction = inner[0] if inner else direction
    unit = reader.lexicon.unit.read(reader.words, place)
    return (Stretch(unit[0], count[0], _way(direction)), unit[1]) if unit and direction else None


def _unit_or_yearly(reader: Reader, at: int, place: int, direction: int) -> Reading | None:
    unit = reader.lexicon.unit.read(reader.words, place)
    if unit:
        last = unit[1]
        if unit[0] in {"hour", "minute"} or vague(reader, at, last) or (unit[0] == "day" and reader.lexicon.day_first):
            return None
        after = reader.lexicon.modifier.read(reader.words, last) if direction == 0 else None
        if after:
            direction, last = after
        if reader.word(place - 1) in reader.lexicon.rolling:
            return Reading(Stretch(unit[0], 1, _way(direction)), at, last)
        if direction == _BEFORE_LAST and reader.lexicon.is_phrase("of", reader.words, last) is not None:
            return None  # that of a whole: « l'avant-dernière semaine du tournoi »
        direction, last = _but_one(reader, direction, last)
        return Reading(_period(reader, unit[0], direction), at, last)
    yearly = _yearly(reader, place)
    if not yearly:
        return None
    last = yearly[1]
    after = reader.lexicon.modifier.read(reader.words, last) if direction == 0 else None
    if after:
        direction, last = after
    direction, last = _but_one(reader, direction, last)
    return Reading(_directed(reader, yearly[0], direction), at, last)


def _but_one(reader: Reader, direction: int, last: int) -> tuple[int, int]:
    """Return where "last Monday" leads and ends: one further back where "but one" follows it."""
    after = reader.lexicon.is_phrase("before_last", reader.words, last) if direction == -1 else None
    return (_BEFORE_LAST, after) if after else (direction, last)


def vague(reader: Reader, first: int, last: int) -> bool:
    """Tell whether several units are meant without saying how many: "in recent years", "ces derniers mois"."""
    return any(word in reader.lexicon.plural for word in reader.words[first:last])


def _head_first(reader: Reader, at: int) -> Reading | None:
    if reader.word(at - 1) in reader.lexicon.indefinite:
        return None
    unit = reader.lexicon.unit.read(reader.words, at)
    if unit:
        for name, index in _SKIPS_ONE:
            after = reader.lexicon.is_phrase(name, reader.words, unit[1])
            if after:
                return Reading(Period(unit[0], index), at, after)
        modifier = reader.lexicon.modifier.read(reader.words, unit[1])
        if not modifier or not reader.lexicon.modifier_may_follow or vague(reader, at, modifier[1]):
            return None
        if unit[0] in {"hour", "minute"}:
            return None
        return Reading(_period(reader, unit[0], modifier[0]), at, modifier[1])
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
    if not unit or not vague(reader, count[1], unit[1]):
        return None
    return Reading(Stretch(unit[0], count[0], _way(modifier[0])), at, unit[1])


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
