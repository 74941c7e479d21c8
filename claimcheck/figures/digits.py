"""Numbers written in figures: grouping signs, decimals, vulgar fractions."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

from claimcheck.figures.lexicon import NumberWords
from claimcheck.figures.line import Line
from claimcheck.frozen import frozen

_LONGEST = 30  # digits; a longer run is an identifier, not an amount
_TEN = Decimal(10)
_DASHES = frozenset({"-", "–", "—"})
_SIGNS = frozenset({"-", "+", "("})  # what may stand right before ".5"
_TIMES = frozenset({"×", "x", "·"})


@frozen
class Digits:
    """A number in figures: the place after it, its value, and its last decimal place (None for a whole number)."""

    last: int
    value: Decimal
    step: Decimal | None
    grouped: bool = False


def read_digits(line: Line, place: int, words: NumberWords) -> Digits | None:
    """Return the number in figures that starts at `place`.

    Signs are read as the language writes them: in French a full stop before three digits groups thousands and a comma
    starts the decimals, in English the reverse; spaces and apostrophes group in every language. None where the digits
    are part of something else: a version, an address, a list without spaces.
    """
    if line.word(place) in {words.decimal, "."} and line.is_glued(place + 1) and line.is_digits(place + 1):
        return _leading_decimal(line, place)
    if not line.is_digits(place):
        return None
    foreign = _with_foreign_signs(line, place, words)
    if foreign:
        return foreign
    last, digits, separator = _grouped(line, place, words)
    if len(digits) > _LONGEST:
        return None
    decimals = _decimals(line, last, words, separator)
    if decimals is None:
        return None
    if decimals:
        last += 2
    value = Decimal(f"{digits}.{decimals}" if decimals else digits)
    step = Decimal(1).scaleb(-len(decimals)) if decimals else None
    if not decimals and _is_price_dash(line, last):
        return Digits(last + 2, value, None, bool(separator))
    power = _power_of_ten(line, last)
    if power and not _is_minute(line, last, value):
        return Digits(power[0], value.scaleb(power[1]), (step or Decimal(1)).scaleb(power[1]))
    raised = _exponent(line, last, raised=value == _TEN)
    if raised and value:
        return Digits(raised[0], value ** raised[1], None)
    return Digits(last, value, step, bool(separator))


def _is_price_dash(line: Line, place: int) -> bool:
    """Tell whether the dash of a price without cents stands at `place`: "12.000,- Euro", "85.– Franken"."""
    tied = line.is_glued(place) and line.is_glued(place + 1) and not line.is_glued(place + 2)
    return tied and line.word(place) in {",", "."} and line.word(place + 1) in _DASHES


def _with_foreign_signs(line: Line, place: int, words: NumberWords) -> Digits | None:
    """Return a number whose signs can only be those of another language: 1.000.000 or 1.234,56 in an English text.

    One sign alone ("1.234") is read as the language of the text has it.
    """
    parts, signs, last = [line.words[place]], "", place + 1
    while (
        line.word(last) in {".", ","} and line.is_glued(last) and line.is_glued(last + 1) and line.is_digits(last + 1)
    ):
        signs += line.word(last)
        parts.append(line.words[last + 1])
        last += 2
    if len(signs) < 2 or signs[0] != words.decimal or len(parts[0]) > 3 or parts[0].startswith("0"):
        return None
    decimals = parts.pop() if signs[-1] != signs[0] else ""
    whole = signs[: len(parts) - 1]
    if whole != signs[0] * len(whole) or any(len(part) != 3 for part in parts[1:]):
        return None
    digits = "".join(parts)
    value = Decimal(f"{digits}.{decimals}" if decimals else digits)
    return Digits(last, value, Decimal(1).scaleb(-len(decimals)) if decimals else None, grouped=True)


def _power_of_ten(line: Line, place: int) -> tuple[int, int] | None:
    """Return the end and the power of ten of a number in scientific notation: 1.2e6, 1.2 × 10^6, 1.2 x 10⁶."""
    if line.word(place) == "e" and line.is_glued(place):
        return _signed(line, place + 1)
    if line.word(place) in _TIMES and line.word(place + 1) == "10":
        return _exponent(line, place + 2, raised=True)
    return None


def _is_minute(line: Line, place: int, value: Decimal) -> bool:
    """Tell whether a number is that of a minute with those added to it, « 45e+2 »: nobody writes 4500 like this."""
    return line.word(place) == "e" and line.word(place + 1) == "+" and value >= _TEN


def _exponent(line: Line, place: int, *, raised: bool) -> tuple[int, int] | None:
    """Return the end and the exponent that stands behind a base: ^6, ^-1, and with `raised` ⁶.

    A raised digit is an exponent behind a ten only; behind another number it leads to a note at the foot of the page.
    """
    if line.word(place) == "^" and line.is_glued(place):
        return _signed(line, place + 1)
    minus = line.word(place) == "⁻"
    at = place + minus
    digits = unicodedata.normalize("NFKC", line.word(at))
    tied = line.is_glued(place) and line.is_glued(at)
    if not raised or not tied or digits == line.word(at) or not digits.isdecimal() or len(digits) > 2:
        return None
    return at + 1, -int(digits) if minus else int(digits)


def _signed(line: Line, place: int) -> tuple[int, int] | None:
    """Return the end and the value of a whole number of two digits at most, signed or not, tied to its base."""
    sign = line.word(place) in {"-", "+"} and line.is_glued(place)
    at = place + sign
    if not line.is_digits(at) or not line.is_glued(at) or len(line.words[at]) > 2:
        return None
    return at + 1, int(line.words[at]) * (-1 if line.word(place) == "-" else 1)


def read_vulgar(line: Line, place: int) -> tuple[int, Decimal] | None:
    """Return the end and the value of a fraction written as one character (½) or with a stroke (3/4)."""
    word = line.word(place)
    if len(word) == 1 and not word.isascii() and unicodedata.category(word) == "No":
        value = Decimal(str(unicodedata.numeric(word))).quantize(Decimal("0.0000001")).normalize()
        return (place + 1, value) if 0 < value < 1 else None
    if line.is_digits(place) and line.word(place + 1) in {"/", "⁄"} and line.is_digits(place + 2):
        return _stroke(line, place)
    return None


def _stroke(line: Line, place: int) -> tuple[int, Decimal] | None:
    above, below = line.words[place], line.words[place + 2]
    tied = line.is_glued(place + 1) and line.is_glued(place + 2)
    if not tied or len(above) > 3 or len(below) > 3 or line.word(place + 3) == "/":
        return None
    if line.word(place + 3) == "-" and line.is_digits(place + 4):
        return None
    if not 0 < int(above) < int(below) or int(below) > 100:
        return None
    return place + 3, Decimal(int(above)) / Decimal(int(below))


def _leading_decimal(line: Line, place: int) -> Digits | None:
    decimals = line.words[place + 1]
    before = line.word(place - 1)
    opened = before in _SIGNS or (len(before) == 1 and unicodedata.category(before) == "Sc")  # "$.75"
    if (
        (line.is_glued(place) and not opened)
        or len(decimals) > _LONGEST
        or (line.word(place + 2) in {".", ","} and line.is_glued(place + 3))
    ):
        return None
    return Digits(place + 2, Decimal(f"0.{decimals}"), Decimal(1).scaleb(-len(decimals)))


def _grouped(line: Line, place: int, words: NumberWords) -> tuple[int, str, str]:
    """Return the place after the whole part, its digits, and the sign that groups them ("" if none)."""
    digits, last = line.words[place], place + 1
    if len(digits) > 3 or digits.startswith("0"):
        return last, digits, ""
    separator = ""
    while True:
        step = _group_at(line, last, words)
        if step is None or (separator and step[1] != separator):
            return last, digits, separator
        separator = step[1]
        digits += line.words[step[0] - 1]
        last = step[0]


def _group_at(line: Line, place: int, words: NumberWords) -> tuple[int, str] | None:
    if line.is_digits(place):
        ungrouped = len(line.words[place]) == 3 and line.gap(place) == " "
        return (place + 1, " ") if ungrouped else None
    sign = line.word(place)
    if sign not in {words.group, "'"} or not line.is_digits(place + 1) or len(line.words[place + 1]) not in {2, 3}:
        return None
    if not (line.is_glued(place) and line.is_glued(place + 1)):
        return None
    if len(line.words[place + 1]) == 2 and not _indian(line, place, sign):
        return None
    return place + 2, sign


def _indian(line: Line, place: int, sign: str) -> bool:
    """Tell whether two digits are a group as in 12,34,567."""
    return (
        line.word(place + 2) == sign
        and line.is_digits(place + 3)
        and line.is_glued(place + 3)
        and (len(line.words[place + 3]) in {2, 3})
    )


def _decimals(line: Line, place: int, words: NumberWords, separator: str) -> str | None:
    """Return the decimals that start at `place`, "" where there are none, None where this is not a number at all."""
    sign = line.word(place)
    if sign not in {words.decimal, words.other_decimal} or not sign or sign == separator:
        return ""
    if not (line.is_digits(place + 1) and line.is_glued(place) and line.is_glued(place + 1)):
        return ""
    decimals = line.words[place + 1]
    more = line.word(place + 2) in {".", ",", words.group} and line.is_glued(place + 2)
    if more and line.is_digits(place + 3) and line.is_glued(place + 3):
        return None
    if len(decimals) > _LONGEST:
        return None
    return decimals
