"""What stands in the place of what, where two statements are the same word for word but for one name, figure or date.

It may stand in several places, in a list, beside a speaker, or be one bound of a range. Whether the
two exclude each other is not asked here: "Berg also protested", "Holm also protested" may both be true.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.names import same_name
from claimcheck.comparison.vocabulary.sorts import several
from claimcheck.comparison.vocabulary.spelling import perhaps_one_name
from claimcheck.comparison.vocabulary.terms import is_function_word, name_spans
from claimcheck.figures.intervals import QuantityRelation, relate_quantities
from claimcheck.languages.scanner import Token, TokenKind, scan
from claimcheck.records import Qualifier, Quantity

#: The kinds of what is exchanged that are no amount and no date.
NAME = "name"
IDENTIFIER = "identifier"

# Bounds of one sort leave room for each other's values, and are exchanged all the same: more than 150, more than 650.
_BOUNDS = frozenset({Qualifier.AT_LEAST, Qualifier.MORE_THAN, Qualifier.AT_MOST, Qualifier.LESS_THAN, Qualifier.RANGE})

_APART = frozenset({QuantityRelation.DISJOINT, QuantityRelation.OTHER_UNIT})

# "Also" leaves room for another name so many words from it, with no sign between.
_NEAR = 3

_APOSTROPHES = frozenset({"'", "\u2019"})

_NUMBER = re.compile(r"\d+")

_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Exchange:
    """What stands on each side in one place of a wording: its kind, its words, and where they stand in the articles."""

    kind: str
    a: str
    b: str
    a_start: int
    b_start: int


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in which two statements differ: the words of each side there, by their offsets in the quotes."""

    a: _Span
    b: _Span


def one_exchange(a: Statement, b: Statement) -> Exchange | None:
    """Return the one name, figure or date in which two statements differ, None where they differ otherwise."""
    if a.language != b.language:
        return None
    found = [_exchange(place, a, b) for place in _places(a, b)]
    first = found[0] if found else None
    if first is None or any(one is None or _words(one) != _words(first) for one in found):
        return None
    return first


def leaves_room_for_another(exchange: Exchange, a: Statement, b: Statement) -> bool:
    """Tell whether a word near an exchanged name tells that there is more than one: Berg also protested."""
    return exchange.kind == NAME and (
        _is_beside_several(a, exchange.a_start, exchange.a) or _is_beside_several(b, exchange.b_start, exchange.b)
    )


def _is_beside_several(side: Statement, start: int, words: str) -> bool:
    tokens = scan(side.claim.quote)
    first, last = start - side.claim.start, start - side.claim.start + len(words)
    before = _up_to_a_sign([token for token in reversed(tokens) if token.end <= first])
    behind = _up_to_a_sign([token for token in tokens if token.start >= last])
    phrases = several(side.language)
    return bool(phrases.find(before[::-1]) or phrases.find(behind))


