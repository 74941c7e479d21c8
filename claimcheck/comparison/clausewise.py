"""What two statements tell alike in one clause of each, where as wholes they tell more than both share.

The same rules judge the clauses. A clause is joined to another only by much that both have; and who it speaks of must
not be another: the names that stand before a clause in its sentence are held against each other as its own are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from claimcheck.comparison import thresholds
from claimcheck.comparison.matching import match_terms, matched_terms, overlap, same_name
from claimcheck.comparison.parts import has_an_auxiliary, is_conditional, is_quoted, opens_with_saying
from claimcheck.comparison.relate import Relation, Setting, relate_statements, repeats
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.terms import Term
from claimcheck.records import Verdict

# Names alone say nothing of those who bear them.
_FEWEST_WORDS = 2

# Words that may be one begin with the same letters.
_BEGINNING = 5

_ALIKE = frozenset({Verdict.AGREE, Verdict.PRECISION, Verdict.CERTAINTY})


def relate_clauses(
    a: Statement, b: Statement, parts_a: Sequence[Statement], parts_b: Sequence[Statement], setting: Setting
) -> Relation | None:
    """Return how two statements relate in the clause that most of both is in, None where none is told by both.

    The relation is one of the whole statements; its `parts` are the clauses in which it holds.
    """
    limits = thresholds.CLAUSE
    strict = replace(setting, threshold=limits.likeness, fewest=limits.fewest, evidence=0.0, seen_by="")
    found: list[tuple[float, Relation]] = []
    for x, y in product((a, *parts_a), (b, *parts_b)):
        if (x is a and y is b) or not _share_words(x, y) or not may_speak_of_one(x, y):
            continue
        if is_conditional(x) is not is_conditional(y) or not (
            _says_something(x, a, y, b) and _says_something(y, b, x, a)
        ):
            continue
        shared = overlap(x, y, setting.weight)
        if shared.shared < limits.fewest or sum(not match.a.name for match in shared.matches) < _FEWEST_WORDS:
            continue
        relation = relate_statements(x, y, strict)
        if relation and relation.verdict in _ALIKE and relation.likeness >= limits.likeness and not _adds_a_day(x, y):
            found.append((shared.shared * relation.likeness, relation))
    if not found:
        return None
    relation = max(found, key=lambda one: one[0])[1]
    return replace(relation, a=a, b=b, parts=(relation.a, relation.b))


def _says_something(part: Statement, whole: Statement, other: Statement, of: Statement) -> bool:
    """Tell whether a clause says something of somebody: it is no mere noun, nor the words that name who speaks.

    What quotes another clause, or has all that another whole statement says, says it as well, whatever its verb.
    """
    if part is whole:
        return True
    if opens_with_saying(part):
        return False
    return has_an_auxiliary(part) or _is_repeated(part, whole, other) or (other is of and _has_all(part, other))


def _is_repeated(part: Statement, whole: Statement, other: Statement) -> bool:
    """Tell whether a quotation stands in another clause word for word."""
    return is_quoted(part, whole) and repeats(part.frame, other.frame)


def _has_all(part: Statement, other: Statement) -> bool:
    matched = matched_terms(match_terms(part.terms, other.terms))
    return all(id(term) in matched for term in other.terms)


def _adds_a_day(x: Statement, y: Statement) -> bool:
    """Tell whether one clause alone is dated: "taken to hospital on Monday", "has been taken to hospital before"."""
    return bool(x.dates) is not bool(y.dates)


def _share_words(x: Statement, y: Statement) -> bool:
    """Tell whether two statements may share two terms: a look that costs little."""
    keys = [{key for term in side.terms for key in _keys(term)} for side in (x, y)]
    return len(keys[0] & keys[1]) > 1


def _keys(term: Term) -> Iterator[str]:
    yield from term.concepts
    yield from term.key.split()
    yield term.text.lower()[:_BEGINNING]


def may_speak_of_one(x: Statement, y: Statement) -> bool:
    """Tell whether two clauses speak of no two that are named: Lund who resigned, Weber who resigned."""
    named = [[term for term in (*side.topic, *side.terms) if term.name] for side in (x, y)]
    own = [[term for term in side.terms if term.name] for side in (x, y)]
    return all(
        not first or not second or any(same_name(p.key, q.key) for p in first for q in second)
        for first, second in (named, own)
    )
