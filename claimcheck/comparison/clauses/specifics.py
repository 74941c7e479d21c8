"""The specifics of a statement: what an article gives in few places, so that two that give it may speak of one fact.

A figure, a year or a day, a number that is no amount (of a lot, a telephone), words in quotation marks. The day of the
news is none: everything in an article happens around it. Nor is a short number that only names: line 4, « Véra 100 ».
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Collection, Hashable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from claimcheck.annotation.vocabulary import own_words
from claimcheck.comparison.clauses.parts import QUOTES
from claimcheck.comparison.evidence.roles import is_bracketed, significant_digits
from claimcheck.comparison.statements import Figure, Statement
from claimcheck.comparison.vocabulary.terms import Term
from claimcheck.figures.identifiers import Identifier, IdentifierKind
from claimcheck.languages.scanner import TokenKind, scan
from claimcheck.records import Kind, Quantity

# A day so near to one of publication is that of the news.
_DAYS_OF_NEWS = 3

# Numbers from this one on, and those of so many digits, are rarely alike by chance.
_LARGE = 1000
_RARE_DIGITS = 3
_TWO_DIGITS = 2

# A number that is no amount and has so many digits is given to one thing.
_DIGITS_OF_A_LOT = 5

# A date by its length in ISO 8601.
_YEAR, _MONTH = len("2026"), len("2026-01")

# A longer quotation is a speech: two words of it may stand anywhere.
_LONGEST_QUOTED = 4

# So close behind a name a number belongs to it.
_BEHIND_A_NAME = 1


class Strength(IntEnum):
    """How seldom two articles give one specific of two things."""

    FAINT = 1
    PLAIN = 2
    STRONG = 3


@dataclass(frozen=True, slots=True)
class Quotation:
    """Where in the article the words of a short quotation stand, the marks left out.

    `is_title` says that it opens with a capital in the midst of a sentence, `is_determined` that an article or the like
    leads to it, other than an indefinite one: the "pilot whales".
    """

    start: int
    end: int
    is_title: bool
    is_determined: bool


@dataclass(frozen=True, slots=True)
class Specific:
    """A number of a statement, or words that it quotes, from one offset of the article to another.

    Two specifics of one `key` may be one. `figure` is the amount or the date, `identifier` the number that is none,
    `terms` the words of content that it is made of, `quotation` the one in which they stand.
    """

    statement: Statement
    key: Hashable
    start: int
    end: int
    strength: Strength
    figure: Figure | None = None
    terms: tuple[Term, ...] = ()
    identifier: Identifier | None = None
    quotation: Quotation | None = None

    @property
    def is_number(self) -> bool:
        """Tell whether it is a number, and no words."""
        return self.figure is not None or self.identifier is not None


def specifics_of(statement: Statement, published: Collection[datetime.date]) -> Iterator[Specific]:
    """Yield the specifics of a statement; `published` are the days of publication of the articles it is compared in."""
    for figure in (*statement.amounts, *statement.dates):
        strength = _of_date(figure, published) if figure.quantity.kind is Kind.DATE else _of_amount(figure, statement)
        if strength:
            quantity = figure.quantity
            key = quantity.kind is Kind.DATE, quantity.value
            yield Specific(statement, key, quantity.start, quantity.end, strength, figure)
    yield from _identified(statement)
    yield from _quoted(statement)


def _identified(statement: Statement) -> Iterator[Specific]:
    """Yield the long numbers that are no amounts; in digits alone one may be an amount to the other article."""
    for one in statement.identifiers:
        if one.kind is not IdentifierKind.TELEPHONE and sum(map(str.isdigit, one.key)) < _DIGITS_OF_A_LOT:
            continue
        written = one.text if one.kind is IdentifierKind.TELEPHONE else one.key
        end = one.end + statement.claim.start
        key = (False, int(one.key)) if one.key.isdecimal() else ("#", one.key)
        yield Specific(statement, key, end - len(written), end, Strength.STRONG, identifier=one)


def _of_amount(figure: Figure, statement: Statement) -> Strength | None:
    quantity = figure.quantity
    if quantity.value is None or figure.earlier or (figure.listed and not _is_of_a_lot(quantity)):
        return None
    if _names(figure, statement) or is_bracketed(figure, statement):
        return None
    digits = significant_digits(quantity.text)
    large = isinstance(quantity.value, int | float) and abs(quantity.value) >= _LARGE
    if quantity.kind is Kind.MONEY or digits >= _RARE_DIGITS or large:
        return Strength.STRONG
    if digits >= _TWO_DIGITS or quantity.kind not in (Kind.COUNT, Kind.ORDINAL):
        return Strength.PLAIN
    return None if _is_of_those_known(figure, statement) else Strength.FAINT


def _is_of_a_lot(quantity: Quantity) -> bool:
    """Tell whether a number that only names has so many digits that two things never share it: « le 874343 »."""
    return quantity.text.isdecimal() and len(quantity.text) >= _DIGITS_OF_A_LOT


def _is_of_those_known(figure: Figure, statement: Statement) -> bool:
    """Tell whether a number stands behind an article, or points to who was told of before: the two nations."""
    before = statement.frame[max(0, figure.place - 1) : figure.place]
    return not own_words(statement.language, "function_words", "determiners").isdisjoint(before)


def _names(figure: Figure, statement: Statement) -> bool:
    """Tell whether a number stands right behind a name: an album, a ship, a motorway."""
    start = figure.quantity.start
    return any(term.name and 0 <= start - term.end <= _BEHIND_A_NAME for term in statement.names)


def _of_date(figure: Figure, published: Collection[datetime.date]) -> Strength | None:
    """Return how telling a date is: a year or a day that is written out, a month; none that is near the news."""
    value = figure.quantity.value
    if not isinstance(value, str) or figure.listed:
        return None
    if any(_is_of_the_news(value, day) for day in published):
        return None
    in_digits = any(sign.isdigit() for sign in figure.quantity.text)
    if len(value) == _MONTH:
        return Strength.PLAIN
    return Strength.STRONG if in_digits else None


def _is_of_the_news(value: str, published: datetime.date) -> bool:
    if len(value) <= _MONTH:
        return published.isoformat().startswith(value)
    try:
        day = datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return abs((day - published).days) <= _DAYS_OF_NEWS


def _quoted(statement: Statement) -> Iterator[Specific]:
    """Yield the words of content of each short quotation by twos, and a word that is quoted alone."""
    for start, end in _quotations(statement):
        terms = [term for term in statement.terms if start <= term.start and term.end <= end and not term.name]
        if len(terms) > _LONGEST_QUOTED:
            continue
        quotation = _quotation(statement, start, end)
        if len(terms) == 1:
            key = '"', terms[0].key
            yield Specific(statement, key, start, end, Strength.FAINT, terms=(terms[0],), quotation=quotation)
        for one, other in pairwise(terms):
            pair = '"', one.key, other.key
            yield Specific(
                statement, pair, one.start, other.end, Strength.PLAIN, terms=(one, other), quotation=quotation
            )


def _quotation(statement: Statement, start: int, end: int) -> Quotation:
    quote, offset = statement.claim.quote, statement.claim.start
    before = quote[: start - offset].rstrip("\"'«»“”„ \u00a0\u202f")
    begins = not before or before.endswith((":", ".", "?", "!"))
    words = [token.text.lower() for token in scan(before)[-1:]]
    return Quotation(
        start,
        end,
        is_title=not begins and quote[start - offset :].lstrip()[:1].isupper(),
        is_determined=not _articles(statement.language).isdisjoint(words),
    )


@functools.cache
def _articles(language: str) -> frozenset[str]:
    """Return the words that lead to what is known by its name: articles, without "a", "his" and "of"."""
    others = [("facts", "indefinite"), ("speech", "possessives"), ("limits", "complements")]
    return own_words(language, "function_words", "determiners").difference(
        *(own_words(language, *key) for key in others)
    )


def _quotations(statement: Statement) -> Iterator[tuple[int, int]]:
    """Yield from where to where in the article a statement quotes; one that opens before it or ends behind it, none."""
    begin: int | None = None
    for token in scan(statement.claim.quote):
        if token.kind is TokenKind.SIGN and token.text in QUOTES:
            if begin is not None:
                yield begin + statement.claim.start, token.start + statement.claim.start
            begin = token.end if begin is None else None
