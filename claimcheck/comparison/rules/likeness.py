"""What two statements share in their own words, and whether that is enough to set them against each other."""

from __future__ import annotations

from claimcheck.comparison import thresholds
from claimcheck.comparison.evidence.matching import matched_terms
from claimcheck.comparison.evidence.subject import Subject


def is_alike(subject: Subject) -> bool:
    """Tell whether so much is the same that what differs in one place sets two statements against each other."""
    least = thresholds.SAME_EVENT_HELD_TOGETHER if subject.held_together else thresholds.SAME_EVENT
    return subject.likeness >= least


def have_no_words_of_their_own(subject: Subject) -> bool:
    """Tell whether both statements have the same words of content and the same names."""
    matched = matched_terms(subject.shared.matches)
    return all(id(term) in matched for side in (subject.a, subject.b) for term in side.terms)


def each_has_words_of_its_own(subject: Subject) -> bool:
    """Tell whether each statement has a word of content, no name, that the other lacks."""
    matched = matched_terms(subject.shared.matches)
    return all(any(id(term) not in matched and not term.name for term in side.terms) for side in (subject.a, subject.b))
