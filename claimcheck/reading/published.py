"""The day that a line such as "Published 3 May 2024" names."""

from __future__ import annotations

import datetime
import re

#: Letters that a line may have beside its date: "Le", "à", "at", "GMT", a day of the week.
_LETTERS_BESIDE = 14
_ISO_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})(?!\d)")


def day_of(text: str) -> datetime.date | None:
    """Return the first day written as 2024-05-03 in `text`, None where there is none."""
    for match in _ISO_DAY.finditer(text):
        try:
            return datetime.date(*(int(part) for part in match.groups()))
        except ValueError:
            continue
    return None


def date_of_line(line: str, language: str) -> datetime.date | None:
    """Return the first full date of a line, in figures or in words of its language."""
    if day := day_of(line):
        return day
    from claimcheck.figures.dates import find_dates

    for date in find_dates(line, language):
        if day := day_of(str(date.value)):
            return day
    return None


def is_date(line: str, language: str) -> bool:
    """Return whether a line is a full date and next to nothing else: "Tuesday, 14 May 2024 at 6.30pm"."""
    from claimcheck.figures.dates import find_dates

    dates = [date for date in find_dates(line, language) if day_of(str(date.value))]
    if not dates:
        return False
    letters = sum(map(str.isalpha, line)) - sum(sum(map(str.isalpha, date.text)) for date in dates)
    return letters <= _LETTERS_BESIDE
