"""Two articles that fill one role of one event with two values, in whatever sentences each stands.

Words in common say that two clauses tell of one thing: those of the clauses themselves count for more than those of the
rest of the sentences. What fills a role in one article is held against the one of the other that it shares most with,
and only if it is the likest from both sides; where that one gives the same value, nothing is opposed.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import TypeAlias

from claimcheck.comparison.attributes.aside import relation_by
from claimcheck.comparison.attributes.fills import (
    DAY,
    HOUR,
    MEANS,
    MINUTE,
    ONCE,
    PEOPLE,
    PLACE,
    SCORE,
    TURN,
    Fill,
    fills_of,
)
from claimcheck.comparison.attributes.hours import are_two_hours
from claimcheck.comparison.attributes.one_event import in_common, may_be_of_one
from claimcheck.comparison.attributes.tolls import ANYBODY
from claimcheck.comparison.evidence.background import Background
from claimcheck.comparison.evidence.days import order_of_reports
from claimcheck.comparison.evidence.denials import head_of
from claimcheck.comparison.evidence.matching import ByIdentity, TermMatch, Weight, match_terms, matched_terms, overlap
from claimcheck.comparison.evidence.moments import are_of_two_moments, is_provisional_once
from claimcheck.comparison.evidence.roles import COMPATIBLE, NO_FIGURES, are_of_two_kinds, may_be_rivals, relate_figures
from claimcheck.comparison.evidence.sameness import Sameness, of_one_thing
from claimcheck.comparison.evidence.subject import Subject, are_quoted_against_each_other
from claimcheck.comparison.evidence.totals import totals
from claimcheck.comparison.relate import Relation, Setting
from claimcheck.comparison.rules.opposites import are_contraries_of_one_thing
from claimcheck.comparison.statements import Figure, Statement
from claimcheck.comparison.vocabulary.concepts import (
    acts,
    befalling,
    excludes_as_a_place,
    is_a_state,
    is_a_trade,
    kin_of,
    opposites_of,
)
from claimcheck.comparison.vocabulary.names import Names, name_others
from claimcheck.comparison.vocabulary.terms import Term
from claimcheck.figures.intervals import QuantityRelation
from claimcheck.records import Certainty, Difference, Kind, Verdict

#: The name of the rule in differences and traces.
RULE = "role"

# An article that fills a role more often gives a table of it, and work must not grow with the square of its length.
_MOST = 24

# How much must be in common, by role. By eye, on 120 pairs of French articles of one day and on articles of our own.
_ENOUGH = {
    TURN: 0.5,
    PLACE: 0.6,
    MEANS: 0.4,
    DAY: 0.45,
    HOUR: 2.0,
    MINUTE: 0.3,
    str(Kind.MEASURE): 2.0,
    str(Kind.DURATION): 2.0,
}
_ENOUGH_OF_NUMBERS = 1.0
_ENOUGH_OF_LONE_NUMBERS = 0.6

# So much in common says that a value which the other article gives as well is given of the same thing.
_OF_ONE_THING = 0.3

# Two numbers further apart than this factor are seldom given for one thing.
_FACTOR = 5

# Two minutes so far apart may be of one deed of a player, who has seldom two in one minute and the next. By reason.
_MINUTES_APART, _MINUTES_OF_ONE_DEED = 2, 1

# The concepts of names of areas, by their beginnings, and the one of those in which no other lies.
_AREAS = ("country_", "region_", "city_")
_TOWN = "city"

# What comes about is told of a thing that stands within so many words of content.
_NEAR = 2


# Claim and words of one side, claim and words of the other.
_Said: TypeAlias = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two fills of one role that exclude each other or may be the same, and how much their clauses have in common."""

    a: Fill
    b: Fill
    common: float
    excludes: bool


