"""An attribute that a statement gives to one person, thing or act: its kind, its owner, its value and the words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.names import same_name
from claimcheck.figures.intervals import QuantityRelation, relate_quantities
from claimcheck.records import Quantity, Verdict


class Value(Protocol):
    """What an attribute is said to be. Values of two types are not compared."""

    def relate(self, other: Value) -> Verdict | None:
        """Return AGREE, PRECISION or CONFLICT, None where it can't be told."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose attribute it is: the keys of the names and of the nouns that say so, none where no word does.

    An owner of whom nothing is known may be any; `anything` says that a noun stands for whatever was named before.
    """

    names: tuple[str, ...] = ()
    nouns: frozenset[str] = frozenset()
    anything: bool = False

    @property
    def is_known(self) -> bool:
        """Tell whether words say whose it is."""
        return bool(self.names or self.nouns) and not self.anything

    def may_be(self, other: Owner) -> bool:
        """Tell whether both may be one."""
        if not (self.is_known and other.is_known):
            return True
        if any(same_name(x, y) for x in self.names for y in other.names):
            return True
        return not self.nouns.isdisjoint(other.nouns)


@dataclass(frozen=True, slots=True)
class Attribute:
    """What a statement says a person, a thing or an act to have.

    `kind` tells what it is: "age", "party", "arrest.place". `difference` is the kind of difference that two values
    make. `text` and `start` are the words that give the value and their offset in the article, `span` the place of the
    words that say whose it is and what, in the quote of the statement. `planned` says that it is still to come,
    `in_passing` that it stands beside a name, where the paper itself says it, whoever is quoted in the sentence, and
    `told_only_where_it_differs` that it says too little to be an accord.
    """

    kind: str
    difference: str
    owner: Owner
    value: Value
    statement: Statement
    text: str
    start: int
    span: tuple[int, int]
    planned: bool = False
    in_passing: bool = False
    told_only_where_it_differs: bool = False


@dataclass(frozen=True, slots=True)
class Measured:
    """An amount or a date: an age, a day."""

    quantity: Quantity

    def relate(self, other: Value) -> Verdict | None:
        """Return how two amounts or dates relate, as the intervals that they are."""
        if not isinstance(other, Measured):
            return None
        return _OF_FIGURES.get(relate_quantities(self.quantity, other.quantity))


_OF_FIGURES = {
    QuantityRelation.SAME: Verdict.AGREE,
    QuantityRelation.A_FINER: Verdict.PRECISION,
    QuantityRelation.B_FINER: Verdict.PRECISION,
    QuantityRelation.DISJOINT: Verdict.CONFLICT,
}


@dataclass(frozen=True, slots=True)
class Keyed:
    """One of several that exclude each other: a party."""

    key: str

    def relate(self, other: Value) -> Verdict | None:
        """Return whether both are one."""
        if not isinstance(other, Keyed):
            return None
        return Verdict.AGREE if self.key == other.key else Verdict.CONFLICT


def finer_of(a: Value, b: Value) -> Literal["a", "b"] | None:
    """Return which of two amounts or dates is the more exact one, None where neither is."""
    if not (isinstance(a, Measured) and isinstance(b, Measured)):
        return None
    relation = relate_quantities(a.quantity, b.quantity)
    if relation is QuantityRelation.A_FINER:
        return "a"
    return "b" if relation is QuantityRelation.B_FINER else None
