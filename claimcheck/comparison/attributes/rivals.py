"""Two articles that give an attribute of one owner, wherever in them each stands: the same value, or another.

An article that gives an owner two values of one kind is held against none: they may be those of two occasions. Whoever
has one name in both articles is one person; two things must share a noun.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from claimcheck.comparison.attributes.acts import attributes_of_acts
from claimcheck.comparison.attributes.aside import relation_by, relation_without
from claimcheck.comparison.attributes.attribute import Attribute, Measured, Owner, finer_of
from claimcheck.comparison.attributes.counted import attributes_of_counted
from claimcheck.comparison.attributes.doers import attributes_of_doers
from claimcheck.comparison.attributes.named_days import attributes_of_named_days
from claimcheck.comparison.attributes.offices import attributes_of_offices
from claimcheck.comparison.attributes.persons import AGE, attributes_of_persons
from claimcheck.comparison.attributes.things import attributes_of_things
from claimcheck.comparison.clauses.parts import part_of
from claimcheck.comparison.evidence.subject import are_quoted_against_each_other
from claimcheck.comparison.relate import Relation
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.names import Names
from claimcheck.records import COMPARISON_VERDICTS, Difference, Verdict
from claimcheck.verdicts import OPPOSED

#: The name of the rule in differences and traces.
RULE = "attribute"

# A longer statement is a list or a table, and so is an article with more attributes of one kind: work must not grow
# with the square of either.
_LONGEST, _MOST = 200, 100


@dataclass(frozen=True, slots=True)
class _Content:
    """What an article speaks of: its names, and the keys and concepts of its words."""

    names: Names
    words: frozenset[str]

    @classmethod
    def of(cls, statements: Sequence[Statement]) -> _Content:
        """Return what the statements of an article speak of."""
        terms = [term for one in statements for term in one.terms]
        names = Names(name.key for one in statements for name in one.names)
        return cls(names, frozenset(key for term in terms for key in (term.key, *term.concepts)))

    def speaks_of(self, owner: Owner) -> bool:
        """Tell whether an article names an owner, or the noun that stands for it."""
        return any(self.names.has(key) for key in owner.names) or not owner.nouns.isdisjoint(self.words)


def rival_attributes(
    a: Sequence[Statement], b: Sequence[Statement], order: int, joined: Container[tuple[str, str]] = ()
) -> list[Relation]:
    """Return how two sources relate by attributes that both give.

    `order` says which source is the later one (see `Setting.order`). `joined` are the ids of claims that are found to
    tell one matter: where these give an attribute it is taken from them, else from the first that give it.
    """
    found = _by_kind(a), _by_kind(b)
    kinds = [kind for kind in found[0] if kind in found[1]]
    if not kinds:
        return []
    contents = _Content.of(a), _Content.of(b)
    relations = []
    for kind in kinds:
        for own, rivals in _of_one_owner(found[0][kind], found[1][kind], contents):
            pairs = list(product(own, rivals))
            x, y = next((pair for pair in pairs if _ends(*pair) in joined), pairs[0])
            verdict = _verdict(x, y, order)
            if verdict and not (verdict is Verdict.AGREE and x.told_only_where_it_differs):
                relations.append(_relation(x, y, verdict))
    return _by_claims(relations)


def _by_claims(relations: Sequence[Relation]) -> list[Relation]:
    """Return the relations, all oppositions between the same two claims put into one that carries their differences."""
    made: dict[tuple[str, str, int], Relation] = {}
    for number, one in enumerate(relations):
        ends = one.a.claim.id, one.b.claim.id
        key = (*ends, -1 if one.verdict in OPPOSED else number)
        made[key] = _together(made[key], one) if key in made else one
    return list(made.values())


def _together(first: Relation, second: Relation) -> Relation:
    """Return two oppositions between the same two claims as one, of the graver verdict."""
    if not (first.parts and second.parts and first.trace and second.trace):
        return first
    spans = [
        [(part.claim.start, part.claim.end) for part in pair] for pair in zip(first.parts, second.parts, strict=True)
    ]
    a, b = (
        part_of(
            whole, min(start for start, _ in own) - whole.claim.start, max(end for _, end in own) - whole.claim.start
        )
        for whole, own in zip((first.a, first.b), spans, strict=True)
    )
    verdict = min(first.verdict, second.verdict, key=COMPARISON_VERDICTS.index)
    trace = replace(first.trace, verdict=verdict, outcomes=(*first.trace.outcomes, *second.trace.outcomes))
    differences = (*first.differences, *second.differences)
    return replace(first, verdict=verdict, differences=differences, parts=(a, b), trace=trace)


def _ends(x: Attribute, y: Attribute) -> tuple[str, str]:
    return x.statement.claim.id, y.statement.claim.id


def _by_kind(statements: Sequence[Statement]) -> Mapping[str, Sequence[Attribute]]:
    found = defaultdict[str, list[Attribute]](list)
    for statement in statements:
        for attribute in attributes_of(statement):
            found[attribute.kind].append(attribute)
    return {kind: own for kind, own in found.items() if len(own) <= _MOST}


def attributes_of(statement: Statement) -> Iterator[Attribute]:
    """Yield all attributes that a statement gives; none of a list."""
    if len(statement.frame) > _LONGEST:
        return
    for read in (
        attributes_of_persons,
        attributes_of_offices,
        attributes_of_acts,
        attributes_of_things,
        attributes_of_doers,
        attributes_of_counted,
        attributes_of_named_days,
    ):
        yield from read(statement)


def _of_one_owner(
    a: Sequence[Attribute], b: Sequence[Attribute], contents: tuple[_Content, _Content]
) -> Iterator[tuple[Sequence[Attribute], Sequence[Attribute]]]:
    """Yield the attributes of two articles that have one owner and, in each article, one value."""
    for index, x in enumerate(a):
        if any(x.owner.may_be(other.owner) for other in a[:index]):
            continue
        own = [other for other in a if other.owner.may_be(x.owner)]
        rivals = [other for other in b if other.owner.may_be(x.owner)]
        if rivals and _are_one(own) and _are_one(rivals) and _may_be_of_one_story(own, rivals, contents):
            yield own, rivals


def _may_be_of_one_story(
    own: Sequence[Attribute], rivals: Sequence[Attribute], contents: tuple[_Content, _Content]
) -> bool:
    """Tell whether each article speaks of whose attribute the other gives, where its own words do not say so.

    Where neither says whose it is, the two articles must have a name in common.
    """
    if all(one.owner.is_known for one in (*own, *rivals)):
        return True
    known = [one.owner for one in (*own, *rivals) if one.owner.is_known]
    if known:
        return all(article.speaks_of(owner) for owner in known for article in contents)
    return contents[0].names.share(contents[1].names)


def _are_one(attributes: Sequence[Attribute]) -> bool:
    first = attributes[0].value
    return all(first.relate(other.value) in (Verdict.AGREE, Verdict.PRECISION) for other in attributes[1:])


def _verdict(x: Attribute, y: Attribute, order: int) -> Verdict | None:
    related = x.value.relate(y.value)
    if related is not Verdict.CONFLICT:
        return related
    if x.kind == AGE and order and _is_a_birthday(x, y):
        return None
    if order and (x.planned or y.planned):
        return Verdict.UPDATE
    said = not (x.in_passing or y.in_passing)
    quoted = said and are_quoted_against_each_other(x.statement, y.statement)
    return Verdict.DISPUTED if quoted else Verdict.CONFLICT


def _is_a_birthday(x: Attribute, y: Attribute) -> bool:
    """Tell whether two ages lie a year apart: a birthday may lie between two days."""
    ages = [one.value.quantity.value for one in (x, y) if isinstance(one.value, Measured)]
    numbers = [age for age in ages if isinstance(age, int | float)]
    return len(numbers) == 2 and abs(numbers[0] - numbers[1]) <= 1


def _relation(x: Attribute, y: Attribute, verdict: Verdict) -> Relation:
    a, b = x.statement, y.statement
    rule = f"{RULE}.{x.kind}"
    differences = () if verdict is Verdict.AGREE else (_difference(x, y, verdict, rule),)
    if differences:
        return relation_by(differences[0], a, b, (x.span, y.span))
    return relation_without(rule, (x.text, y.text), a, b, (x.span, y.span))


def _difference(x: Attribute, y: Attribute, verdict: Verdict, rule: str) -> Difference:
    return Difference(
        kind=x.difference,
        a=x.text,
        b=y.text,
        relation=verdict,
        claims=(x.statement.claim.id, y.statement.claim.id),
        a_start=x.start,
        b_start=y.start,
        rule=rule,
        finer=finer_of(x.value, y.value) if verdict is Verdict.PRECISION else None,
    )