def rival_fills(a: Sequence[Statement], b: Sequence[Statement], setting: Setting) -> list[Relation]:
    """Return how two sources relate by roles of one event that they fill with values which exclude each other."""
    return [_relation(x, y, setting) for x, y in rivals(a, b, setting.weight)]


def rivals(a: Sequence[Statement], b: Sequence[Statement], weight: Weight) -> Iterator[tuple[Fill, Fill]]:
    """Yield what fills a role of one event in both articles, where the two exclude each other."""
    found = _by_role(a), _by_role(b)
    names = Names(n.key for one in a for n in one.names), Names(n.key for one in b for n in one.names)
    for role in (role for role in found[0] if role in found[1]):
        first, second = found[0][role], found[1][role]
        if max(len(first), len(second)) > _MOST:
            continue
        if role.startswith((ONCE, SCORE)):
            yield from _stated_once(first, second, names)
            continue
        pairs, said = list(_pairs(first, second, weight)), set[_Said]()
        is_lone = len({id(pair.a) for pair in pairs}) == len({id(pair.b) for pair in pairs}) == 1
        for pair in _likest(pairs):
            is_enough = pair.common >= _enough(pair.a, is_lone=is_lone)
            if _is_given_both_ways(pair.a, a) or _is_given_both_ways(pair.b, b):
                continue
            if not is_enough or not pair.excludes or _are_places_of_both(pair, names) or _said(pair) in said:
                continue
            if _is_given_by_both(pair):
                continue
            if _are_said_of_one_thing(pair):
                said.add(_said(pair))
                yield pair.a, pair.b


def _is_given_by_both(pair: _Pair) -> bool:
    """Tell whether a number of people stands in the statement of the other side too, for whomever it counts there.

    "Fifty soldiers, backed by 180 gendarmes", "120 men and 50 gendarmes": none of the two excludes the other.
    """
    if pair.a.role != PEOPLE:
        return False  # 38 beds, 83 beds and 38 lockers
    sides = ((pair.a.figure, pair.b.statement), (pair.b.figure, pair.a.statement))
    return any(
        figure is not None and any(figure.quantity.value == other.quantity.value for other in statement.amounts)
        for figure, statement in sides
    )


def _are_said_of_one_thing(pair: _Pair) -> bool:
    """Tell whether nothing shows that two values are of two things: the pay of apprentices, the pay of drivers."""
    a, b = pair.a.statement, pair.b.statement
    return of_one_thing(a, b, match_terms(a.terms, b.terms), (pair.a.start, pair.b.start)) is Sameness.PRESUMED


def _is_given_both_ways(fill: Fill, of_side: Sequence[Statement]) -> bool:
    """Tell whether the contrary of what became of somebody stands right beside it in the same article.

    "She was cleared of some of the charges and found guilty of fraud" does not exclude "found guilty of fraud".
    """
    if fill.role != TURN or fill.term is None:
        return False
    own, place = fill.term, next(index for index, one in enumerate(of_side) if one is fill.statement)
    beside = (*of_side[max(place - 1, 0) : place], *of_side[place + 1 : place + 2])
    return any(_are_opposed(own, term) and not term.negated for one in beside for term in one.terms)


def _said(pair: _Pair) -> _Said:
    """Return what is opposed: a sentence may have a word twice, and is told against the other once."""
    return pair.a.statement.claim.id, pair.a.text, pair.b.statement.claim.id, pair.b.text


def _stated_once(
    first: Sequence[Fill], second: Sequence[Fill], names: tuple[Names, Names]
) -> Iterator[tuple[Fill, Fill]]:
    """Yield what two articles of one story say of it, where each says it in one way and the two exclude each other."""
    of_one_story = names[0].share(names[1]) or not (len(names[0]) and len(names[1]))
    if of_one_story and all(_exclude(x, y) for x, y in product(first, second)) and may_be_of_one(first[0], second[0]):
        yield first[0], second[0]


