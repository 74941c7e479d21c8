"""What a date phrase says, before it is known when it was written; and what days that makes.

Each shape has one method, `place`, which turns it into days. A shape that needs a reference day and has none is placed
nowhere, but keeps what it says: "3 May" without a year is "--05-03" (ISO 8601 truncated form), "Monday" is "-W-1".
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from claimcheck.figures.dates.days import (
    MONTHS_OF,
    YEARS_OF,
    holiday,
    iso,
    month_bounds,
    nth_weekday,
    period_around,
    season_bounds,
    shift,
)

_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Anchor:
    """When a text was written, if known, and whether the sentence around a date speaks of what is to come.

    `ahead` is False where the sentence is in the past, None where it shows no tense.
    """

    reference: datetime.date | None
    ahead: bool | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A shape as ISO 8601 text and as its first and last day; days are None where it cannot be placed."""

    value: str | None = None
    low: datetime.date | None = None
    high: datetime.date | None = None


NOWHERE = Placed()


class Shape(Protocol):
    """What a date phrase says."""

    def place(self, anchor: Anchor) -> Placed:
        """Return the days meant; may raise ValueError or OverflowError where the calendar has no such day."""
        ...


def placed(low: datetime.date, high: datetime.date) -> Placed:
    """Return an interval of days with its ISO 8601 text."""
    return Placed(iso(low, high), low, high)


def _distance(bounds: tuple[datetime.date, datetime.date], anchor: Anchor, reference: datetime.date) -> float:
    """Return how far an interval lies from the reference, in days; what lies on the unlikely side of it counts for more.

    News looks back: a date to come is taken for one only where it is clearly nearer (by a third; by far, where the
    sentence is in the past), or where the sentence speaks of the future.
    """
    low, high = bounds
    if low > reference:
        return (low - reference).days * {True: 0.3, None: 1.3, False: 4.0}[anchor.ahead]
    if high < reference:
        return float((reference - high).days)
    return 0.0


def _distance_this(bounds: tuple[datetime.date, datetime.date], reference: datetime.date) -> tuple[bool, bool]:
    """Rank what "this" means: a period that is under way, else the one that begins in the same year."""
    low, high = bounds
    return not low <= reference <= high, low.year != reference.year


def _nearest(
    candidates: Iterable[tuple[datetime.date, datetime.date]], anchor: Anchor, reference: datetime.date
) -> tuple[datetime.date, datetime.date] | None:
    return min(candidates, key=lambda bounds: _distance(bounds, anchor, reference), default=None)


