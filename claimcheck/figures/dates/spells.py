"""Shapes counted from the day of writing: this week, the last three months, two months ago, yesterday."""

from __future__ import annotations

import datetime

from claimcheck.figures.dates.days import MONTHS_OF, YEARS_OF, iso, period_around, shift
from claimcheck.figures.dates.placing import NOWHERE, Anchor, Placed, Shape, placed
from claimcheck.frozen import frozen

_DAY = datetime.timedelta(days=1)


@frozen
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


@frozen
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


@frozen
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


@frozen
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


@frozen
class ComingWeekend:
    """The next weekend to begin: "the coming weekend", «le week-end prochain»."""

    def place(self, anchor: Anchor) -> Placed:
        """Return the days meant."""
        under_way = anchor.reference is not None and anchor.reference.isoweekday() >= 6
        return Period("weekend", int(under_way)).place(anchor)


@frozen
class WeekdayFurther:
    """So many days after the weekday that comes first, the reference day itself included: "Monday week"."""

    weekday: int
    days: int

    def place(self, anchor: Anchor) -> Placed:
        """Return the days meant."""
        if anchor.reference is None:
            return NOWHERE
        ahead = (self.weekday - anchor.reference.isoweekday()) % 7
        day = anchor.reference + (ahead + self.days) * _DAY
        return placed(day, day)


@frozen
class NearWeekend:
    """The weekend that news speaks of without saying which: the last one until Wednesday, then the coming one."""

    def place(self, anchor: Anchor) -> Placed:
        """Return the days meant."""
        recent = anchor.reference is not None and anchor.reference.isoweekday() <= 3 and not anchor.ahead
        return Period("weekend", -1 if recent else 0).place(anchor)
