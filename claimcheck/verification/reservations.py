"""Why a claim that a model calls borne out is left open all the same: what of its words speaks against it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from claimcheck.comparison.vocabulary.terms import is_function_word, personal_pronouns
from claimcheck.engines import Verification
from claimcheck.languages.scanner import fold
from claimcheck.records import Article, CheckedClaim, Claim, Evidence
from claimcheck.verification.case import Doubt
from claimcheck.verification.repetition import repetition

# What these rules find in a sentence that has every word of a claim changes what it says; a model passes over it where
# the words are all there. Another order, a phrase joined or cut in another way, or a speaker named in another way often
# change nothing: there a model sees more.
_OF_SENSE = frozenset({"turned", "subject", "rival", "clause", "tense"})

# Sources that name fewer than this leave no doubt whom "he" means.
_MANY_NAMES = 5

# So many words into a sentence a pronoun is its subject.
_OPENING = 4

_WORD = re.compile(r"[^\W\d_]+")


def changes_the_sense(ruled: CheckedClaim, answer: Verification) -> bool:
    """Tell whether the sentence that the model names has every word of the claim and says another thing by rule."""
    whole = [trace for trace in ruled.trace if trace.likeness == 1]
    found = {outcome.rule for trace in whole for outcome in trace.outcomes if outcome.outcome == "undecided"}
    if found.isdisjoint(_OF_SENSE):
        return False
    return any(
        one.source == source and one.start < end and start < one.end
        for one in ruled.evidence
        for source, start, end in answer.sentences
    )


def reservation(
    claim: Claim, text: Article, answer: Verification, evidence: Sequence[Evidence], names: int
) -> Doubt | None:
    """Return why the words of a claim that a model calls borne out leave it open; None where they do not.

    The text says words twice in a row, it opens with a pronoun for somebody whom it has not named, or the model itself
    names words that the sentences do not have. `names` is how many names the sources have.
    """
    repeated = repetition(claim.quote, text.language, [one.quote for one in evidence])
    if repeated:
        return Doubt("repeated", (repeated,))
    if names >= _MANY_NAMES and _points_to_nobody(claim, text, evidence):
        return Doubt("pronoun")
    return Doubt("added", (answer.claim_words,)) if answer.claim_words else None


def _points_to_nobody(claim: Claim, text: Article, evidence: Sequence[Evidence]) -> bool:
    """Tell whether a text opens with a pronoun where no sentence does: they name who is meant, and it does not."""
    if not _is_of_function_words(_words(text.text[: claim.start]), text.language):
        return False
    opening = itertools.takewhile(lambda word: is_function_word(word, text.language), _words(claim.quote))
    first = next((word for word in opening if word in personal_pronouns(text.language)), "")
    return first != "" and not any(first in _words(one.quote)[:_OPENING] for one in evidence)


def _is_of_function_words(words: Sequence[str], language: str) -> bool:
    return all(is_function_word(word, language) for word in words)


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text).lower())
