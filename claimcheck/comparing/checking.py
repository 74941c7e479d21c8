"""A claim against sources: is it borne out, contradicted, or nowhere to be found?

A claim is borne out when what it says stands in the sources: its terms in one statement or a few that share its
matter, its figures in compatible form. It is contradicted when a statement of the same matter excludes it and no other
bears it out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.comparing import align
from claimcheck.comparing.explain import explain_check
from claimcheck.comparing.matching import match_terms, rarity, same_name
from claimcheck.comparing.relate import Relation, Setting, relate_statements
from claimcheck.comparing.roles import COMPATIBLE, relate_figures
from claimcheck.comparing.statements import Figure, Statement
from claimcheck.comparing.terms import Term, personal_pronouns
from claimcheck.figures.intervals import QuantityRelation
from claimcheck.records import CheckedClaim, Difference, Evidence, Verdict

# How alike a claim and a statement must be for the statement to count as speaking of the claim's matter.
_SAME_MATTER = 0.30

# The share of a claim's terms that the sources must have for the claim to be borne out, or to be left open.
_BORNE_OUT = 0.7
_LEFT_OPEN = 0.45

# What a figure and a name of a claim weigh beside a common word.
_FIGURE = 1.5
_NAME = 1.25

_MOST_EVIDENCE = 3

# A source that names fewer than this leaves no doubt whom "he" means, even in a text that does not say it.
_MANY_NAMES = 5
_OPPOSED = frozenset({Verdict.CONFLICT, Verdict.DISPUTED, Verdict.UPDATE})


@dataclass(frozen=True, slots=True)
class _Ruling:
    """The verdict on a claim, the statements it rests on, and the key of the phrase that says why, if one does."""

    verdict: Verdict
    shown: Sequence[_Bearing] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Bearing:
    """A statement that bears on a claim: the share of the claim's terms it has, and how the two relate."""

    statement: Statement
    coverage: float
    relation: Relation | None


def check_claims(claims: Sequence[Statement], told: Sequence[Statement], language: str) -> tuple[CheckedClaim, ...]:
    """Return each claim with its verdict, its evidence and what differs, worded in `language`."""
    weight = rarity(told)
    collection = [*claims, *told]
    bearings: dict[int, list[_Bearing]] = {index: [] for index in range(len(claims))}
    setting = Setting(weight=weight, threshold=_SAME_MATTER)
    for first, second in align.candidate_pairs(collection, weight):
        if first < len(claims) <= second:
            relation = relate_statements(collection[first], collection[second], setting)
            covered = _coverage(collection[first], [collection[second]])
            bearings[first].append(_Bearing(collection[second], covered, relation))
    return tuple(
        _checked(claim, _ruling(claim, _nearest(bearings[index]), told, opening=index == 0), language)
        for index, claim in enumerate(claims)
    )


def _nearest(bearings: Sequence[_Bearing]) -> Sequence[_Bearing]:
    return sorted(bearings, key=lambda bearing: (-bearing.coverage, bearing.statement.claim.start))[:_MOST_EVIDENCE]


def _coverage(claim: Statement, told: Sequence[Statement]) -> float:
    """Return the share of a claim, its terms and figures, that stands in `told`, taken together."""
    available = [term for statement in told for term in (*statement.terms, *statement.topic, *_speaker(statement))]
    matches = match_terms(claim.terms, available)
    figures = (*claim.amounts, *claim.dates)
    borne_out = sum(match.strength * _weight(match.a) for match in matches if not match.opposed)
    borne_out += _FIGURE * sum(bool(_relations(figure, claim, told) & COMPATIBLE) for figure in figures)
    whole = sum(_weight(term) for term in claim.terms) + _FIGURE * len(figures)
    return borne_out / whole if whole else 1.0


def _weight(term: Term) -> float:
    return _NAME if term.name else 1.0


def _speaker(statement: Statement) -> list[Term]:
    """Return the names of a statement that are none of its terms: those of the one who speaks."""
    spans = {term.start for term in statement.terms}
    return [name for name in statement.names if name.start not in spans]


def _relations(figure: Figure, claim: Statement, told: Sequence[Statement]) -> frozenset[QuantityRelation]:
    return frozenset(
        relate_figures(figure, other, claim, statement)
        for statement in told
        for other in (*statement.amounts, *statement.dates)
    )


