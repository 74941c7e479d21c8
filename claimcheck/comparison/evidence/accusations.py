"""What a statement tells only as what somebody is accused of: "accuses the governor of having diverted funds"."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from claimcheck.annotation.accusing import accused_of
from claimcheck.comparison.evidence.matching import matched_terms
from claimcheck.comparison.evidence.subject import Subject
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.concepts import is_an_accusation
from claimcheck.languages.scanner import scan


def only_accusing_side(subject: Subject) -> Statement | None:
    """Return the side that alone tells what both tell as an accusation; None where neither or each of them does."""
    matched = matched_terms(subject.shared.matches)
    accusing = [side for side in (subject.a, subject.b) if _is_an_accusation(side, matched)]
    if len(accusing) != 1:
        return None
    other = subject.b if accusing[0] is subject.a else subject.a
    return None if _speaks_of_one(other) else accusing[0]


def _speaks_of_one(side: Statement) -> bool:
    """Tell whether a statement has a word for an accusation in whatever form: "charges that he spent"."""
    return any(is_an_accusation(key) for term in side.terms for key in term.concepts)


def _is_an_accusation(side: Statement, matched: AbstractSet[int]) -> bool:
    """Tell whether half of the words that both sides have, by identity in `matched`, stand under an accusation."""
    tokens = scan(side.claim.quote)
    content = [term.start - side.claim.start for term in side.terms if id(term) in matched and not term.name]
    for reach in accused_of(tokens, side.language):
        starts = {tokens[place].start for place in reach}
        accused = sum(start in starts for start in content)
        if accused and 2 * accused >= len(content):
            return True
    return False
