"""The rule of what one side tells beside something else of the same kind: it also closed its shop in Leeds."""

from __future__ import annotations

from collections.abc import Collection

from claimcheck.annotation.vocabulary import own_words
from claimcheck.comparison.evidence.denials import is_another
from claimcheck.comparison.evidence.matching import matched_terms
from claimcheck.comparison.evidence.roles import names_in_one_place
from claimcheck.comparison.evidence.subject import Subject, own_matches
from claimcheck.comparison.rules.outcomes import Outcome, Unrelated
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.spelling import perhaps_one_name
from claimcheck.comparison.vocabulary.terms import Term


def additions(subject: Subject) -> list[Outcome]:
    """Set two statements apart of which one alone says "also", and each tells it of another: both may be true."""
    if subject.a.language != subject.b.language or not one_adds(subject):
        return []
    if subject.held_together:
        is_of_two = _name_two(subject) or _have_two_objects(subject)
    else:
        is_of_two = any(names_in_one_place(subject.a, subject.b))
    return [Unrelated("other_matter")] if is_of_two else []


def one_adds(subject: Subject) -> bool:
    """Tell whether one side alone is told beside something else of its kind: it also closed."""
    return _adds(subject.a) is not _adds(subject.b)


def both_tell_of_others(subject: Subject) -> bool:
    """Tell whether both sides call what both have another one: "another man was hurt", "another man was also hurt"."""
    return any(is_another(subject.a, match.a) and is_another(subject.b, match.b) for match in own_matches(subject))


def _adds(side: Statement) -> bool:
    return not own_words(side.language, "clauses", "adding").isdisjoint(side.frame)


def _name_two(subject: Subject) -> bool:
    """Tell whether each side has a name that the other lacks, and none may be another spelling of the other's."""
    first, second = (_own_names(subject, side) for side in (subject.a, subject.b))
    apart = all(not perhaps_one_name(x.key, y.key) for x in first for y in second)
    return bool(first and second) and apart


def _have_two_objects(subject: Subject) -> bool:
    """Tell whether both end in words that the other lacks, behind all that both say: funds the festival, the museum."""
    matches = own_matches(subject)
    if any(match.opposed or match.a.negated != match.b.negated for match in matches):
        return False
    matched = matched_terms(matches)
    return all(_ends_in_own_words(side, matched) for side in (subject.a, subject.b))


def _ends_in_own_words(side: Statement, matched: Collection[int]) -> bool:
    """Tell whether a statement says in front what the other says too, and behind it something of its own."""
    is_own = [id(term) not in matched for term in side.terms]
    return any(is_own) and is_own == sorted(is_own)


def _own_names(subject: Subject, side: Statement) -> list[Term]:
    """Return the names that one side has alone; who says it is told of nothing."""
    matched = matched_terms(subject.shared.matches)
    speaker = (side.claim.speaker or "").casefold()
    return [name for name in side.names if id(name) not in matched and name.text.casefold() not in speaker]
