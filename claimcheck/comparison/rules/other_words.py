"""Statements that nothing but an encoder holds for one matter: what rules may still settle, and what a reader is shown.

An encoder tells the same from the contrary hardly better than a coin. Where rules find that two figures fill one part
and exclude each other, the words around them need not be known. A negation or an opposite settles nothing here: what it
stands by may be another matter. Nor does a figure that both have: "the scheme cost 90 million", "it saved 90 million".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.comparison import thresholds
from claimcheck.comparison.evidence.matching import match_terms
from claimcheck.comparison.evidence.roles import FigurePair
from claimcheck.comparison.evidence.subject import Subject
from claimcheck.comparison.rules.polarity import one_negates
from claimcheck.records import Difference, Kind, OtherWords, Shared
from claimcheck.verdicts import OPPOSED

_FIGURES = frozenset(str(kind) for kind in Kind)


def figures_settle(subject: Subject, differences: Sequence[Difference]) -> bool:
    """Tell whether figures alone set two statements against each other that no word of theirs joins."""
    opposed = {difference.kind for difference in differences if difference.relation in OPPOSED}
    return (
        subject.figures_may_settle
        and bool(opposed)
        and opposed <= _FIGURES
        and not one_negates(subject)
        and subject.certainty_of_one_matter >= thresholds.SURE_OF_ONE_MATTER
    )


def other_words_of(subject: Subject) -> OtherWords:
    """Return what a reader is shown of two statements that are left open: how alike they are, and what both have."""
    return OtherWords(round(subject.certainty_of_one_matter, 2), tuple(_shared(subject)))


def _shared(subject: Subject) -> Iterator[Shared]:
    """Yield the figures and names of both, in the order of the first statement."""
    found = [*_figures("amount", subject, subject.amounts.pairs), *_figures("date", subject, subject.dates.pairs)]
    found += [
        _both(subject, "name", (match.a.text, match.a.start), (match.b.text, match.b.start))
        for match in match_terms(subject.a.names, subject.b.names)  # who is quoted on one side only is no term of it
        if match.a.name and match.b.name and _stands_in(subject, match.a.start, match.b.start)
    ]
    yield from sorted(found, key=lambda one: one.a_start or 0)


def _figures(kind: str, subject: Subject, pairs: Sequence[FigurePair]) -> Iterator[Shared]:
    for pair in pairs:
        if pair.compatible:
            a, b = pair.a.quantity, pair.b.quantity
            yield _both(subject, kind, (a.text, a.start), (b.text, b.start))


def _both(subject: Subject, kind: str, a: tuple[str, int], b: tuple[str, int]) -> Shared:
    return Shared(kind, a[0], b[0], (subject.a.claim.id, subject.b.claim.id), a[1], b[1])


def _stands_in(subject: Subject, a_start: int, b_start: int) -> bool:
    """Tell whether a name stands in both claims themselves, and not only where a pronoun of theirs points to."""
    a, b = subject.a.claim, subject.b.claim
    return a.start <= a_start < a.end and b.start <= b_start < b.end