def _by_role(statements: Sequence[Statement]) -> Mapping[str, Sequence[Fill]]:
    found = defaultdict[str, list[Fill]](list)
    for one in statements:
        for fill in fills_of(one):
            found[fill.role].append(fill)
    return found


def _pairs(first: Sequence[Fill], second: Sequence[Fill], weight: Weight) -> Iterator[_Pair]:
    """Yield the pairs of fills that may be of one thing."""
    for x, y in product(first, second):
        agrees = _agree(x, y)
        excludes = not agrees and _have_one_lead(x, y) and _exclude(x, y)
        if agrees or (excludes and may_be_of_one(x, y)):
            yield _Pair(x, y, in_common(x, y, weight), excludes)


def _have_one_lead(x: Fill, y: Fill) -> bool:
    if x.lead is None or y.lead is None:
        return x.lead is y.lead
    return bool(match_terms((x.lead,), (y.lead,))) and not _are_opposed(x.lead, y.lead)


def _likest(pairs: Sequence[_Pair]) -> Iterator[_Pair]:
    """Yield the pairs of which each side is the likest of the other; none where it may be the same value as one."""
    of_one = defaultdict[int, list[_Pair]](list)
    for pair in pairs:
        of_one[id(pair.a)].append(pair)
        of_one[id(pair.b)].append(pair)
    for pair in pairs:
        beside = [one for one in (*of_one[id(pair.a)], *of_one[id(pair.b)]) if one is not pair]
        is_given = any(one.common >= _OF_ONE_THING and not one.excludes for one in beside)
        if not is_given and all(one.common <= pair.common for one in beside):
            yield pair


def _enough(fill: Fill, *, is_lone: bool) -> float:
    """Return how much two clauses must have in common for two fills of a role to be of one thing."""
    if fill.is_counted and is_lone:
        return _ENOUGH_OF_LONE_NUMBERS
    return _ENOUGH.get(fill.role, _ENOUGH_OF_NUMBERS)


def _agree(x: Fill, y: Fill) -> bool:
    """Tell whether two fills of a role may be the same."""
    if x.role == MINUTE:
        return _minutes_between(x, y) == 0
    if x.figure and y.figure:
        if x.is_counted and x.figure.quantity.value == y.figure.quantity.value:
            return True  # fifty soldiers and fifty gendarmes may be the same people
        is_given_in_parts = _is_total_of(x.figure, y.statement) or _is_total_of(y.figure, x.statement)
        return is_given_in_parts or _related(x, y) in COMPATIBLE
    if x.identifier and y.identifier:
        return x.identifier.equals(y.identifier)
    if x.role in (PLACE, MEANS) and x.term and y.term:
        return bool(match_terms((x.term,), (y.term,)))
    return False


def _is_total_of(whole: Figure, parts: Statement) -> bool:
    return len(parts.amounts) > 1 and any(total.is_given_by(whole) for total in totals(parts))


def _exclude(x: Fill, y: Fill) -> bool:
    """Tell whether two fills of a role cannot both be true of one thing."""
    if x.role == MINUTE:
        return _are_two_minutes(x, y)
    if x.figure and y.figure:
        return _figures_exclude(x, x.figure, y, y.figure)
    if x.role == PLACE:
        return _are_two_places(x, y)
    if x.role in (MEANS, SCORE):
        return not _agree(x, y)
    if x.identifier and y.identifier:
        return are_two_hours(x.identifier, x.statement, y.identifier, y.statement)
    if x.role.startswith(ONCE):
        return x.term is not None and y.term is not None and _are_opposed(x.term, y.term)
    return _are_contraries(x, y)


def _figures_exclude(x: Fill, first: Figure, y: Fill, second: Figure) -> bool:
    if _related(x, y) is not QuantityRelation.DISJOINT:
        return False
    if x.role == DAY:
        return True
    if are_of_two_kinds(first, second, x.statement, y.statement):
        return False
    return may_be_rivals(first.quantity, second.quantity, _FACTOR)


