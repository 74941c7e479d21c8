"""Whether a claim has the words of its passage in an order that says the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.records import Kind
from claimcheck.verification.alignment import WordAlignment
from claimcheck.verification.case import Case, Doubt
from claimcheck.verification.rules.appositions import apposed
from claimcheck.verification.rules.together import together
from claimcheck.verification.voice import acting_for_acted_on, is_passive_of_active, passive_without_agent
from claimcheck.verification.words import SAYING, Sort, Word

_WORD = re.compile(r"\w+")

# Whoever says something, with the verb of saying, has at most so many words of content.
_LONGEST_SPEAKER = 7

# One word of content has no order.
_FEWEST_IN_ORDER = 2

# A word stands beside another with at most so many between them.
_BESIDE = 3


def order(case: Case) -> Doubt | None:
    """Leave open a claim that puts the words of the passage together in another order."""
    alignment = case.alignment
    turned = acting_for_acted_on(case)
    if turned:
        return Doubt("order", tuple(word.text for word in turned))
    moved = [p for p in sorted(alignment.moved) if alignment.own[p].weighs]
    set_off = apposed(case) | passive_without_agent(case) | together(case) if moved else frozenset()
    moved = [p for p in moved if p not in set_off and not _may_move(case, p)]
    if not moved or is_passive_of_active(case) or _says_first_or_last(case):
        return None
    if sum(alignment.own[p].weighs for p in alignment.partners) < _FEWEST_IN_ORDER:
        return None  # „verletzt wurde niemand“
    return Doubt("order", tuple(alignment.own[p].text for p in moved))


def _says_first_or_last(case: Case) -> bool:
    """Tell whether all that stands elsewhere is what is said, in its order, before or behind whoever says it."""
    alignment = case.alignment
    weighing = [p for p in sorted(alignment.partners) if alignment.own[p].weighs]
    said = [p for p in weighing if p in alignment.moved]
    rest = [p for p in weighing if p not in alignment.moved]
    places = [alignment.partners[p] for p in said]
    if not rest or not said or places != sorted(places) or len(rest) > _LONGEST_SPEAKER:
        return False
    apart = max(rest) < min(said) or max(said) < min(rest)
    speaker = set(_WORD.findall((case.claim.claim.speaker or "").lower()))
    names_speaker = any(alignment.own[p].text.lower() in speaker for p in rest)
    return apart and names_speaker and any(alignment.own[p].key == SAYING for p in rest)


def _may_move(case: Case, place: int) -> bool:
    alignment = case.alignment
    word, other = alignment.own[place], alignment.partners[place]
    if word.figure is not None and word.figure.quantity.kind is Kind.DATE:
        return sum(w.figure is not None and w.figure.quantity.kind is Kind.DATE for w in alignment.others) == 1
    if word.key == SAYING:
        return True
    if word.text.lower() in case.speaker:
        return True
    return _is_adjunct(alignment, place, other) or _stands_beside(case, place, other)


def _is_adjunct(alignment: WordAlignment, place: int, other: int) -> bool:
    """Tell whether a moved word follows the same preposition on both sides, and no other word does."""
    before, before_other = _preposition(alignment.own, place), _preposition(alignment.others, other)
    if not before or before != before_other:
        return False
    return sum(word.sort is Sort.SMALL and word.stem == before for word in alignment.others) == 1


def _preposition(words: Sequence[Word], place: int) -> str:
    while place > 0 and words[place - 1].sort is Sort.LIGHT:
        place -= 1
    return words[place - 1].stem if place and words[place - 1].sort is Sort.SMALL else ""


def _stands_beside(case: Case, place: int, other: int) -> bool:
    """Tell whether a moved word stands by the same word on both sides, joined by a preposition or an apposition.

    Behind a word that opens a clause another thing is told: "the mayor welcomed the plan, while the farmers ...".
    """
    alignment = case.alignment
    for neighbour in (place - 1, place + 1):
        partner = alignment.partners.get(neighbour)
        if partner is None or not alignment.own[neighbour].weighs:
            continue
        first, last = sorted((other, partner))
        between = alignment.others[first + 1 : last]
        weighing = [i for i in range(first + 1, last) if alignment.others[i].weighs]
        if not weighing and len(between) <= _BESIDE and any(w.sort is Sort.SMALL for w in between):
            return True
        beside = {alignment.partners.get(p) for p in range(place - _BESIDE, place + _BESIDE + 1)}
        opens = any(w.text.lower() in case.words.openers | case.words.relatives for w in between)
        if any(w.sort is Sort.BOUNDARY for w in between) and beside.issuperset(weighing) and not opens:
            return not _tells_more(alignment, other)
    return False


def _tells_more(alignment: WordAlignment, place: int) -> bool:
    """Tell whether a word that the claim leaves out follows one of its own: "hurt 15, the storm | destroyed a barn"."""
    others, kept = alignment.others, alignment.kept()
    behind = next(
        (at for at in range(place + 1, len(others)) if at not in kept and others[at].sort is not Sort.LIGHT), place
    )
    return others[behind].weighs and behind not in kept
