"""Shapes made of other shapes: the first week of a month, the end of a year, from one date to another."""

from __future__ import annotations

import datetime
from dataclasses import replace

from claimcheck.figures.dates.days import month_bounds, nth_weekday, period_around, shift
from claimcheck.figures.dates.placing import NOWHERE, Anchor, Placed, Shape, placed
from claimcheck.figures.dates.shapes import CalendarDate, Holiday, Season, SubYear
from claimcheck.frozen import frozen

_DAY = datetime.timedelta(days=1)


@frozen
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


@frozen
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
            return replace(whole, low=datetime.date(first, 1, 1), high=datetime.date(last, 12, 31))
        if months == 12:
            return Placed(whole.value, *month_bounds(low.year, 4 * third + 1, 4))
        days = (high - low).days + 1
        if days == 7:
            return replace(whole, low=low + 2 * third * _DAY, high=low + (2 * third + 2) * _DAY)
        start, end = low + (days // 3 * third) * _DAY, low + (days // 3 * (third + 1) - 1) * _DAY
        return replace(whole, low=start, high=high if third == 2 else end)


@frozen
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


@frozen
class PeriodOf:
    """The week or weekend that another date lies in: "the week of 18 May"."""

    unit: str
    within: Shape

    def place(self, anchor: Anchor) -> Placed:
        """Return the days meant."""
        whole = self.within.place(anchor)
        return placed(*period_around(whole.low, self.unit)) if whole.low else NOWHERE


@frozen
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


@frozen
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


@frozen
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


@frozen
class InContext:
    """A day or period counted from one that the text tells of: "la veille", "the next day", "the following week".

    `alone` is what it means in a text that names no earlier date: there it can only be counted from the day of writing.
    """

    alone: Shape

    def place(self, anchor: Anchor) -> Placed:
        """Return the days meant if the anchor has a reference: none is given where the text names an earlier date."""
        return self.alone.place(anchor) if anchor.reference else NOWHERE


@frozen
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
        assumed = last.assumed and isinstance(self.first, CalendarDate) and self.first.year is None
        return Placed(f"{first.value}/{last.value}", first.low, last.high, assumed)

    def _before(self, end: datetime.date | None, anchor: Anchor) -> Placed:
        """Place the first date: without a year of its own it is the last such day before the end."""
        first = self.first
        if end is None or not isinstance(first, CalendarDate) or first.year is not None or first.direction is not None:
            start = first.place(anchor)
            return first.place(Anchor(end)) if end and start.low and start.low > end else start
        before = replace(first, direction=-1).place(Anchor(end))
        return before if before.low else first.place(Anchor(end))
