"""Which numbers of four digits are years, and decades and centuries."""

from __future__ import annotations

from claimcheck.figures.dates.named import two_digit_year
from claimcheck.figures.dates.reader import Reader, Reading
from claimcheck.figures.dates.shapes import CalendarDate, Years
from claimcheck.languages.scanner import TokenKind

#: A bare number in this range is a year unless something speaks against it: amounts of that size are rare in prose, and
#: mostly written with a separator. A round hundred is as likely to be an amount.
_LIKELY = range(1900, 2050)


def read_year(reader: Reader, at: int) -> Reading | None:
    """Read a year at `at`: any number from 1000 to 2100 where the words before it speak of time, else a likely one."""
    year = reader.four_digits(at)
    if year is None or _stands_against(reader, at):
        return None
    if _in_context(reader, at) or (year in _LIKELY and year % 100 and not _counts_a_noun(reader, at)):
        return Reading(CalendarDate(year), at, at + 1)
    return None


def _stands_against(reader: Reader, at: int) -> bool:
    """Tell whether the words around a number of four digits say that it counts or names something."""
    lexicon = reader.lexicon
    if reader.counts_something(at + 1) or reader.word(at - 1) in {"$", "€", "£", "¥", "n", "°", "º", "#", "+"}:
        return True
    if reader.kind(at - 1) is TokenKind.DIGITS:
        return True
    context = lexicon.year_before.read_back(reader.words, at)
    if reader.word(at - 1) in lexicon.not_year_before and not (context and context[1] < at - 1):
        return True
    if reader.glued(at) and reader.word(at - 1) == "-" and reader.glued(at - 1) and reader.word(at - 3) == "-":
        return True
    if reader.glued(at) and reader.word(at - 1) in {"/", ".", "-"} and not _joins_years(reader, at - 1):
        return True
    following = reader.word(at + 1)
    if reader.glued(at + 1) and following in {"/", "-"} and reader.glued(at + 2) and not _joins_years(reader, at + 1):
        return reader.kind(at + 2) is not TokenKind.WORD
    return following in {"×", "x", "*", "=", "+"} or reader.word(at - 1) in {"×", "*", "=", "°"}


def _joins_years(reader: Reader, sign: int) -> bool:
    """Tell whether a hyphen or stroke stands between a year and another year, or a word and a year ("mi-2024")."""
    before, after = reader.word(sign - 1), reader.word(sign + 1)
    if reader.word(sign) == ".":
        return False
    if reader.kind(sign - 1) is TokenKind.WORD:
        return reader.word(sign) == "-"
    if reader.word(sign) == "/" and len(after) == 2:
        return before.isdecimal() and after.isdecimal() and int(after) == (int(before) + 1) % 100
    return before.isdecimal() and after.isdecimal() and len(before) == 4 and len(after) in {2, 4}


def _in_context(reader: Reader, at: int) -> bool:
    """Tell whether the words before say that a year comes, or brackets hold the number alone."""
    lexicon = reader.lexicon
    if reader.word(at - 1) == "(" and reader.word(at + 1) in {")", ",", "-", ";"}:
        return True
    if reader.word(at + 1) == "-" and reader.four_digits(at + 2) is not None:
        return True
    context = lexicon.year_before.read_back(reader.words, at)
    month = lexicon.month.read_back(reader.words, at)
    if context is None and month is None:
        return False
    year = reader.four_digits(at)
    if year is None or (year in _LIKELY and year % 100):
        return True
    # "de 1500 salariés", "by 1200 jobs": an unlikely year needs a clause to end after it, or two years in a row.
    return reader.closes_phrase(at + 1)


def _counts_a_noun(reader: Reader, at: int) -> bool:
    """Tell whether a likely year counts something after all: "2012 logements", "2012 homes"."""
    following = reader.word(at + 1)
    if (
        reader.kind(at + 1) is not TokenKind.WORD
        or reader.capital(at + 1)
        or following in reader.lexicon.function_words
    ):
        return False
    determined = reader.lexicon.ends_phrase("articles", reader.words, at) is not None
    plural = following.endswith(("s", "x"))
    return plural and not (determined and not reader.lexicon.day_first)