def _minutes_between(x: Fill, y: Fill) -> float:
    values = [one.figure.quantity.value for one in (x, y) if one.figure]
    numbers = [value for value in values if isinstance(value, int)]
    return abs(numbers[0] - numbers[1])


def _are_two_minutes(x: Fill, y: Fill) -> bool:
    """Tell whether two articles give one deed of a player another minute: two of them lie further apart.

    In brackets alone a number may be a rank, and « 45e+2 » is the 47th minute to others.
    """
    if (x.term is None and y.term is None) or "+" in x.text + y.text:
        return False
    alike = (match for match in match_terms((*x.near, *x.far), (*y.near, *y.far)) if not match.a.name)
    tell_one_deed = any(x.term is not match.a and y.term is not match.b for match in alike)
    return _minutes_between(x, y) <= (_MINUTES_APART if tell_one_deed else _MINUTES_OF_ONE_DEED)


def _related(x: Fill, y: Fill) -> QuantityRelation:
    """Return how two figures relate: five sailors and seven men as numbers of people, sailors and cooks not.

    Whether they agree is asked first, and then whether they exclude each other.
    """
    return _related_figures(ByIdentity(x), ByIdentity(y))


@functools.lru_cache(maxsize=1)
def _related_figures(of_a: ByIdentity[Fill], of_b: ByIdentity[Fill]) -> QuantityRelation:
    x, y = of_a.held, of_b.held
    first, second = x.figure, y.figure
    if first is None or second is None:
        return QuantityRelation.INCOMPARABLE
    if x.is_counted and y.is_counted:
        units = first.quantity.unit or "", second.quantity.unit or ""
        if not ANYBODY.isdisjoint(units) or units[1] in kin_of(frozenset(units[:1])):
            first, second = (replace(one, quantity=replace(one.quantity, unit=units[0])) for one in (first, second))
    return relate_figures(first, second, x.statement, y.statement)


def _are_contraries(x: Fill, y: Fill) -> bool:
    """Tell whether two words exclude each other, and each stands right beside one thing that both sides name."""
    first, second = x.term, y.term
    if first is None or second is None or first.negated or second.negated or not _are_opposed(first, second):
        return False
    a, b = x.statement, y.statement
    subject = Subject(
        a=a,
        b=b,
        shared=overlap(a, b),
        amounts=NO_FIGURES,
        dates=NO_FIGURES,
        likeness=0.0,
        order=0,
        held_together=False,
        background_a=Background(),
        background_b=Background(),
    )
    if not _have_one_subject(x, y) or not are_contraries_of_one_thing(
        subject, TermMatch(first, second, 1.0, opposed=True)
    ):
        return False
    of_people = bool(befalling(first.concepts | second.concepts))
    matches = match_terms(x.near, y.near)
    matched = matched_terms(matches)
    return any(
        _is_a_thing(match, of_people=of_people)
        and all(_is_said_of(*side, matched) for side in ((x, match.a), (y, match.b)))
        for match in matches
    )


def _have_one_subject(x: Fill, y: Fill) -> bool:
    """Tell whether the names in front of what is said may be one."""
    names = [[one.key for one in (*fill.near, *fill.far) if one.name and one.end <= fill.start] for fill in (x, y)]
    return not name_others(*names)


def _are_opposed(first: Term, second: Term) -> bool:
    return not opposites_of(first.concepts).isdisjoint(second.concepts)


def _is_a_thing(match: TermMatch, *, of_people: bool) -> bool:
    """Tell whether two words name one thing, or somebody by a trade to whom something happens: the driver was hurt."""
    if match.a.name or match.opposed or match.strength < 1:
        return False
    if of_people and match.a.concepts:
        return any(map(is_a_trade, match.a.concepts))
    return not any(map(acts, match.a.concepts))


