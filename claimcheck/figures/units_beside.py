"""The units and signs beside a number: currencies before it, units and ages after it."""

from __future__ import annotations

from claimcheck.figures.context import Context
from claimcheck.figures.lexicon import Unit
from claimcheck.figures.numerals import Form, Numeral, apply_abbreviation
from claimcheck.records import Kind


def currency_before(context: Context, place: int) -> tuple[int, Unit] | None:
    """Return the end and the unit of a currency sign or code before a number: "$", "US$", "GBP"."""
    line = context.line
    found = context.words.units.before.starting(line.words, place)
    if not found or not (line.is_digits(found[0]) or line.word(found[0]) in {".", "-"}):
        return None
    if line.gap(found[0]) not in {"", " "} or (line.is_word(place) and line.is_glued(place)):
        return None
    code = line.tokens[place].text
    tied = all(line.is_glued(at) for at in range(place + 1, found[0]))
    if found[1].name == code.upper():
        return found if tied and code.isupper() else None  # "All 12 members" are no sum in ALL, the Albanian currency
    return found if tied and (not code.isalpha() or code[0].isupper()) else None


def unit_after(context: Context, numeral: Numeral) -> tuple[int, Unit] | None:
    """Return the end and the unit of the unit words after a number."""
    line, units = context.line, context.words.units
    if numeral.form in {Form.ORDINAL, Form.MULTIPLE}:
        return None
    at = line.after_hyphen(numeral.last)
    age = units.ages_after.starting(line.words, at)
    if age:
        return age
    found = _unit_at(context, at, numeral)
    if found is None and line.word(at) in units.between:
        found = _unit_at(context, at + 1, numeral)
        found = found if found and found[1].kind in {Kind.DURATION, Kind.MEASURE} else None
    link = context.words.units.links.starting(line.words, at)
    if found is None and link and _links(numeral):
        found = _unit_at(context, link[0], numeral)
    share = context.words.numbers.links.starting(line.words, at) if numeral.form is Form.SHARE else None
    if found is None and share:
        found = _unit_at(context, share[0], numeral)
        found = found if found and found[1].kind in {Kind.DURATION, Kind.MEASURE} else None
    return found


def _links(numeral: Numeral) -> bool:
    return numeral.scaled or numeral.form in {Form.COLLECTIVE, Form.INDEFINITE} or numeral.value >= 1_000_000


def _unit_at(context: Context, place: int, numeral: Numeral) -> tuple[int, Unit] | None:
    line = context.line
    found = context.words.units.after.starting(line.words, place)
    if found is None or context.masked[place]:
        return None
    end, unit = found
    if not _fits(context, place, end, unit, numeral):
        return None
    weight = context.words.units.weights.starting(line.words, place)
    return weight if weight and _is_weight(context, place, weight[0], numeral) else found


def _is_weight(context: Context, place: int, end: int, numeral: Numeral) -> bool:
    """Tell whether pounds weigh rather than pay: "pounds of meat", "a 400-pound pig", "weighs 200 pounds"."""
    line = context.line
    if numeral.scaled:
        return False
    before = line.words[max(0, numeral.first - 6) : numeral.first]
    hyphened = line.word(place - 1) == "-" and line.is_glued(place)
    weighed = any(word in context.words.units.weight_context for word in before)
    return hyphened or weighed or line.word(end) in context.words.units.weight_links


def _fits(context: Context, place: int, end: int, unit: Unit, numeral: Numeral) -> bool:
    """Tell whether a possible unit is one here: short signs and codes only as they are written as such."""
    line = context.line
    written = line.text[line.tokens[place].start : line.tokens[end - 1].end]
    if line.is_glued(end) and line.is_word(end - 1) and (line.is_word(end) or line.is_digits(end)):
        return False
    if unit.kind is Kind.MONEY and end - place == 1 and len(written) == 3 and written.isascii() and written.isalpha():
        known = unit.name is not None and unit.name.lower() == line.words[place]
        return not known or written.isupper()
    if written in {"'", '"', "″"}:
        return numeral.digits and line.is_glued(place)
    if line.words[place] not in context.words.units.short:
        return True
    if not numeral.digits:
        return False
    if written.islower() or len(written) > 1:
        return line.is_glued(place) or (line.gap(place) == " " and line.words[place] not in {"s", "in", "h", "t"})
    return line.is_glued(place) and written in {"L", "W", "V"}


def sign_before(context: Context, place: int) -> tuple[str, int]:
    """Return the sign of a number at `place` and where the number starts: a tied hyphen, or a word for minus."""
    line, words = context.line, context.words
    negative = words.numbers.negative.starting(line.words, place)
    if negative and not words.hedges.before.ending(line.words, negative[0]):
        starts = line.is_digits(negative[0]) or line.word(negative[0]) in words.numbers.words
        return ("-", negative[0]) if starts else ("", place)
    word = line.word(place)
    if word not in {"-", "+"} or not line.is_glued(place + 1):
        return "", place
    if line.is_glued(place) and line.words[place - 1] not in {"(", "[", "'", '"', "«"}:
        return "", place
    signed = line.is_digits(place + 1) or words.units.before.starting(line.words, place + 1)
    return (word, place + 1) if signed else ("", place)


def settle_abbreviation(context: Context, numeral: Numeral, priced: bool) -> Numeral:
    """Take "m", "b", "M" for a scale only beside a currency."""
    if not numeral.abbreviated:
        return numeral
    after = numeral.last + 1
    followed = context.words.units.currency.starting(context.line.words, after)
    if followed is None:
        link = context.words.units.links.starting(context.line.words, after)
        followed = context.words.units.currency.starting(context.line.words, link[0]) if link else None
    if (priced and not (context.line.is_word(after) and context.line.is_glued(after))) or followed:
        return apply_abbreviation(numeral, context.words.numbers)
    return numeral
