"""The rule `governed`: what one side tells as done and the other only as the object of another verb."""

from __future__ import annotations

from claimcheck.comparison import thresholds
from claimcheck.comparison.evidence.governed import governed_matches
from claimcheck.comparison.evidence.subject import Subject, words_of
from claimcheck.comparison.rules.outcomes import Differs, Outcome
from claimcheck.comparison.rules.polarity import one_negates
from claimcheck.records import Verdict


def governed_words(subject: Subject) -> list[Outcome]:
    """Leave open a word that one side tells under a verb of its own: tried to seize the airport, seized it.

    Where the two are not equally sure, or one negates, that says already what tells them apart.
    """
    a, b = subject.a, subject.b
    if a.language != b.language or a.claim.certainty is not b.claim.certainty or one_negates(subject):
        return []
    if subject.likeness < (thresholds.SAME_EVENT_HELD_TOGETHER if subject.held_together else thresholds.SAME_EVENT):
        return []
    outcomes: list[Outcome] = []
    for match, verb, is_of_a in governed_matches(subject):
        sides = (words_of(verb), words_of(match.b)) if is_of_a else (words_of(match.a), words_of(verb))
        outcomes.append(Differs(subject.difference("word", Verdict.UNDECIDED, *sides)))
    return outcomes
