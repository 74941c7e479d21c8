"""What a claim has beside its passage: words and figures that the passage does not have are not borne out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.comparison.statements import Figure
from claimcheck.comparison.totals import totals
from claimcheck.figures.intervals import QuantityRelation
from claimcheck.verification.alignment import WordAlignment
from claimcheck.verification.case import Case, Doubt, figure_relations
from claimcheck.verification.passages import Passage
from claimcheck.verification.words import SAYING, Sort, Word

_WORD = re.compile(r"\w+")


def addition(case: Case) -> Doubt | None:
    """Leave open a claim with a word or a figure that the passage does not have.

    A name may be given in full where its source does so elsewhere, and stand for the pronoun that points to it.
    """
    known = _named_in_full(case)
    inherited = case.passage.inherited
    alignment = case.alignment
    added = [
        word.text
        for place, word in enumerate(alignment.own)
        if word.weighs
        and place not in alignment.partners | known.keys()
        and word.text.lower() not in inherited
        and not _is_attribution(alignment.own, place, case)
        and not (word.figure and _is_total(word.figure, case.passage))
        and not _stands_in_figure(alignment, place)
    ]
    if not added:
        return None
    finer = next((w.text for w in alignment.added if w.figure and _is_finer(case, w.figure)), None)
    return Doubt("finer", (finer,)) if finer and added == [finer] else Doubt("added", tuple(dict.fromkeys(added)))


def _is_attribution(words: Sequence[Word], place: int, case: Case) -> bool:
    """Tell whether a word only says that somebody who is not named says it: "officials said", "says the police".

    Whoever tells what a source states says less than the source. A noun for people or bodies that does not stand by the
    verb of saying says of whom something is told.
    """
    if words[place].key == SAYING:
        return True
    if words[place].text.lower() not in case.words.speaker_nouns:
        return False
    return any(_reaches_saying(words, place, step, case) for step in (-1, 1))


def _reaches_saying(words: Sequence[Word], place: int, step: int, case: Case) -> bool:
    """Tell whether from a word on, in one direction, nothing but nouns for speakers stands before a verb of saying."""
    place += step
    while 0 <= place < len(words) and words[place].sort is not Sort.BOUNDARY:
        if words[place].key == SAYING:
            return True
        if words[place].weighs and words[place].text.lower() not in case.words.speaker_nouns:
            return False
        place += step
    return False


def _stands_in_figure(alignment: WordAlignment, place: int) -> bool:
    """Tell whether a word stands in its place within a figure of the passage: "april 11", which only capitals date."""
    partners = alignment.partners
    before = max((partners[p] for p in partners if p < place and p not in alignment.moved), default=-1)
    after = min((o for p, o in partners.items() if p > place and o > before), default=len(alignment.others))
    text = alignment.own[place].text.lower()
    return any(
        word.figure is not None and text in _WORD.findall(word.text.lower())
        for word in alignment.others[before + 1 : after]
    )


def _is_total(figure: Figure, passage: Passage) -> bool:
    """Tell whether a passage tells a figure in parts: "eleven rebels and six soldiers", 17 people."""
    return any(total.is_told_by(figure) for statement in passage.statements for total in totals(statement))


def _is_finer(case: Case, figure: Figure) -> bool:
    """Tell whether a figure is more exact than the one that the passage has for it, or bounded beyond it."""
    others = [word.figure for word in case.passage.words if word.figure]
    found = {relation for other in others for relation in figure_relations(case.claim, case.passage, figure, other)}
    return bool(found & {QuantityRelation.A_FINER, QuantityRelation.OVERLAP})


def _named_in_full(case: Case) -> dict[int, int]:
    """Return the places of words that the source elsewhere has beside a kept word of a name, just as the claim does."""
    own, partners = case.alignment.own, case.alignment.partners
    names = {word for s in case.passage.statements for name in s.names for word in _WORD.findall(name.text.lower())}
    found: dict[int, int] = {}
    for places, step in ((range(len(own)), -1), (range(len(own) - 1, -1, -1), 1)):
        for place in places:
            beside = place + step
            if place in partners or not own[place].weighs or not 0 <= beside < len(own):
                continue
            named = (beside in partners and own[beside].text.lower() in names) or beside in found
            pair = (own[min(place, beside)].stem, own[max(place, beside)].stem)
            if named and pair in case.passage.pairs:
                found[place] = beside
    return found
