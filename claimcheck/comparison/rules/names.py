"""The rule of two names in one place."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.annotation.speech import speech_words
from claimcheck.annotation.vocabulary import own_words
from claimcheck.comparison.evidence.matching import bear_other_titles
from claimcheck.comparison.evidence.roles import names_in_one_place
from claimcheck.comparison.evidence.subject import Subject, words_of
from claimcheck.comparison.rules.outcomes import Differs, Outcome, Unrelated
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.sorts import several
from claimcheck.comparison.vocabulary.spelling import perhaps_one_name
from claimcheck.comparison.vocabulary.terms import Term
from claimcheck.languages.scanner import scan
from claimcheck.records import Verdict

# What stands in front of a name that says which thing of somebody's it is: « son bureau de ».
_OWNED = 3


def name_differences(subject: Subject) -> list[Outcome]:
    """Judge two names that stand in the same place of two otherwise equal wordings.

    "Mr Ferrand" and "Mrs Ferrand" are two people, so that the statements are of two matters.
    """
    if any(_are_two_people(key, subject) for key in _keys(subject.a.names) & _keys(subject.b.names)):
        return [Unrelated("other_matter")]
    others = [
        (x, y)
        for x, y in names_in_one_place(subject.a, subject.b)
        if not _is_part_of(x, y)
        and _is_of_office(subject.a, x) is _is_of_office(subject.b, y)
        and not (_is_in_an_amount(subject.a, x) or _is_in_an_amount(subject.b, y))
    ]
    if others and any(several(side.language).find(scan(side.claim.quote)) for side in (subject.a, subject.b)):
        # Lund was also elected, and Weber was also elected: both may be true.
        return [Differs(subject.difference("word", Verdict.UNDECIDED, words_of(x), words_of(y))) for x, y in others]
    return [Differs(subject.difference("name", _grade(subject, x, y), words_of(x), words_of(y))) for x, y in others]


def _is_part_of(x: Term, y: Term) -> bool:
    """Tell whether one name is the other with words beside, as an office that ran into its holder; no known places."""
    first, second = set(x.text.casefold().split()), set(y.text.casefold().split())
    return (first < second or second < first) and not (x.concepts and y.concepts)


def _is_in_an_amount(side: Statement, name: Term) -> bool:
    """Tell whether a name is part of an amount, which has its own rule: 38 degrees Celsius."""
    return any(amount.quantity.start <= name.start < amount.quantity.end for amount in side.amounts)


def _is_of_office(side: Statement, name: Term) -> bool:
    """Tell whether a name only says which office whoever speaks holds: « a dit le maire de Corle »."""
    office, named, _ = (side.claim.speaker or "").partition(name.text)
    complements = speech_words(side.language).complements
    return bool(named) and any(token.text.lower() in complements for token in scan(office)[-2:])


def _grade(subject: Subject, x: Term, y: Term) -> Verdict:
    """Return what two names in one place come to; of several things that somebody owns, each has its place."""
    if _is_of_something_owned(subject.a, x) and _is_of_something_owned(subject.b, y):
        return Verdict.UNDECIDED  # its Paris office, its Rome office
    return _of_two_names(x, y)


def _is_of_something_owned(side: Statement, name: Term) -> bool:
    """Tell whether a name only says which thing of somebody's it is: its Paris office, « son bureau de Paris »."""
    possessives = own_words(side.language, "clauses", "own")
    before = side.frame[max(0, name.place - _OWNED) : name.place]
    if before[-1:] and before[-1] in possessives:
        return True
    places = (own_words(side.language, table, "place_prepositions") for table in ("facts", "function_words"))
    ties = own_words(side.language, "limits", "complements").union(*places)
    return len(before) == _OWNED and before[-1] in ties and before[0] in possessives


def _of_two_names(x: Term, y: Term) -> Verdict:
    """Return what two names in one place come to: two spellings may be one name, two known places never are."""
    known = x.concepts and y.concepts
    return Verdict.UNDECIDED if not known and perhaps_one_name(x.key, y.key) else Verdict.CONFLICT


def _are_two_people(key: str, subject: Subject) -> bool:
    """Tell whether each side gives the bearer of a name a title that the other's cannot bear."""
    first, second = ([name for name in side.names if name.key == key] for side in (subject.a, subject.b))
    return all(bear_other_titles(x, y) for x in first for y in second)


def _keys(names: Iterable[Term]) -> frozenset[str]:
    return frozenset(name.key for name in names)
