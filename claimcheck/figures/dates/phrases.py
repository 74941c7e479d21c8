"""One date phrase, of whatever form: the longest reading at a place wins."""

from __future__ import annotations

from collections.abc import Callable

from claimcheck.figures.dates.named import read_day_alone, read_named
from claimcheck.figures.dates.numeric import read_numeric
from claimcheck.figures.dates.reader import Reader, Reading
from claimcheck.figures.dates.relative import (
    read_holiday,
    read_in_year,
    read_iso_week,
    read_modified,
    read_nth,
    read_offset,
    read_part,
    read_relative_day,
    read_season,
    read_sub_year_code,
    read_week_of,
    read_weekday_of_week,
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
    read_nth,
    read_sub_year_code,
    read_holiday,
)
_FOR_WORDS: tuple[_Read, ...] = (
    read_named,
    read_relative_day,
    read_modified,
    read_weekday_of_week,
    read_offset,
    read_nth,
    read_part,
    read_week_of,
    read_iso_week,
    read_season,
    read_holiday,
    read_decade,
    read_century,
)


def read_phrase(reader: Reader, at: int) -> Reading | None:
    """Read the longest date phrase that begins at `at`; None where none does."""
    kind = reader.kind(at)
    if kind is TokenKind.DIGITS:
        readers = _FOR_DIGITS
    elif kind is not TokenKind.WORD or (reader.glued(at) and reader.kind(at - 1) is TokenKind.DIGITS):
        return None
    elif reader.word(at) in reader.lexicon.starters:
        readers = _FOR_WORDS
    elif reader.word(at) in reader.lexicon.sub_year:
        readers = (read_sub_year_code,)
    elif reader.roman(at):
        readers = (read_century,)
    else:
        return None
    best: Reading | None = None
    for read in readers:
        found = read(reader, at)
        if found and (best is None or found.last > best.last):
            best = found
    return read_in_year(reader, best) if best else None
