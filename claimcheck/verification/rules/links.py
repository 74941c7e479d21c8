"""The small words by which a word is joined to the rest: for, against, of, before."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from claimcheck.verification.case import Case, Doubt, is_date
from claimcheck.verification.voice import is_passive_of_active
from claimcheck.verification.words import SAYING, Sort, Word


def preposition(case: Case) -> Doubt | None:
    """Leave open a claim that joins a word to the rest by another small word than the passage: for, against."""
    alignment = case.alignment
    kept = alignment.kept()
    for place, other in sorted(alignment.partners.items()):
        word = alignment.own[place]
        if not word.weighs or place in alignment.moved or word.key == SAYING or word.text.lower() in case.speaker:
            continue
        link = _link(alignment.own, place, alignment.partners.keys(), case.words.auxiliaries)
        link_other = _link(alignment.others, other, kept, case.words.auxiliaries)
        same = link.word is link_other.word or _are_one_link(link, link_other)
        if same or _opens_sentence(alignment.others, other):
            continue
        if not {w.text.lower() for w in (link.word, link_other.word) if w}.isdisjoint(
            case.words.agents
        ) and is_passive_of_active(case):
            continue
        if is_date(alignment.own[place]) or (link.word is None and _may_stand_without(case, place, link, link_other)):
            continue
        words = (word, *(w for w in (link.word, link_other.word) if w))
        return Doubt("preposition", tuple(w.text for w in words))
    return None


def _may_stand_without(case: Case, place: int, link: _Link, other: _Link) -> bool:
    """Tell whether a claim may leave out the small word by which the passage joins a word to what stands before it.

    So it is where a whole phrase is left out with it, and where the claim begins with a clause of its own, or gives a
    relative clause the pronoun it stands for as its subject.
    """
    if other.word is None or other.is_phrase:
        return True
    before = case.alignment.own[place - 1 : place]
    if before and before[0].sort is Sort.FIGURE and other.word.stem in case.words.complements:
        return True  # "five Rangers", "five of the Rangers"
    if not (link.opens and other.direct):
        return False
    opening = {word.text.lower() for word in case.alignment.own[:place]}
    return (
        not other.stems.isdisjoint(opening)
        or other.word.text.lower() in case.words.openers
        or not opening.isdisjoint(case.words.pronouns)
    )


@dataclass(frozen=True, slots=True)
class _Link:
    """The small word that joins a word to what stands before it, if one does.

    `opens` says that the word opens its clause, `direct` that the small word stands right before the word, `is_phrase`
    that all that is left out is one phrase behind the small word: "the office | at the harbour | closed".
    """

    word: Word | None = None
    stems: frozenset[str] = frozenset()
    opens: bool = False
    direct: bool = False
    is_phrase: bool = False


def _are_one_link(first: _Link, second: _Link) -> bool:
    """Tell whether one link has all small words of the other: "of", "of which"; but not "out before", "out after"."""
    shorter, longer = sorted((first.stems, second.stems), key=len)
    return bool(shorter) and shorter <= longer


def _link(words: Sequence[Word], place: int, kept: Collection[int], auxiliaries: Collection[str]) -> _Link:
    """Return what joins a word to what stands before it.

    Words that only one side has are passed over: they may modify what they stand before. A verb with its auxiliary
    belongs to a subject that stands further back.
    """
    passed = auxiliary = False
    for before in range(place - 1, -1, -1):
        word = words[before]
        if word.sort is Sort.SMALL:
            first = before
            while first and words[first - 1].sort is Sort.SMALL:
                first -= 1  # "of | which"
            previous = first - 1
            while previous >= 0 and words[previous].sort is Sort.LIGHT:
                previous -= 1
            stems = frozenset(small.stem for small in words[first : before + 1])
            return _Link(word, stems, direct=not passed, is_phrase=passed and previous in kept)
        if word.sort is Sort.BOUNDARY:
            return _Link(opens=True)
        if word.weighs and (before in kept or auxiliary):
            return _Link()
        passed = passed or (word.weighs and not is_date(word))
        auxiliary = auxiliary or (not passed and word.text.lower() in auxiliaries)
    return _Link(opens=True)


def _opens_sentence(words: Sequence[Word], place: int) -> bool:
    """Tell whether a word begins a sentence that was joined to the one before it: "video The bridge fell"."""
    first = place
    while first and words[first - 1].sort is Sort.LIGHT:
        first -= 1
    return words[first].text[:1].isupper() and (first < place)
