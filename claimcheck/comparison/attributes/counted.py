"""How many there are of a thing that has two words to it: "seven bronze masks", "the theft of nine bronze masks".

Two articles that give the same number of bronze masks speak of the same masks. People whom something befell are counted
by tolls; two numbers that exclude each other are held against each other by what else is said of both (`rival_fills`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.comparison.attributes.attribute import Attribute, Measured, Owner, Value
from claimcheck.comparison.attributes.tolls import tolls_of
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
    """A number of things."""

    quantity: Quantity

    def relate(self, other: Value) -> Verdict | None:
        """Return how two numbers relate; None where they exclude each other: they may be of two things."""
        related = Measured(self.quantity).relate(Measured(other.quantity)) if isinstance(other, Count) else None
        return None if related is Verdict.CONFLICT else related


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
            value=Count(quantity),
            statement=statement,
            text=quantity.text,
            start=quantity.start,
            span=(quantity.start - offset, max(term.end for term in named) - offset),
        )


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
