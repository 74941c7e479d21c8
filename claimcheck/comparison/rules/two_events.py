"""The rule of two events of one kind: jewels taken in Cannes on Tuesday, laptops taken in Ghent last month."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.comparison.evidence.matching import matched_terms
from claimcheck.comparison.evidence.roles import FigureMatching
from claimcheck.comparison.evidence.subject import Subject
from claimcheck.comparison.rules.outcomes import Outcome, Unrelated
from claimcheck.comparison.rules.two_things import own_terms
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.spelling import perhaps_one_name
from claimcheck.comparison.vocabulary.terms import Term


def two_events(subject: Subject) -> list[Outcome]:
    """Set two statements apart that tell one kind of deed of something else, elsewhere, on another day.

    One of the three alone may be told otherwise of one event. Across languages an unknown word may be the same.
    """
    a, b = subject.a, subject.b
    if a.language != b.language or not _has_another_day(subject.dates) or _gives_one_figure(subject.amounts):
        return []
    names, words = _own_names(subject), (own_terms(subject, a), own_terms(subject, b))
    elsewhere = _only_own_names(a, names[0]) and _only_own_names(b, names[1])
    alike = any(perhaps_one_name(x.key, y.key) for x in names[0] for y in names[1])
    return [Unrelated("other_matter")] if elsewhere and not alike and all(words) else []


def _has_another_day(dates: FigureMatching) -> bool:
    """Tell whether each side has a day that the other lacks."""
    return any(not pair.compatible for pair in dates.pairs) or bool(dates.only_a and dates.only_b)


def _gives_one_figure(amounts: FigureMatching) -> bool:
    return any(pair.compatible for pair in amounts.pairs)


def _own_names(subject: Subject) -> tuple[Sequence[Term], Sequence[Term]]:
    """Return the names that each side has alone."""
    matched = matched_terms(subject.shared.matches)
    first, second = (
        [term for term in side.terms if term.name and id(term) not in matched] for side in (subject.a, subject.b)
    )
    return first, second


def _only_own_names(side: Statement, own: Sequence[Term]) -> bool:
    """Tell whether a statement names somebody or some place, and none that the other names; nobody is quoted."""
    return bool(own) and len(own) == len(side.names)
