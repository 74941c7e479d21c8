"""Two who do together what is told: "Weber met Lund" says what "Lund met Weber" says."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.verification.case import Case, is_date
from claimcheck.verification.words import Sort, Word


def together(case: Case) -> frozenset[int]:
    """Return the places of the verb and of the two that stand on its other sides in the passage; none where none do.

    What stands behind a preposition is neither of the two: the minister who met the unions at the mayor's office did
    not meet the mayor.
    """
    own, others, partners = case.alignment.own, case.alignment.others, case.alignment.partners
    for place, other in partners.items():
        if not {own[place].text.lower(), others[other].text.lower()} <= case.words.together.keys():
            continue
        first = _first_of_verb(own, others, partners, place)
        theirs = _first_of_verb(others, own, {behind: at for at, behind in partners.items()}, other)
        mine, their = _around(case, own, first, place), _around(case, others, theirs, other)
        if mine and their and _change_sides(mine, their, partners):
            return frozenset({*range(first, place + 1), *mine.before, *mine.behind})
    return frozenset()


@dataclass(frozen=True, slots=True)
class _Around:
    """The places of those who stand in front of a verb and behind it, with no preposition but that of the verb."""

    before: Sequence[int]
    behind: Sequence[int]


def _first_of_verb(words: Sequence[Word], others: Sequence[Word], partners: Mapping[int, int], place: int) -> int:
    """Return the first place of a phrase that both sides have: "shook | hands"."""
    while place and words[place - 1].weighs:
        other, before = partners.get(place, 0), partners.get(place - 1, -1)
        if before < 0 or before != other - 1 or not others[before].weighs:
            break
        place -= 1
    return place


def _around(case: Case, words: Sequence[Word], first: int, last: int) -> _Around | None:
    """Return who stands around a verb in its clause; None where nobody does on a side."""
    leads = case.words.together[words[last].text.lower()]
    start = next((at + 1 for at in range(first - 1, -1, -1) if words[at].sort is Sort.BOUNDARY), 0)
    end = next((at for at in range(last, len(words)) if words[at].sort is Sort.BOUNDARY), len(words))
    before = [at for at in range(start, first) if _is_one_of_two(case, words, at, ())]
    behind = [at for at in range(last + 1, end) if _is_one_of_two(case, words, at, leads)]
    return _Around(before, behind) if before and behind else None


def _is_one_of_two(case: Case, words: Sequence[Word], place: int, leads: Collection[str]) -> bool:
    """Tell whether a word is one of content, no day and no score, and stands behind no preposition but one of `leads`.

    An article behind a word of content begins something else: « ha incontrato a Torino | i sindacati ».
    """
    word = words[place]
    if not word.weighs or is_date(word) or word.text[:1].isdigit():
        return False
    before = place - 1
    while before >= 0 and words[before].sort is Sort.CONTENT:
        before -= 1
    while before >= 0 and words[before].text.lower() in case.words.determiners:
        before -= 1
    return before < 0 or words[before].sort is not Sort.SMALL or words[before].text.lower() in leads


def _change_sides(mine: _Around, their: _Around, partners: Mapping[int, int]) -> bool:
    """Tell whether all who stand on one side of a verb stand on its other side in the passage, and nobody else does."""
    before, behind = ({partners.get(at, -1) for at in side} for side in (mine.before, mine.behind))
    return before == set(their.behind) and behind == set(their.before)
