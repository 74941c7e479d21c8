"""The rule of words of content that stand in the place of one another and are not known to mean the same."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from claimcheck.comparison.evidence.matching import matched_terms
from claimcheck.comparison.evidence.subject import Subject, own_matches, words_of
from claimcheck.comparison.rules.outcomes import Differs, Outcome
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.concepts import is_narrower
from claimcheck.comparison.vocabulary.names import same_name
from claimcheck.comparison.vocabulary.terms import Term
from claimcheck.records import Verdict

# What stands in the place of something else is at most so many words and signs long.
_LONGEST_PLACE = 4

# Wordings that agree to this share can be laid side by side.
_ALIKE = 0.6


def other_words(subject: Subject) -> list[Outcome]:
    """Name words of content that stand in each other's place and are not known to mean the same."""
    a, b = subject.a, subject.b
    if a.language != b.language or subject.likeness < _ALIKE:
        return []
    matched = matched_terms(subject.shared.matches)
    matcher = SequenceMatcher(a=a.frame, b=b.frame, autojunk=False)
    outcomes = list(_kinds_of_their_own(subject))
    for tag, first_a, last_a, first_b, last_b in matcher.get_opcodes():
        if tag != "replace" or max(last_a - first_a, last_b - first_b) > _LONGEST_PLACE:
            continue
        x = _alone_in(a, range(first_a, last_a), matched)
        y = _alone_in(b, range(first_b, last_b), matched)
        if x and y and x.name is y.name and not (x.name and same_name(x.key, y.key)) and not _is_repeated(x, y, a, b):
            sides = (x.text, x.start), (y.text, y.start)
            outcomes.append(Differs(subject.difference("word", Verdict.UNDECIDED, *sides)))
    return outcomes


def _is_repeated(x: Term, y: Term, a: Statement, b: Statement) -> bool:
    """Tell whether the other side has one of two words elsewhere: "his electoral plan for the elections"."""
    return any(term.key == x.key for term in b.terms) or any(term.key == y.key for term in a.terms)


def _kinds_of_their_own(subject: Subject) -> Iterator[Outcome]:
    """Name a word and a finer one beside which the other side says of what kind it is: a storm, calm weather."""
    for match in own_matches(subject):
        if match.opposed or match.a.name or match.b.name:
            continue
        of_a = _is_finer(match.b, match.a) and _modifier(subject.a, match.a, subject)
        of_b = _is_finer(match.a, match.b) and _modifier(subject.b, match.b, subject)
        if of_a:
            yield Differs(subject.difference("word", Verdict.UNDECIDED, words_of(of_a), words_of(match.b)))
        elif of_b:
            yield Differs(subject.difference("word", Verdict.UNDECIDED, words_of(match.a), words_of(of_b)))


def _is_finer(one: Term, other: Term) -> bool:
    """Tell whether one word is a finer description of what the other names, and no other word for it."""
    finer = any(is_narrower(broad, narrow) for broad in other.concepts for narrow in one.concepts)
    return finer and one.concepts.isdisjoint(other.concepts)


def _modifier(statement: Statement, noun: Term, subject: Subject) -> Term | None:
    """Return the word of content right beside a noun that the other statement does not have."""
    matched = matched_terms(subject.shared.matches)
    beside = (term for term in statement.terms if abs(term.place - noun.place) == 1)
    return next((term for term in beside if id(term) not in matched and not term.name), None)


def _alone_in(statement: Statement, places: range, matched: frozenset[int]) -> Term | None:
    return next((term for term in statement.terms if term.place in places and id(term) not in matched), None)
