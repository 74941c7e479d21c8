"""Verbs that each of two statements has alone: the alert was extended, the alert was lifted.

An auxiliary shows the word behind it to be what is told. Where each side has such a word that the other lacks, they do
not tell the same, however long the list of names that both have.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.annotation.verbs import may_be_verb
from claimcheck.comparison.evidence.matching import TermMatch, matched_terms
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.terms import Term, helps_a_verb
from claimcheck.languages.scanner import scan


def each_has_a_verb_of_its_own(a: Statement, b: Statement, matches: Sequence[TermMatch]) -> bool:
    """Tell whether each side has a word right behind an auxiliary that has no partner on the other."""
    matched = matched_terms(matches)
    return all(any(id(term) not in matched and _is_helped(side, term) for term in side.terms) for side in (a, b))


def each_tells_it_by_a_verb_of_its_own(a: Statement, b: Statement, matches: Sequence[TermMatch]) -> bool:
    """Tell whether one word of each side has no partner, and both may be verbs: upheld the sentence, it was quashed."""
    matched = matched_terms(matches)
    own = [[term for term in side.terms if id(term) not in matched] for side in (a, b)]
    return all(len(terms) == 1 and _may_be_verb(side, terms[0]) for side, terms in zip((a, b), own, strict=True))


def _may_be_verb(side: Statement, term: Term) -> bool:
    tokens = scan(side.claim.quote)
    index = next(n for n, token in enumerate(tokens) if token.start == term.start - side.claim.start)
    return _is_helped(side, term) or (not term.name and may_be_verb(tokens, index, side.language))


def _is_helped(side: Statement, term: Term) -> bool:
    before = side.frame[max(term.place - 1, 0) : term.place]
    return not term.name and any(helps_a_verb(word, side.language) for word in before)