def _up_to_a_sign(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens nearest to a name, up to the first that parts it from what follows."""
    near: list[Token] = []
    for token in tokens[: 2 * _NEAR]:
        if token.kind is TokenKind.SIGN and token.text not in ("-", *_APOSTROPHES):
            break
        near.append(token)
    return near


def _words(exchange: Exchange) -> tuple[str, str, str]:
    return exchange.kind, exchange.a, exchange.b


def _places(a: Statement, b: Statement) -> Iterator[_Place]:
    """Yield where two statements differ, each place as wide as the name, the amount or the date that stands there."""
    tokens_a, tokens_b = scan(a.claim.quote), scan(b.claim.quote)
    first, second = ([_plain(token) for token in tokens] for tokens in (tokens_a, tokens_b))
    wholes_a, wholes_b = _wholes(a), _wholes(b)
    places: list[_Place] = []
    for tag, i, k, j, n in SequenceMatcher(a=first, b=second, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        place = _Place(_widened(tokens_a, i, k, wholes_a), _widened(tokens_b, j, n, wholes_b))
        if place not in places:  # two words of one name
            places.append(place)
    yield from places


def _plain(token: Token) -> str:
    return "'" if token.text in _APOSTROPHES else token.text


def _wholes(side: Statement) -> list[_Span]:
    """Return where the names, the amounts, the dates and other numbers of a statement stand in its quote."""
    start = side.claim.start
    figures = [(q.start - start, q.end - start) for q in (*side.claim.quantities, *side.claim.dates)]
    return [*figures, *name_spans(side.claim), *((one.start, one.end) for one in side.identifiers)]


def _widened(tokens: Sequence[Token], first: int, last: int, wholes: Sequence[_Span]) -> _Span:
    """Return the stretch of some tokens, with all of each whole that it touches; empty where nothing stands there."""
    if first == last:
        at = tokens[first].start if first < len(tokens) else tokens[-1].end
        start = end = at
    else:
        start, end = tokens[first].start, tokens[last - 1].end
    touched = [(x, y) for x, y in wholes if x < max(end, start + 1) and start < y]
    return min([start, *(x for x, _ in touched)]), max([end, *(y for _, y in touched)])


def _exchange(place: _Place, a: Statement, b: Statement) -> Exchange | None:
    """Return what is exchanged in a place, None where it is neither names nor figures, or the same in other words."""
    return _of_figures(place, a, b) or _of_names(place, a, b) or _of_identifiers(place, a, b)


def _of_figures(place: _Place, a: Statement, b: Statement) -> Exchange | None:
    x, y = _figure_at(a, place.a), _figure_at(b, place.b)
    if x is None or y is None or x.kind is not y.kind:
        return None
    relation = relate_quantities(x, y)
    bounds = x.qualifier is y.qualifier and x.qualifier in _BOUNDS and (x.low, x.high) != (y.low, y.high)
    if relation not in _APART and not bounds:
        return None
    return Exchange(str(x.kind), x.text, y.text, x.start, y.start)


def _figure_at(side: Statement, span: _Span) -> Quantity | None:
    """Return the amount or the date that fills a place, None where other words stand there as well."""
    start, end = span[0] + side.claim.start, span[1] + side.claim.start
    figures = (*side.claim.quantities, *side.claim.dates)
    return next((one for one in figures if (one.start, one.end) == (start, end)), None)


def _has_figure(side: Statement, span: _Span) -> bool:
    start, end = span[0] + side.claim.start, span[1] + side.claim.start
    return any(start < one.end and one.start < end for one in (*side.claim.quantities, *side.claim.dates))


def _of_names(place: _Place, a: Statement, b: Statement) -> Exchange | None:
    x, y = _name_at(a, place.a), _name_at(b, place.b)
    if x is None or y is None:
        return None
    (first, at_a), (second, at_b) = x, y
    keys = first.casefold(), second.casefold()
    if same_name(*keys) or perhaps_one_name(*keys):
        return None
    return Exchange(NAME, first, second, at_a + a.claim.start, at_b + b.claim.start)


def _name_at(side: Statement, span: _Span) -> tuple[str, int] | None:
    """Return the one name in a place and its offset in the quote, None where more stands there than an elided word."""
    inside = [(x, y) for x, y in name_spans(side.claim) if span[0] <= x and y <= span[1]]
    if len(inside) != 1:
        return None
    ((start, end),) = inside
    rest = [token for token in scan(side.claim.quote) if span[0] <= token.start < start or end <= token.start < span[1]]
    if not all(_plain(token) == "'" or is_function_word(token.text.lower(), side.language) for token in rest):
        return None
    return side.claim.quote[start:end], start


def _of_identifiers(place: _Place, a: Statement, b: Statement) -> Exchange | None:
    """Return two numbers that are no amounts: the 24th that is called « le 24 », a bus line."""
    if _has_figure(a, place.a) or _has_figure(b, place.b):
        return None
    x, y = a.claim.quote[slice(*place.a)], b.claim.quote[slice(*place.b)]
    if _NUMBER.sub("", x) != _NUMBER.sub("", y):
        return None
    return Exchange(IDENTIFIER, x, y, place.a[0] + a.claim.start, place.b[0] + b.claim.start)
