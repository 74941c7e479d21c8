"""What the passage itself says that somebody denies: "the driver fled, which the police deny"."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.scanner import scan
from claimcheck.verification.case import Case, Doubt
from claimcheck.verification.words import Sort, Word


def disowned(case: Case) -> Doubt | None:
    """Leave open a claim of which the passage goes on to say that somebody denies it."""
    others, kept = case.alignment.others, case.alignment.kept()
    last = max((place for place in kept if others[place].weighs), default=len(others))
    signs = (place for place in range(last + 1, len(others)) if others[place].sort is Sort.BOUNDARY)
    denied = next(filter(None, (_denied_in(others[sign + 1 :], case.claim.language) for sign in signs)), None)
    return Doubt("turned", (denied.text,)) if denied else None


def _denied_in(clause: Sequence[Word], language: str) -> Word | None:
    """Return the verb by which a clause that takes up all in front of it denies it; None where it does not."""
    opening = _opening_that_resumes(clause, language)
    if not opening:
        return None
    denials = own_words(language, "speech", "denial") | own_words(language, "limits", "disowning")
    return next((word for word in clause[opening:] if word.text.lower() in denials), None)


def _opening_that_resumes(words: Sequence[Word], language: str) -> int:
    """Return how many words take up the whole statement in front of them; 0 where none do.

    "Which" stands for it where somebody else does something with it: a firm, which denies the charge, is but the firm.
    """
    hits = _resuming(language).find(scan(" ".join(word.text for word in words)))
    length = next((hit.last for hit in hits if hit.first == 0), 0)
    relatives = own_words(language, "facts", "subject_relatives")
    stands_for_a_noun = length == 1 and words[0].text.lower() in relatives and words[1:2]
    return 0 if stands_for_a_noun and words[1].sort is Sort.TURNING else length


@functools.cache
def _resuming(language: str) -> Phrasebook:
    return Phrasebook(own_table(language, "limits").get("resuming", ()))
