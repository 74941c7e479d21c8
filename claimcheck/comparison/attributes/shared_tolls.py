"""Two articles that give the same toll of one event, in whatever words and wherever in them each stands.

"All 10 people on board were killed", "the death of all 10 individuals aboard": what a reader looks for first is told by
both, however little else the two sentences have in common.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from claimcheck.comparison.attributes.rival_tolls import (
    ArticleFacts,
    count_the_same,
    may_be_of_one_event,
    pairs_of_one_story,
    relation_of_numbers,
    tolls_by_kind,
)
from claimcheck.comparison.attributes.tolls import Toll, passage_of
from claimcheck.comparison.relate import Relation
from claimcheck.comparison.rules.trace import trace_of_sameness
from claimcheck.figures.intervals import QuantityRelation
from claimcheck.records import Verdict

#: The name of the rule in traces.
RULE = "shared_toll"

# It stands behind all that the wording of two statements makes.
_LIKENESS = 0.3


@dataclass(frozen=True, slots=True)
class SharedToll:
    """A toll that two sources give alike, and the claims of either that give it."""

    relation: Relation
    claims: tuple[frozenset[str], frozenset[str]]

    def is_found_in(self, relations: Sequence[Relation]) -> bool:
        """Tell whether some decided relation joins a claim of each source that gives the toll."""
        return any(self._joins(one) for one in relations if one.verdict is not Verdict.UNDECIDED)

    def _joins(self, relation: Relation) -> bool:
        a, b = self.claims
        first, second = relation.ends
        return (first in a and second in b) or (first in b and second in a)


def shared_tolls(facts: Mapping[str, ArticleFacts]) -> Iterator[SharedToll]:
    """Yield the tolls that two sources give alike, each article no other number of the kind.

    `facts` is what is known of each article (`facts_of`).
    """
    for first, second in pairs_of_one_story(facts):
        for own, others in tolls_by_kind(facts[first].tolls, facts[second].tolls):
            pairs = (
                (x, y)
                for x, y in product(own, others)
                if relation_of_numbers(x, y) is QuantityRelation.SAME
                and count_the_same(x, y)
                and may_be_of_one_event(x, y, facts)
            )
            found = next(pairs, None)
            if found:
                claims = tuple(frozenset(toll.statement.claim.id for toll in side) for side in (own, others))
                yield SharedToll(_relation(*found), (claims[0], claims[1]))


def _relation(x: Toll, y: Toll) -> Relation:
    a, b, parts = x.statement, y.statement, (passage_of(x), passage_of(y))
    trace = trace_of_sameness(a, b, RULE, (parts[0].claim.quote, parts[1].claim.quote))
    return Relation(a, b, Verdict.AGREE, (), "", _LIKENESS, trace=trace, parts=parts)
