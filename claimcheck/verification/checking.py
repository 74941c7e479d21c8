"""A claim against sources: is it borne out, contradicted, or nowhere to be found?

A claim is borne out when a passage of a source proves it, word by word (see `proof`). It is contradicted when a
statement of the same matter excludes it and no other comes as near to it. Otherwise it is left open, and the words that
stay open are named, or it is not borne out at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.comparison import thresholds
from claimcheck.comparison.alignment.aligner import Aligner
from claimcheck.comparison.alignment.shortlist import candidate_pairs
from claimcheck.comparison.explain import explain_check
from claimcheck.comparison.matching import Weight, rarity
from claimcheck.comparison.relate import Relation, Setting, evidence_of_words, relate_statements
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
from claimcheck.verification.case import Case, Doubt, hold_against
from claimcheck.verification.passages import Library
from claimcheck.verification.proof import RULES, doubts
from claimcheck.verification.reference import doubt_of_subject

_MOST_EVIDENCE = 3

_SAME = frozenset({Verdict.AGREE, Verdict.PRECISION})


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


def check_claims(
    claims: Sequence[Statement], told: Sequence[Statement], language: str, aligner: Aligner | None = None
) -> tuple[CheckedClaim, ...]:
    """Return each claim with its verdict, its evidence and what differs, worded in `language`.

    `aligner` brings the statements of the sources that tell a claim's matter in words which rules do not know.
    """
    weight = rarity(told)
    collection = [*claims, *told]
    bearings: dict[int, list[_Bearing]] = {index: [] for index in range(len(claims))}
    setting = Setting(weight=weight, threshold=thresholds.CHECK.likeness, fewest=thresholds.CHECK.fewest)
    for first, second in candidate_pairs(collection, weight):
        if first < len(claims) <= second:
            relation = relate_statements(collection[first], collection[second], setting)
            covered = coverage(collection[first], [collection[second]])
            bearings[first].append(_Bearing(collection[second], covered, relation))
    alike = _alike(claims, told, weight, aligner) if aligner else {}
    for place, near in alike.items():
        bearings[place] = _with_near(claims[place], bearings[place], near)
    library = Library(told)
    matters = (
        _Matter(
            claim,
            bearings[index],
            [hold_against(claim, p) for p in library.nearest(claim)],
            told,
            claims[:index],
            alike.get(index, ()),
        )
        for index, claim in enumerate(claims)
    )
    return tuple(_checked(matter.claim, _ruling(matter), language) for matter in matters)


def _alike(
    claims: Sequence[Statement], told: Sequence[Statement], weight: Weight, aligner: Aligner
) -> dict[int, list[Statement]]:
    """Return for the place of a claim the statements that an aligner holds for one matter with it, the likest first."""
    places = {id(claim): place for place, claim in enumerate(claims)}
    found: dict[int, list[tuple[float, Statement]]] = defaultdict(list)
    by_source: dict[str, list[Statement]] = defaultdict(list)
    for statement in told:
        by_source[statement.source].append(statement)
    for statements in by_source.values():
        for alignment in aligner.align(claims, statements, weight):
            setting = Setting(weight=weight, evidence=alignment.evidence, seen_by=alignment.seen_by)
            evidence = evidence_of_words(alignment.a, alignment.b, setting)
            if alignment.open_reason and evidence >= thresholds.ENOUGH_EVIDENCE:
                found[places[id(alignment.a)]].append((evidence, alignment.b))
    return {
        place: [statement for _, statement in sorted(near, key=lambda one: (-one[0], one[1].claim.start))]
        for place, near in found.items()
    }


def _with_near(claim: Statement, bearings: Sequence[_Bearing], near: Sequence[Statement]) -> list[_Bearing]:
    """Return what bears on a claim, the statements near to it held against it as if somebody had put them side by side.

    Rules then ask less of the words that both share, and still as much of the figures.
    """
    limits = thresholds.RELATE
    setting = Setting(threshold=limits.likeness, fewest=limits.fewest, held_together=True)
    held = {id(statement): statement for statement in near}
    kept = [bearing for bearing in bearings if id(bearing.statement) not in held]
    return kept + [
        _Bearing(statement, coverage(claim, [statement]), relate_statements(claim, statement, setting))
        for statement in near
    ]


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
    alike: Sequence[Statement] = ()

    def nearest(self) -> Sequence[_Bearing]:
        ranked = sorted(self.bearings, key=lambda bearing: (-bearing.coverage, bearing.statement.claim.start))
        return ranked[:_MOST_EVIDENCE]


def _ruling(matter: _Matter) -> _Ruling:
    near = matter.nearest()
    enough = [bearing for bearing in near if bearing.coverage >= thresholds.SHARE_TO_CONTRADICT]
    opposed = [bearing for bearing in enough if bearing.relation and bearing.relation.verdict in OPPOSED]
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
        return _in_other_words(matter) or _Ruling(Verdict.UNSUPPORTED)
    doubt = _doubt(case, matter)
    shown = _shown(case, matter)
    bearing = [b.statement for b in others]
    if max(coverage(claim, bearing), case.alignment.share) < thresholds.SHARE_TO_LEAVE_OPEN:
        return _in_other_words(matter) or _Ruling(Verdict.UNSUPPORTED)
    if doubt is None:
        return _Ruling(Verdict.UNDECIDED, shown)  # what proves it is contradicted elsewhere
    if doubt.rule == "finer":
        return _Ruling(Verdict.UNSUPPORTED, shown, "undecided_finer", doubt)
    if doubt.rule not in RULES:
        return _Ruling(Verdict.UNDECIDED, shown, f"undecided_{doubt.rule}", doubt)  # proved, but is it of the same?
    written = figures_written(claim, told) and names_told(claim, told, told)
    if written and not doubt_of_subject(claim, bearing, told, matter.before):
        return _Ruling(Verdict.UNDECIDED, shown, f"undecided_{doubt.rule}", doubt)
    return _in_other_words(matter) or _Ruling(Verdict.UNSUPPORTED, shown, "unsupported_words", doubt)


def _in_other_words(matter: _Matter) -> _Ruling | None:
    """Return that a claim is left open because a source seems to tell it in other words; None where none does.

    What a claim has in names and figures the sources must have, or rules must find that the two say the same: an
    encoder hardly sees either.
    """
    claim, told = matter.claim, matter.told
    shown = [bearing for bearing in matter.bearings if any(bearing.statement is one for one in matter.alike[:1])]
    says_the_same = any(bearing.relation and bearing.relation.verdict in _SAME for bearing in shown)
    if not shown or not (says_the_same or (figures_written(claim, told) and names_told(claim, told, told))):
        return None
    return _Ruling(Verdict.UNDECIDED, shown, "undecided_other_words")


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