def read_decade(reader: Reader, at: int) -> Reading | None:
    """Read "1990s", "the '90s", "années 1990", "les années 80", "the nineties".

    Where a decade has an ending of its own („die 80er“), a number without it counts something („den 80 Tieren“).
    """
    if _is_of_a_life(reader, at):
        return None
    digits = reader.digits(at)
    if len(digits) in {2, 4} and digits.endswith("0") and _plural_of_number(reader, at):
        return _written_decade(reader, at, digits)
    before = reader.lexicon.decade_before.read(reader.words, at)
    if not before:
        return None
    place = before[1]
    word = reader.lexicon.decade.read(reader.words, place)
    if word and (_can_be_nothing_else(reader, place) or reader.closes_phrase(word[1])):
        years = reader.lexicon.unit.read(reader.words, word[1])
        return Reading(_decade(1900 + word[0]), at, years[1] if years and years[0] == "year" else word[1])
    digits = reader.digits(place)
    if (
        len(digits) in {2, 4}
        and digits.endswith("0")
        and reader.lexicon.day_first
        and not reader.lexicon.decade_ending_is_written
        and not reader.unit_follows_digits(place)
    ):
        year = int(digits) if len(digits) == 4 else 1900 + int(digits)
        return Reading(_decade(year), at, place + 1)
    return None


def _is_of_a_life(reader: Reader, at: int) -> bool:
    """Tell whether a decade is one of somebody's life: "in her early 40s"; `at` may stand on what part of it."""
    words = reader.lexicon.decade_of_life_before
    part = reader.lexicon.decade_before.read(reader.words, at)
    number = part[1] if part else at
    return len(reader.digits(number)) < len("1990") and words.read_back(reader.words, number) is not None


def _can_be_nothing_else(reader: Reader, place: int) -> bool:
    """Tell whether the word of a decade at `place` counts nothing: «los años ochenta», „in den Achtzigerjahren“."""
    years = reader.lexicon.unit.read_back(reader.words, place)
    return (years is not None and years[0] == "year") or reader.lexicon.decade_ending_is_written


def _plural_of_number(reader: Reader, at: int) -> bool:
    if reader.word(at + 1) == "'" and reader.glued(at + 1):
        return reader.word(at + 2) == "s" and reader.glued(at + 2)
    return reader.word(at + 1) in reader.lexicon.decade_ending and reader.glued(at + 1)


def _written_decade(reader: Reader, at: int, digits: str) -> Reading | None:
    last = at + 3 if reader.word(at + 1) == "'" else at + 2
    years = reader.lexicon.unit.read(reader.words, reader.past(last, "-"))
    last = years[1] if years and years[0] == "year" else last
    if len(digits) == 4:
        year = int(digits)
        # "The 1800s" are a century, "the 2000s" ten years: usage is settled for both.
        if year % 100 == 0 and year < 2000:
            return Reading(Years(year, year + 99), at, last)
        return Reading(_decade(year), at, last) if 1000 <= year <= 2100 else None
    apostrophe = reader.word(at - 1) == "'" and reader.glued(at)
    if not apostrophe and reader.lexicon.decade_before.read_back(reader.words, at) is None:
        return None
    return Reading(_decade(two_digit_year(int(digits))), at - 1 if apostrophe else at, last)


def _decade(year: int) -> Years:
    return Years(year, year + 9)


def read_century(reader: Reader, at: int) -> Reading | None:
    """Read "19th century", "XIXe siècle", "siglo XIX"."""
    numeral = reader.roman(at)
    ordinal = (numeral, at + 1) if numeral else reader.ordinal(at)
    if ordinal and 1 <= ordinal[0] <= 21:
        place = reader.past(ordinal[1], ".", "-")
        unit = reader.lexicon.unit.read(reader.words, place)
        if unit and unit[0] == "century":
            return Reading(_century(ordinal[0]), at, unit[1])
    unit = reader.lexicon.unit.read(reader.words, at)
    if unit and unit[0] == "century":
        numeral = reader.roman(unit[1])
        if numeral and numeral <= 21:
            return Reading(_century(numeral), at, unit[1] + 1)
    return None


def _century(number: int) -> Years:
    return Years((number - 1) * 100, number * 100 - 1)
