"""Points that are percentage points: "rose 2 points to 41 %", « un taux en baisse de 0,3 point »; none of an index."""

from __future__ import annotations

import re

from claimcheck.figures.context import Context
from claimcheck.figures.lexicon import Unit
from claimcheck.figures.line import Line
from claimcheck.figures.numerals import Form, Numeral
from claimcheck.records import Kind

_POINTS = Unit("percentage_point", Kind.PERCENTAGE)
_MOST = 50  # points: a share of a hundred hardly moves by more
_REACH_OF_LEVEL = 7  # tokens between the points and the share that they changed, with its number
_REACH_OF_SUBJECT = 12  # tokens between what is told in per cent and the points
_STOPS = frozenset(".;:!?")
_SIGNS = frozenset("+-")
_FIGURE = re.compile(r"\d+|[.,]")


def percentage_points(context: Context, numeral: Numeral) -> tuple[int, Unit] | None:
    """Return the end and the unit of points of which the words around say that they are of per cent."""
    line, words = context.line, context.words.units.points
    at = line.after_hyphen(numeral.last)
    if line.word(at) not in words.nouns or numeral.form not in {Form.PLAIN, Form.SHARE} or numeral.value >= _MOST:
        return None
    sentence = _sentence(line, numeral.first, at)
    if not words.indices.isdisjoint(line.words[sentence.start : sentence.stop]):
        return None
    shown = (
        _level_behind(context, at + 1)
        or _level_before(context, numeral.first, at + 1, sentence.start)
        or _is_of_a_rate(context, numeral.first, sentence.start)
    )
    return (at + 1, _POINTS) if shown else None


def _sentence(line: Line, first: int, last: int) -> range:
    """Return the places of the sentence around; a full stop between figures ends none."""
    start, end = first, last
    while start > 0 and not _ends_sentence(line, start - 1):
        start -= 1
    while end < len(line) and not _ends_sentence(line, end):
        end += 1
    return range(start, end)


def _ends_sentence(line: Line, place: int) -> bool:
    inside = line.is_glued(place) and line.is_glued(place + 1) and line.is_digits(place + 1)
    return line.words[place] in _STOPS and not inside


def _level_behind(context: Context, place: int) -> bool:
    """Tell whether the share follows that the points led to: "to 41 %", « , à 7,1 % », „auf 15 Prozent“."""
    line = context.line
    at = place + (line.word(place) == ",")
    if line.word(at) == context.words.numbers.joiner:
        at += 2  # « perd deux points et tombe à 41 % »
    if line.word(at) not in context.words.units.points.links:
        return False
    numbers = range(at + 1, min(len(line), at + 1 + _REACH_OF_LEVEL))
    first = next((number for number in numbers if line.is_digits(number)), None)
    if first is None or not all(line.words[inner] in context.words.stops for inner in range(at + 1, first)):
        return False  # "to finish at 40%"
    end = first
    while _FIGURE.fullmatch(line.word(end)) and (end == first or line.is_glued(end)):
        end += 1
    return _is_percent(context, end)


def _level_before(context: Context, first: int, last: int, start: int) -> bool:
    """Tell whether the share stands in front and the points are told as its move: "41 %, up 2 points"."""
    line, words = context.line, context.words
    percent = next(
        (at for at in range(first - 1, max(start, first - _REACH_OF_LEVEL), -1) if _is_percent(context, at)), None
    )
    if percent is None or not {",", "("}.intersection(line.words[percent:first]):
        return False
    moves = {*line.words[percent:first], line.word(last), line.word(last + 1)}
    number = percent
    while number > start and _FIGURE.fullmatch(line.words[number - 1]):
        number -= 1
    changed = {line.word(number - 1), line.word(number - 2)} & (words.units.points.moves | words.hedges.changes)
    return not changed and not (words.units.points.moves | _SIGNS).isdisjoint(moves)


def _is_of_a_rate(context: Context, first: int, start: int) -> bool:
    """Tell whether what is told in per cent stands in front: a rate, a turnout, « le taux de chômage »."""
    near = range(max(start, first - _REACH_OF_SUBJECT), first)
    return any(context.line.words[at] in context.words.units.points.rates for at in near)


def _is_percent(context: Context, place: int) -> bool:
    found = context.words.units.after.starting(context.line.words, place)
    return found is not None and found[1].name == "percent"
