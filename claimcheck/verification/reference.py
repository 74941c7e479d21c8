"""Whom and what a claim speaks of: do the sources say it of the same?

A claim may have every word of a source and still say it of somebody else: a pronoun points to whom the source does not
mean, a name or a place is brought in from another sentence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.comparison.evidence.matching import match_terms
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.terms import Term, personal_pronouns, prepositions, pronouns
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


def doubt_of_reference(
    claim: Statement, bearing: Sequence[Statement], sources: Sources, before: Sequence[Statement]
) -> str:
    """Return why it is in doubt that a pronoun or a later name of the claim stands for what the sources mean there."""
    if _points_to_another(claim, bearing[0], before):
        return "undecided_pronoun_elsewhere"
    names = [(place, term) for place, term in enumerate(claim.terms) if place and term.name]
    partners = {id(m.a): m.b for m in match_terms(claim.terms, bearing[0].terms) if not m.opposed} if names else {}
    if any(_stands_apart(claim, place, name, bearing[0], sources) for place, name in names):
        return "undecided_name_elsewhere"
    if any(_has_nearer_rival(claim, place, name, bearing[0], partners) for place, name in names):
        return "undecided_name"
    return ""


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


def _stands_apart(claim: Statement, place: int, name: Term, nearest: Statement, sources: Sources) -> bool:
    """Tell whether no statement has a name together with a figure of the claim, or a term that stands beside it."""
    if tells(nearest, name):
        return False
    beside = claim.terms[place - 1 : place] + claim.terms[place + 1 : place + 2]
    return not any(
        tells(statement, name) and (_shares_figure(claim, statement) or any(tells(statement, term) for term in beside))
        for statement in sources.that_may_tell(name)
    )


def _shares_figure(claim: Statement, statement: Statement) -> bool:
    own, others = ({figure.quantity.value for figure in (*side.amounts, *side.dates)} for side in (claim, statement))
    return not own.isdisjoint(others - {None})


def tells(statement: Statement, name: Term) -> bool:
    """Tell whether a statement has a term, among its own, those a pronoun of it points to, or as who says it."""
    terms = (*statement.terms, *statement.names, *statement.topic)
    if any(not match.opposed for match in match_terms([name], terms)):
        return True
    return name.text.casefold() in (statement.claim.speaker or "").casefold()


def _has_nearer_rival(
    claim: Statement, place: int, name: Term, nearest: Statement, partners: Mapping[int, Term]
) -> bool:
    """Tell whether the source has another name behind the same preposition, nearer to the term it belongs to.

    Of "planted vines in Oman and opened bakeries in Laos", "planted vines in Laos" has every word.
    `partners` are the terms of the source by the identity (`id`) of those of the claim that they match.
    """
    governor, own = partners.get(id(claim.terms[place - 1])), partners.get(id(name))
    preposition = _preposition(claim, name)
    if not governor or not own or not preposition:
        return False
    shared = {id(term) for term in partners.values()}
    between = [term for term in nearest.terms if governor.place < term.place < own.place and id(term) not in shared]
    return any(
        rival.name
        and _preposition(nearest, rival) == preposition
        and any(not term.name and term.place > rival.place for term in between)
        for rival in between
    )


def _preposition(statement: Statement, name: Term) -> str:
    """Return the preposition by which a name is joined to what stands before it, empty without one."""
    before = reversed(statement.frame[max(0, name.place - 2) : name.place])
    return next((word for word in before if word in prepositions(statement.language)), "")
