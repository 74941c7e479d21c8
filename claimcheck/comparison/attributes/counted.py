"""How many there are of a thing that has two words to it: "seven bronze masks", "the theft of nine bronze masks".

Two articles that each give one number of bronze masks speak of the same masks, if they say something alike of them.
People whom something befell are counted by tolls; a place alone does not say which things are meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.comparison.attributes.attribute import Attribute, Measured, Owner, Value
from claimcheck.comparison.attributes.tolls import tolls_of
from claimcheck.comparison.evidence.days import are_of_two_days, dates_of
from claimcheck.comparison.evidence.roles import may_be_rivals
from claimcheck.comparison.statements import Figure, Statement
from claimcheck.comparison.vocabulary.terms import Term, opens_a_noun
from claimcheck.records import Kind, Qualifier, Quantity, Verdict

# The words of one noun stand so near behind its number: "seven bronze masks", « sept masques de bronze ».
_NEAREST = 4

# A statement of more figures than these is a list.
_MOST = 3

_PLAIN = frozenset({Qualifier.EXACT, Qualifier.ABOUT})


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things, the keys of what else the statement says, and the days it gives.

    What happened to them says that two numbers are of the same things; what is counted day by day is not.
    """

    quantity: Quantity
    around: frozenset[str]
    dates: tuple[Figure, ...] = ()

    def relate(self, other: Value) -> Verdict | None:
        """Return how two numbers relate; None where they exclude each other and nothing alike is said of both."""
        if not isinstance(other, Count):
            return None
        related = Measured(self.quantity).relate(Measured(other.quantity))
        if related is not Verdict.CONFLICT:
            return related
        is_of_one = not self.around.isdisjoint(other.around) and not are_of_two_days(self.dates, other.dates)
        return related if is_of_one and may_be_rivals(self.quantity, other.quantity) else None


def attributes_of_counted(statement: Statement) -> Iterator[Attribute]:
    """Yield the numbers of things that a statement gives, where two words name what is counted."""
    if len(statement.amounts) > _MOST or any(figure.earlier for figure in statement.amounts):
        return
    for figure in statement.amounts:
        if not _counts_a_whole(figure):
            continue
        named = _noun_behind(figure, statement)
        unit = [term for term in named if _is_counted(term, figure)]
        beside = [term for term in named if term not in unit and not term.name]
        if not unit or not beside or any(toll.figure is figure for toll in tolls_of(statement)):
            continue
        quantity, offset = figure.quantity, statement.claim.start
        yield Attribute(
            kind=f"count.{quantity.unit}",
            difference=str(Kind.COUNT),
            owner=Owner(nouns=frozenset(key for term in beside for key in _keys(term))),
            value=Count(quantity, _around(statement, named), dates_of(statement)),
            statement=statement,
            text=quantity.text,
            start=quantity.start,
            span=(quantity.start - offset, max(term.end for term in named) - offset),
        )


def _around(statement: Statement, named: Sequence[Term]) -> frozenset[str]:
    return frozenset(key for term in statement.terms if term not in named for key in _keys(term))


def _counts_a_whole(figure: Figure) -> bool:
    quantity = figure.quantity
    counts = quantity.kind is Kind.COUNT and bool(quantity.unit) and quantity.qualifier in _PLAIN
    return counts and not (figure.part or figure.listed)


def _noun_behind(figure: Figure, statement: Statement) -> Sequence[Term]:
    """Return the terms of the noun behind a number, none where what is counted does not follow.

    "Seven bronze masks", « sept masques de bronze »: what stands in front of it, and what a preposition behind it leads
    to. A word right behind the noun may be its verb.
    """
    by_place = {term.place: term for term in statement.terms}
    found: list[Term] = []
    for place in range(figure.place + 1, figure.place + 1 + _NEAREST):
        term = by_place.get(place)
        if term is None:
            return ()
        found.append(term)
        if _is_counted(term, figure):
            leads = statement.frame[place + 1 : place + 2]
            is_led_to = bool(leads) and opens_a_noun(leads[0], statement.language)
            behind = by_place.get(place + 2) if is_led_to else None
            return (*found, behind) if behind else tuple(found)
    return ()


def _is_counted(term: Term, figure: Figure) -> bool:
    return figure.quantity.unit in _keys(term)


def _keys(term: Term) -> frozenset[str]:
    return frozenset((term.key, *term.concepts))