def _checked(claim: Statement, ruling: _Ruling, language: str) -> CheckedClaim:
    verdict, shown = ruling.verdict, ruling.shown
    differences = tuple(
        difference for bearing in shown if bearing.relation for difference in _told_by(bearing.relation, verdict)
    )
    own = claim.claim
    return CheckedClaim(
        id=own.id,
        text=own.text,
        quote=own.quote,
        start=own.start,
        end=own.end,
        speaker=own.speaker,
        certainty=own.certainty,
        negated=own.negated,
        quantities=own.quantities,
        dates=own.dates,
        names=own.names,
        verdict=verdict,
        evidence=tuple(_evidence(bearing.statement) for bearing in shown),
        differences=differences,
        explanation=explain_check(verdict, differences, language, ruling.reason),
    )


def _ruling(claim: Statement, near: Sequence[_Bearing], told: Sequence[Statement], *, opening: bool) -> _Ruling:
    opposed = [b for b in near if b.relation and b.relation.verdict in _OPPOSED]
    bearing_out = [b for b in near if b not in opposed]
    bearing = [b.statement for b in bearing_out]
    covered = _coverage(claim, bearing)
    figures, finer = _figures_told(claim, bearing)
    if covered >= _BORNE_OUT and figures and _names_told(claim, bearing):
        if opening and _points_to_nobody(claim, bearing, told):
            return _Ruling(Verdict.UNDECIDED, _needed(claim, bearing_out), "undecided_pronoun")
        return _Ruling(Verdict.PRECISION if finer else Verdict.SUPPORTED, _needed(claim, bearing_out))
    if opposed:
        return _Ruling(Verdict.CONTRADICTED, opposed[:1])
    if covered >= _LEFT_OPEN and _figures_written(claim, told) and _names_told(claim, told):
        return _Ruling(Verdict.UNDECIDED, _needed(claim, bearing_out))
    if covered >= _LEFT_OPEN and near:
        return _Ruling(Verdict.UNSUPPORTED, near[:1], "unsupported_near")
    return _Ruling(Verdict.UNSUPPORTED)


def _points_to_nobody(claim: Statement, bearing: Sequence[Statement], told: Sequence[Statement]) -> bool:
    """Tell whether a text opens with a pronoun for somebody whom neither it nor the sources make plain."""
    first = claim.frame[0] if claim.frame else ""
    if first not in personal_pronouns(claim.language) or any(first in other.frame[:3] for other in bearing):
        return False
    return len({name.key for statement in told for name in statement.names}) >= _MANY_NAMES


def _needed(claim: Statement, bearings: Sequence[_Bearing]) -> Sequence[_Bearing]:
    """Return the first of `bearings` that are enough to cover what all of them cover."""
    best = 0.0
    kept: list[_Bearing] = []
    for bearing in bearings:
        covered = _coverage(claim, [b.statement for b in (*kept, bearing)])
        if covered > best + 0.05:
            kept.append(bearing)
            best = covered
    return kept


def _figures_told(claim: Statement, told: Sequence[Statement]) -> tuple[bool, bool]:
    """Return whether every figure of the claim stands in `told`, and whether one does with another precision."""
    relations = [_relations(figure, claim, told) for figure in (*claim.amounts, *claim.dates)]
    every = all(found & COMPATIBLE for found in relations)
    return every, any(QuantityRelation.SAME not in found for found in relations)


def _figures_written(claim: Statement, told: Sequence[Statement]) -> bool:
    """Tell whether every figure of the claim stands anywhere in `told`, whatever it counts there.

    "The 77-year-old" and "in seven years" point to what the sources say elsewhere and in another form.
    """
    figures = [figure for statement in told for figure in (*statement.amounts, *statement.dates)]
    return all(
        _relations(own, claim, told) & COMPATIBLE or any(_is_written_in(own, figure) for figure in figures)
        for own in (*claim.amounts, *claim.dates)
    )


def _is_written_in(own: Figure, figure: Figure) -> bool:
    value = own.quantity.value
    return (value is not None and value == figure.quantity.value) or (
        own.quantity.text.casefold() in figure.quantity.text.casefold()
    )


def _names_told(claim: Statement, told: Sequence[Statement]) -> bool:
    """Tell whether every name of the claim stands in `told`: what is said of one is not borne out for another."""
    known = {term.key for statement in told for term in (*statement.terms, *statement.names, *statement.topic)}
    return all(name.key in known or any(same_name(name.key, key) for key in known) for name in claim.names)


def _told_by(relation: Relation, verdict: Verdict) -> tuple[Difference, ...]:
    if verdict is Verdict.CONTRADICTED:
        return tuple(d for d in relation.differences if d.relation in _OPPOSED)
    return tuple(d for d in relation.differences if d.a is not None)


def _evidence(statement: Statement) -> Evidence:
    claim = statement.claim
    return Evidence(statement.source, claim.quote, claim.start, claim.end)
