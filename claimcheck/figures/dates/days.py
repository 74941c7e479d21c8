"""Arithmetic of days: shifting, the bounds of calendar periods, feast days, and ISO 8601 text."""

from __future__ import annotations

import calendar
import datetime
import math

#: Seasons of the northern hemisphere as (first month, first day, last month, last day). They run from the first day of
#: the meteorological season to the last day of the astronomical one: writers use both.
SEASONS = {"SP": (3, 1, 6, 21), "SU": (6, 1, 9, 22), "FA": (9, 1, 12, 21), "WI": (12, 1, 3, 20)}

#: Months that a sub-period of the year lasts.
MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12}

#: Years that a period longer than a year lasts.
YEARS_OF = {"decade": 10, "century": 100}


def month_bounds(year: int, month: int, count: int = 1) -> tuple[datetime.date, datetime.date]:
    """Return the first and last day of `count` months that begin with `month` of `year`."""
    first = datetime.date(year, month, 1)
    return first, shift_months(first, count) - datetime.timedelta(days=1)


def shift_months(day: datetime.date, months: int) -> datetime.date:
    """Return the same day of the month `months` later, or that month's last day where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def shift(day: datetime.date, amount: int, unit: str) -> datetime.date:
    """Return the day `amount` units after `day` (before it where `amount` is negative); hours reach whole days."""
    if unit in MONTHS_OF:
        return shift_months(day, amount * MONTHS_OF[unit])
    if unit in YEARS_OF:
        return shift_months(day, amount * 12 * YEARS_OF[unit])
    if unit in {"hour", "minute"}:
        days = math.ceil(abs(amount) / (24 if unit == "hour" else 1440))
        return day + datetime.timedelta(days=math.copysign(days, amount))
    return day + datetime.timedelta(days=amount * {"week": 7, "fortnight": 14, "weekend": 7}.get(unit, 1))


def period_around(day: datetime.date, unit: str) -> tuple[datetime.date, datetime.date]:
    """Return the first and last day of the calendar period of kind `unit` that `day` lies in; weeks begin on Monday.

    A weekend is that of the week of `day`.
    """
    if unit in MONTHS_OF:
        length = MONTHS_OF[unit]
        return month_bounds(day.year, (day.month - 1) // length * length + 1, length)
    if unit in YEARS_OF:
        first = day.year // YEARS_OF[unit] * YEARS_OF[unit]
        return month_bounds(max(first, 1), 1)[0], month_bounds(first + YEARS_OF[unit] - 1, 12)[1]
    monday = day - datetime.timedelta(days=day.weekday())
    if unit == "weekend":
        return monday + datetime.timedelta(days=5), monday + datetime.timedelta(days=6)
    if unit in {"week", "fortnight"}:
        return monday, monday + datetime.timedelta(days=6 if unit == "week" else 13)
    return day, day


def season_bounds(season: str, year: int) -> tuple[datetime.date, datetime.date]:
    """Return the first and last day of the season that begins in `year`: the winter of 2023 ends in March 2024."""
    first_month, first_day, last_month, last_day = SEASONS[season]
    last_year = year + 1 if last_month < first_month else year
    return datetime.date(year, first_month, first_day), datetime.date(last_year, last_month, last_day)


def nth_weekday(first: datetime.date, last: datetime.date, weekday: int, nth: int) -> datetime.date:
    """Return the nth `weekday` (1 Monday to 7 Sunday) from `first` on; with a negative `nth`, from `last` backwards."""
    if nth > 0:
        ahead = (weekday - first.isoweekday()) % 7
        return first + datetime.timedelta(days=ahead + 7 * (nth - 1))
    behind = (last.isoweekday() - weekday) % 7
    return last - datetime.timedelta(days=behind + 7 * (-nth - 1))


def easter(year: int) -> datetime.date:
    """Return Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8)."""
    century, of_century = divmod(year, 100)
    golden = year % 19
    skipped = (century + 8) // 25
    epact = (19 * golden + century - century // 4 - (century - skipped + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * correction + 114, 31)
    return datetime.date(year, month, day + 1)


def holiday(rule: str, year: int) -> datetime.date:
    """Return the day on which a feast falls in `year`.

    `rule` is "12-25" (month and day), "easter+39" (days from Easter Sunday), or "11.4.4" (the fourth Thursday of
    November: month, weekday from 1 for Monday, which one; negative from the end; "+1" at the end adds a day).
    """
    if rule.startswith("easter"):
        return easter(year) + datetime.timedelta(days=int(rule[len("easter") :] or 0))
    if "-" in rule and "." not in rule:
        month, day = rule.split("-")
        return datetime.date(year, int(month), int(day))
    rule, _, added = rule.partition("+")
    month, weekday, nth = rule.split(".")
    day_found = nth_weekday(*month_bounds(year, int(month)), int(weekday), int(nth))
    return day_found + datetime.timedelta(days=int(added or 0))


def iso(low: datetime.date, high: datetime.date) -> str:
    """Return an interval of days as ISO 8601 text, as short as it can be.

    A day is "2024-05-03", a month "2024-05", a year "2024", a week "2024-W18", a quarter "2024-Q2" and a half-year
    "2024-H1" (as in ISO-TimeML), a decade "199X" and a century "19XX" (ISO 8601-2); any other interval is "first/last".
    """
    if low == high:
        return low.isoformat()
    if low.isoweekday() == 1 and (high - low).days == 6:
        year, week, _ = low.isocalendar()
        return f"{year:04}-W{week:02}"
    if low.day == 1 and (high + datetime.timedelta(days=1)).day == 1:
        name = _whole_months(low, high)
        if name:
            return name
    return f"{low.isoformat()}/{high.isoformat()}"


def _whole_months(low: datetime.date, high: datetime.date) -> str | None:
    months = (high.year - low.year) * 12 + high.month - low.month + 1
    if months == 1:
        return f"{low.year:04}-{low.month:02}"
    if months == 3 and low.month % 3 == 1:
        return f"{low.year:04}-Q{low.month // 3 + 1}"
    if months == 6 and low.month % 6 == 1:
        return f"{low.year:04}-H{low.month // 6 + 1}"
    if low.month != 1:
        return None
    if months == 12:
        return f"{low.year:04}"
    if months == 120 and low.year % 10 == 0:
        return f"{low.year // 10:03}X"
    if months == 1200 and low.year % 100 == 0:
        return f"{low.year // 100:02}XX"
    return None
