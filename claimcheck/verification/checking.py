"""The claims of a text against its sources: what bears on each, and how each is shown with its verdict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from claimcheck.comparison import thresholds
from claimcheck.comparison.alignment.aligner import Aligner
from claimcheck.comparison.alignment.shortlist import candidate_pairs
from claimcheck.comparison.evidence.matching import Weight, rarity
from claimcheck.comparison.explain import explain_check
from claimcheck.comparison.relate import Relation, Setting, evidence_of_words, relate_statements, side_by_side
from claimcheck.comparison.statements import Statement
from claimcheck.records import CheckedClaim, Difference, Evidence, Verdict
from claimcheck.verdicts import OPPOSED
from claimcheck.verification.attestation import coverage
from claimcheck.verification.case import Case, hold_against
from claimcheck.verification.passages import Library
from claimcheck.verification.ruling import Bearing, Matter, Near, Ruling, rule_on, trace_of
from claimcheck.verification.sources import Sources


def check_claims(
    claims: Sequence[Statement],
    source_statements: Sequence[Statement],
    language: str,
    aligner: Aligner | None = None,
    facts: Mapping[str, Sequence[Statement]] | None = None,
    *,
    traced: bool = False,
) -> tuple[CheckedClaim, ...]:
    """Return each claim with its verdict, its evidence and what differs, worded in `language`.

    With `traced` each carries how it came to its verdict: of a long text these traces take more memory than all else.
    `facts` gives the facts of claims that tell several, by their ids (see `division.facts_of_claims`). `aligner` brings
    the statements of the sources that tell a claim's matter in words which rules do not know.
    """
    weight = rarity(source_statements)
    collection = [*claims, *source_statements]
    limits = thresholds.CHECK
    setting = Setting(weight=weight, threshold=limits.likeness, fewest=limits.fewest, traced=traced)
    candidates: dict[int, list[Statement]] = defaultdict(list)
    for first, second in candidate_pairs(collection, weight):
        if first < len(claims) <= second:
            candidates[first].append(collection[second])
    alike = _alike(claims, source_statements, weight, aligner) if aligner else {}
    library, sources = Library(source_statements), Sources(source_statements)
    # One claim after the other: how thousands relate to all that bears on them takes much memory.
    matters = (
        Matter(
            claim,
            _bearings(claim, candidates[index], [one.statement for one in alike.get(index, ())], setting),
            _held(claim, library),
            sources,
            claims[:index],
            alike.get(index, ()),
            [_held(fact, library) for fact in (facts or {}).get(claim.claim.id, ())],
        )
        for index, claim in enumerate(claims)
    )
    return tuple(_checked(matter.claim, rule_on(matter), language, traced=traced) for matter in matters)


def _bearings(
    claim: Statement, candidates: Sequence[Statement], near: Sequence[Statement], setting: Setting
) -> list[Bearing]:
    """Return what bears on a claim: what has words of it, and what is `near` to it though it may have none."""
    found = [
        Bearing(statement, coverage(claim, [statement]), relate_statements(claim, statement, setting))
        for statement in candidates
    ]
    return _with_near(claim, found, near, traced=setting.traced) if near else found


def _held(claim: Statement, library: Library) -> list[Case]:
    """Return a claim, or a fact of one, held against each of the passages nearest to it."""
    return [hold_against(claim, passage) for passage in library.nearest(claim)]


def _alike(
    claims: Sequence[Statement], source_statements: Sequence[Statement], weight: Weight, aligner: Aligner
) -> dict[int, list[Near]]:
    """Return for the place of a claim the statements that an aligner holds for one matter with it, the likest first."""
    places = {id(claim): place for place, claim in enumerate(claims)}
    found: dict[int, list[tuple[float, Near]]] = defaultdict(list)
    by_source: dict[str, list[Statement]] = defaultdict(list)
    for statement in source_statements:
        by_source[statement.source].append(statement)
    for statements in by_source.values():
        for alignment in aligner.align(claims, statements, weight):
            setting = Setting(weight=weight, evidence=alignment.evidence, seen_by=alignment.seen_by)
            evidence = evidence_of_words(alignment.a, alignment.b, setting)
            if alignment.open_reason and evidence >= thresholds.ENOUGH_EVIDENCE:
                near = Near(alignment.b, side_by_side(alignment.a, alignment.b, setting))
                found[places[id(alignment.a)]].append((evidence, near))
    return {
        place: [one for _, one in sorted(near, key=lambda one: (-one[0], one[1].statement.claim.start))]
        for place, near in found.items()
    }


def _with_near(
    claim: Statement, bearings: Sequence[Bearing], near: Sequence[Statement], *, traced: bool
) -> list[Bearing]:
    """Return what bears on a claim, the statements near to it held against it as if somebody had put them side by side.

    Rules then ask less of the words that both share, and still as much of the figures.
    """
    limits = thresholds.RELATE
    setting = Setting(threshold=limits.likeness, fewest=limits.fewest, held_together=True, traced=traced)
    held = {id(statement): statement for statement in near}
    kept = [bearing for bearing in bearings if id(bearing.statement) not in held]
    return kept + [
        Bearing(statement, coverage(claim, [statement]), relate_statements(claim, statement, setting))
        for statement in near
    ]


def _checked(claim: Statement, ruling: Ruling, language: str, *, traced: bool) -> CheckedClaim:
    verdict, shown = ruling.verdict, ruling.shown
    differences = tuple(
        difference
        for bearing in shown
        if bearing.relation
        for difference in _shown_differences(bearing.relation, verdict)
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
            verdict,
            differences,
            language,
            ruling.reason,
            ruling.doubt.words if ruling.doubt else (),
            relations=[bearing.relation for bearing in shown if bearing.relation],
        ),
        trace=trace_of(ruling) if traced else (),
        other_words=ruling.other_words,
    )


def _shown_differences(relation: Relation, verdict: Verdict) -> tuple[Difference, ...]:
    if verdict is Verdict.CONTRADICTED:
        return tuple(d for d in relation.differences if d.relation in OPPOSED)
    return tuple(d for d in relation.differences if d.a is not None)


def _evidence(statement: Statement) -> Evidence:
    claim = statement.claim
    return Evidence(statement.source, claim.quote, claim.start, claim.end)
