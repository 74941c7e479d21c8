"""A turning word in the place of its contrary: twelve more, twelve fewer; the club is for it, it is against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.turning import LIMIT, Marker
from claimcheck.verification.case import Case, Doubt
from claimcheck.verification.words import Sort, Word

# From and to change places with what follows them; a rule on links looks at these.
_NOT_HERE = frozenset({LIMIT, "way"})


def exchanged(case: Case) -> Doubt | None:
    """Leave open a claim that has a turning word where the passage has one that excludes it, between the same words."""
    alignment = case.alignment
    theirs = [one for statement in case.passage.statements for one in _markers(statement)]
    for start, marker in _markers(case.claim):
        before, behind = _neighbours(case, start)
        first = alignment.others[before].start if before >= 0 else -1
        last = alignment.others[behind].start if behind < len(alignment.others) else None
        near = [one for at, one in theirs if one.kind == marker.kind and first < at and (last is None or at < last)]
        if near and not any(one.value == marker.value for one in near):
            return Doubt("preposition", (marker.text, near[0].text))
    return None


def _markers(statement: Statement) -> Iterator[tuple[int, Marker]]:
    """Yield the turning words of a statement that exclude others, by their offsets in its article."""
    return ((statement.claim.start + one.start, one) for one in statement.markers if one.kind not in _NOT_HERE)


def _neighbours(case: Case, start: int) -> tuple[int, int]:
    """Return the places in the passage of the nearest words of both in front of an offset of the claim and behind it.

    -1 where none stands in front; where none stands behind, the end of the clause.
    """
    alignment = case.alignment
    kept = sorted(place for place in alignment.partners if place not in alignment.moved and alignment.own[place].weighs)
    before = max((alignment.partners[place] for place in kept if alignment.own[place].start < start), default=-1)
    behind = min(
        (
            alignment.partners[place]
            for place in kept
            if alignment.own[place].start > start and alignment.partners[place] > before
        ),
        default=_end_of_clause(alignment.others, before),
    )
    return before, behind


def _end_of_clause(words: Sequence[Word], place: int) -> int:
    return next((at for at in range(place + 1, len(words)) if words[at].sort is Sort.BOUNDARY), len(words))
