"""Two clauses that are one wording but for one thing: struck by a van, by a tram; who sued whom; is open, is not open.

However much else the sentences around them tell, each clause is a statement of its own: it was the one, or the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, product

from claimcheck.comparison import thresholds
from claimcheck.comparison.clauses.clausewise import may_speak_of_one
from claimcheck.comparison.clauses.parts import is_conditional
from claimcheck.comparison.evidence.actors import changed_actors
from claimcheck.comparison.evidence.denied import is_denied_word_for_word
from claimcheck.comparison.evidence.matching import match_terms
from claimcheck.comparison.evidence.slots import slot_of
from claimcheck.comparison.relate import Relation, Setting, relate_statements
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.sorts import is_of_a_sort, sort_of_two
from claimcheck.verdicts import OPPOSED

#: The rules by which such clauses exclude each other.
_RULES = frozenset({"slot", "roles", "polarity"})


def relate_exchanges(
    a: Statement, b: Statement, parts_a: Sequence[Statement], parts_b: Sequence[Statement], setting: Setting
) -> Relation | None:
    """Return how two statements relate by clauses in which something is exchanged, None where there are none.

    The relation is one of the whole statements; its `parts` are the two clauses.
    """
    clausewise = setting.of_clauses(thresholds.CONTRARY)
    for x, y in product((a, *parts_a), (b, *parts_b)):
        if not _is_exchanged(x, y, setting) or not may_speak_of_one(x, y) or is_conditional(x) or is_conditional(y):
            continue
        relation = relate_statements(x, y, clausewise)
        if relation and relation.verdict in OPPOSED and any(one.rule in _RULES for one in relation.differences):
            return replace(relation, a=a, b=b, parts=None if (x, y) == (a, b) else (x, y))
    return None


def may_be_exchanged(a: Statement, b: Statement) -> bool:
    """Tell whether two statements have two things of one sort, another order or a negation: a quick look."""
    if a.language != b.language:
        return False
    negated = a.claim.negated or b.claim.negated
    return negated or _have_two_of_one_sort(a, b) or _have_another_order(a, b)


def _is_exchanged(x: Statement, y: Statement, setting: Setting) -> bool:
    if slot_of(x, y, setting.background(x), setting.background(y), held_together=setting.held_together):
        return True
    if is_denied_word_for_word(x, y):
        return True
    return _have_another_order(x, y) and changed_actors(x, y, match_terms(x.terms, y.terms)) is not None


def _have_two_of_one_sort(a: Statement, b: Statement) -> bool:
    first, second = (
        {word for term in side.terms for word in [term.text.lower()] if is_of_a_sort(word, side.language)}
        for side in (a, b)
    )
    return any(sort_of_two(x, y, a.language) for x in first for y in second)


def _have_another_order(a: Statement, b: Statement) -> bool:
    """Tell whether two words that are no names stand in another order on the other side, or an agent stands on one."""
    places = {term.key: term.place for term in reversed(b.terms) if not term.name}
    shared = [places[term.key] for term in a.terms if not term.name and term.key in places]
    return any(first > second for first, second in pairwise(shared)) or (
        a.agents.isdisjoint(a.frame) is not b.agents.isdisjoint(b.frame)
    )
