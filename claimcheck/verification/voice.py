"""Active and passive: "backed by five" says what "five backed" says, in another order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.records import Kind
from claimcheck.verification.case import Case
from claimcheck.verification.words import Sort, Word

# An article and a word that limits stand between a verb and its object: sentenced the former mayor.
_PASSED = frozenset({Sort.LIGHT, Sort.TURNING})

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


def passive_without_agent(case: Case) -> frozenset[int]:
    """Return the places of the subject and the verb of a passive claim whose subject the passage has as an object.

    "Lund was sentenced to a year" leaves out who does it in "The court sentenced the clerk Lund to a year".
    """
    own, others, partners = case.alignment.own, case.alignment.others, case.alignment.partners
    auxiliary = next((at for at, word in enumerate(own) if word.text.lower() in case.words.passives), 0)
    subject = [at for at in range(auxiliary) if own[at].weighs]
    if not subject or any(own[at].sort is Sort.BOUNDARY for at in range(auxiliary)):
        return frozenset()
    places = [partners.get(at, -1) for at in subject]
    for verb in range(auxiliary + 1, len(own)):
        other = partners.get(verb, -1)
        if not own[verb].weighs or own[verb].figure or not -1 < other < min(places) or _is_passive(others, other, case):
            continue
        between = others[other + 1 : max(places)]
        acting = _opening(others, other)
        if acting and not any(word.sort in (Sort.SMALL, Sort.BOUNDARY) for word in between):
            return frozenset((*subject, verb))
    return frozenset()


def acting_for_acted_on(case: Case) -> tuple[Word, Word] | None:
    """Return the subject and the verb of a passive claim whose subject does it in the passage, to somebody left out.

    "The court was sentenced to a year": the passage says that the court sentenced the clerk.
    """
    own, others, partners = case.alignment.own, case.alignment.others, case.alignment.partners
    auxiliary = next((at for at, word in enumerate(own) if word.text.lower() in case.words.passives), 0)
    subject = next((at for at in range(auxiliary - 1, -1, -1) if own[at].weighs), None)
    verb = next((at for at in range(auxiliary + 1, len(own)) if own[at].weighs), None)
    if subject is None or verb is None or own[verb].figure:
        return None
    acting, other = partners.get(subject, -1), partners.get(verb, -1)
    if acting < 0 or other < acting or _is_passive(others, other, case):
        return None
    if any(word.sort is Sort.BOUNDARY for word in others[acting:other]):
        return None
    behind = next((at for at in range(other + 1, len(others)) if others[at].sort not in _PASSED), len(others))
    has_object = behind < len(others) and others[behind].sort is Sort.CONTENT and behind not in case.alignment.kept()
    return (own[subject], own[verb]) if has_object else None


def _opening(words: Sequence[Word], place: int) -> Sequence[Word]:
    """Return the words of content in front of a place, back to the start of its clause."""
    first = next((at + 1 for at in range(place - 1, -1, -1) if words[at].sort is Sort.BOUNDARY), 0)
    return [word for word in words[first:place] if word.sort is Sort.CONTENT]


def _is_passive(words: Sequence[Word], place: int, case: Case) -> bool:
    """Tell whether an auxiliary of the passive stands in front of a verb, with no word of content between."""
    first = place
    while first and not words[first - 1].weighs:
        first -= 1
    return any(word.text.lower() in case.words.passives for word in words[first:place])


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
