"""Whom and what a claim speaks of: do the sources say it of the same?

A claim may have every word of a source and still say it of somebody else: a pronoun points to whom the source does not
mean, a name is brought in from another sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.comparison.evidence.matching import match_terms
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.terms import Term, personal_pronouns, pronouns
from claimcheck.verification.sources import Sources

# A source that names fewer than this leaves no doubt whom "he" means, even in a text that does not say it.
_MANY_NAMES = 5

# So many words into a sentence a pronoun may still be its subject.
_OPENING = 4


def doubt_of_subject(
    claim: Statement, bearing: Sequence[Statement], sources: Sources, before: Sequence[Statement]
) -> str:
    """Return why it is in doubt that the sources say of whom the claim opens with what it says, if it is.

    `bearing` are the statements that bear on the claim, nearest first, `before` the claims before it in its text.
    """
    if not bearing:
        return ""
    if not before and _points_to_nobody(claim, bearing, sources):
        return "undecided_pronoun"
    if claim.terms and claim.terms[0].name and _is_brought_from_elsewhere(claim, claim.terms[0], bearing, sources):
        return "undecided_name_elsewhere"
    return ""


def doubt_of_reference(claim: Statement, nearest: Statement, before: Sequence[Statement]) -> str:
    """Return why it is in doubt that a pronoun of the claim stands for whom the nearest statement means, if it is.

    `before` are the claims before it in its text.
    """
    return "undecided_pronoun_elsewhere" if _points_to_another(claim, nearest, before) else ""


def _points_to_nobody(claim: Statement, bearing: Sequence[Statement], sources: Sources) -> bool:
    """Tell whether a text opens with a pronoun for somebody whom neither it nor the sources make plain."""
    first = claim.frame[0] if claim.frame else ""
    if first not in personal_pronouns(claim.language) or first in bearing[0].frame[:3]:
        return False
    return len(sources.naming.names) >= _MANY_NAMES


def _points_to_another(claim: Statement, nearest: Statement, before: Sequence[Statement]) -> bool:
    """Tell whether a claim opens with a pronoun where the source names somebody whom the text has not named before."""
    pointing = pronouns(claim.language)
    if not before or claim.frame[0] not in pointing or not pointing.isdisjoint(nearest.frame[:_OPENING]):
        return False
    shared = [match.b.place for match in match_terms(claim.terms, nearest.terms) if not match.opposed]
    opening = nearest.frame[: min(shared, default=0)]
    subjects = [term for term in nearest.terms if term.name and term.place < len(opening)]
    # Who calls something absurd is its speaker, and no term of the statement.
    subjects += [name for name in nearest.names if name not in subjects and _stands_right_before(name, nearest, shared)]
    if not subjects or not personal_pronouns(claim.language).isdisjoint(opening):
        return False
    known = {word for statement in before for term in (*statement.terms, *statement.names) for word in term.key.split()}
    return not any(word in known for subject in subjects for word in subject.key.split())


def _stands_right_before(name: Term, statement: Statement, places: Sequence[int]) -> bool:
    """Tell whether nothing but a comma stands between a name and the first of some places."""
    first = min(places, default=0)
    return name.place < first and statement.frame[name.place + 1 : first] in ((), (",",))


def _is_brought_from_elsewhere(claim: Statement, name: Term, bearing: Sequence[Statement], sources: Sources) -> bool:
    """Tell whether the name that a claim opens with stands nowhere around the statement nearest to it.

    A statement that tells the name together with the word that follows it in the claim will do as well.
    """
    if any(tells(statement, name) for statement in sources.around(bearing[0])):
        return False
    following = next((term for term in claim.terms if not term.name), name)
    return not any(tells(statement, name) and tells(statement, following) for statement in bearing)


def tells(statement: Statement, name: Term) -> bool:
    """Tell whether a statement has a term, among its own, those a pronoun of it points to, or as who says it."""
    terms = (*statement.terms, *statement.names, *statement.topic)
    if any(not match.opposed for match in match_terms([name], terms)):
        return True
    return name.text.casefold() in (statement.claim.speaker or "").casefold()
