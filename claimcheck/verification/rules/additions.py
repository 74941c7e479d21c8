"""What a claim has beside its passage: words and figures that the passage does not have are not borne out."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from claimcheck.comparison.statements import Figure
from claimcheck.figures.intervals import QuantityRelation
from claimcheck.verification.alignment import WordAlignment
from claimcheck.verification.case import Case, Doubt, figure_relations, is_date
from claimcheck.verification.passages import Passage, joints
from claimcheck.verification.words import SAYING, Sort, Word

_WORD = re.compile(r"\w+")

# What commas set off behind a name and so describes its bearer has at most so many words of content.
_LONGEST_APPOSITION = 5

# So many words of content at the most are said twice in a row by mistake.
_LONGEST_STUTTER = 4


def addition(case: Case) -> Doubt | None:
    """Leave open a claim with a word or a figure that the passage does not have.

    A name may be given in full where its source does so elsewhere, and stand for the pronoun that points to it.
    """
    known = _named_in_full(case)
    inherited = case.passage.inherited
    alignment = case.alignment
    figures = {word for one in alignment.others if one.figure for word in _WORD.findall(one.text.lower())}
    added = [
        word.text
        for place, word in enumerate(alignment.own)
        if word.weighs
        and place not in alignment.partners
        and place not in known
        and word.text.lower() not in inherited
        and not _is_attribution(alignment.own, place, case)
        and not (word.figure and _is_total(word.figure, case.passage))
        and not (
            word.text.lower() in figures
            and _stands_in_figure(alignment, place)
            and not _is_stuttered(alignment.own, place)
        )
        and not _is_repeated(case, place)
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
    """Tell whether from a word on, in one direction, nothing but nouns for speakers stands before a verb of saying.

    Behind "said that" it is told what is said.
    """
    place += step
    while 0 <= place < len(words) and words[place].sort is not Sort.BOUNDARY:
        if words[place].key == SAYING:
            return True
        if words[place].text.lower() in case.words.complementizers:
            return False
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
        word.figure is not None
        and (alignment.own[place].figure is None or is_date(word))
        and text in _WORD.findall(word.text.lower())
        for word in alignment.others[before + 1 : after]
    )


def _is_repeated(case: Case, place: int) -> bool:
    """Tell whether a claim says again a word that it shares with the passage, beside the same word as its source."""
    own = case.alignment.own
    again = any(p != place and own[p].stem == own[place].stem and own[p].weighs for p in case.alignment.partners)
    if not again or _is_stuttered(own, place):
        return False
    shared_joints = [(at, one) for at, one in joints(own) if one in case.passage.pairs]
    return any(at == place or (_next(own, at) == place and one[1] == "") for at, one in shared_joints)


def _is_stuttered(words: Sequence[Word], place: int) -> bool:
    """Tell whether a word stands in some words that are said twice in a row: "from Oldport to Oldport"."""
    weighing = [i for i, word in enumerate(words) if word.weighs]
    said = [words[i].stem if not words[i].figure else words[i].text.casefold() for i in weighing]
    at = weighing.index(place)
    return any(
        said[first : first + length] in (said[first - length : first], said[first + length : first + 2 * length])
        for length in range(1, _LONGEST_STUTTER + 1)
        for first in range(max(0, at - length + 1), at + 1)
        if first + length <= len(said)
    )


def _is_total(figure: Figure, passage: Passage) -> bool:
    """Tell whether a passage tells a figure in parts: "eleven rebels and six soldiers", 17 people."""
    return any(True for _ in passage.figures.telling_in_parts(figure))


def _is_finer(case: Case, figure: Figure) -> bool:
    """Tell whether a figure is more exact than the one that the passage has for it, or bounded beyond it."""
    found = figure_relations(case.claim, case.passage, figure).values()
    return any(relations & {QuantityRelation.A_FINER, QuantityRelation.OVERLAP} for relations in found)


def _named_in_full(case: Case) -> Collection[int]:
    """Return the places of words by which the source elsewhere names or describes whom the claim speaks of.

    A passage about "Webb" bears out "Director Cora Webb, 32, from Oldport" where these words follow one another so:
    those right beside a name, and what commas set off behind it. So does one about "the director" of a single one.
    """
    alignment, passage = case.alignment, case.passage
    names = {word for s in passage.statements for name in s.names for word in _WORD.findall(name.text.lower())}
    shared_joints = [(place, joint) for place, joint in joints(alignment.own) if joint in passage.pairs]
    following = {place: _next(alignment.own, place) for place, _ in shared_joints}
    found: set[int] = set()

    def is_named(place: int) -> bool:
        return place in found or (place in alignment.partners and alignment.own[place].text.lower() in names)

    for place, (_, between, _) in shared_joints:
        added = following[place]
        beside = between == "" or _is_set_off(alignment.own, place, added)
        if added not in alignment.partners and beside and (is_named(place) or _is_the_only(case, place, added)):
            found.add(added)
    for place, (_, between, _) in reversed(shared_joints):
        if place not in alignment.partners and between == "" and is_named(following[place]):
            found.add(place)
    return found


def _is_set_off(words: Sequence[Word], place: int, added: int) -> bool:
    """Tell whether a word stands in an apposition that a sign closes, short enough to describe whom it follows."""
    closing = next((i for i in range(added, len(words)) if words[i].sort is Sort.BOUNDARY), len(words))
    opening = next((i for i in range(added, -1, -1) if words[i].sort is Sort.BOUNDARY), -1)
    weighing = sum(word.weighs for word in words[opening + 1 : closing])
    return opening >= 0 and opening >= place - weighing and weighing <= _LONGEST_APPOSITION


def _next(words: Sequence[Word], place: int) -> int:
    return next(following for following in range(place + 1, len(words)) if words[following].weighs)


def _is_the_only(case: Case, place: int, name: int) -> bool:
    """Tell whether a kept noun stands before the name of the only one whom the source calls so, here without a name."""
    alignment = case.alignment
    partner = alignment.partners.get(place)
    if partner is None or alignment.own[place].text.lower() not in case.words.speaker_nouns:
        return False
    if any(word.text[:1].isupper() and word.weighs for word in alignment.others[partner + 1 : partner + 2]):
        return False
    role = alignment.own[place].stem
    named = {joint[2] for joint in case.passage.pairs if joint[:2] == (role, "")}.intersection(case.passage.names)
    return named == {alignment.own[name].stem}
