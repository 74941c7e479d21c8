"""Dates that belong together: "from 3 to 5 May", "2015-2018", "3 and 5 May", "July 13-15"."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.figures.dates.composed import Part, Span
from claimcheck.figures.dates.named import read_named
from claimcheck.figures.dates.phrases import read_phrase
from claimcheck.figures.dates.placing import Shape
from claimcheck.figures.dates.reader import Reader, Reading
from claimcheck.figures.dates.shapes import CalendarDate, SubYear
from claimcheck.figures.dates.spells import DayRange
from claimcheck.frozen import frozen
from claimcheck.languages.scanner import TokenKind

#: Days listed before one month ("3, 4, 5 et 6 mai"): lists are short, and so the search for their month is.
_LONGEST_LIST = 6
_LAST_DAY = 31
_UNITS = frozenset("%$€£°:/")  # behind a number that is no day


@frozen
class Joint:
    """How two dates are joined: the place after the joint, and whether it makes a span of them or a list."""

    last: int
    spans: bool


def read_dates(reader: Reader, at: int) -> list[Reading]:
    """Read the date or dates at `at`: a single one, a span of two, or several days of one month."""
    days = _days_of_month(reader, at)
    if days:
        return days
    first = read_phrase(reader, at)
    if not first:
        months = _months(reader, at)
        return [months] if months else []
    return _with_second(reader, first) or _days_after_month(reader, first) or [first]


def _joint(reader: Reader, at: int, first: int) -> Joint | None:
    """Return what joins a date that ends before `at` to a next one; "and" makes a span only after "between"."""
    lexicon = reader.lexicon
    if reader.word(at) in {"-", "~", "/", "—"} and (reader.word(at) != "/" or reader.glued(at)):
        return Joint(reader.past_list("articles", at + 1), spans=True)
    between = lexicon.ends_phrase("between", reader.words, first)
    conjunction = lexicon.is_phrase("and", reader.words, at)
    if conjunction is not None:
        return Joint(reader.past_list("articles", conjunction), spans=between is not None)
    if lexicon.is_phrase("or", reader.words, at) is not None:
        return Joint(reader.past_list("or", at), spans=False)
    after = lexicon.is_phrase("to", reader.words, at)
    return Joint(reader.past_list("articles", after), spans=True) if after is not None else None


def _with_second(reader: Reader, first: Reading) -> list[Reading] | None:
    joint = _joint(reader, first.last, first.first)
    if not joint:
        return None
    if joint.spans and reader.word(first.last) in {"-", "/"}:
        short = _short_year(reader, first, joint.last)
        if short:
            return [short]
    second = read_phrase(reader, joint.last) or _expected_year(reader, first, joint) or _now(reader, joint)
    if second:
        if not _comparable(first.shape, second.shape, joint):
            return None
        return _pair(first, second if joint.spans else _spanned(reader, second), joint)
    return _following_day(reader, first, joint) if joint.spans else None


def _spanned(reader: Reader, second: Reading) -> Reading:
    """Return the second date of a list, or the span that it opens: "3 May and 13-15 July"."""
    joint = _joint(reader, second.last, second.first)
    days = _following_day(reader, second, joint) if joint and joint.spans else None
    return days[0] if days else second


def _now(reader: Reader, joint: Joint) -> Reading | None:
    last = reader.lexicon.is_phrase("now", reader.words, joint.last)
    return Reading(DayRange(0, 0), joint.last, last) if last is not None and joint.spans else None


def _months(reader: Reader, at: int) -> Reading | None:
    """Read "Jan-Feb 2017", "May to October": months that alone would be too short or too doubtful."""
    month = reader.month(at)
    joint = _joint(reader, month[1], at) if month and reader.capital(at) else None
    if not month or not joint or not joint.spans or reader.month(joint.last) is None:
        return None
    second = read_phrase(reader, joint.last)
    end = second.shape if second else CalendarDate(month=(reader.month(joint.last) or (0, 0))[0])
    if not isinstance(end, CalendarDate) or not end.month or end.day or not reader.capital(joint.last):
        return None
    last = second.last if second else (reader.month(joint.last) or (0, 0))[1]
    return _pair(Reading(CalendarDate(month=month[0]), at, month[1]), Reading(end, joint.last, last), joint)[0]


def _expected_year(reader: Reader, first: Reading, joint: Joint) -> Reading | None:
    year = reader.plain_year(joint.last)
    spelled_year = isinstance(first.shape, CalendarDate) and first.shape.year is not None
    return Reading(CalendarDate(year), joint.last, joint.last + 1) if year is not None and spelled_year else None


def _pair(first: Reading, second: Reading, joint: Joint) -> list[Reading]:
    """Return the two dates as one span or as two dates, each with the month or year that only the other names."""
    start, end = _completed(first.shape, second.shape), _completed(second.shape, first.shape)
    if joint.spans:
        start, end = _in_order(start, end, first.shape, second.shape)
        return [Reading(Span(start, end), first.first, second.last)]
    return [replace(first, shape=start), replace(second, shape=end)]


def _in_order(start: Shape, end: Shape, first: Shape, second: Shape) -> tuple[Shape, Shape]:
    """Return a span that runs forward: "from November to February 2017" begins in 2016."""
    if not isinstance(start, CalendarDate) or not isinstance(end, CalendarDate) or not start.month or not end.month:
        return start, end
    if start.year is None or start.year != end.year or (start.month, start.day or 1) <= (end.month, end.day or 31):
        return start, end
    if isinstance(first, CalendarDate) and first.year is None:
        return replace(start, year=start.year - 1), end
    written = isinstance(second, CalendarDate) and second.year is not None
    return start, end if written else replace(end, year=start.year + 1)


def _completed(shape: Shape, other: Shape) -> Shape:
    if isinstance(shape, Part):
        return replace(shape, within=_completed(shape.within, other))
    if isinstance(other, Part):
        return _completed(shape, other.within)
    if isinstance(shape, CalendarDate) and isinstance(other, CalendarDate) and shape.direction is None:
        undated = shape.month is None and shape.day is None
        return shape if undated else shape.completed(other)
    if isinstance(shape, SubYear) and isinstance(other, SubYear) and shape.year is None:
        return replace(shape, year=other.year)
    return shape


def _comparable(first: Shape, second: Shape, joint: Joint) -> bool:
    """Tell whether two neighbouring dates make a pair: "May to 2020" of a list does not, "2014 to May 2018" does."""
    if joint.spans:
        return True
    both = isinstance(first, CalendarDate) and isinstance(second, CalendarDate)
    return both and not (isinstance(first, CalendarDate) and first.month is None and first.weekday is None)


def _short_year(reader: Reader, first: Reading, at: int) -> Reading | None:
    """Read "2015-18", "2015/16": the second year by its last two digits."""
    shape = first.shape
    digits = reader.digits(at)
    if not isinstance(shape, CalendarDate) or shape.year is None or shape.month or len(digits) != 2:
        return None
    year = shape.year // 100 * 100 + int(digits)
    if year <= shape.year or not reader.glued(at) or reader.unit_follows_digits(at):
        return None
    return Reading(Span(shape, CalendarDate(year)), first.first, at + 1)


def _following_day(reader: Reader, first: Reading, joint: Joint) -> list[Reading] | None:
    """Read "July 13-15", "August 27th to the 29th": a day of the same month, and perhaps the year after it."""
    shape = first.shape
    if not isinstance(shape, CalendarDate) or shape.month is None or shape.day is None or shape.year is not None:
        return None
    place = reader.weekday(joint.last)
    day = reader.day(place[1] if place else joint.last)
    if not day or day[0] <= shape.day or reader.word(day[1]) in {":", "h", "/"} or reader.counts_something(day[1]):
        return None
    if not reader.glued(joint.last) and not reader.closes_phrase(day[1]):
        return None
    last, year = day[1], None
    place_of_year = reader.past(last, ",")
    if reader.plain_year(place_of_year) is not None:
        year, last = reader.plain_year(place_of_year), place_of_year + 1
    start, end = replace(shape, year=year), CalendarDate(year, shape.month, day[0])
    return [Reading(Span(start, end), first.first, last)]


def _days_after_month(reader: Reader, first: Reading) -> list[Reading]:
    """Read "June 3, 5 and 9, 2025": more days of a month in front of them, the last behind "and" and before a sign."""
    shape, last = first.shape, first.last
    if not isinstance(shape, CalendarDate) or shape.month is None or shape.day is None or shape.year is not None:
        return []
    days: list[tuple[int, int, int]] = []
    joined = False
    while not joined and len(days) < _LONGEST_LIST:
        comma = reader.past(last, ",")
        conjunction = reader.lexicon.is_phrase("and", reader.words, comma)
        at, joined = (conjunction, True) if conjunction is not None else (comma, False)
        day = int(reader.digits(at) or 0)
        if at == last or not shape.day < day <= _LAST_DAY or reader.unit_follows_digits(at):
            return []
        days.append((day, at, at + 1))
        last = at + 1
    if not joined or reader.kind(last) is TokenKind.WORD or reader.word(last) in _UNITS:
        return []
    year = reader.plain_year(reader.past(last, ","))
    rest = [Reading(CalendarDate(year, shape.month, day), begin, end) for day, begin, end in days]
    if year is not None:
        rest[-1] = replace(rest[-1], last=reader.past(last, ",") + 1)
    return [replace(first, shape=replace(shape, year=year)), *rest]


def _days_of_month(reader: Reader, at: int) -> list[Reading]:
    """Read days whose month comes with the last of them: "3 to 5 May", "lundi 3 et mardi 4 mai", "13-15 juillet".

    A number in front of a comma and a weekday is no day of its month: « ils étaient quatre, samedi 11 mai ».
    """
    days: list[tuple[CalendarDate, int, int]] = []
    joints: list[Joint] = []
    place = at
    while len(days) < _LONGEST_LIST:
        single = _single_day(reader, place)
        if not single:
            return []
        joint = _joint(reader, single[2], at) or _comma(reader, single[2])
        if not joint:
            return []
        days.append(single)
        joints.append(joint)
        place = reader.past_list("on", joint.last)
        full = read_named(reader, place)
        if full and isinstance(full.shape, CalendarDate) and full.shape.day and full.shape.month:
            apart = full.shape.weekday is not None and days[-1][0].weekday is None and reader.word(days[-1][2]) == ","
            return [] if apart else _listed(days, joints, full)
    return []


def _comma(reader: Reader, at: int) -> Joint | None:
    return Joint(at + 1, spans=False) if reader.word(at) == "," else None


def _single_day(reader: Reader, at: int) -> tuple[CalendarDate, int, int] | None:
    weekday = reader.weekday(at)
    day = reader.day(weekday[1] if weekday else at)
    if not day or (not weekday and reader.kind(at) is TokenKind.WORD and day[0] == 1 and not reader.ordinal(at)):
        return None
    return CalendarDate(day=day[0], weekday=weekday[0] if weekday else None), at, day[1]


def _listed(days: list[tuple[CalendarDate, int, int]], joints: list[Joint], full: Reading) -> list[Reading]:
    end = full.shape
    if not isinstance(end, CalendarDate) or end.month is None or end.day is None:
        return []
    starts = [replace(day, month=end.month, year=end.year) for day, _, _ in days]
    if len(days) == 1 and joints[0].spans:
        start = starts[0]
        if start.day is not None and start.day > end.day:
            start = _month_before(start)
        return [Reading(Span(start, end), days[0][1], full.last)]
    return [Reading(shape, first, last) for shape, (_, first, last) in zip(starts, days, strict=True)] + [full]


def _month_before(day: CalendarDate) -> CalendarDate:
    """Read "From the 27th to the third of April" begins in March."""
    month = day.month or 1
    year = day.year - 1 if day.year is not None and month == 1 else day.year
    return replace(day, month=12 if month == 1 else month - 1, year=year)


def read_bare_days(reader: Reader, at: int) -> Reading | None:
    """Read "du 13 au 18": two days of a month that is not named, after "from" or "between"."""
    start = _single_day(reader, at)
    opened = reader.lexicon.ends_phrase("between", reader.words, at) is not None
    if not start or reader.kind(start[2] - 1) is TokenKind.WORD or not reader.lexicon.day_first:
        return None
    to = reader.lexicon.is_phrase("to_day", reader.words, start[2])
    if to is None or not (opened or reader.lexicon.ends_phrase("from_day", reader.words, at) is not None):
        return None
    end = _single_day(reader, to)
    if not end or not start[0].day or not end[0].day or end[0].day <= start[0].day or not reader.closes_phrase(end[2]):
        return None
    if reader.lexicon.unit.read(reader.words, end[2]) or reader.lexicon.percent.read(reader.words, end[2]):
        return None  # «entre 10 e 15 dias», «del 3 al 5 por ciento»
    return Reading(Span(start[0], end[0]), at, end[2])
