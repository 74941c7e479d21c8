"""Two clauses that are the same word for word but for two things of one sort: struck by a van, struck by a tram.

However much else the sentences around them tell, each clause is a statement of its own: it was the one, or the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from claimcheck.comparison.clauses.clausewise import may_speak_of_one
from claimcheck.comparison.clauses.parts import is_conditional
from claimcheck.comparison.evidence.slots import Slot, slot_of
from claimcheck.comparison.evidence.subject import are_quoted_against_each_other
from claimcheck.comparison.relate import Relation, Setting
from claimcheck.comparison.rules.slots import RULE
from claimcheck.comparison.rules.trace import trace_of_difference
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.sorts import is_of_a_sort, sort_of_two
from claimcheck.records import Difference, Verdict

# How alike the two clauses are held to be: all but one of their words.
_LIKENESS = 0.6


def relate_slots(
    a: Statement, b: Statement, parts_a: Sequence[Statement], parts_b: Sequence[Statement], setting: Setting
) -> Relation | None:
    """Return how two statements relate by clauses that differ in one place, None where there are none.

    The relation is one of the whole statements; its `parts` are the two clauses.
    """
    for x, y in product((a, *parts_a), (b, *parts_b)):
        if not may_speak_of_one(x, y) or is_conditional(x) or is_conditional(y):
            continue
        slot = slot_of(x, y, setting.background(a), setting.background(b), held_together=setting.held_together)
        if slot:
            return _relation(a, b, (x, y), slot)
    return None


def have_two_of_one_sort(a: Statement, b: Statement) -> bool:
    """Tell whether two statements have two things of one sort at all: a look that costs little."""
    if a.language != b.language:
        return False
    first, second = (
        {word for term in side.terms for word in [term.text.lower()] if is_of_a_sort(word, side.language)}
        for side in (a, b)
    )
    return any(sort_of_two(x, y, a.language) for x in first for y in second)


def _relation(a: Statement, b: Statement, parts: tuple[Statement, Statement], slot: Slot) -> Relation:
    disputed = are_quoted_against_each_other(*parts)
    verdict = Verdict.DISPUTED if disputed else Verdict.CONFLICT
    difference = Difference(
        kind="turning",
        a=slot.x.text,
        b=slot.y.text,
        relation=verdict,
        claims=(a.claim.id, b.claim.id),
        a_start=slot.x.start,
        b_start=slot.y.start,
        rule=RULE,
    )
    trace = trace_of_difference(a, b, difference)
    whole = parts == (a, b)
    return Relation(a, b, verdict, (difference,), "", _LIKENESS, parts=None if whole else parts, trace=trace)