def _is_said_of(fill: Fill, thing: Term, matched: Collection[int]) -> bool:
    """Tell whether a word is said of a thing right beside it, not of a part of it: the garden of the library."""
    terms = fill.statement.terms
    between = [one for one in terms if min(fill.start, thing.start) <= one.start <= max(fill.start, thing.start)]
    head = head_of(fill.statement, thing)
    return len(between) - 1 <= _NEAR and (head is None or id(head) in matched)


def _are_places_of_both(pair: _Pair, names: tuple[Names, Names]) -> bool:
    """Tell whether both articles name both places: then one may lie in the other, or both are of the story."""
    x, y = pair.a.term, pair.b.term
    if pair.a.role != PLACE or x is None or y is None:
        return False
    return names[1].has(x.key) and names[0].has(y.key)


def _are_two_places(x: Fill, y: Fill) -> bool:
    """Tell whether two names are those of two towns, or two kinds of places cannot be one: a home, a station."""
    if x.term is None or y.term is None or _agree(x, y):
        return False
    if x.term.name and y.term.name:
        return not (_may_lie_in(x, y) or _names(x, y.term) or _names(y, x.term))
    return any(excludes_as_a_place(p, q) for p in x.term.concepts for q in y.term.concepts)


def _names(fill: Fill, place: Term) -> bool:
    """Tell whether the statement of one place names the other as well: born in Oakham, a suburb of Lorna."""
    return any(name.key == place.key for name in fill.statement.names)


def _may_lie_in(x: Fill, y: Fill) -> bool:
    """Tell whether one of two names may be that of an area in which the other lies."""
    grades = [
        {key.partition("_")[0] for key in one.term.concepts if key.startswith(_AREAS)} if one.term else set()
        for one in (x, y)
    ]
    return grades[0] != grades[1] and any(grade - {_TOWN} for grade in grades)


def _relation(x: Fill, y: Fill, setting: Setting) -> Relation:
    a, b = x.statement, y.statement
    difference = Difference(
        kind=_kind(x),
        a=x.text,
        b=y.text,
        relation=_verdict(x, y, setting),
        claims=(a.claim.id, b.claim.id),
        a_start=x.start,
        b_start=y.start,
        rule=f"{RULE}.{x.role}",
    )
    return relation_by(difference, a, b, (_span(x), _span(y)))


def _kind(x: Fill) -> str:
    """Return the kind of difference that two fills make, as `Difference.kind` names it."""
    if x.figure:
        return str(x.figure.quantity.kind)
    if x.term and x.term.name:
        return "name"
    if x.identifier:
        return "identifier"
    return "opposite"


def _span(fill: Fill) -> tuple[int, int]:
    """Return where the clause of a fill begins and ends in the quote, as far as it has words of content."""
    offset = fill.statement.claim.start
    starts, ends = [term.start for term in fill.near], [term.end for term in fill.near]
    return min(fill.start, *starts, fill.start) - offset, max(fill.end, *ends, fill.end) - offset


def _verdict(x: Fill, y: Fill, setting: Setting) -> Verdict:
    """Return the verdict on two values that exclude each other: who says so, and when, decides."""
    a, b = x.statement, y.statement
    if x.figure and y.figure and (is_provisional_once(a, b) or are_of_two_moments(x.figure, a, y.figure, b)):
        return Verdict.UPDATE
    if are_quoted_against_each_other(a, b):
        return Verdict.DISPUTED
    if ((setting.order or order_of_reports(a, b)) and _may_change(x, y)) or (x.is_counted and a.stage != b.stage):
        return Verdict.UPDATE
    return Verdict.CONFLICT


def _may_change(x: Fill, y: Fill) -> bool:
    """Tell whether what two fills tell may have changed between two reports: a count, a plan, a state."""
    is_planned = any(one.statement.claim.certainty is Certainty.PLANNED for one in (x, y))
    is_state = x.role != PLACE and x.term is not None and any(map(is_a_state, x.term.concepts))
    return x.is_counted or is_planned or is_state
