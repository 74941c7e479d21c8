"""Where a claim breaks off what its passage goes on to say: a phrase, or what a verb is about."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from claimcheck.annotation.fact_words import fact_words
from claimcheck.annotation.vocabulary import own_words
from claimcheck.verification.case import Case, Doubt
from claimcheck.verification.words import Sort, Word


def ending(case: Case) -> Doubt | None:
    """Leave open a claim that breaks off a phrase of the passage: "of Oldport", where it goes on "Oldport hospital"."""
    alignment = case.alignment
    own, others, kept = alignment.own, alignment.others, alignment.kept()
    for place, other in sorted(alignment.partners.items()):
        following = others[other + 1 : other + 2]
        if not own[place].weighs or place in alignment.moved or not following or other + 1 in kept:
            continue
        word = following[0]
        ends = all(not w.weighs for w in own[place + 1 : place + 2]) and place + 1 not in alignment.partners
        broken = (
            (
                word.sort is Sort.CONTENT
                and not word.text[:1].isupper()
                and not word.text.endswith(case.words.modifier_endings)
            )
            or (word.sort is Sort.SMALL and word.stem in case.words.complements and place == max(alignment.partners))
            or (word.text.lower() in case.words.auxiliaries and place == max(alignment.partners))
        )
        owner = word.text in case.words.possessives and other + 2 < len(others) and other + 2 not in kept
        if owner and not any(w.text in case.words.possessives for w in own[place + 1 : place + 2]):
            return Doubt("ending", (others[other].text, others[other + 2].text))
        if ends and broken and not _goes_on(others, other + 1, kept) and not _describes_some(case, place, other + 1):
            return Doubt("ending", (others[other].text, word.text))
    return None


def _describes_some(case: Case, noun: int, place: int) -> bool:
    """Tell whether a participle with a phrase of its own only describes some, of which the claim tells: two statues.

    Of all of a kind, or of a kind that is known, it says which ones: "the statues | stolen in the war".
    """
    others, language = case.alignment.others, case.claim.language
    before = case.alignment.own[noun - 1 : noun] if noun else ()
    of_some = any(word.figure or word.text.lower() in own_words(language, "facts", "indefinite") for word in before)
    following = others[place + 1 : place + 2]
    has_phrase = not following or following[0].sort in (Sort.SMALL, Sort.FIGURE, Sort.BOUNDARY)
    return of_some and has_phrase and fact_words(language).is_participle(others[place].text.lower())


def coordination(case: Case) -> Doubt | None:
    """Leave open a claim that breaks off the number behind "and": "12 men and | 5 | women"."""
    alignment = case.alignment
    for place, other in sorted(alignment.partners.items()):
        if place < 2 or not alignment.own[place].weighs or place in alignment.moved:
            continue
        joint = alignment.own[place - 1]
        if joint.text.lower() not in case.words.additive or not alignment.own[place - 2].weighs:
            continue
        before = alignment.partners.get(place - 2, other)
        left_out = alignment.others[before + 1 : other]
        if len(left_out) > 1 and left_out[0].text.lower() == joint.text.lower() and left_out[1].figure:
            return Doubt("ending", (joint.text, left_out[1].text))
    return None


def _goes_on(words: Sequence[Word], place: int, kept: Collection[int]) -> bool:
    """Tell whether the words from a place on only modify a kept word: "the | German | chancellor"."""
    while place < len(words) and words[place].sort is Sort.CONTENT and place not in kept:
        place += 1
    return place in kept and words[place].weighs


def restriction(case: Case) -> Doubt | None:
    """Leave open a claim about all of a kind where the passage tells of a narrower one: all | primary | schools."""
    alignment = case.alignment
    for place, word in enumerate(alignment.own[:-1]):
        if place not in alignment.partners or word.text.lower() not in case.words.universals:
            continue
        noun = next((at for at in range(place + 1, len(alignment.own)) if alignment.own[at].weighs), None)
        first, last = alignment.partners[place], alignment.partners.get(-1 if noun is None else noun, -1)
        dropped = [one for one in alignment.others[first + 1 : last] if one.weighs and not one.figure]
        if dropped and not any(one.sort in (Sort.SMALL, Sort.BOUNDARY) for one in alignment.others[first + 1 : last]):
            return Doubt("omitted", (word.text, dropped[0].text))
    return None


def omission(case: Case) -> Doubt | None:
    """Leave open a claim that leaves out what a verb is about: "began | to repair it | with tools"."""
    alignment = case.alignment
    kept = alignment.kept()
    for place, other in sorted(alignment.partners.items()):
        following = alignment.others[other + 1 : other + 3]
        if not alignment.own[place].weighs or place in alignment.moved or len(following) < 2:
            continue
        if {other + 1, other + 2} & kept or not following[1].weighs:
            continue
        infinitive = (
            following[0].sort is Sort.SMALL
            and following[0].text in case.words.infinitives
            and place + 1 < len(alignment.own)
        )
        before = alignment.own[place - 1].text.lower() if place else ""
        was = alignment.others[other - 1].text.lower() if other else ""
        voice = (
            following[0].sort is Sort.LIGHT and before in case.words.auxiliaries and was not in case.words.auxiliaries
        )
        if infinitive or voice:
            return Doubt("omitted", (alignment.others[other].text, following[1].text))
    return None
