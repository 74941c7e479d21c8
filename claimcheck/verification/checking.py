"""A claim against sources: is it borne out, contradicted, or nowhere to be found?

A claim is borne out when what it says stands in the sources: its terms in one statement or a few that share its
matter, its figures in compatible form. It is contradicted when a statement of the same matter excludes it and no other
bears it out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.comparison import align
from claimcheck.comparison.explain import explain_check
from claimcheck.comparison.matching import rarity
from claimcheck.comparison.relate import Relation, Setting, relate_statements
from claimcheck.comparison.statements import Statement
from claimcheck.records import CheckedClaim, Difference, Evidence, Verdict
from claimcheck.verification.attestation import (
    coverage,
    doubt,
    figures_told,
    figures_written,
    names_told,
)
from claimcheck.verification.headlines import is_headline
from claimcheck.verification.reference import doubt_of_subject

# How alike a claim and a statement must be for the statement to count as speaking of the claim's matter.
_SAME_MATTER = 0.30

# The share of a claim's terms that the sources must have for the claim to be borne out, or to be left open.
_BORNE_OUT = 0.7
_HEADLINE_BORNE_OUT = 0.6
_LEFT_OPEN = 0.45

# The share of a claim's terms that a statement must have to contradict it.
_CONTRADICTS = 0.4

_MOST_EVIDENCE = 3
_AGREEING = frozenset({Verdict.AGREE, Verdict.PRECISION})
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
            covered = coverage(collection[first], [collection[second]])
            bearings[first].append(_Bearing(collection[second], covered, relation))
    return tuple(
        _checked(claim, _ruling(claim, _nearest(bearings[index]), told, claims[:index]), language)
        for index, claim in enumerate(claims)
    )


def _nearest(bearings: Sequence[_Bearing]) -> Sequence[_Bearing]:
    return sorted(bearings, key=lambda bearing: (-bearing.coverage, bearing.statement.claim.start))[:_MOST_EVIDENCE]


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


def _ruling(
    claim: Statement, near: Sequence[_Bearing], told: Sequence[Statement], before: Sequence[Statement]
) -> _Ruling:
    opposed = [b for b in near if b.relation and b.relation.verdict in _OPPOSED and b.coverage >= _CONTRADICTS]
    bearing_out = [b for b in near if b not in opposed]
    bearing = [b.statement for b in bearing_out]
    covered = coverage(claim, bearing)
    figures, finer = figures_told(claim, bearing)
    if covered >= _least_covered(claim, bearing_out) and figures and names_told(claim, bearing, told):
        reason = doubt(claim, bearing, told, before)
        if reason:
            return _Ruling(Verdict.UNDECIDED, _needed(claim, bearing_out), reason)
        return _Ruling(Verdict.PRECISION if finer else Verdict.SUPPORTED, _needed(claim, bearing_out))
    if opposed and not _told_as_closely(claim, opposed[0], bearing_out):
        return _Ruling(Verdict.CONTRADICTED, opposed[:1])
    written = figures_written(claim, told) and names_told(claim, told, told)
    if covered >= _LEFT_OPEN and written and not doubt_of_subject(claim, bearing, told, before):
        return _Ruling(Verdict.UNDECIDED, _needed(claim, bearing_out))
    if covered >= _LEFT_OPEN and near:
        return _Ruling(Verdict.UNSUPPORTED, near[:1], "unsupported_near")
    return _Ruling(Verdict.UNSUPPORTED)


def _least_covered(claim: Statement, bearings: Sequence[_Bearing]) -> float:
    """Return the share of a claim's terms that must be covered: less of a headline, where rules find that it agrees.

    A headline says in words of its own why ("on stimulus") what its article tells in figures.
    """
    relation = bearings[0].relation if bearings else None
    agrees = relation is not None and relation.verdict in _AGREEING
    return _HEADLINE_BORNE_OUT if agrees and is_headline(claim.claim.quote, claim.language) else _BORNE_OUT


def _told_as_closely(claim: Statement, opposed: _Bearing, bearing_out: Sequence[_Bearing]) -> bool:
    """Tell whether a statement that tells the figures of the claim comes as near to it as one that opposes it."""
    return any(
        bearing.coverage >= opposed.coverage and figures_told(claim, [bearing.statement])[0] for bearing in bearing_out
    )


def _needed(claim: Statement, bearings: Sequence[_Bearing]) -> Sequence[_Bearing]:
    """Return the first of `bearings` that are enough to cover what all of them cover."""
    best = 0.0
    kept: list[_Bearing] = []
    for bearing in bearings:
        covered = coverage(claim, [b.statement for b in (*kept, bearing)])
        if covered > best + 0.05:
            kept.append(bearing)
            best = covered
    return kept


def _told_by(relation: Relation, verdict: Verdict) -> tuple[Difference, ...]:
    if verdict is Verdict.CONTRADICTED:
        return tuple(d for d in relation.differences if d.relation in _OPPOSED)
    return tuple(d for d in relation.differences if d.a is not None)


def _evidence(statement: Statement) -> Evidence:
    claim = statement.claim
    return Evidence(statement.source, claim.quote, claim.start, claim.end)