def _by_year(
    bounds_in: Callable[[int], tuple[datetime.date, datetime.date]],
    anchor: Anchor,
    direction: int | None,
) -> Placed:
    """Place what comes once a year: last, this or next (`direction` -1, 0, 1), or nearest where that is not said."""
    reference = anchor.reference
    if reference is None:
        return NOWHERE
    found = [bounds_in(year) for year in range(reference.year - 2, reference.year + 3)]
    if direction == -1:
        return placed(*max(bounds for bounds in found if bounds[1] < reference))
    if direction == 1:
        return placed(*min(bounds for bounds in found if bounds[0] > reference))
    if direction == 0:
        return placed(*min(found, key=lambda bounds: _distance_this(bounds, reference)))
    nearest = _nearest(found, anchor, reference)
    return placed(*nearest) if nearest else NOWHERE


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A day, month or year by name: any of year, month, day and weekday (1 Monday to 7 Sunday) may be left out.

    `direction` is -1 for "last", 0 for "this", 1 for "next"; `strict` says that "next Friday" is never this week's.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    direction: int | None = None
    strict: bool = False

    def completed(self, other: CalendarDate) -> CalendarDate:
        """Return this date with the month and year that only `other` names: "3" and "5 May 2024" are both in May."""
        month = self.month if self.month is not None or self.day is None else other.month
        return replace(self, month=month, year=self.year if self.year is not None else other.year)

    def place(self, anchor: Anchor) -> Placed:
        """Return the days meant."""
        if self.year is not None:
            return self._place_in(self.year)
        if self.month is None:
            return self._place_day(anchor)
        if self.day is None:
            month = self.month
            found = _by_year(lambda year: month_bounds(year, month), anchor, self.direction)
            return found if found.low else Placed(f"--{month:02}")
        return self._place_day_of_month(self.month, self.day, anchor)

    def _place_in(self, year: int) -> Placed:
        if self.month is None:
            return placed(datetime.date(year, 1, 1), datetime.date(year, 12, 31))
        if self.day is None:
            return placed(*month_bounds(year, self.month))
        day = datetime.date(year, self.month, self.day)
        return placed(day, day)

    def _place_day_of_month(self, month: int, day: int, anchor: Anchor) -> Placed:
        if not 1 <= day <= calendar.monthrange(2000, month)[1]:
            return NOWHERE
        truncated = Placed(f"--{month:02}-{day:02}")
        reference = anchor.reference
        if reference is None:
            return truncated
        reach = 8 if (month, day) == (2, 29) else 1
        years = range(reference.year - reach, reference.year + reach + 1)
        days = [datetime.date(year, month, day) for year in years if day <= calendar.monthrange(year, month)[1]]
        days = self._in_direction([found for found in days if self._weekday_fits(found)] or days, reference)
        nearest = _nearest(((found, found) for found in days), anchor, reference)
        return placed(*nearest) if nearest else truncated

    def _in_direction(self, days: list[datetime.date], reference: datetime.date) -> list[datetime.date]:
        if not self.direction:
            return days
        return [day for day in days if (day > reference) == (self.direction > 0)]

    def _weekday_fits(self, day: datetime.date) -> bool:
        return self.weekday is None or day.isoweekday() == self.weekday

    def _place_day(self, anchor: Anchor) -> Placed:
        if self.day is None:
            return self._place_weekday(anchor)
        reference = anchor.reference
        if reference is None:
            return Placed(f"---{self.day:02}")
        months = [period_around(shift(reference, offset, "month"), "month") for offset in range(-6, 7)]
        days = [first.replace(day=self.day) for first, last in months if self.day <= last.day]
        nearest = _nearest(((day, day) for day in days if self._weekday_fits(day)), anchor, reference)
        return placed(*nearest) if nearest else NOWHERE

    def _place_weekday(self, anchor: Anchor) -> Placed:
        weekday, reference = self.weekday, anchor.reference
        if weekday is None:
            return NOWHERE
        if reference is None:
            return Placed(f"-W-{weekday}")
        back = (reference.isoweekday() - weekday) % 7
        if self.direction == -1:
            days = -(back or 7)
        elif self.direction == 1:
            days = 7 - back
            if self.strict and days <= 7 - reference.isoweekday():
                days += 7
        elif self.direction == 0:
            # "This Friday" reaches further ahead than back: "ce dimanche" on a Monday is yesterday, not in six days.
            days = -back if back <= 2 else 7 - back
        else:
            days = -back if back == 0 or not anchor.ahead else 7 - back
        day = reference + days * _DAY
        return placed(day, day)


