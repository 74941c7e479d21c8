"""Whether two contraries are said of one thing, or of two, or one after the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.annotation.vocabulary import own_words
from claimcheck.comparison.evidence.converses import converse_dealings, may_be_of_either_team
from claimcheck.comparison.evidence.days import tells_until_now
from claimcheck.comparison.evidence.denials import (
    are_of_two_objects,
    are_told_of_two_kinds,
    follows,
    is_another,
    is_undone_once,
    right_behind,
)
from claimcheck.comparison.evidence.matching import TermMatch, matched_terms
from claimcheck.comparison.evidence.subject import Subject, words_of
from claimcheck.comparison.rules.likeness import have_no_words_of_their_own
from claimcheck.comparison.rules.outcomes import Differs, Outcome
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.concepts import opposite, says_who_one_is
from claimcheck.comparison.vocabulary.names import share_a_name
from claimcheck.comparison.vocabulary.terms import Term, opens_a_noun
from claimcheck.records import Kind

# What is said of one thing names it by so many words.
_OBJECT = 2

_CLAUSE_ENDS = frozenset(",;:()")


def are_contraries_of_one_thing(subject: Subject, match: TermMatch) -> bool:
    """Tell whether nothing shows that two contraries are said of two things, one after the other, or taken back."""
    apart = is_undone_once(subject, match) or are_no_contraries_here(subject, match)
    return not (apart or are_of_two_objects(subject, match))


def are_no_contraries_here(subject: Subject, match: TermMatch) -> bool:
    """Tell whether two contraries are said of two things, or one after the other: missing, then found."""
    if follows(subject, match) or tells_of_another(subject) or _are_of_two_named(subject, match):
        return True
    if _are_done_to_two(subject, match) or may_be_of_either_team(subject.a, match.a, subject.b, match.b):
        return True
    if _may_be_of_two_occasions(subject, match):
        return True
    if _count_two_things(subject) or is_of_before(subject) or _belong_to_two(subject, match):
        return True
    if are_told_of_two_kinds(subject):
        return True
    if _is_said_of_some(subject.a, match.a) or _is_said_of_some(subject.b, match.b):
        return True
    if _is_said_of_none(subject.a, match.a) is not _is_said_of_none(subject.b, match.b):
        return True
    sides = (subject.a, match.a, match.b), (subject.b, match.b, match.a)
    return any(_is_another_noun(side, term, other) for side, term, other in sides)


def _may_be_of_two_occasions(subject: Subject, match: TermMatch) -> bool:
    """Tell whether who beat another, and lost to that one, may have done so at another time: in 2019, in round two.

    So may they where one side has a word, a figure or a day that the other has not.
    """
    told = converse_dealings(subject.a, subject.b)
    if told is None or told[0].verb is not match.a:
        return False
    return not have_no_words_of_their_own(subject) or any(
        figures.only_a or figures.only_b or not all(pair.compatible for pair in figures.pairs)
        for figures in (subject.amounts, subject.dates)
    )


def is_of_before(subject: Subject) -> bool:
    """Tell whether one side alone tells how it was until now: who had so far refused, and now accepts, does both."""
    return tells_until_now(subject.a) is not tells_until_now(subject.b)


def _is_said_of_some(side: Statement, term: Term) -> bool:
    """Tell whether a contrary is said of an unnamed part of many: some lines are open, and ten are closed."""
    some = own_words(side.language, "clauses", "some")
    return any(one.place and side.frame[one.place - 1] in some for one in _terms_beside(side, term))


def _is_said_of_none(side: Statement, term: Term) -> bool:
    """Tell whether a contrary is said of none of a kind, which says it of its opposite: no deputy voted for it."""
    negative = own_words(side.language, "negation", "determiners")
    before = side.frame[: term.place]
    opening = next((place + 1 for place in range(len(before) - 1, -1, -1) if before[place] in _CLAUSE_ENDS), 0)
    return not negative.isdisjoint(before[opening:])


def _belong_to_two(subject: Subject, match: TermMatch) -> bool:
    """Tell whether one side says it of what its speaker owns, and the other of what others do.

    "Orvel said that its borders remain closed", "the Union opens the borders of the Union".
    """
    sides = (subject.a, match.a, subject.b), (subject.b, match.b, subject.a)
    return any(
        _is_said_of_own_thing(side, term)
        and bool(other.names)
        and not share_a_name([(side.claim.speaker or "").casefold()], [name.key for name in other.names])
        for side, term, other in sides
    )


def _is_said_of_own_thing(side: Statement, term: Term) -> bool:
    """Tell whether a speaker is quoted for what is said close behind "its" thing."""
    possessives = own_words(side.language, "clauses", "own")
    before = [one for one in side.terms if one.end <= term.start][-_OBJECT:]
    owned = any(one.place and side.frame[one.place - 1] in possessives for one in before)
    return owned and side.claim.speaker is not None


def _count_two_things(subject: Subject) -> bool:
    """Tell whether each side counts what the other does not count: a rise of cases, fewer people in hospital."""
    first, second = (
        {figure.quantity.unit for figure in figures if figure.quantity.kind is Kind.COUNT and figure.quantity.unit}
        for figures in (subject.amounts.only_a, subject.amounts.only_b)
    )
    return bool(first and second) and first.isdisjoint(second)


def _are_of_two_named(subject: Subject, match: TermMatch) -> bool:
    """Tell whether a name that the other side lacks stands right beside each contrary: sacked Ida, named Per."""
    matched = matched_terms(subject.shared.matches)
    return all(
        any(one.name and id(one) not in matched for one in _terms_beside(side, term))
        for side, term in ((subject.a, match.a), (subject.b, match.b))
    )


def _are_done_to_two(subject: Subject, match: TermMatch) -> bool:
    """Tell whether right behind each contrary stands somebody by their part, and not the same: a nurse, a doctor."""
    matched = matched_terms(subject.shared.matches)
    behind = [right_behind(side, term) for side, term in ((subject.a, match.a), (subject.b, match.b))]
    return all(one and id(one) not in matched and any(map(says_who_one_is, one.concepts)) for one in behind)


def _terms_beside(side: Statement, term: Term) -> Sequence[Term]:
    at = next((place for place, one in enumerate(side.terms) if one is term), None)
    return () if at is None else side.terms[max(0, at - 1) : at + 2]


def tells_of_another(subject: Subject) -> bool:
    """Tell whether one side alone says of a thing that both have that it is another one: the test, a second test."""
    return any(
        _has_another(subject.a, match.a) is not _has_another(subject.b, match.b)
        for match in subject.shared.matches
        if not (match.opposed or match.a.name)
    )


def _has_another(side: Statement, term: Term) -> bool:
    return any(is_another(side, one) for one in side.terms if one.key == term.key)


def _is_another_noun(side: Statement, term: Term, other: Term) -> bool:
    """Tell whether a word of two senses stands as a noun behind its article and is a contrary in the other sense alone.

    « Le parti » is no leaving.
    """
    before = side.frame[term.place - 1 : term.place] if term.place else ()
    is_noun = any(opens_a_noun(word, side.language) for word in before)
    return len(term.concepts) > 1 and is_noun and not any(opposite(term.key, key) for key in other.concepts)


def turned_of_one_object(subject: Subject) -> list[Outcome]:
    """Judge opposites that both sides say of one who is named and of one thing: acquitted, convicted of the theft.

    However much else each of two long sentences tells, these cannot both be true.
    """
    partners = {id(match.a): match.b for match in subject.shared.matches}
    if is_of_before(subject):
        return []
    return [
        Differs(subject.difference("opposite", subject.opposition(), words_of(match.a), words_of(match.b)))
        for match in subject.shared.matches
        if match.opposed
        and match.a.negated == match.b.negated
        and not negates_how_once(subject, match)
        and _are_of_one_object(subject.a.terms, subject.b.terms, match, partners)
    ]


def negates_how_once(subject: Subject, match: TermMatch) -> bool:
    """Tell whether one of two contraries stands right behind what is negated of it: not immediately known, unknown."""
    sides = (subject.a, match.a), (subject.b, match.b)
    negated = [any(one.negated and one.place == term.place - 1 for one in side.terms) for side, term in sides]
    return negated[0] is not negated[1]


def _are_of_one_object(a: Sequence[Term], b: Sequence[Term], match: TermMatch, partners: Mapping[int, Term]) -> bool:
    """Tell whether the name before and the two words behind are the same on both sides."""
    places = (
        [index for index, term in enumerate(a) if term is match.a],
        [index for index, term in enumerate(b) if term is match.b],
    )
    if not all(places):
        return False
    first, second = places[0][0], places[1][0]
    named = [next((t for t in reversed(side[:at]) if t.name), None) for side, at in ((a, first), (b, second))]
    if named[0] is None or partners.get(id(named[0])) is not named[1]:
        return False
    behind_a, behind_b = a[first + 1 : first + 1 + _OBJECT], b[second + 1 : second + 1 + _OBJECT]
    return len(behind_a) == len(behind_b) == _OBJECT and all(
        partners.get(id(x)) is y for x, y in zip(behind_a, behind_b, strict=True)
    )
