"""What a date phrase says, before it is known when it was written: days, months, years, and what comes once a year.

Each shape has one method, `place`, which turns it into days. A shape that needs a reference day and has none is placed
nowhere, but keeps what it says: "3 May" without a year is "--05-03" (ISO 8601 truncated form), "Monday" is "-W-1".
"""

from __future__ import annotations

import calendar
import datetime
from dataclasses import replace

from claimcheck.figures.dates.days import MONTHS_OF, holiday, month_bounds, period_around, season_bounds, shift
from claimcheck.figures.dates.placing import NOWHERE, Anchor, Placed, nearest, place_yearly, placed
from claimcheck.frozen import frozen

_DAY = datetime.timedelta(days=1)


@frozen
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
            found = place_yearly(lambda year: month_bounds(year, month), anchor, self.direction)
            return found if found.low else Placed(f"--{month:02}")
        return self._place_day_of_month(self.month, self.day, anchor)

    def _place_in(self, year: int) -> Placed:
        if self.month is None:
            return placed(datetime.date(year, 1, 1), datetime.date(year, 12, 31))
        if self.day is None:
            return placed(*month_bounds(year, self.month))
        day = datetime.date(year, self.month, self.day)
        return placed(day, day) if self._weekday_fits(day) else self._contradicted(day)

    def _contradicted(self, day: datetime.date) -> Placed:
        """Place a day whose weekday is another: it is that day or the nearest with the weekday, and is marked "?".

        The mark is that of ISO 8601-2 for what is uncertain: "Saturday, 5 March 2023" was a Sunday.
        """
        ahead = ((self.weekday or 0) - day.isoweekday()) % 7
        other = day + (ahead if ahead <= 3 else ahead - 7) * _DAY
        return Placed(f"{day.isoformat()}?", min(day, other), max(day, other))

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
        closest = nearest(((found, found) for found in days), anchor, reference)
        return replace(placed(*closest), assumed=not self.direction) if closest else truncated

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
        closest = nearest(((day, day) for day in days if self._weekday_fits(day)), anchor, reference)
        return placed(*closest) if closest else NOWHERE

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


@frozen
class EitherDate:
    """A date in figures that may be read day first or month first: 05/03/2026. Its value is a set of ISO 8601-2.

    Where a weekday contradicts both readings, each is marked as uncertain: `[2026-05-12?,2026-12-05?]`.
    """

    day_first: CalendarDate
    month_first: CalendarDate

    def place(self, anchor: Anchor) -> Placed:
        """Return the days meant, from the earlier reading to the later one."""
        readings = sorted((shape.place(anchor) for shape in (self.day_first, self.month_first)), key=_by_value)
        days = [day for reading in readings for day in (reading.low, reading.high) if day]
        value = f"[{readings[0].value},{readings[1].value}]"
        return Placed(value, min(days, default=None), max(days, default=None), readings[0].assumed)


def _by_value(reading: Placed) -> str:
    return reading.value or ""


@frozen
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
        found = place_yearly(lambda year: season_bounds(self.season, year), anchor, self.direction)
        if found.low is None:
            return Placed(f"-{self.season}")
        return replace(found, value=f"{found.low.year:04}-{self.season}")


@frozen
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
        found = place_yearly(lambda year: (holiday(self.rule, year),) * 2, anchor, self.direction)
        if found.low is None and "." not in self.rule and "easter" not in self.rule:
            return Placed(f"--{self.rule}")
        return found


@frozen
class YearFurther:
    """What comes once a year, so many years beyond the last (-1) or next (1) one: "im übernächsten Mai"."""

    nearest: CalendarDate | Season | Holiday
    years: int

    def place(self, anchor: Anchor) -> Placed:
        """Return the days meant."""
        found = self.nearest.place(anchor)
        if found.low is None:
            return NOWHERE
        return replace(self.nearest, year=found.low.year + self.years, direction=None).place(anchor)


@frozen
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
        found = place_yearly(self._bounds, anchor, self.direction)
        return found if found.low else Placed(f"-{self.unit[0].upper()}{self.number}")

    def _bounds(self, year: int) -> tuple[datetime.date, datetime.date]:
        length = MONTHS_OF[self.unit]
        return month_bounds(year, (self.number - 1) * length + 1, length)


@frozen
class IsoWeek:
    """A week by its number (ISO 8601)."""

    number: int
    year: int | None = None

    def place(self, anchor: Anchor) -> Placed:
        """Return the days meant."""
        if self.year is not None:
            return placed(*self._bounds(self.year))
        found = place_yearly(self._bounds, anchor, None)
        return found if found.low else Placed(f"-W{self.number:02}")

    def _bounds(self, year: int) -> tuple[datetime.date, datetime.date]:
        monday = datetime.date.fromisocalendar(year, min(self.number, 52) if self.year is None else self.number, 1)
        return monday, monday + 6 * _DAY


@frozen
class Years:
    """A decade or century: whole years by number, both ends included."""

    first: int
    last: int

    def place(self, anchor: Anchor) -> Placed:  # noqa: ARG002
        """Return the days meant."""
        return placed(datetime.date(max(self.first, 1), 1, 1), datetime.date(self.last, 12, 31))
