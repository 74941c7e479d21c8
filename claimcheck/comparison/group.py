"""Relations between pairs of claims to findings over all sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from claimcheck.comparison import origins
from claimcheck.comparison.explain import explain
from claimcheck.comparison.relate import Relation
from claimcheck.comparison.statements import Statement
from claimcheck.records import COMPARISON_VERDICTS, Finding, Verdict

_OPPOSED = frozenset({Verdict.CONFLICT, Verdict.DISPUTED, Verdict.UPDATE})

# From this likeness on, a claim may join a finding beside another claim of its own source: it says the same again.
_SAID_AGAIN = 0.65


def findings(
    statements: Sequence[Statement],
    relations: Iterable[Relation],
    origin_groups: Sequence[Sequence[str]],
    language: str,
) -> tuple[Finding, ...]:
    """Return one finding for each matter, gravest first; a claim that relates to no other is a finding of its own.

    `origin_groups` lists the ids of the sources by origin; explanations are worded in `language`.
    """
    accepted = _accepted(relations)
    groups = _joined(statements, accepted)
    made = [_finding(group, accepted, origin_groups, language) for group in groups]
    rank = {verdict: index for index, verdict in enumerate(COMPARISON_VERDICTS)}
    order = {statement.claim.id: index for index, statement in enumerate(statements)}
    made.sort(key=lambda finding: (rank[finding.verdict], order[finding.claims[0]]))
    return tuple(replace(finding, id=f"F{number}") for number, finding in enumerate(made, 1))


def unrelated(told: Sequence[Statement], language: str) -> Finding:
    """Return one `single` finding on statements that speak of different matters."""
    return replace(_finding(told, (), (), language), id="F1")


def _accepted(relations: Iterable[Relation]) -> list[Relation]:
    """Return the relations to keep: for each claim its best partner in each other source, and what repeats it.

    A claim that has a partner is not held against a second one: two similar sentences of one source tell of two things.
    """
    ranked = sorted(
        relations,
        key=lambda relation: (
            relation.verdict is Verdict.UNDECIDED,
            -relation.likeness,
            relation.a.claim.start,
            relation.b.claim.start,
        ),
    )
    partners: dict[tuple[str, str], str] = {}
    joined: set[str] = set()
    kept = []
    for relation in ranked:
        ends = (relation.a.claim.id, relation.b.source), (relation.b.claim.id, relation.a.source)
        if relation.verdict is Verdict.UNDECIDED and joined & {relation.a.claim.id, relation.b.claim.id}:
            # An open question must not hide in a finding that is settled.
            continue
        taken = any(end in partners for end in ends)
        again = relation.likeness >= _SAID_AGAIN and relation.verdict not in (*_OPPOSED, Verdict.UNDECIDED)
        if taken and not again:
            continue
        partners.setdefault(ends[0], relation.b.claim.id)
        partners.setdefault(ends[1], relation.a.claim.id)
        joined.update((relation.a.claim.id, relation.b.claim.id))
        kept.append(relation)
    return kept


def _joined(statements: Sequence[Statement], relations: Sequence[Relation]) -> list[list[Statement]]:
    """Return the statements grouped by the relations that join them, in the order of their first member."""
    parent = {statement.claim.id: statement.claim.id for statement in statements}

    def root(identifier: str) -> str:
        while parent[identifier] != identifier:
            parent[identifier] = parent[parent[identifier]]
            identifier = parent[identifier]
        return identifier

    for relation in relations:
        parent[root(relation.a.claim.id)] = root(relation.b.claim.id)
    groups: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        groups[root(statement.claim.id)].append(statement)
    return list(groups.values())


def _finding(
    group: Sequence[Statement],
    relations: Sequence[Relation],
    origin_groups: Sequence[Sequence[str]],
    language: str,
) -> Finding:
    identifiers = {statement.claim.id for statement in group}
    own = [relation for relation in relations if relation.a.claim.id in identifiers]
    verdicts = {relation.verdict for relation in own} or {Verdict.SINGLE}
    verdict = next(candidate for candidate in COMPARISON_VERDICTS if candidate in verdicts)
    sources = tuple(dict.fromkeys(statement.source for statement in group))
    return Finding(
        id="",
        verdict=verdict,
        claims=tuple(statement.claim.id for statement in group),
        sources=sources,
        differences=tuple(difference for relation in own for difference in relation.differences),
        explanation=explain(verdict, own, group, language),
        decided_by=next((r.decided_by for r in own if r.verdict is verdict), "rules"),
        origins=origins.among(origin_groups, sources),
    )