@dataclass(frozen=True, slots=True)
class Period:
    """A calendar period counted from the one of the reference day: "this week" 0, "last month" -1, "next year" 1."""

    unit: str
    index: int

    def place(self, anchor: Anchor) -> Placed:
        """Return the days meant."""
        if anchor.reference is None:
            return NOWHERE
        if self.unit == "weekend" and self.index == -1 and anchor.reference.isoweekday() == 7:
            return placed(*period_around(anchor.reference - 7 * _DAY, "weekend"))
        first, _ = period_around(anchor.reference, self.unit)
        low, high = period_around(shift(first, self.index, self.unit), self.unit)
        if self.unit == "weekend":
            year, week, _ = low.isocalendar()
            return Placed(f"{year:04}-W{week:02}-WE", low, high)
        return placed(low, high) if self.unit != "fortnight" else placed(first + self.index * 14 * _DAY, high)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Several units up to the reference day ("the last three months", -1) or from it ("the next two weeks", 1)."""

    unit: str
    count: int
    direction: int

    def place(self, anchor: Anchor) -> Placed:
        """Return the days meant."""
        duration = _duration(self.count, self.unit)
        reference = anchor.reference
        if reference is None:
            return Placed(duration)
        if self.unit in {"quarter", "half"}:
            return self._whole_periods(reference)
        other = shift(reference, self.count * self.direction, self.unit)
        if self.direction < 0:
            return Placed(f"{duration}/{reference.isoformat()}", other, reference)
        return Placed(f"{reference.isoformat()}/{duration}", reference, other)

    def _whole_periods(self, reference: datetime.date) -> Placed:
        """Return whole quarters: "the last two quarters" end with the last complete one."""
        first, last = period_around(reference, self.unit)
        if self.direction < 0:
            return placed(shift(first, -self.count, self.unit), first - _DAY)
        return placed(last + _DAY, shift(last + _DAY, self.count, self.unit) - _DAY)


def _duration(count: int, unit: str) -> str:
    """Return an ISO 8601 duration."""
    if unit in YEARS_OF:
        return f"P{count * YEARS_OF[unit]}Y"
    if unit == "year":
        return f"P{count}Y"
    if unit in MONTHS_OF:
        return f"P{count * MONTHS_OF[unit]}M"
    if unit in {"hour", "minute"}:
        return f"PT{count}{unit[0].upper()}"
    if unit in {"week", "fortnight", "weekend"}:
        return f"P{count * (2 if unit == 'fortnight' else 1)}W"
    return f"P{count}D"


@dataclass(frozen=True, slots=True)
class Shifted:
    """So many units before or after a day: "three weeks ago", "in two months", "two days after 3 May".

    In days it is that day. A longer unit is no more exact than itself: "three months ago" is half a month to each side,
    and its value the month it falls in. Without a `base` it is counted from the reference day.
    """

    amount: int
    unit: str
    base: Shape | None = None

    def place(self, anchor: Anchor) -> Placed:
        """Return the days meant."""
        day = anchor.reference
        if self.base is not None:
            base = self.base.place(anchor)
            day = base.low if self.amount < 0 else base.high
        if day is None:
            return NOWHERE
        if self.unit in {"hour", "minute"}:
            return self._within_days(day)
        middle = shift(day, self.amount, self.unit)
        slack = {"week": 3, "fortnight": 5, "month": 15, "quarter": 45, "half": 90}.get(self.unit, 0)
        if self.unit == "year" or self.unit in YEARS_OF:
            slack = 183 * YEARS_OF.get(self.unit, 1)
        grain = {"fortnight": "week", "half": "quarter"}.get(self.unit, self.unit)
        if self.base is not None or not slack:
            return placed(middle, middle)
        return Placed(iso(*period_around(middle, grain)), middle - slack * _DAY, middle + slack * _DAY)

    def _within_days(self, day: datetime.date) -> Placed:
        """Return the day or two days that a number of hours reaches: the hour of writing is not known."""
        other = shift(day, self.amount, self.unit)
        near = day + int(self.amount / (24 if self.unit == "hour" else 1440)) * _DAY
        return placed(min(other, near), max(other, near))


@dataclass(frozen=True, slots=True)
class DayRange:
    """Days counted from the reference day, both ends included: "last night" is -1 to 0."""

    first: int
    last: int

    def place(self, anchor: Anchor) -> Placed:
        """Return the days meant."""
        if anchor.reference is None:
            return NOWHERE
        low, high = anchor.reference + self.first * _DAY, anchor.reference + self.last * _DAY
        return placed(low, high)


@dataclass(frozen=True, slots=True)
class Season:
    """A season ("SP", "SU", "FA", "WI") of a year, or the last, this or next one."""

    season: str
    year: int | None = None
    direction: int | None = None

    def place(self, anchor: Anchor) -> Placed:
        """Return the days meant."""
        if self.year is not None:
            low, high = season_bounds(self.season, self.year)
            return Placed(f"{self.year:04}-{self.season}", low, high)
        found = _by_year(lambda year: season_bounds(self.season, year), anchor, self.direction)
        if found.low is None:
            return Placed(f"-{self.season}")
        return replace(found, value=f"{found.low.year:04}-{self.season}")


@dataclass(frozen=True, slots=True)
class Holiday:
    """A feast day by its rule (see `days.holiday`), of a year, or the last, this or next one."""

    rule: str
    year: int | None = None
    direction: int | None = None

    def place(self, anchor: Anchor) -> Placed:
        """Return the days meant."""
        if self.year is not None:
            day = holiday(self.rule, self.year)
            return placed(day, day)
        found = _by_year(lambda year: (holiday(self.rule, year),) * 2, anchor, self.direction)
        if found.low is None and "." not in self.rule and "easter" not in self.rule:
            return Placed(f"--{self.rule}")
        return found


@dataclass(frozen=True, slots=True)
class SubYear:
    """The nth quarter or half of a year."""

    unit: str
    number: int
    year: int | None = None
    direction: int | None = None

    def place(self, anchor: Anchor) -> Placed:
        """Return the days meant."""
        if self.year is not None:
            return placed(*self._bounds(self.year))
        found = _by_year(self._bounds, anchor, self.direction)
        return found if found.low else Placed(f"-{self.unit[0].upper()}{self.number}")

    def _bounds(self, year: int) -> tuple[datetime.date, datetime.date]:
        length = MONTHS_OF[self.unit]
        return month_bounds(year, (self.number - 1) * length + 1, length)


@dataclass(frozen=True, slots=True)
class Years:
    """A decade or century: whole years by number, both ends included."""

    first: int
    last: int

    def place(self, anchor: Anchor) -> Placed:  # noqa: ARG002
        """Return the days meant."""
        return placed(datetime.date(max(self.first, 1), 1, 1), datetime.date(self.last, 12, 31))


@dataclass(frozen=True, slots=True)
class Nth:
    """One of the units within a longer period: "the last week of July", "the first Monday of October 2014".

    `weekday` is set where a weekday is counted. `number` is negative when counted from the end; `count` units together
    make "the first two weeks".
    """

    number: int
    unit: str
    within: Shape
    weekday: int | None = None
    count: int = 1

    def place(self, anchor: Anchor) -> Placed:
        """Return the days meant."""
        whole = self.within.place(anchor)
        if whole.low is None or whole.high is None:
            return NOWHERE
        if self.weekday is not None:
            day = nth_weekday(whole.low, whole.high, self.weekday, self.number)
            return placed(day, day) if whole.low <= day <= whole.high else NOWHERE
        low, high = self._bounds(whole.low, whole.high)
        return placed(max(low, whole.low), min(high, whole.high)) if low <= whole.high else NOWHERE

    def _bounds(self, first: datetime.date, last: datetime.date) -> tuple[datetime.date, datetime.date]:
        if self.unit == "weekend":
            saturday = nth_weekday(first, last, 6, self.number)
            return saturday, saturday + _DAY
        if self.unit == "week":
            return self._weeks(first, last)
        if self.unit == "fortnight":
            middle = first + 14 * _DAY
            return (first, middle) if self.number == 1 else (middle + _DAY, last)
        if self.number > 0:
            low = shift(first, self.number - 1, self.unit)
            return low, shift(low, self.count, self.unit) - _DAY
        high = shift(last + _DAY, self.number + 1, self.unit) - _DAY
        return shift(high + _DAY, -self.count, self.unit), high

    def _weeks(self, first: datetime.date, last: datetime.date) -> tuple[datetime.date, datetime.date]:
        """Return a week at the edge of a month is seven days to some and Monday to Sunday to others: it spans both."""
        if self.number > 0:
            monday = nth_weekday(first, last, 1, self.number)
            return first + 7 * (self.number - 1) * _DAY, monday + (7 * self.count - 1) * _DAY
        sunday = nth_weekday(first, last, 7, self.number)
        return sunday - (7 * self.count - 1) * _DAY, last - 7 * (-self.number - 1) * _DAY


@dataclass(frozen=True, slots=True)
class Part:
    """The beginning, middle or end of a period, its value that of the whole.

    Each is a third: early 2019 is January to April. Writers do not measure, so decades overlap by a year on each side.
    """

    part: str
    within: Shape

    def place(self, anchor: Anchor) -> Placed:
        """Return the days meant."""
        whole = self.within.place(anchor)
        low, high = whole.low, whole.high
        if low is None or high is None or low == high:
            return whole
        third = {"early": 0, "mid": 1, "late": 2}[self.part]
        months = (high.year - low.year) * 12 + high.month - low.month + 1
        if months > 12:
            slack = max(1, months // 120)
            years = months // 12
            first = low.year + (years * third) // 3 - (slack if third else 0)
            last = low.year + (years * (third + 1)) // 3 - 1 + (slack if third < 2 else 0)
            return Placed(whole.value, datetime.date(first, 1, 1), datetime.date(last, 12, 31))
        if months == 12:
            return Placed(whole.value, *month_bounds(low.year, 4 * third + 1, 4))
        days = (high - low).days + 1
        if days == 7:
            return Placed(whole.value, low + 2 * third * _DAY, low + (2 * third + 2) * _DAY)
        start, end = low + (days // 3 * third) * _DAY, low + (days // 3 * (third + 1) - 1) * _DAY
        return Placed(whole.value, start, high if third == 2 else end)


@dataclass(frozen=True, slots=True)
class PeriodOf:
    """The week or weekend that another date lies in: "the week of 18 May"."""

    unit: str
    within: Shape

    def place(self, anchor: Anchor) -> Placed:
        """Return the days meant."""
        whole = self.within.place(anchor)
        return placed(*period_around(whole.low, self.unit)) if whole.low else NOWHERE


@dataclass(frozen=True, slots=True)
class NearWeekend:
    """The weekend that news speaks of without saying which: the last one until Wednesday, then the coming one."""

    def place(self, anchor: Anchor) -> Placed:
        """Return the days meant."""
        recent = anchor.reference is not None and anchor.reference.isoweekday() <= 3 and not anchor.ahead
        return Period("weekend", -1 if recent else 0).place(anchor)


@dataclass(frozen=True, slots=True)
class LongWeekend:
    """The weekend next to a feast, with the feast: "Labor Day weekend", "le week-end de Pâques"."""

    feast: Shape

    def place(self, anchor: Anchor) -> Placed:
        """Return the days meant."""
        day = self.feast.place(anchor).low
        if day is None:
            return NOWHERE
        saturday, sunday = period_around(day - _DAY if day.isoweekday() == 1 else day, "weekend")
        return placed(min(day, saturday), max(day, sunday))


@dataclass(frozen=True, slots=True)
class IsoWeek:
    """A week by its number (ISO 8601)."""

    number: int
    year: int | None = None

    def place(self, anchor: Anchor) -> Placed:
        """Return the days meant."""
        if self.year is not None:
            return placed(*self._bounds(self.year))
        found = _by_year(self._bounds, anchor, None)
        return found if found.low else Placed(f"-W{self.number:02}")

    def _bounds(self, year: int) -> tuple[datetime.date, datetime.date]:
        monday = datetime.date.fromisocalendar(year, min(self.number, 52) if self.year is None else self.number, 1)
        return monday, monday + 6 * _DAY


@dataclass(frozen=True, slots=True)
class Clipped:
    """The part of a period before ("earlier this month") or after ("later this year") the reference day."""

    part: str
    within: Shape

    def place(self, anchor: Anchor) -> Placed:
        """Return the days meant."""
        whole = self.within.place(anchor)
        low, high, reference = whole.low, whole.high, anchor.reference
        if low is None or high is None or reference is None or not low <= reference <= high:
            return whole
        return Placed(whole.value, low, reference) if self.part == "earlier" else Placed(whole.value, reference, high)


@dataclass(frozen=True, slots=True)
class WeekdayOf:
    """A weekday of a week: "Monday of last week"."""

    weekday: int
    within: Shape

    def place(self, anchor: Anchor) -> Placed:
        """Return the days meant."""
        whole = self.within.place(anchor)
        if whole.low is None or whole.high is None:
            return Placed(f"-W-{self.weekday}")
        day = nth_weekday(whole.low, whole.high, self.weekday, 1)
        return placed(day, day)


@dataclass(frozen=True, slots=True)
class InYear:
    """A shape that comes once a year, in the year that another shape names: "the first quarter of last year"."""

    inner: CalendarDate | Season | Holiday | SubYear
    year: Shape

    def place(self, anchor: Anchor) -> Placed:
        """Return the days meant."""
        year = self.year.place(anchor).low
        if year is None:
            return self.inner.place(Anchor(None))
        return replace(self.inner, year=year.year, direction=None).place(anchor)


@dataclass(frozen=True, slots=True)
class InContext:
    """A day or period counted from one that the text tells of: "la veille", "the next day", "the following week".

    `alone` is what it means in a text that names no earlier date: there it can only be counted from the day of writing.
    """

    alone: Shape

    def place(self, anchor: Anchor) -> Placed:
        """Return the days meant if the anchor has a reference: none is given where the text names an earlier date."""
        return self.alone.place(anchor) if anchor.reference else NOWHERE


@dataclass(frozen=True, slots=True)
class Span:
    """From one date to another. Its value is an ISO 8601 interval of the two values: "2017/2019"."""

    first: Shape
    last: Shape

    def place(self, anchor: Anchor) -> Placed:
        """Return the days meant."""
        last = self.last.place(anchor)
        first = self._before(last.high, anchor)
        if first.low and last.high and first.low > last.high:
            return NOWHERE
        if first.value is None or last.value is None:
            return Placed(None, first.low, last.high)
        return Placed(f"{first.value}/{last.value}", first.low, last.high)

    def _before(self, end: datetime.date | None, anchor: Anchor) -> Placed:
        """Place the first date: without a year of its own it is the last such day before the end."""
        first = self.first
        if end is None or not isinstance(first, CalendarDate) or first.year is not None or first.direction is not None:
            start = first.place(anchor)
            return first.place(Anchor(end)) if end and start.low and start.low > end else start
        before = replace(first, direction=-1).place(Anchor(end))
        return before if before.low else first.place(Anchor(end))
