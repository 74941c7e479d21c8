"""Verbs that each of two statements has alone: the alert was extended, the alert was lifted.

An auxiliary shows the word behind it to be what is told. Where each side has such a word that the other lacks, they do
not tell the same, however long the list of names that both have.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.comparison.evidence.matching import TermMatch, matched_terms
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.terms import Term, helps_a_verb


def each_has_a_verb_of_its_own(a: Statement, b: Statement, matches: Sequence[TermMatch]) -> bool:
    """Tell whether each side has a word right behind an auxiliary that has no partner on the other."""
    matched = matched_terms(matches)
    return all(any(id(term) not in matched and _is_helped(side, term) for term in side.terms) for side in (a, b))


def _is_helped(side: Statement, term: Term) -> bool:
    before = side.frame[max(term.place - 1, 0) : term.place]
    return not term.name and any(helps_a_verb(word, side.language) for word in before)
