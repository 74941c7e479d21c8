"""What a statement plans, and whether it is settled or no more than what somebody would like: wants to, will."""

from __future__ import annotations

from claimcheck.annotation.futures import announced_from, planned_from
from claimcheck.comparison.evidence.matching import matched_terms
from claimcheck.comparison.evidence.subject import Subject
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.concepts import is_a_wish
from claimcheck.comparison.vocabulary.terms import Term
from claimcheck.languages.scanner import scan
from claimcheck.records import Certainty


def acts_planned(side: Statement) -> list[Term | None]:
    """Return the first word of content of each thing that a statement plans, None for one that has none behind it."""
    tokens, language = scan(side.claim.quote), side.language
    words = [term for term in side.terms if not term.name]
    starts = (*planned_from(tokens, language), *announced_from(tokens, language))
    return [next((term for term in words if term.start - side.claim.start >= start), None) for start in starts]


def only_one_wishes(subject: Subject) -> bool:
    """Tell whether what one side has somebody wish for is told by the other as what will be: wants to, will close."""
    if not all(side.claim.certainty is Certainty.PLANNED for side in (subject.a, subject.b)):
        return False
    wishes = [_wishes(side) for side in (subject.a, subject.b)]
    if bool(wishes[0]) is bool(wishes[1]):
        return False
    wishing, wish = (subject.a, wishes[0][0]) if wishes[0] else (subject.b, wishes[1][0])
    matched = matched_terms(subject.shared.matches)
    return any(act and id(act) in matched and act.start > wish.start for act in acts_planned(wishing))


def _wishes(side: Statement) -> list[Term]:
    """Return the verbs by which a statement says that somebody would like something."""
    return [term for term in side.terms if any(is_a_wish(key) for key in term.concepts)]
