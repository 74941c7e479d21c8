"""Dates in running text: where they stand, and what days they mean.

A date is read in two steps. The grammar (`phrases`, `joined`) says what a phrase means before it is known when it was
written: a shape. The shape then places itself on the calendar by the day of writing, if there is one (`shapes`).
Everything a language contributes stands in the `dates` table of its file.
"""

from __future__ import annotations

import datetime
import functools

from claimcheck.figures.dates.bounds import bound, is_habit, is_past, qualifier_of
from claimcheck.figures.dates.composed import InContext, Span
from claimcheck.figures.dates.joined import read_bare_days, read_dates
from claimcheck.figures.dates.lexicon import date_words
from claimcheck.figures.dates.phrases import may_begin
from claimcheck.figures.dates.placing import NOWHERE, Anchor, Placed
from claimcheck.figures.dates.reader import Reader, Reading
from claimcheck.figures.dates.schedules import is_scheduled
from claimcheck.figures.dates.times import find_times
from claimcheck.languages.scanner import TokenKind, scan
from claimcheck.records import AssumedYear, Kind, Quantity

__all__ = ["find_dates", "find_times"]


def find_dates(text: str, language: str, reference: datetime.date | None = None) -> tuple[Quantity, ...]:
    """Return the dates in `text`, in order and without overlaps; `text[start:end]` is each one's `text`.

    `reference` is the day of writing, by which "Monday", "last week" and "3 May" are placed. `low` and `high` are the
    first and last day in ISO 8601, None where the date cannot be placed or the qualifier leaves that side open.

    `value` is ISO 8601 text as precise as the words: "2024-05-03", "2024-05", "2024", the week "2024-W18", an interval
    "2017/2019", and after ISO-TimeML the weekend "2024-W18-WE", the quarter "2024-Q2", the half-year "2024-H1" and the
    seasons "2024-SP", "-SU", "-FA", "-WI"; after ISO 8601-2 the decade "199X" and the century "19XX". "The last three
    months" are "P3M/2024-05-03". What lacks its year or reference is truncated: "--05-03", "--05", "---18", the weekday
    "-W-1" (Monday), "-Q2"; a word such as "yesterday" that no reference places has no value.

    A day of the week without more is the last one up to the reference, or the next where the sentence speaks of the
    future. A day or month without a year lies where it is nearest to the reference, a past one preferred.

    The same words are asked about by whoever looks for a dateline, for names and for amounts: the last are remembered.
    """
    return _found(text, language, reference)


@functools.lru_cache(maxsize=8)
def _found(text: str, language: str, reference: datetime.date | None) -> tuple[Quantity, ...]:
    reader = Reader(scan(text), date_words(language))
    found: list[Quantity] = []
    at = 0
    while at < len(reader.tokens):
        skipped = _not_a_date(reader, at)
        readings = [] if skipped else _read(reader, at)
        found += [
            _quantity(text, reader, reading, _anchor(reader, reading, reference, alone=not found))
            for reading in readings
            if not is_habit(reader, reading)
        ]
        at = skipped or (readings[-1].last if readings else at + 1)
    return tuple(found)


def _not_a_date(reader: Reader, at: int) -> int | None:
    """Return the place after a name that holds the words of a date, such as that of a newspaper."""
    if reader.kind(at) is not TokenKind.WORD:
        return None
    phrase = reader.lexicon.not_a_date.read(reader.words, at)
    return phrase[1] if phrase else None


def _read(reader: Reader, at: int) -> list[Reading]:
    if not may_begin(reader, at):
        return []
    found = read_dates(reader, at)
    bare = read_bare_days(reader, at) if not found and reader.kind(at) is TokenKind.DIGITS else None
    return found or ([bare] if bare else [])


def _anchor(reader: Reader, reading: Reading, reference: datetime.date | None, *, alone: bool) -> Anchor:
    """Return by what a date is placed; `alone` says that the text names none before it."""
    if reference is None or (isinstance(reading.shape, InContext) and not alone):
        return Anchor(None)
    ahead = reader.ahead(reading.first, reading.last)
    if reader.weekday(reading.first) and (
        (ahead is None and reader.is_announced(reading.first)) or is_scheduled(reader, reading.first, reading.last)
    ):
        ahead = True
    # «Dal 6 al 9 marzo»: what opens a span of days is no "since".
    opens = isinstance(reading.shape, Span) and reader.lexicon.bound.read_back(reader.words, reading.first) is not None
    return Anchor(reference, ahead, over=not (ahead or opens) and is_past(reader, reading.first))


def _quantity(text: str, reader: Reader, reading: Reading, anchor: Anchor) -> Quantity:
    start, end = reader.tokens[reading.first].start, reader.tokens[reading.last - 1].end
    placed = _placed(reading, anchor)
    bounded = bound(placed, qualifier_of(reader, reading))
    return Quantity(
        text=text[start:end],
        start=start,
        end=end,
        value=AssumedYear(placed.value) if placed.assumed and placed.value else placed.value,
        low=bounded.low.isoformat() if bounded.low else None,
        high=bounded.high.isoformat() if bounded.high else None,
        unit=None,
        kind=Kind.DATE,
        qualifier=bounded.qualifier,
    )


def _placed(reading: Reading, anchor: Anchor) -> Placed:
    """Place a shape; a day that no calendar has ("31 February", a year beyond 9999) is found but lies nowhere."""
    try:
        return reading.shape.place(anchor)
    except (ValueError, OverflowError):
        return NOWHERE
