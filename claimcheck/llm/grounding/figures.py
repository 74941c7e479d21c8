"""Whether the figures of a claim are those of its sentence."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise

from claimcheck import figures
from claimcheck.annotation.wording import words_of
from claimcheck.figures.intervals import QuantityRelation, relate_quantities
from claimcheck.figures.lexicon import lexicon
from claimcheck.languages.scanner import TokenKind, scan, without_accents
from claimcheck.llm.grounding.problems import Problem
from claimcheck.llm.grounding.proposal import Proposal
from claimcheck.llm.grounding.words import determiners, function_words, personal_pronouns, pronouns, run_of
from claimcheck.records import Kind, Qualifier, Quantity

_COUNTED = frozenset({Kind.COUNT, Kind.OTHER})

# A figure of so many words is part of no other ("one family in ten").
_WHOLE = 4

_YEARS = frozenset({Kind.AGE, Kind.DURATION})

# Of so many words an age says that it is one: "61-year-old", "18 years old"; « neuf ans » needs its noun.
_AGE_IN_WORDS = 3

_A_YEAR = datetime.timedelta(days=366)

# Of so many tokens behind a number one is its noun: "17 charts", "17 seized charts".
_NOUN_BEHIND = 2

# Of so many tokens in front of an amount one is its noun: "the price of 12 million", « le prix de 12 millions ».
_NOUN_IN_FRONT = 2

# A noun, what is said of it and "of" in front of an age: « garçon français de ».
_CALLED = 3


def matched_figures(
    given: Sequence[Quantity], stated: Sequence[Quantity]
) -> tuple[list[tuple[Quantity, Quantity]], Problem | None]:
    """Return the figures of a claim, each with the one of its sentence that it tells, and the first that has none."""
    pairs: list[tuple[Quantity, Quantity]] = []
    for quantity in given:
        alike = [other for other in stated if tells(quantity, other)]
        partner = next((other for other in alike if _as_firm(quantity, other)), None)
        if alike and partner is None:
            return pairs, Problem("hedge", quantity.text)
        if partner is None:
            return pairs, Problem("date" if quantity.kind is Kind.DATE else "number", quantity.text)
        pairs.append((quantity, partner))
    return pairs, None


def figures_stand(text: str, language: str, stated: Sequence[Quantity]) -> bool:
    """Tell whether every figure in `text` is one of `stated`, by its value and its hedge."""
    return matched_figures(figures.find(text, language, None), stated)[1] is None


def _as_firm(of_claim: Quantity, of_source: Quantity) -> bool:
    """Tell whether a claim keeps the hedge of its source; one that says "estimated at" adds none that misleads."""
    if of_claim.kind is Kind.DATE or of_claim.qualifier is of_source.qualifier:
        return True
    return (of_claim.qualifier, of_source.qualifier) == (Qualifier.ABOUT, Qualifier.EXACT)


def tells(of_claim: Quantity, of_source: Quantity) -> bool:
    """Tell whether a claim's figure has the value of the source's, its hedge aside; a date may be coarser."""
    relation = relate_quantities(of_claim, of_source)
    if of_claim.kind is Kind.DATE:
        return relation in (QuantityRelation.SAME, QuantityRelation.B_FINER) and not _are_years_apart(
            of_claim, of_source
        )
    if relation is QuantityRelation.SAME:
        return True
    if of_claim.value is None or of_claim.value != of_source.value:
        return False
    if relation is QuantityRelation.INCOMPARABLE:
        # What is counted may be called by another name ("jobs", "posts"); its words are compared with all others.
        kinds = {of_claim.kind, of_source.kind}
        return kinds <= _COUNTED or kinds <= _YEARS or (_is_bare(of_claim) and of_source.kind is Kind.AGE)
    return relation not in (QuantityRelation.OTHER_CURRENCY, QuantityRelation.OTHER_UNIT)


def _are_years_apart(of_claim: Quantity, of_source: Quantity) -> bool:
    """Tell whether two dates lie more than a year apart, of which one has no year of its own: 2027 is not "in April".

    Comparing sources, a year that nobody wrote makes no difference. A claim that writes one says when it was.
    """
    ends = [(one.low, one.high) for one in (of_claim, of_source)]
    if any(not isinstance(end, str) for pair in ends for end in pair):
        return False
    (low_a, high_a), (low_b, high_b) = ([datetime.date.fromisoformat(str(end)) for end in pair] for pair in ends)
    return max(low_a - high_b, low_b - high_a) > _A_YEAR


def figure_stands(quantity: Quantity, span: str) -> bool:
    """Tell whether a text has a figure in the very words of a claim: a date in any, other figures in several.

    Whatever day its words are placed on there; and one number may be part of another: 12 of "12 million".
    """
    words = words_of(quantity.text)
    is_whole = quantity.kind is Kind.DATE or len(words) >= _WHOLE
    return is_whole and run_of(words, words_of(span)) is not None


def repeats_with_its_neighbour(quantity: Quantity, proposal: Proposal, span: str) -> bool:
    """Tell whether a sentence has a figure that is one word, and the word in front of it, side by side: "737 MAX 8".

    It may be no part of a longer number: the 1 of "employs 1,200".
    """
    words, span_words = words_of(quantity.text), words_of(span)
    before = [word for token in proposal.tokens if token.end <= quantity.start for word in words_of(token.text)][-1:]
    place = run_of((*before, *words), span_words) if len(words) == 1 and before else None
    return place is not None and not any(word.isdigit() for word in span_words[place + 2 : place + 3])


def is_of_a_name(quantity: Quantity, proposal: Proposal, text: str) -> bool:
    """Tell whether a number belongs to the name in front of it, as an article gives the two: "Nord Stream 2"."""
    in_front = [token for token in proposal.tokens if token.end <= quantity.start][-1:]
    is_name = bool(in_front) and in_front[0].text[:1].isupper() and in_front[0].end + 1 == quantity.start
    is_small = quantity.kind in _COUNTED and quantity.text.isdigit()
    return is_name and is_small and repeats_with_its_neighbour(quantity, proposal, text)


def with_shared_units(given: Sequence[Quantity], stated: Sequence[Quantity]) -> list[Quantity]:
    """Return the figures of a sentence, those with the unit of one before them that a claim gives so.

    "15 days, or even 30" gives the unit once: of a claim that says 30 days it is 30 days.
    """
    return [next((u for q in given if (u := _with_unit_before(other, q, stated))), other) for other in stated]


def _with_unit_before(number: Quantity, of_claim: Quantity, stated: Sequence[Quantity]) -> Quantity | None:
    """Return a number that counts nothing named as an amount of the unit before it that the claim gives it."""
    if not _is_bare(number) or number.value != of_claim.value or _is_bare(of_claim):
        return None
    before = [one for one in stated if one.end <= number.start]
    shares = any((one.kind, one.unit) == (of_claim.kind, of_claim.unit) for one in before)
    # The further number bounds what comes before it: "or even 30" is "up to 30".
    return replace(number, kind=of_claim.kind, unit=of_claim.unit, qualifier=of_claim.qualifier) if shares else None


def _is_bare(quantity: Quantity) -> bool:
    """Tell whether a number counts nothing that is named: "Bram Holt is 43"."""
    return quantity.kind in _COUNTED and quantity.unit is None


def pointed_back(quantity: Quantity, proposal: Proposal, span: str, around: str, language: str) -> bool:
    """Tell whether a claim counts out whom its sentence points to: "The two men fled" for "They fled".

    Number and noun must stand together in `around`, what the sentence may point to: mostly before it, sometimes right
    behind. It points by a pronoun, by "this", or by a number that counts nothing named: "Two were freed, the other four
    charged" after "Six men were held".
    """
    if quantity.kind not in _COUNTED | {Kind.ORDINAL}:
        return False
    following = [token for token in proposal.tokens if token.start >= quantity.end][:_NOUN_BEHIND]
    nouns = {word for token in following for word in words_of(token.text)} - function_words(language)
    pointing = pronouns(language) | personal_pronouns(language)
    points = any(token.text.lower() in pointing for token in scan(span)) or any(
        _is_bare(other) for other in figures.find(span, language, None)
    )
    return points and any(_stand_together(words_of(quantity.text), noun, words_of(around)) for noun in nouns)


def _stand_together(number: Sequence[str], noun: str, words: Sequence[str]) -> bool:
    """Tell whether a number stands in front of a noun, next to it or one word apart: "two other boys"."""
    size = len(number)
    return any(
        tuple(words[i : i + size]) == tuple(number) and noun in words[i + size : i + size + 2]
        for i in range(len(words))
    )


def is_amount_of_before(quantity: Quantity, proposal: Proposal, span: str, before: Sequence[Quantity]) -> bool:
    """Tell whether a claim gives with a noun the amount it points back to: "the £12m price" for "the price".

    The noun stands in the sentence behind "the" or the like. `before` are the figures of the two sentences in front of
    it: the amount is the only one of its kind there.
    """
    if quantity.kind is not Kind.MONEY:
        return False
    alike = [other for other in before if other.kind is quantity.kind]
    if len(alike) != 1 or not (tells(quantity, alike[0]) and _as_firm(quantity, alike[0])):
        return False
    pointing = determiners(proposal.language)
    span_words = [token.text.lower() for token in scan(span) if token.kind is TokenKind.WORD]
    known = {without_accents(noun) for word, noun in pairwise(span_words) if word in pointing}
    in_front = [token for token in proposal.tokens if token.end <= quantity.start][-_NOUN_IN_FRONT:]
    behind = [token for token in proposal.tokens if token.start >= quantity.end][:1]
    return any(without_accents(token.text) in known for token in (*in_front, *behind))


def is_age_in_passing(quantity: Quantity, span: str) -> bool:
    """Tell whether a text has an age between commas, where no name tells that it is one: "a younger colleague, 34,"."""
    return quantity.kind is Kind.AGE and re.search(rf",\s*{re.escape(quantity.text)}\s*[,)]", span) is not None


def is_age_of_before(quantity: Quantity, proposal: Proposal, before: str) -> bool:
    """Tell whether a claim calls somebody by an age that the article gave before: "the 61-year-old" for "he".

    « le jeune homme de 18 ans »: what may be a span of time must stand there behind one of the same words.
    """
    if quantity.kind not in _YEARS:
        return False
    words, words_before = words_of(quantity.text), words_of(before)
    if quantity.kind is Kind.AGE and len(words) >= _AGE_IN_WORDS:
        return run_of(words, words_before) is not None
    *called, link = [word for token in proposal.tokens if token.end <= quantity.start for word in words_of(token.text)][
        -_CALLED:
    ] or [""]
    place = run_of((link, *words), words_before) if called else None
    return place is not None and not set(called).isdisjoint(words_before[max(0, place - len(called)) : place])


def is_day_of_before(
    quantity: Quantity, proposal: Proposal, stated: Sequence[Quantity], before: Sequence[Quantity]
) -> bool:
    """Tell whether a claim gives the day that its article gave before, and that its sentence goes on to speak of.

    A claim that passes over the day of its own sentence puts another in its place.
    """
    if quantity.kind is not Kind.DATE or any(tells(quantity, other) for other in stated):
        return False
    own = [other for other in stated if other.kind is Kind.DATE]
    passes_over = any(not any(tells(one, other) for one in proposal.quantities) for other in own)
    return not passes_over and any(tells(quantity, other) for other in before)


def is_placed_by_another(quantity: Quantity, stated: Sequence[Quantity], span: str, language: str) -> bool:
    """Tell whether a claim places a day as its sentence does, told from the other end.

    « il y a un mois », « une semaine avant le mardi 14 mai » for « un mois après », « une semaine après ..., mardi 14
    mai »: the span of time and the day stand in the sentence, and beside them a word that places one by the other. A
    date that is one of those `stated` in the sentence is placed by itself: « fermée le 4 mars après un incendie ».
    """
    shifts = lexicon(language).shifts
    if quantity.kind is not Kind.DATE or any(tells(quantity, other) for other in stated):
        return False
    small = function_words(language) | {without_accents(shift) for shift in shifts}
    words = {word for word in words_of(quantity.text) if word not in small}
    beside = _beside(shifts, span, determiners(language))
    return bool(words) and words.issubset(words_of(span)) and not words.isdisjoint(beside)


def _beside(shifts: AbstractSet[str], span: str, articles: AbstractSet[str]) -> set[str]:
    """Return the words, folded, in front of and behind each of some words in a text, articles passed over."""
    words = [token.text.lower() for token in scan(span) if token.text.lower() not in articles]
    places = [place for place, word in enumerate(words) if word in shifts]
    return {
        without_accents(word)
        for place in places
        for word in (*words[max(place - 1, 0) : place], *words[place + 1 : place + 2])
    }


def stray_digits(proposal: Proposal, span: str) -> Problem | None:
    """Return the first digits of a claim that are no figure and do not stand in its sentence ("Boeing 747")."""
    present = {token.text for token in scan(span) if token.kind is TokenKind.DIGITS}
    for token in proposal.tokens:
        if token.kind is not TokenKind.DIGITS or token.text in present:
            continue
        if not any(q.start <= token.start < q.end for q in proposal.quantities):
            return Problem("number", token.text)
    return None
