"""A claim against sources: is it borne out, contradicted, or nowhere to be found?

A claim is borne out when a passage of a source proves it, word by word (see `proof`). It is contradicted when a
statement of the same matter excludes it and no other comes as near to it. Otherwise it is left open, and the words that
stay open are named, or it is not borne out at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.comparison.alignment.shortlist import candidate_pairs
from claimcheck.comparison.explain import explain_check
from claimcheck.comparison.matching import rarity
from claimcheck.comparison.relate import Relation, Setting, relate_statements
from claimcheck.comparison.statements import Statement
from claimcheck.records import CheckedClaim, Difference, Evidence, Verdict
from claimcheck.verdicts import OPPOSED
from claimcheck.verification.attestation import (
    coverage,
    figures_told,
    figures_written,
    names_told,
)
from claimcheck.verification.attestation import (
    doubt as doubt_of_context,
)
from claimcheck.verification.passages import Library
from claimcheck.verification.proof import RULES, Case, Doubt, doubts, hold_against
from claimcheck.verification.reference import doubt_of_subject

# How alike a claim and a statement must be for the statement to count as speaking of the claim's matter.
_SAME_MATTER = 0.30

# The share of a claim's terms that the sources must have for the claim to be left open.
_LEFT_OPEN = 0.45

# The share of a claim's terms that a statement must have to contradict it.
_CONTRADICTS = 0.4

_MOST_EVIDENCE = 3


@dataclass(frozen=True, slots=True)
class _Ruling:
    """The verdict on a claim, the statements it rests on, and the key of the phrase that says why, if one does.

    `doubt` names the words that stay open.
    """

    verdict: Verdict
    shown: Sequence[_Bearing] = ()
    reason: str = ""
    doubt: Doubt | None = None


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
    for first, second in candidate_pairs(collection, weight):
        if first < len(claims) <= second:
            relation = relate_statements(collection[first], collection[second], setting)
            covered = coverage(collection[first], [collection[second]])
            bearings[first].append(_Bearing(collection[second], covered, relation))
    library = Library(told)
    matters = (
        _Matter(claim, bearings[index], [hold_against(claim, p) for p in library.nearest(claim)], told, claims[:index])
        for index, claim in enumerate(claims)
    )
    return tuple(_checked(matter.claim, _ruling(matter), language) for matter in matters)


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
        explanation=explain_check(
            verdict, differences, language, ruling.reason, ruling.doubt.words if ruling.doubt else ()
        ),
    )


@dataclass(frozen=True, slots=True)
class _Matter:
    """All that is known of a claim: what bears on it, the passages nearest to it, what its text says before."""

    claim: Statement
    bearings: Sequence[_Bearing]
    cases: Sequence[Case]
    told: Sequence[Statement]
    before: Sequence[Statement]

    def nearest(self) -> Sequence[_Bearing]:
        ranked = sorted(self.bearings, key=lambda bearing: (-bearing.coverage, bearing.statement.claim.start))
        return ranked[:_MOST_EVIDENCE]


def _ruling(matter: _Matter) -> _Ruling:
    near = matter.nearest()
    opposed = [b for b in near if b.relation and b.relation.verdict in OPPOSED and b.coverage >= _CONTRADICTS]
    against = {id(b.statement) for b in opposed}
    for case in matter.cases:
        if against.isdisjoint(map(id, case.passage.statements)) and _doubt(case, matter) is None:
            return _Ruling(Verdict.PRECISION if case.is_coarser else Verdict.SUPPORTED, _shown(case, matter))
    others = [b for b in near if b not in opposed]
    if opposed and not _told_as_closely(matter.claim, opposed[0], others):
        return _Ruling(Verdict.CONTRADICTED, opposed[:1])
    return _left_open(matter, others)


def _left_open(matter: _Matter, others: Sequence[_Bearing]) -> _Ruling:
    """Return the ruling on a claim that no passage proves: left open, or nowhere to be found.

    `others` are the nearest statements that do not contradict it.
    """
    claim, told = matter.claim, matter.told
    case = max(matter.cases, key=lambda one: one.alignment.share, default=None)
    if case is None:
        return _Ruling(Verdict.UNSUPPORTED)
    doubt = _doubt(case, matter)
    shown = _shown(case, matter)
    bearing = [b.statement for b in others]
    if max(coverage(claim, bearing), case.alignment.share) < _LEFT_OPEN:
        return _Ruling(Verdict.UNSUPPORTED)
    if doubt is None:
        return _Ruling(Verdict.UNDECIDED, shown)  # what proves it is contradicted elsewhere
    if doubt.rule == "finer":
        return _Ruling(Verdict.UNSUPPORTED, shown, "undecided_finer", doubt)
    if doubt.rule not in RULES:
        return _Ruling(Verdict.UNDECIDED, shown, f"undecided_{doubt.rule}", doubt)  # proved, but is it of the same?
    written = figures_written(claim, told) and names_told(claim, told, told)
    if written and not doubt_of_subject(claim, bearing, told, matter.before):
        return _Ruling(Verdict.UNDECIDED, shown, f"undecided_{doubt.rule}", doubt)
    return _Ruling(Verdict.UNSUPPORTED, shown, "unsupported_words", doubt)


def _doubt(case: Case, matter: _Matter) -> Doubt | None:
    """Return why a passage does not prove a claim, by its words or by what stands around it; None where it does."""
    found = next(doubts(case), None)
    if found:
        return found
    reason = doubt_of_context(case.claim, case.nearest_first(), matter.told, matter.before)
    return Doubt(reason.removeprefix("undecided_")) if reason else None


def _shown(case: Case, matter: _Matter) -> Sequence[_Bearing]:
    """Return the statements of a passage that have words of the claim, with what is known of how they relate to it."""
    known = {id(bearing.statement): bearing for bearing in matter.bearings}
    return [
        known.get(id(statement)) or _Bearing(statement, coverage(case.claim, [statement]), None)
        for statement in case.bearing_statements()
    ]


def _told_as_closely(claim: Statement, opposed: _Bearing, bearing_out: Sequence[_Bearing]) -> bool:
    """Tell whether a statement that tells the figures of the claim comes as near to it as one that opposes it."""
    return any(
        bearing.coverage >= opposed.coverage and figures_told(claim, [bearing.statement])[0] for bearing in bearing_out
    )


def _told_by(relation: Relation, verdict: Verdict) -> tuple[Difference, ...]:
    if verdict is Verdict.CONTRADICTED:
        return tuple(d for d in relation.differences if d.relation in OPPOSED)
    return tuple(d for d in relation.differences if d.a is not None)


def _evidence(statement: Statement) -> Evidence:
    claim = statement.claim
    return Evidence(statement.source, claim.quote, claim.start, claim.end)
