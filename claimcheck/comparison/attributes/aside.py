"""What two articles give for one attribute or role, as a relation beside the matters of the sentences it stands in."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.comparison.clauses.parts import part_of
from claimcheck.comparison.relate import Relation
from claimcheck.comparison.rules.trace import trace_of_difference, trace_of_sameness
from claimcheck.comparison.statements import Statement
from claimcheck.records import Difference, Trace, Verdict

#: A relation beside whole sentences stands behind those that the wording of two statements makes.
LIKENESS = 0.3

# What a sentence tells of somebody beside its matter.
_IN_PASSING = frozenset({"attribute.party", "attribute.age"})

#: Where words begin and end in the quote of a statement.
Span = tuple[int, int]


def relation_by(difference: Difference, a: Statement, b: Statement, spans: tuple[Span, Span]) -> Relation:
    """Return the relation of two statements by one difference, told in the words at `spans` of either."""
    return _relation((a, b), spans, trace_of_difference(a, b, difference), difference)


def relation_without(
    rule: str, words: tuple[str, str], a: Statement, b: Statement, spans: tuple[Span, Span]
) -> Relation:
    """Return the relation of two statements that by a rule give the same, in the words `words`."""
    return replace(_relation((a, b), spans, trace_of_sameness(a, b, rule, words)), in_passing=rule in _IN_PASSING)


def _relation(
    sides: tuple[Statement, Statement], spans: tuple[Span, Span], trace: Trace, difference: Difference | None = None
) -> Relation:
    a, b = sides
    verdict, differences = (difference.relation, (difference,)) if difference else (Verdict.AGREE, ())
    parts = part_of(a, *spans[0]), part_of(b, *spans[1])
    return Relation(a, b, verdict, differences, "", LIKENESS, trace=trace, parts=parts, aside=True)
