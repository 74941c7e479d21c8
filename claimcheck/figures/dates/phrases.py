"""One date phrase, of whatever form: the longest reading at a place wins."""

from __future__ import annotations

import functools
from collections.abc import Callable

from claimcheck.figures.dates.counted import read_counted_weekdays
from claimcheck.figures.dates.named import read_day_alone, read_named
from claimcheck.figures.dates.numeric import read_numeric, read_weekday_and_numeric
from claimcheck.figures.dates.offsets import read_offset, read_weekday_weeks_away
from claimcheck.figures.dates.portions import read_nth, read_part
from claimcheck.figures.dates.reader import Reader, Reading
from claimcheck.figures.dates.relative import read_modified, read_relative_day, read_weekday_of_week
from claimcheck.figures.dates.yearly import (
    read_holiday,
    read_in_year,
    read_iso_week,
    read_season,
    read_sub_year_code,
    read_week_of,
    read_weekend,
)
from claimcheck.figures.dates.years import read_century, read_decade, read_year
from claimcheck.languages.scanner import TokenKind

_Read = Callable[[Reader, int], Reading | None]

_FOR_DIGITS: tuple[_Read, ...] = (
    read_day_alone,
    read_named,
    read_numeric,
    read_year,
    read_decade,
    read_century,
    read_modified,
    read_offset,
    read_counted_weekdays,
    read_nth,
    read_sub_year_code,
    read_holiday,
    read_relative_day,
)
#: For each reader, the tables of words that its phrases begin with.
_FOR_WORDS: tuple[tuple[_Read, frozenset[str]], ...] = (
    (
        read_named,
        frozenset(
            {
                "weekday",
                "weekday_abbreviation",
                "doubtful_weekday",
                "month",
                "month_abbreviation",
                "cardinal",
                "ordinal",
            }
        ),
    ),
    (read_weekday_and_numeric, frozenset({"weekday", "weekday_abbreviation", "doubtful_weekday"})),
    (
        read_relative_day,
        frozenset(
            {
                "relative_day",
                "context_day",
                "context_before",
                "unit",
                "weekday",
                "cardinal",
                "week_shift_before",
            }
        ),
    ),
    (read_modified, frozenset({"modifier", "unit", "weekday", "month", "season", "holiday", "cardinal"})),
    (read_weekday_of_week, frozenset({"weekday", "modifier", "unit"})),
    (read_weekday_weeks_away, frozenset({"weekday"})),
    (read_offset, frozenset({"ago_before", "in_before", "within", "cardinal"})),
    (read_counted_weekdays, frozenset({"ago_before", "in_before", "cardinal"})),
    (read_nth, frozenset({"ordinal"})),
    (read_part, frozenset({"part"})),
    (read_week_of, frozenset({"unit"})),
    (read_weekend, frozenset({"unit"})),
    (read_iso_week, frozenset({"unit"})),
    (read_season, frozenset({"season"})),
    (read_holiday, frozenset({"holiday"})),
    (read_decade, frozenset({"decade_before"})),
    (read_century, frozenset({"ordinal", "unit"})),
)


def read_phrase(reader: Reader, at: int) -> Reading | None:
    """Read the longest date phrase that begins at `at`; None where none does."""
    best: Reading | None = None
    for read in _readers(reader, at):
        found = read(reader, at)
        if found and (best is None or found.last > best.last):
            best = found
    return read_in_year(reader, best) if best else None


def may_begin(reader: Reader, at: int) -> bool:
    """Tell whether a date can begin at `at` at all, by one look-up."""
    return bool(_readers(reader, at))


def _readers(reader: Reader, at: int) -> tuple[_Read, ...]:
    kind = reader.kind(at)
    if kind is TokenKind.DIGITS:
        return _FOR_DIGITS
    if kind is not TokenKind.WORD or (reader.glued(at) and reader.kind(at - 1) is TokenKind.DIGITS):
        return ()
    starts = reader.lexicon.starts.get(reader.words[at])
    if starts:
        found = _readers_for(starts)
        return (*found, read_century) if reader.roman(at) else found
    if reader.words[at] in reader.lexicon.sub_year:
        return (read_sub_year_code,)
    return (read_century,) if reader.roman(at) else ()


@functools.cache
def _readers_for(starts: frozenset[str]) -> tuple[_Read, ...]:
    return tuple(read for read, tables in _FOR_WORDS if tables & starts)
