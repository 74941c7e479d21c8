"""Relations between pairs of claims to findings over all sources: one matter a finding.

A claim may tell several matters, and then stands in several findings. A finding grows as far as each source tells its
matter once: relations that would put two matters of one source together make findings of their own. So a further source
never takes a finding of two others away; it joins it, or stands beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from claimcheck.comparison import origins
from claimcheck.comparison.explain import BY_MODEL, explain
from claimcheck.comparison.relate import Relation
from claimcheck.comparison.rules.decide import OF_TWO_THINGS
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.thresholds import SAID_AGAIN
from claimcheck.records import COMPARISON_VERDICTS, Claim, Difference, Finding, OtherWords, Verdict
from claimcheck.verdicts import OPPOSED


def findings(
    statements: Sequence[Statement],
    relations: Iterable[Relation],
    origin_groups: Sequence[Sequence[str]],
    language: str,
    ranks: Mapping[str, int],
    *,
    repeated: Iterable[Relation] = (),
) -> tuple[Finding, ...]:
    """Return one finding for each matter, gravest first; a claim that relates to no other is a finding of its own.

    `origin_groups` lists the ids of the sources by origin; explanations are worded in `language`. `ranks` is the order
    of the sources that is their own (`ordering.ranks`): what is equally good is taken in this order. `repeated` joins
    claims to those of a copy of their source, which follow them into whatever finding they stand in.
    """
    order = {statement.claim.id: index for index, statement in enumerate(statements)}
    ranked = sorted(statements, key=lambda statement: (ranks[statement.source], order[statement.claim.id]))
    matters = _matters(_accepted(relations, {one.claim.id: place for place, one in enumerate(ranked)}))
    in_copies = defaultdict[str, list[Relation]](list)
    for relation in repeated:
        in_copies[relation.a.claim.id].append(relation)
    joined = {identifier for matter in matters for identifier in matter.members}
    joined |= {relation.b.claim.id for copies in in_copies.values() for relation in copies}
    matters += [_Matter({one.claim.id: one}, []) for one in statements if one.claim.id not in joined]
    only_copies = _are_of_one_source(ranks, in_copies)
    for matter in matters:
        _join_copies(matter, in_copies, only_copies=only_copies)
    made = [_finding(matter, order, origin_groups, language) for matter in matters]
    rank = {verdict: index for index, verdict in enumerate(COMPARISON_VERDICTS)}
    made.sort(
        key=lambda finding: (
            rank[finding.verdict],
            -finding.other_words.likeness if finding.other_words else -2,  # behind all that words join, likest first
            [order[identifier] for identifier in finding.claims],
        )
    )
    return tuple(replace(finding, id=f"F{number}") for number, finding in enumerate(made, 1))


def unrelated(statements: Sequence[Statement], language: str) -> Finding:
    """Return one `single` finding on statements that speak of different matters."""
    matter = _Matter({one.claim.id: one for one in statements}, [])
    order = {identifier: index for index, identifier in enumerate(matter.members)}
    return replace(_finding(matter, order, (), language), id="F1")


@dataclass(slots=True)
class _Matter:
    """Statements that tell one matter, by the id of their claim, and the relations that join them."""

    members: dict[str, Statement]
    relations: list[Relation] = field(default_factory=list)

    def of(self, source: str) -> set[str]:
        """Return the ids of the claims by which a source tells the matter."""
        return {identifier for identifier, statement in self.members.items() if statement.source == source}

    def sources(self) -> set[str]:
        """Return the sources that tell it."""
        return {statement.source for statement in self.members.values()}

    def take(self, relation: Relation) -> None:
        """Add a relation and the statements that it joins."""
        for statement in (relation.a, relation.b, *relation.beside):
            self.members.setdefault(statement.claim.id, statement)
        self.relations.append(relation)

    @property
    def is_open(self) -> bool:
        """Tell whether it is an open question, which must not hide in a finding that is settled."""
        return any(relation.verdict is Verdict.UNDECIDED for relation in self.relations)


def _oriented(relation: Relation, order: Mapping[str, int]) -> Relation:
    """Return a relation as seen from its claim that comes first in an order of all claims, by their ids."""
    turned = order[relation.b.claim.id] < order[relation.a.claim.id]
    return relation.mirrored() if turned else relation


@dataclass(frozen=True, slots=True)
class _Taken:
    """A claim, or the clause of it, that has found its partner."""

    claim: Claim
    partner: Statement


def _overlaps(one: Statement, taken: _Taken) -> bool:
    return one.claim.start < taken.claim.end and taken.claim.start < one.claim.end


def _turns_a_word_of_its_own(relation: Relation, one: Statement, taken: _Taken) -> bool:
    """Tell whether two clauses exclude each other by a word of this one that its partner elsewhere does not have.

    "Convicted by a majority of ten to two" may have its partner in "found guilty"; "unanimous" denies the rest of it.
    """
    if relation.parts is None or relation.verdict not in OPPOSED:
        return False
    starts = {start for difference in relation.differences for start in (difference.a_start, difference.b_start)}
    turned = {key for term in one.terms if term.start in starts for key in (term.key, *term.concepts)}
    said = {key for term in taken.partner.terms for key in (term.key, *term.concepts)}
    given = {figure.quantity.value for figure in one.amounts if figure.quantity.start in starts}
    values = {figure.quantity.value for figure in taken.partner.amounts}
    return bool(turned or given) and said.isdisjoint(turned) and values.isdisjoint(given)


def _accepted(relations: Iterable[Relation], order: Mapping[str, int]) -> list[Relation]:
    """Return the relations to keep, the surest first; of equally sure ones that whose claims come first in `order`.

    What a model joined is kept. By rules each claim has its best partner in each other source, and what tells the same
    as it: one source may tell in two sentences what the other tells in one. A claim that has a partner is not opposed
    to a second one, since two similar sentences of one source tell of two things, nor held against one that may be of
    another thing; nor are two that each have a partner joined for being somewhat alike. What whole claims tell, and
    what clauses deny, goes before what clauses tell alike. One clause of a claim may have its partner and the next
    clause another. An open question takes no claim away from another. It is kept where neither claim has a partner that
    is sure, and beside a sure one where its other claim has no better question.
    """
    ranked = _ranked([_oriented(relation, order) for relation in relations], order)
    taken: dict[tuple[str, str], list[_Taken]] = defaultdict(list)
    asked_about: set[tuple[str, str]] = set()
    kept = []
    beside: list[tuple[Relation, tuple[str, str]]] = []
    opposed_beside: list[Relation] = []
    ranked.reverse()
    while ranked:  # of two long lists there are a hundred thousand, and few are kept
        relation = ranked.pop()
        ends = (relation.a.claim.id, relation.b.source), (relation.b.claim.id, relation.a.source)
        sides = relation.parts or (relation.a, relation.b)
        held = [
            any(_overlaps(one, other) and not _turns_a_word_of_its_own(relation, one, other) for other in taken[end])
            for end, one in zip(ends, sides, strict=True)
        ]
        if relation.aside:
            if relation.verdict in OPPOSED:
                opposed_beside.append(relation)
            elif not all(held):
                kept.append(relation)
            continue
        is_open, by_rules = relation.verdict is Verdict.UNDECIDED, not _is_joined_by_model(relation)
        if by_rules and _is_refused(relation, held):
            continue
        if by_rules and is_open and any(held):
            beside.append((relation, ends[held.index(False)]))
            continue
        if is_open:
            asked_about.update(ends)
        else:
            for end, one, partner in zip(ends, sides, reversed(sides), strict=True):
                taken[end].append(_Taken(one.claim, partner))
        kept.append(relation)
    kept += [_within_the_whole(one, kept) for one in opposed_beside if not _is_said_by(one, kept)]
    return [*kept, *(relation for relation, free in beside if free not in asked_about)]


def _ranked(relations: list[Relation], order: Mapping[str, int]) -> list[Relation]:
    """Return relations in the order in which they are accepted.

    Sorted by one value at a time, the last first: of a great many relations the values together would take a third of
    what the relations take.
    """
    relations.sort(key=lambda one: order[one.b.claim.id])
    relations.sort(key=lambda one: order[one.a.claim.id])
    relations.sort(key=lambda one: one.b.claim.start)
    relations.sort(key=lambda one: one.a.claim.start)
    relations.sort(key=lambda one: one.likeness, reverse=True)
    relations.sort(key=lambda one: one.parts is not None and one.verdict not in OPPOSED)
    relations.sort(key=lambda one: one.verdict is Verdict.UNDECIDED)
    relations.sort(key=lambda one: not _is_joined_by_model(one))
    return relations


def _is_joined_by_model(relation: Relation) -> bool:
    """Tell whether a model sees a relation, alone or with rules."""
    return relation.decided_by == BY_MODEL or relation.concur


def _is_said_by(one: Relation, kept: Iterable[Relation]) -> bool:
    """Tell whether others set the same two values against each other, wherever they stand."""
    opposed = (other for other in kept if other.verdict in OPPOSED)
    said = {_values(difference) for other in opposed for difference in other.differences}
    return all(_values(difference) in said for difference in one.differences)


def _values(difference: Difference) -> frozenset[str]:
    return frozenset((text or "").casefold() for text in (difference.a, difference.b))


def _within_the_whole(one: Relation, kept: Iterable[Relation]) -> Relation:
    """Return a difference as one of the whole claims, where these are found to tell one matter: a finding has all."""
    wholes = (other for other in kept if other.parts is None and other.verdict is not Verdict.UNDECIDED)
    is_part = any(other.ends == one.ends for other in wholes)
    return replace(one, parts=None) if is_part else one


def _is_refused(relation: Relation, held: Sequence[bool]) -> bool:
    """Tell whether the partners that its two ends have keep a relation out."""
    if relation.verdict in OPPOSED or relation.reason == OF_TWO_THINGS:
        return any(held)
    return all(held) and (relation.verdict is Verdict.UNDECIDED or not _says_again(relation))


def _says_again(relation: Relation) -> bool:
    return (
        relation.parts is None
        and relation.likeness >= SAID_AGAIN
        and relation.verdict not in (*OPPOSED, Verdict.UNDECIDED)
    )


def _matters(relations: Sequence[Relation]) -> list[_Matter]:
    """Return the matters that relations make, each relation in one of them."""
    made: list[_Matter] = []
    by_claim: dict[str, list[_Matter]] = defaultdict(list)
    for relation in relations:
        near = [*by_claim[relation.a.claim.id], *by_claim[relation.b.claim.id]]
        home = next((matter for matter in near if _belongs_to(relation, matter)), None)
        if home is None:
            home = _Matter({})
            made.append(home)
        _put(home, [relation], by_claim)
    related = {frozenset((r.a.claim.id, r.b.claim.id)) for r in relations if r.verdict is not Verdict.UNDECIDED}
    while True:
        merged = _merged(made, related)
        if len(merged) == len(made):
            return merged
        made = merged


def _merged(matters: Sequence[_Matter], related: Collection[frozenset[str]]) -> list[_Matter]:
    """Return the matters with each put to the first that is one with it; what was put together may be one with more."""
    merged: list[_Matter] = []
    by_claim: dict[str, list[_Matter]] = defaultdict(list)
    for matter in matters:
        near = [other for identifier in matter.members for other in by_claim[identifier]]
        home = next((other for other in near if _are_one(matter, other, related)), None)
        if home is None:
            home = _Matter({})
            merged.append(home)
        _put(home, matter.relations, by_claim)
    return merged


def _put(matter: _Matter, relations: Iterable[Relation], by_claim: dict[str, list[_Matter]]) -> None:
    """Add relations to a matter, and note in which matters a claim stands."""
    before = set(matter.members)
    for relation in relations:
        matter.take(relation)
    for identifier in matter.members.keys() - before:
        by_claim[identifier].append(matter)


def _are_of_one_source(sources: Iterable[str], in_copies: Mapping[str, Sequence[Relation]]) -> bool:
    """Tell whether all that is compared is one source and its copies."""
    copies = {relation.b.source for found in in_copies.values() for relation in found}
    return len(set(sources) - copies) == 1


def _join_copies(matter: _Matter, in_copies: Mapping[str, Sequence[Relation]], *, only_copies: bool) -> None:
    """Add the claims of copies to a matter, with what it says of the claims that they repeat.

    What one source alone tells stays what it alone tells: a copy bears nothing out. Where there are `only_copies`,
    nobody else could, and that they agree is the answer.
    """
    copies = [relation for identifier in matter.members for relation in in_copies.get(identifier, ())]
    found = tuple(matter.relations)
    for copied in copies:
        matter.members[copied.b.claim.id] = copied.b
        matter.relations += [
            _relation_of_copy(copied.b, one, copied.a) for one in found if copied.a.claim.id in one.ends
        ]
    if only_copies:
        matter.relations = matter.relations or copies


def _relation_of_copy(copy: Statement, relation: Relation, original: Statement) -> Relation:
    """Return a relation of a statement as that of the same statement in a copy of its source."""
    identifier, repeated = original.claim.id, copy.claim.id
    differences = tuple(
        replace(difference, claims=(repeated if a == identifier else a, repeated if b == identifier else b))
        for difference in relation.differences
        for a, b in [difference.claims]
    )
    a, b = (copy if end.claim.id == identifier else end for end in (relation.a, relation.b))
    return replace(relation, a=a, b=b, differences=differences, trace=None)


def _belongs_to(relation: Relation, matter: _Matter) -> bool:
    """Tell whether a relation that rules found repeats a matter: it joins two of its claims, or says one of them again.

    A model says itself which claims tell one matter. What is told alike in one clause of long sentences is one of the
    matters of these sentences, and stands alone.
    """
    if relation.parts or any(own.parts for own in matter.relations):
        return False
    if relation.decided_by == BY_MODEL or matter.is_open or relation.verdict is Verdict.UNDECIDED:
        return False
    held = [end.claim.id in matter.members for end in (relation.a, relation.b)]
    if any(own.decided_by == BY_MODEL for own in matter.relations):
        return all(held)
    return all(held) or (any(held) and {relation.a.source, relation.b.source} == matter.sources())


def _are_one(matter: _Matter, other: _Matter, related: Collection[frozenset[str]]) -> bool:
    """Tell whether two matters of different sources are one: what a source tells in both is the same claim.

    An open question joins open questions only: in a finding that is settled it would be hidden.
    Where a model joined the claims, those that the two do not share must be related as well: a claim may tell one
    matter with one source and another with the next.
    """
    common = matter.sources() & other.sources()
    if matter.is_open is not other.is_open or not common:
        return False
    relations = (*matter.relations, *other.relations)
    if any(relation.parts for relation in relations):
        # Two clauses of the same two statements are told in one finding.
        agree = all(relation.verdict is Verdict.AGREE and not relation.in_passing for relation in relations)
        return agree and matter.members.keys() == other.members.keys()
    if matter.sources() == other.sources():
        return matter.members.keys() == other.members.keys()
    if any(matter.of(source) != other.of(source) for source in common):
        return False
    if all(relation.decided_by != BY_MODEL for relation in relations):
        return True
    own = [identifier for source in matter.sources() - common for identifier in matter.of(source)]
    others = [identifier for source in other.sources() - common for identifier in other.of(source)]
    return not own or not others or any(frozenset(pair) in related for pair in product(own, others))


def _finding(
    matter: _Matter, order: Mapping[str, int], origin_groups: Sequence[Sequence[str]], language: str
) -> Finding:
    group = [matter.members[identifier] for identifier in sorted(matter.members, key=order.__getitem__)]
    relations = [_oriented(relation, order) for relation in matter.relations]
    verdicts = {relation.verdict for relation in relations} or {Verdict.SINGLE}
    verdict = next(candidate for candidate in COMPARISON_VERDICTS if candidate in verdicts)
    sources = tuple(dict.fromkeys(statement.source for statement in group))
    return Finding(
        id="",
        verdict=verdict,
        claims=tuple(statement.claim.id for statement in group),
        sources=sources,
        differences=tuple(difference for relation in relations for difference in relation.differences),
        explanation=explain(verdict, relations, group, language),
        decided_by=_decided_by([relation for relation in relations if relation.verdict is verdict]),
        origins=origins.among(origin_groups, sources),
        trace=tuple(relation.trace for relation in relations if relation.trace),
        other_words=_other_words(relations),
    )


def _decided_by(relations: Sequence[Relation]) -> str:
    """Return who decided a finding: rules, wherever they come to its verdict by themselves."""
    if not relations or any(relation.concur for relation in relations):
        return "rules"
    return relations[0].decided_by


def _other_words(relations: Sequence[Relation]) -> OtherWords | None:
    """Return what a finding shows that an encoder alone joins, None where something else joins any of its claims."""
    other_words = [relation.other_words for relation in relations]
    if not other_words or not all(other_words):
        return None
    joined = [one for one in other_words if one]
    shared = dict.fromkeys(shared for one in joined for shared in one.shared)
    return OtherWords(min(one.likeness for one in joined), tuple(shared))
