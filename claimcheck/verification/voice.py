"""Active and passive: "backed by five" says what "five backed" says, in another order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.records import Kind
from claimcheck.verification.case import Case
from claimcheck.verification.words import Sort, Word

# Who does something opens a statement: at most so many words of content stand before.
_OPENING = 2


def is_passive_of_active(case: Case) -> bool:
    """Tell whether one side says in the passive what the other says in the active: "backed by five", "five backed"."""
    alignment = case.alignment
    mirrored = {other: place for place, other in alignment.partners.items()}
    sides = (
        (alignment.own, alignment.partners, alignment.others),
        (alignment.others, mirrored, alignment.own),
    )
    found = [_agents(words, partners, others, case) for words, partners, others in sides]
    return any(found) and not all(found)


def _agents(words: Sequence[Word], partners: Mapping[int, int], others: Sequence[Word], case: Case) -> bool:
    """Tell whether a word behind "by" opens the other side: it does what it is said to have done here."""
    passive = any(word.text.lower() in case.words.passives for word in words)
    for place, word in enumerate(words):
        if word.text.lower() not in case.words.agents:
            continue
        if not passive and word.stem in case.words.complements:
            continue  # „der Anwalt von Finn“ does nothing that Finn does
        agent = next((p for p in range(place + 1, len(words)) if words[p].weighs), place)
        if words[agent].figure and not _counts(words[agent]):
            continue  # "fell by 48 %": a share does nothing
        if agent in partners and not any(w.sort is Sort.BOUNDARY for w in others[: partners[agent]]):
            return sum(w.weighs for w in others[: partners[agent]]) <= _OPENING
    return False


def _counts(word: Word) -> bool:
    return word.figure is not None and word.figure.quantity.kind is Kind.COUNT
