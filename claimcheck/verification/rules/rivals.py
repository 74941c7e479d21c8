"""What stands nearer: a place, an owner, something counted, which the passage has between two words of the claim."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimcheck.annotation.vocabulary import own_words
from claimcheck.comparison.evidence.distribution import amounts_of_those_named
from claimcheck.comparison.vocabulary.terms import Term
from claimcheck.records import Kind
from claimcheck.verification.case import Case, Doubt
from claimcheck.verification.rules.subjects import Gap, gaps
from claimcheck.verification.words import Sort, Word

# The concepts of a place and what it belongs to.
_AREAS = frozenset({"=city", "=region", "=country", "=area"})


def rival(case: Case) -> Doubt | None:
    """Leave open a claim that gives to a word what the passage, words later, gives to another of its kind."""
    for gap in gaps(case):
        for test in (_nearer_phrase, _longer_chain, _nearer_owner, _nearer_bearer, _counted):
            doubt = test(gap, case)
            if doubt:
                return doubt
    return _dealt_to_another(case) or _of_a_part(case) or _named_by_two(case)


def _named_by_two(case: Case) -> Doubt | None:
    """Doubt "Hanna | Berger" of "Hanna Lund and Vera | Berger": the first name has a surname of its own."""
    own, partners = case.alignment.own, case.alignment.partners
    theirs = _names_of_passage(case)
    for name in case.claim.names:
        kept = [partners[place] for place in _places_of(name, own) if place in partners]
        for first, second in pairwise(kept):
            parted = next((one for one in theirs if first in one[:-1] and second not in one), None)
            if parted:
                rest = parted[parted.index(first) + 1]
                return Doubt("rival", tuple(case.alignment.others[place].text for place in (first, rest)))
    return None


def _names_of_passage(case: Case) -> Sequence[Sequence[int]]:
    """Return the places in the passage of the words of each of its names."""
    names = (name for statement in case.passage.statements for name in statement.names)
    return [places for name in names if (places := _places_of(name, case.alignment.others))]


def _places_of(name: Term, words: Sequence[Word]) -> Sequence[int]:
    """Return the places of the words that a name consists of."""
    return [place for place, word in enumerate(words) if name.start <= word.start < name.end]


def _dealt_to_another(case: Case) -> Doubt | None:
    """Doubt "Corle gained 12%" of "Varn and Corle gained 12% and 7% respectively"."""
    own, others = case.alignment.own, case.alignment.others
    of_others = {
        id(figure)
        for side in case.passage.statements
        for figure in side.amounts
        if figure not in amounts_of_those_named(side, case.claim)
    }
    for place, other in case.alignment.partners.items():
        if id(others[other].figure) in of_others:
            return Doubt("rival", (own[place].text,))
    return None


def _of_a_part(case: Case) -> Doubt | None:
    """Doubt "firms gave 52,000 euros" of "52,000 euros, of which 18,000 were given by firms": they gave a part."""
    others, kept = case.alignment.others, case.alignment.kept()
    parts = {id(figure) for side in case.passage.statements for figure in side.amounts if figure.part}
    for place, word in enumerate(others):
        if id(word.figure) not in parts or place in kept or not any(others[i].figure for i in kept if i < place):
            continue
        end = next((i for i in range(place, len(others)) if others[i].sort is Sort.BOUNDARY), len(others))
        behind = next((others[i] for i in range(place, end) if i in kept), None)
        if behind:
            return Doubt("rival", (behind.text, word.text))
    return None


def _nearer_phrase(gap: Gap, case: Case) -> Doubt | None:
    """Doubt "the mayor of | Newport" of "the mayor of Oldport and the clerk of | Newport"."""
    if not gap.own or gap.own[0].sort is not Sort.SMALL or len(gap.dropped) < 2:
        return None
    small, nearest = gap.own[0], gap.dropped[0]
    opening, middle = gap.between[:nearest], gap.between[nearest + 1 :]
    last = max((i for i, word in enumerate(middle) if _is_form_of(word, small)), default=None)
    if not any(_is_form_of(word, small) for word in opening[:1]) or last is None:
        return None
    if any(word.weighs for word in middle[last:]):
        return None
    joint = next((i for i, word in enumerate(middle[:last]) if _joins(word, case)), last)
    if not any(word.weighs for word in middle[joint:last]):
        return None
    return Doubt("rival", (gap.first.text, small.text, gap.between[nearest].text))


def _longer_chain(gap: Gap, case: Case) -> Doubt | None:
    """Doubt "the head of | the bank" of "the head of security of | the bank": another belongs to it.

    A town and its name are one: "the mayor of the town of | Oldport".
    """
    if len(gap.dropped) != 1 or not _opens_complement(gap.own, case):
        return None
    place = gap.dropped[0]
    noun, behind = gap.between[place], gap.between[place + 1 :]
    if not (_opens_complement(gap.between[:place], case) and _opens_complement(behind, case)):
        return None
    return None if _is_sort_of_place(noun, gap.second, case) else Doubt("rival", (gap.first.text, noun.text))


def _opens_complement(words: Sequence[Word], case: Case) -> bool:
    """Tell whether some words begin with a preposition whose phrase belongs to the noun in front: of, du, des."""
    return any(word.stem in case.words.complements for word in words[:1])


def _is_sort_of_place(noun: Word, name: Word, case: Case) -> bool:
    """Tell whether a noun only says what the name behind it is of: the city of Newport, the Republic of Chad."""
    listed = own_words(case.claim.language, "function_words", "areas")
    is_area = noun.key in _AREAS or noun.text.lower() in listed or noun.text[:1].isupper()
    return is_area and name.text[:1].isupper()


def _is_form_of(word: Word, small: Word) -> bool:
    return word.sort is Sort.SMALL and word.stem == small.stem


def _joins(word: Word, case: Case) -> bool:
    """Tell whether another thing is told behind a word or sign: "and", "before", a comma."""
    words = case.words
    return word.sort is Sort.BOUNDARY or word.text.lower() in words.additive | words.openers | words.leads


def _nearer_owner(gap: Gap, case: Case) -> Doubt | None:
    """Doubt "Norland's | caves" of "Norland's lake and Sudland's | caves"."""
    if not gap.own or gap.own[0].text not in case.words.possessives:
        return None
    owners = [i for i, word in enumerate(gap.between) if word.text in case.words.possessives]
    if len(owners) < 2 or any(word.weighs for word in gap.between[owners[-1] :]):
        return None
    return Doubt("rival", (gap.first.text, gap.between[owners[-1] - 1].text))


def _nearer_bearer(gap: Gap, case: Case) -> Doubt | None:
    """Doubt "the minister | Weber" of "the minister Lund left and the clerk | Weber": another name stands by the noun.

    Of "the ministers Lund and | Weber" nothing but names and what joins them stands between.
    """
    if gap.own or gap.dropped[:1] != [0] or gap.first.text.lower() not in case.words.speaker_nouns:
        return None
    nearest = case.alignment.others.index(gap.between[0])
    named = {place for places in _names_of_passage(case) for place in places}
    tells_more = any(nearest + place not in named for place in gap.dropped)
    if tells_more and named.issuperset((nearest, nearest + len(gap.between))):
        return Doubt("rival", (gap.first.text, gap.between[0].text))
    return None


def _counted(gap: Gap, case: Case) -> Doubt | None:
    """Doubt "24 | seasons" of "24 titles in 30 | seasons": a number counts what stands behind it."""
    figure = gap.first.figure
    if figure is None or figure.quantity.kind is Kind.DATE or gap.own or not gap.dropped:
        return None
    parted = _parted(gap.between[gap.dropped[0] + 1 :], case)
    return Doubt("rival", (gap.first.text, gap.between[gap.dropped[0]].text)) if parted else None


def _parted(words: Sequence[Word], case: Case) -> bool:
    """Tell whether words join what stands before and behind them, so that the one does not modify the other."""
    return any(word.sort is Sort.SMALL or _joins(word, case) for word in words)
