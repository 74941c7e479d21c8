"""Shares of one whole: "all", "most" and "some" of the members, half of them, 40 % of them.

A quantifier stands for an interval of shares, as the generalized quantifiers of J. Barwise and R. Cooper (1981) do:
"all" excludes "half", and "most" leaves "all" open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimcheck.comparison.matching import TermMatch
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.terms import Term
from claimcheck.records import Kind

# The least and the greatest share that a quantifier stands for; the press says "most" of a bare half as well.
_QUANTIFIERS = {"all": (1.0, 1.0), "most": (0.5, 1.0), "some": (0.0, 1.0)}

# What the figure of a whole is, by its kind.
_WHOLE = {Kind.PERCENTAGE: 100.0, Kind.OTHER: 1.0}

# So many words may stand between a share and what it is a share of: "half | of the | members".
_REACH = 3


@dataclass(frozen=True, slots=True)
class Share:
    """A share by its words and offset in the article: between `low` and `high`, 0 to 1, of what `whole` names."""

    text: str
    start: int
    low: float
    high: float
    whole: Term
    quantifier: bool

    def excludes(self, other: Share) -> bool:
        """Tell whether no share is both."""
        return self.high < other.low or other.high < self.low


def shares_of_one_whole(a: Statement, b: Statement, matches: Sequence[TermMatch]) -> Iterator[tuple[Share, Share]]:
    """Yield what two statements call the share of one thing where they differ, at least one of them by a quantifier."""
    same = {(id(match.a), id(match.b)) for match in matches if not match.opposed}
    for first in _shares(a):
        for second in _shares(b):
            differ = (first.low, first.high) != (second.low, second.high)
            if differ and (first.quantifier or second.quantifier) and (id(first.whole), id(second.whole)) in same:
                yield first, second


def _shares(statement: Statement) -> Iterator[Share]:
    yield from _fractions(statement)
    for term, whole in pairwise(statement.terms):
        interval = next((_QUANTIFIERS[key] for key in _QUANTIFIERS if key in term.concepts), None)
        if interval and not term.negated and _are_near(term.place, whole) and not _names_a_whole(term, statement):
            yield Share(term.text, term.start, *interval, whole, quantifier=True)


def _fractions(statement: Statement) -> Iterator[Share]:
    for figure in statement.amounts:
        scale = _WHOLE.get(figure.quantity.kind)
        whole = next((term for term in statement.terms if term.place > figure.place), None)
        low, high = figure.quantity.low, figure.quantity.high
        if scale is None or whole is None or not isinstance(low, int | float) or not isinstance(high, int | float):
            continue
        if low >= 0 and high <= scale and _are_near(figure.place, whole):
            yield Share(figure.quantity.text, figure.quantity.start, low / scale, high / scale, whole, quantifier=False)


def _are_near(place: int, whole: Term) -> bool:
    return whole.place - place <= _REACH + 1


def _names_a_whole(term: Term, statement: Statement) -> bool:
    """Tell whether a quantifier only says of what another share is one: "half of all members"."""
    return any(
        figure.quantity.kind in _WHOLE and figure.place < term.place and _are_near(figure.place, term)
        for figure in statement.amounts
    )
