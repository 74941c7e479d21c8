"""The day that metadata, or a line such as "Published 3 May 2024", names."""

from __future__ import annotations

import datetime
import re

#: Letters that a line may have beside its date: "Le", "à", "at", "GMT", a day of the week.
_LETTERS_BESIDE = 14
_ISO_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})(?!\d)")
_COMPACT_DAY = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}\w*)?\s*\Z")
_SLASHED_DAY = re.compile(r"\s*(\d{4})/(\d{1,2})/(\d{1,2})(?!\d)")
_EPOCH = re.compile(r"\s*(\d{10}|\d{13})\s*\Z")
_FIRST_YEAR = 1500
#: A day of a month in the truncated form of ISO 8601.
_YEARLESS = re.compile(r"--\d\d-\d\d\Z")


def day_of(text: str) -> datetime.date | None:
    """Return the first day written as 2024-05-03 in `text`, None where there is none."""
    for match in _ISO_DAY.finditer(text):
        if day := _day(*match.groups()):
            return day
    return None


def day_of_metadata(text: str, language: str = "en") -> datetime.date | None:
    """Return the day that a field of metadata gives, None where it can't be told.

    Read are ISO 8601 (the day as written, whatever the time zone), the dates of mail and feeds ("Tue, 03 Mar 2026
    10:00:00 GMT"), seconds and milliseconds since 1970, and dates in words or figures of `language`. What may be read
    day first or month first gives no day.
    """
    if day := day_of(text):
        return day
    for shape in (_COMPACT_DAY, _SLASHED_DAY):
        if (match := shape.match(text)) and (day := _day(*match.groups())):
            return day
    if match := _EPOCH.match(text):
        seconds = int(match[1]) / (1000 if len(match[1]) == 13 else 1)
        return (datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=seconds)).date()
    return _day_of_mail(text) or date_of_line(text, language)


def _day(year: str, month: str, day: str) -> datetime.date | None:
    try:
        found = datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if found.year >= _FIRST_YEAR else None


def _day_of_mail(text: str) -> datetime.date | None:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text).date()
    except (TypeError, ValueError, IndexError):
        return None


def date_of_line(line: str, language: str) -> datetime.date | None:
    """Return the first full date of a line, in figures or in words of its language."""
    if day := day_of(line):
        return day
    from claimcheck.figures.dates import find_dates

    for date in find_dates(line, language):
        if date.low == date.high and (day := day_of(str(date.value))):
            return day
    return None


def date_within(text: str, start: int, end: int, language: str) -> datetime.date | None:
    """Return the first full date of the line `text[start:end]`.

    The other dates of the text settle one that may be read day first or month first: 05/03/2026 beside 13/05/2026.
    """
    from claimcheck.figures.dates import find_dates

    line = text[start:end]
    if day := date_of_line(line, language):
        return day
    if not day_in_two_readings(line, language):
        return None
    days = (date.low for date in find_dates(text, language) if start <= date.start < end and date.low == date.high)
    return next((day_of(str(day)) for day in days if day), None)


def day_in_two_readings(line: str, language: str) -> str | None:
    """Return the words of the first day of a line that may be read day first or month first: "05/03/2026"."""
    from claimcheck.figures.dates import find_dates

    return next((date.text for date in find_dates(line, language) if str(date.value).startswith("[")), None)


def yearless_day(line: str, language: str) -> str | None:
    """Return the words of the first day of a month without a year in a line: "June 13"."""
    from claimcheck.figures.dates import find_dates

    return next((date.text for date in find_dates(line, language) if _YEARLESS.match(str(date.value))), None)


def is_date(line: str, language: str) -> bool:
    """Return whether a line is a full date and next to nothing else: "Tuesday, 14 May 2024 at 6.30pm"."""
    from claimcheck.figures.dates import find_dates

    dates = [date for date in find_dates(line, language) if day_of(str(date.value))]
    if not dates:
        return False
    letters = sum(map(str.isalpha, line)) - sum(sum(map(str.isalpha, date.text)) for date in dates)
    return letters <= _LETTERS_BESIDE
