"""When something is so: what was is not what is, and what will be is not done."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.annotation.futures import plans
from claimcheck.languages.scanner import scan
from claimcheck.verification.case import Case, Doubt
from claimcheck.verification.words import SAYING, Sort, Word

# The class of turning words for one of several ("one of the").
_ONE_OF = "one_of"


def tense(case: Case) -> Doubt | None:
    """Leave open a claim that says what is or was done where the passage says what was, or what will be done."""
    return _is_for_was(case) or _done_for_to_come(case)


def _is_for_was(case: Case) -> Doubt | None:
    """Doubt "Lund is the mayor" of "Lund was the mayor".

    In what the passage reports, "was" may stand for "is". With a participle ("is sold", « est mort ») both tell what
    happened, so only a noun with its article or its number counts.
    """
    alignment = case.alignment
    if any(word.key == SAYING for word in alignment.others):
        return None
    for place, word in enumerate(alignment.own[:-1]):
        following = alignment.partners.get(place + 1)
        if word.text.lower() not in case.words.present or place in alignment.partners or not following:
            continue
        counterpart = alignment.others[following - 1]
        if counterpart.text.lower() in case.words.past and _opens_a_noun(alignment.own[place + 1]):
            return Doubt("tense", (word.text, counterpart.text))
    return None


def _opens_a_noun(word: Word) -> bool:
    return word.sort is Sort.LIGHT or word.figure is not None or word.turns == _ONE_OF


def _done_for_to_come(case: Case) -> Doubt | None:
    """Doubt « a vendu » of « vendra », « est vendue » of « sera vendue »: a future that its verb's ending tells."""
    alignment, language = case.alignment, case.claim.language
    for place, other in sorted(alignment.partners.items()):
        own, counterpart = alignment.own[place], alignment.others[other]
        if own.sort is not Sort.CONTENT or place in alignment.moved:
            continue
        future = _future_form(alignment.others, other, language)
        if future and not _future_form(alignment.own, place, language):
            return Doubt("tense", tuple(dict.fromkeys((own.text, future, counterpart.text))))
    return None


def _future_form(words: Sequence[Word], place: int, language: str) -> str:
    """Return the form of the future that a word is, or that stands as an auxiliary before it; empty for none."""
    first = place
    while first and words[first - 1].sort is Sort.LIGHT:
        first -= 1
    return next((w.text for w in words[first : place + 1] if not w.turns and plans(scan(w.text), language)), "")
