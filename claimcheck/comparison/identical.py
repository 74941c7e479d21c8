"""Statements that two sources make in the same words: they agree, before anything else is asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from claimcheck.comparison.evidence.matching import may_be_of_two_people
from claimcheck.comparison.relate import Relation
from claimcheck.comparison.statements import Statement, in_plain_words
from claimcheck.records import Verdict

_Key = tuple[str, str, str, str]

#: The likeness of two statements in the same words.
VERBATIM = 1.0


def identical_pairs(a: Sequence[Statement], b: Sequence[Statement]) -> list[Relation]:
    """Return an `agree` for each statement that both sources make in the same words, of the same speaker.

    Where a source says a thing twice, the first is paired with the other's first.
    """
    waiting: dict[_Key, list[Statement]] = defaultdict(list)
    for statement in reversed(b):
        waiting[_key(statement)].append(statement)
    relations = []
    for statement in a:
        others = waiting[_key(statement)]
        if others and not may_be_of_two_people(statement, others[-1]):
            relations.append(Relation(statement, others.pop(), Verdict.AGREE, (), "", VERBATIM))
    return relations


def _key(statement: Statement) -> _Key:
    claim = statement.claim
    return statement.language, in_plain_words(statement), (claim.speaker or "").casefold(), str(claim.certainty)
