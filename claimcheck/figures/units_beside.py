"""The units and signs beside a number: currencies before it, units and ages after it."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.figures.context import Context
from claimcheck.figures.digits import read_vulgar
from claimcheck.figures.lexicon import Unit, measures
from claimcheck.figures.line import Line
from claimcheck.figures.masks import is_labelled
from claimcheck.figures.nouns import counted_noun
from claimcheck.figures.numerals import Form, Numeral, apply_abbreviation
from claimcheck.figures.points import percentage_points
from claimcheck.records import Kind

_HOTTEST = 200  # degrees; above, a number with a C or F is a model
INCHES = 12  # in a foot
_THOUSAND = 1000
_MILLION = 1_000_000

# "24H", "48H": hours of whole days are a span of time, other ones may be a time of day.
_HOURS_OF_A_DAY = 24
#: Signs that are units behind a number and a space only as parts of a larger unit, each with that and their own name.
_WHOLES = {"in": ("foot", "inch"), "s": ("minute", "second")}
_INCH_DIGITS = 2
_OPENING = frozenset({"(", "[", "'", '"', "«", "/"})  # what may be tied to a currency of letters: "(EUR 5m)"
_LEAST_PRICE = 100  # of a currency whose name is a verb as well; a hundred won is less than a tenth of a dollar
_REACH_OF_PRICES = 4  # words before a number
_LINES_OF_PICTURES = frozenset({144, 240, 360, 480, 540, 576, 720, 1080, 1440, 2160, 4320})
_COLDEST_FAHRENHEIT = 20  # below, "13F" is the number of a form


def currency_before(context: Context, place: int) -> tuple[int, Unit] | None:
    """Return the end and the unit of a currency sign or code before a number: "$", "US$", "GBP"."""
    line = context.line
    found = context.words.units.before.starting(line.words, place)
    if not found or not (line.is_digits(found[0]) or line.word(found[0]) in {".", "-"}):
        return None
    inside = line.is_word(place) and line.is_glued(place) and line.word(place - 1) not in _OPENING
    if inside or line.gap(found[0]) not in {"", " "}:
        return None
    code = line.tokens[place].text
    tied = all(line.is_glued(at) for at in range(place + 1, found[0]))
    if found[1].name == code.upper():
        return found if tied and code.isupper() else None  # "All 12 members" are no sum in ALL, the Albanian currency
    written = line.folded[line.tokens[place].start : line.tokens[found[0] - 1].end]
    return found if tied and (not code.isalpha() or code[0].isupper() or written in measures().written_signs) else None


def past_stop(context: Context, numeral: Numeral) -> Numeral:
    """Return the numeral with the full stop of its scale abbreviation: "3,5 Mrd. Euro", "3.5 bn. euros".

    The full stop ends the sentence where neither a unit nor a word that goes on with it follows.
    """
    line, last = context.line, numeral.last
    if not _is_abbreviation_stop(context, last) or "\n" in line.gap(last + 1):
        return numeral
    word = line.word(last + 1)
    link = context.words.units.links.starting(line.words, last + 1)
    unit = context.words.units.after.starting(line.words, link[0] if link else last + 1)
    noun = context.words.capital_nouns and word not in context.words.stops
    goes_on = line.is_word(last + 1) and (line.tokens[last + 1].text.islower() or noun)
    return replace(numeral, last=last + 1) if unit or goes_on else numeral


def _is_abbreviation_stop(context: Context, place: int) -> bool:
    line = context.line
    if line.word(place) != "." or not line.is_glued(place) or place + 1 >= len(line):
        return False
    return line.words[place - 1] in context.words.numbers.abbreviations and line.is_word(place - 1)


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
    return found or _unit_of_share(context, at, numeral) or percentage_points(context, numeral)


def _unit_of_share(context: Context, place: int, numeral: Numeral) -> tuple[int, Unit] | None:
    """Return the unit of which a number is a part: "half of a mile", "0.4 of a percentage point"."""
    part = numeral.form is Form.SHARE or (numeral.digits and numeral.value < 1)
    link = context.words.numbers.links.starting(context.line.words, place) if part else None
    found = _unit_at(context, link[0], numeral) if link else None
    return found if found and found[1].kind in {Kind.DURATION, Kind.MEASURE, Kind.PERCENTAGE} else None


def _links(numeral: Numeral) -> bool:
    return numeral.scaled or numeral.form in {Form.COLLECTIVE, Form.INDEFINITE} or numeral.value >= 1_000_000


def _unit_at(context: Context, place: int, numeral: Numeral) -> tuple[int, Unit] | None:
    line = context.line
    if place < len(line) and context.masked[place]:
        return None
    candidates = context.words.units.after.all_starting(line.words, place)
    sign = measures().priced_signs.get(line.tokens[place].text) if place < len(line) else None
    if sign and _is_priced(context, numeral):
        return place + 1, Unit(sign, Kind.MONEY)
    found = next(((end, unit) for end, unit in candidates if _fits(context, place, end, unit, numeral)), None)
    weight = context.words.units.weights.starting(line.words, place)
    if weight and _is_weight(context, place, weight[0], numeral):
        return weight
    return found or _capital_sign(context, place, numeral)


def _capital_sign(context: Context, place: int, numeral: Numeral) -> tuple[int, Unit] | None:
    """Read the capital of "40C" and "104F": glued to two digits, to decimals, or to a number with a sign."""
    line, units = context.line, context.words.units
    unit = units.capital_signs.get(line.tokens[place].text) if place < len(line) and line.is_glued(place) else None
    if unit is None or not numeral.digits or (line.is_glued(place + 1) and line.is_word(place + 1)):
        return None
    long = len(line.words[numeral.first]) > 1 or numeral.step is not None
    minus = context.words.numbers.negative.ending(line.words, numeral.first) is not None
    signed = minus or (line.word(numeral.first - 1) == "-" and line.is_glued(numeral.first))
    after_small_word = units.capital_singles and line.word(numeral.first - 1) in context.words.prepositions
    if numeral.value >= _HOTTEST or is_labelled(line, numeral.first, context.words):
        return None
    form = unit.name == "degree_fahrenheit" and numeral.value < _COLDEST_FAHRENHEIT
    return (place + 1, unit) if (long and not form) or signed or after_small_word else None


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
    if any(line.is_digits(at) and not line.is_glued(at) for at in range(place + 1, end)):
        return False  # "6ft 2in" is no area
    if unit.kind is Kind.PERCENTAGE and written.isalpha() and len(written) == 2 and not written.islower():
        return False  # "12 PC games"
    if unit.kind is Kind.MONEY and _is_no_money(context, place, end, unit, numeral):
        return False
    if line.is_glued(end) and line.is_digits(end - 1) and line.is_word(end):
        return False  # "6ft2in" is no area
    if line.is_glued(end) and line.is_word(end - 1) and (line.is_word(end) or line.is_digits(end)):
        return unit.name == "foot" and is_inches(line, end) and line.is_glued(place)  # "5ft11"
    if written.lower() in context.words.units.verbs and not numeral.scaled and numeral.value < _LEAST_PRICE:
        return False  # "12 won"
    if unit.kind is Kind.MONEY and end - place == 1 and len(written) == 3 and written.isascii() and written.isalpha():
        known = unit.name is not None and unit.name.lower() == line.words[place]
        return not known or written.isupper()
    if written in {"'", '"', "″"}:
        return numeral.digits and line.is_glued(place) and not _closes_quotation(line, place)
    if line.words[place] not in context.words.units.short:
        return True
    if not numeral.digits or (unit.kind is Kind.MONEY and not _is_pence(line, place, numeral)):
        return False
    if len(written) == 1 and line.is_glued(place) and is_labelled(line, numeral.first, context.words):
        return False  # "section 11g", "plot 4h"
    if written.islower() or len(written) > 1:
        return line.is_glued(place) or (line.gap(place) == " " and _stands_apart(context, place, end, unit, numeral))
    spaced = written == "L" and line.gap(place) == " " and line.word(end) != "."  # "1,5 L"
    return (line.is_glued(place) or spaced) and (
        written in {"L", "W", "V"} or _is_whole_days(context, written, numeral)
    )


def _is_whole_days(context: Context, written: str, numeral: Numeral) -> bool:
    """Tell whether a capital stands for the hours of whole days: « fermé 48H »; « 18H » is a time of day."""
    hours = written.lower() in context.words.units.elapsed.letters
    return hours and numeral.value >= _HOURS_OF_A_DAY and numeral.value % _HOURS_OF_A_DAY == 0


def _is_priced(context: Context, numeral: Numeral) -> bool:
    """Tell whether a word of prices stands shortly before a number: "a ticket costs 500 Ft", «costa 7 lei»."""
    before = context.line.words[max(0, numeral.first - _REACH_OF_PRICES) : numeral.first]
    return any(word in context.words.units.prices for word in before)


def _closes_quotation(line: Line, place: int) -> bool:
    """Tell whether a mark closes a quotation that the mark in front of it opens: counted "3 million" marchers."""
    before = next((at for at in range(place - 1, -1, -1) if line.words[at] == '"'), None)
    if line.words[place] != '"' or before is None:
        return False
    return not (before and line.is_glued(before))


def _is_pence(line: Line, place: int, numeral: Numeral) -> bool:
    """Tell whether a letter counts the hundredths of a currency: "80p", "189.9p", "412p", not "720p" or "80 p"."""
    return (numeral.value not in _LINES_OF_PICTURES or numeral.step is not None) and line.is_glued(place)


def is_inches(line: Line, place: int) -> bool:
    """Tell whether the digits at `place` can be the inches of a height in feet: one to eleven."""
    return line.is_digits(place) and len(line.words[place]) <= _INCH_DIGITS and 0 < int(line.words[place]) < INCHES


def _is_no_money(context: Context, place: int, end: int, unit: Unit, numeral: Numeral) -> bool:
    """Tell whether the word for a currency is of the next number, an adjective, or another word: «alle 9 lei»."""
    written = context.line.text[context.line.tokens[place].start : context.line.tokens[end - 1].end]
    if written in context.words.units.only_priced and not _is_priced(context, numeral):
        return True
    return _prices_next(context, place, end, numeral) or _names_noun(context, end, unit)


def _prices_next(context: Context, place: int, end: int, numeral: Numeral) -> bool:
    """Tell whether a currency belongs to the number after it: "two $500 vouchers", "a $40 million deal"."""
    line = context.line
    if (
        not line.is_digits(end)
        or line.is_glued(place)
        or (line.is_word(place) and not line.tokens[place].text.isupper())
    ):
        return False
    return line.is_glued(end) or not numeral.digits


def _names_noun(context: Context, end: int, unit: Unit) -> bool:
    """Tell whether a word for a thousand of money is an adjective: "ten grand pianos", "three Grand Slam titles"."""
    line = context.line
    return unit.factor == _THOUSAND and line.is_word(end) and line.words[end] not in context.words.stops


def _stands_apart(context: Context, place: int, end: int, unit: Unit, numeral: Numeral) -> bool:
    """Tell whether a short sign is a unit though a space stands before it: "816 t", never "5 t-shirts".

    Some are words as well, and units only after a larger one: "5 ft 2 in", "4 min 12 s".
    """
    line = context.line
    if line.word(end) in {"-", "'"} and line.is_glued(end):
        return False
    whole = _WHOLES.get(line.words[place])
    if whole is None:
        return True
    larger = context.words.units.after.ending(line.words, numeral.first)
    return larger is not None and (larger[1].name, unit.name) == whole


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
    if line.is_glued(place) and line.words[place - 1] not in _OPENING - {"/"}:
        return "", place
    signed = _begins_figures(line, place + 1) or words.units.before.starting(line.words, place + 1)
    return (word, place + 1) if signed else ("", place)


def _begins_figures(line: Line, place: int) -> bool:
    """Tell whether a number in figures begins at `place`: 5, ½, .5."""
    if line.is_digits(place) or read_vulgar(line, place):
        return True
    return line.word(place) in {".", ","} and line.is_glued(place + 1) and line.is_digits(place + 1)


def settle_abbreviation(context: Context, numeral: Numeral, priced: bool) -> Numeral:
    """Take "m", "b", "M" for a scale only beside a currency, or before what is counted in millions: "2m people"."""
    if not numeral.abbreviated:
        return numeral
    after = numeral.last + 1
    stopped = after + 1 if context.line.word(after) == "." and context.line.is_glued(after) else after
    followed = context.words.units.currency.starting(context.line.words, stopped)
    if followed is None:
        link = context.words.units.links.starting(context.line.words, stopped)
        followed = context.words.units.currency.starting(context.line.words, link[0]) if link else None
    scaled = (priced and not (context.line.is_word(after) and context.line.is_glued(after))) or followed
    if scaled or _is_counted_in_millions(context, numeral):
        return apply_abbreviation(numeral, context.words.numbers)
    return numeral


def _is_counted_in_millions(context: Context, numeral: Numeral) -> bool:
    """Tell whether digits with a letter stand before what the press counts so: "2m people", « 2,5 M de visiteurs »."""
    line, place = context.line, numeral.last
    if not numeral.digits or not (line.is_glued(place) or line.tokens[place].text.isupper()):
        return False
    if context.words.numbers.abbreviations[numeral.abbreviated] < _MILLION or line.is_glued(place + 1):
        return False
    return counted_noun(line, place + 1, context.words) in context.words.in_millions
