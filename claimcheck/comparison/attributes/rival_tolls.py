"""Two articles that give different tolls of one event, wherever in them each stands.

"The provisional toll is two dead", "the number of people killed has risen to five", "nobody was hurt": the words around
a toll are never the same, and yet an article on one event gives one. So a toll is held against that of the other
article, if each gives but one of its kind, of the same people. An article that tells how a toll has grown gives the
newest first: it is taken for the one, but shows no more than that a toll has been brought up to date.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations

from claimcheck.comparison import thresholds
from claimcheck.comparison.attributes.tolls import Toll, tolls_of
from claimcheck.comparison.evidence.days import are_of_two_days, tells_until_then
from claimcheck.comparison.evidence.matching import match_terms
from claimcheck.comparison.evidence.moments import are_of_two_moments
from claimcheck.comparison.evidence.roles import are_of_two_kinds, is_of_further_ones
from claimcheck.comparison.evidence.scopes import are_of_different_scopes
from claimcheck.comparison.evidence.subject import are_quoted_against_each_other
from claimcheck.comparison.evidence.totals import may_be_part_of
from claimcheck.comparison.relate import Relation
from claimcheck.comparison.rules.finer import has_grown
from claimcheck.comparison.rules.trace import trace_of_difference
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.concepts import changes_over_time
from claimcheck.comparison.vocabulary.names import Names
from claimcheck.figures.intervals import QuantityRelation, relate_quantities
from claimcheck.records import Article, Difference, Kind, Quantity, Verdict

#: The name of the rule in differences and traces.
RULE = "toll"

# Stands for whom a toll counts that is of nobody whatever. No key of a term has such a sign.
_NOBODY_AT_ALL = "\0"

# Papers give the dead in one number, and say when it has grown.
_COUNTED_WHOLE = "death"

# What lies further back is not what an article reports.
_RECENT = timedelta(days=7)

# A relation by tolls stands behind those that the wording of two statements makes.
_LIKENESS = 0.3


def rival_tolls(
    articles: Mapping[str, Article], found: Mapping[str, ArticleFacts], order: Callable[[Article, Article], int]
) -> Iterator[Relation]:
    """Yield how sources relate that give different tolls of one thing, by the statements that give them.

    `found` is what is known of each article (`facts_of`); `order` says of two articles which is the later one (see
    `Setting.order`).
    """
    for first, second in pairs_of_one_story(found):
        days = order(articles[first], articles[second])
        for own, others in tolls_by_kind(found[first].tolls, found[second].tolls):
            a, b = own[0], others[0]
            if _exclude(a, b, days) and may_be_of_one_event(a, b, found):
                grows = not (_are_one(own) and _are_one(others))
                relation = _relation(a, b, later=days != 0 or (grows and _goes_on(own, others)))
                if relation.verdict is Verdict.UPDATE or not grows:
                    yield relation


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What is known of an article: its tolls, all names and days in it, the day on which it appeared."""

    tolls: tuple[Toll, ...]
    keys: frozenset[str]
    names: Names
    days: frozenset[object]
    published: date | None


def facts_of(articles: Mapping[str, Article], statements: Sequence[Statement]) -> dict[str, ArticleFacts]:
    """Return what is known of each article, by its source."""
    by_source = defaultdict[str, list[Statement]](list)
    for one in statements:
        by_source[one.source].append(one)
    return {source: _read(article, by_source[source]) for source, article in articles.items()}


def _read(article: Article, own: Sequence[Statement]) -> ArticleFacts:
    tolls = tuple(toll for one in own for toll in tolls_of(one))
    keys = frozenset(name.key for one in own for name in one.names)
    days = frozenset(figure.quantity.value for one in own for figure in one.dates)
    return ArticleFacts(tolls, keys, Names(keys), days, article.published)


def pairs_of_one_story(facts: Mapping[str, ArticleFacts]) -> Iterator[tuple[str, str]]:
    """Yield each two sources that may report one event."""
    yield from (pair for pair in combinations(facts, 2) if _are_of_one_story(*(facts[source] for source in pair)))


def tolls_by_kind(a: Sequence[Toll], b: Sequence[Toll]) -> Iterator[tuple[Sequence[Toll], Sequence[Toll]]]:
    """Yield the tolls of two articles that count the same, where each article gives but one number of this kind.

    Those of an article that tells how a number has grown begin with the newest.
    """
    tolls_of_a, tolls_of_b = _TollsByKind(a), _TollsByKind(b)
    for x in tolls_of_a.firsts():
        own, others = tolls_of_a.alike(x), tolls_of_b.alike(x)
        if others and _has_a_newest(own) and _has_a_newest(others):
            yield own, others


class _TollsByKind:
    """The tolls of an article, found by what they count: to hold each against all takes the square of their number.

    Two count alike that are of one thing and of the same people; nobody at all is nobody of these either.
    """

    __slots__ = ("_befell", "_of", "_tolls")

    def __init__(self, tolls: Sequence[Toll]) -> None:
        self._tolls = tolls
        self._befell, self._of = defaultdict[str, list[int]](list), defaultdict[tuple[str, str], list[int]](list)
        for place, toll in enumerate(tolls):
            self._befell[toll.befell].append(place)
            self._of[toll.befell, _of_whom(toll)].append(place)

    def firsts(self) -> Iterator[Toll]:
        """Yield the tolls before which no other counts the same."""
        for (befell, of), (first, *_) in self._of.items():
            rest = self._befell[befell] if of == _NOBODY_AT_ALL else self._of.get((befell, _NOBODY_AT_ALL), (first,))
            if first <= rest[0]:
                yield self._tolls[first]

    def alike(self, toll: Toll) -> Sequence[Toll]:
        """Return the tolls that count the same as one, in the order of the article."""
        if _of_whom(toll) == _NOBODY_AT_ALL:
            places: Iterable[int] = self._befell.get(toll.befell, ())
        else:
            kinds = ((toll.befell, of) for of in (toll.of, _NOBODY_AT_ALL))
            places = sorted(place for kind in kinds for place in self._of.get(kind, ()))
        return [self._tolls[place] for place in places]


def _of_whom(toll: Toll) -> str:
    return _NOBODY_AT_ALL if toll.figure is None and not toll.of else toll.of


def _are_one(tolls: Sequence[Toll]) -> bool:
    return len({toll.figure and toll.figure.quantity.value for toll in tolls}) == 1


def _has_a_newest(tolls: Sequence[Toll]) -> bool:
    """Tell whether the first of the tolls of an article is its newest: the only one, or greater than all others.

    Those that are less are what was known before, or a part: "18 died", "by nine 13 deaths were confirmed". Of the hurt
    articles give several numbers, of the gravely hurt and of the others.
    """
    if _are_one(tolls):
        return True
    if tolls[0].befell != _COUNTED_WHOLE:
        return False
    first, *rest = _numbers(tolls)
    return all(value <= first for value in rest)


def _goes_on(own: Sequence[Toll], others: Sequence[Toll]) -> bool:
    """Tell whether the newest toll of one article goes on where the other tells how it has grown: 13, 18; 19.

    Or the other way round: the one still gives what the other knows to have grown.
    """
    return any(not _are_one(growing) and _is_of_its_growth(one, growing) for growing, one in _both_ways(own, others))


def _is_of_its_growth(tolls: Sequence[Toll], growing: Sequence[Toll]) -> bool:
    newest, before = _numbers(tolls)[0], _numbers(growing)
    return newest > before[0] or newest in before[1:]


def _both_ways(own: Sequence[Toll], others: Sequence[Toll]) -> Sequence[tuple[Sequence[Toll], Sequence[Toll]]]:
    return (own, others), (others, own)


def _numbers(tolls: Sequence[Toll]) -> Sequence[int | float]:
    """Return the numbers of tolls, nothing for nobody."""
    values = (toll.figure.quantity.value if toll.figure else 0 for toll in tolls)
    return [value for value in values if isinstance(value, int | float)]


def _may_be_part_of(part: Toll, whole: Toll) -> bool:
    if part.figure is None or whole.figure is None:
        return False
    return may_be_part_of(part.figure, part.statement, whole.figure, whole.statement)


def _exclude(x: Toll, y: Toll, order: int) -> bool:
    if x.figure is None or y.figure is None:
        return (x.figure is None) is not (y.figure is None)
    if not count_the_same(x, y) or not _are_near(x.figure.quantity, y.figure.quantity):
        return False
    return relation_of_numbers(x, y) is QuantityRelation.DISJOINT or _has_grown(x, y, order)


def _are_near(a: Quantity, b: Quantity) -> bool:
    values = sorted(value for value in (a.value, b.value) if isinstance(value, int | float))
    return values[0] * thresholds.RIVALS >= values[1] > 0


def count_the_same(x: Toll, y: Toll) -> bool:
    """Tell whether the numbers of two tolls may be of the same people, and neither of a part of the others."""
    if x.figure is None or y.figure is None or are_of_two_kinds(x.figure, y.figure, x.statement, y.statement):
        return False
    if is_of_further_ones(x.figure, x.statement) is not is_of_further_ones(y.figure, y.statement):
        return False
    return not (_may_be_part_of(x, y) or _may_be_part_of(y, x))


def _has_grown(x: Toll, y: Toll, order: int) -> bool:
    """Tell whether the toll of the earlier article is a lower bound, and that of the later one greater."""
    if not order or not changes_over_time(x.befell) or x.figure is None or y.figure is None:
        return False
    first, second = x.figure.quantity, y.figure.quantity
    return has_grown(first, second) if order < 0 else has_grown(second, first)


def relation_of_numbers(x: Toll, y: Toll) -> QuantityRelation:
    """Return how the numbers of two tolls of one kind relate, whatever each calls those whom it counts."""
    if x.figure is None or y.figure is None:
        return QuantityRelation.INCOMPARABLE
    return relate_quantities(_with_unit(x.figure.quantity, x.befell), _with_unit(y.figure.quantity, x.befell))


def _with_unit(quantity: Quantity, unit: str) -> Quantity:
    return replace(quantity, unit=unit)


def _are_of_one_story(a: ArticleFacts, b: ArticleFacts) -> bool:
    """Tell whether two articles name one and the same: two fires of one day seldom have a name in common."""
    return not a.keys or not b.keys or any(b.names.has(key) for key in a.keys)


def may_be_of_one_event(a: Toll, b: Toll, facts: Mapping[str, ArticleFacts]) -> bool:
    """Tell whether nothing beside two tolls sets their events apart: an area, an unknown name, an earlier day."""
    x, y = a.statement, b.statement
    if are_of_different_scopes(x, y, match_terms(x.terms, y.terms)):
        return False
    if are_of_two_days(x.dates, y.dates) and not (tells_until_then(x) or tells_until_then(y)):
        return False
    return _is_of_the_story(x, facts[x.source], facts[y.source]) and _is_of_the_story(
        y, facts[y.source], facts[x.source]
    )


def _is_of_the_story(one: Statement, own: ArticleFacts, other: ArticleFacts) -> bool:
    """Tell whether a statement speaks of what its article reports, not of an older or a distant event beside it.

    An older event is what both report where both give its day.
    """
    named = [term.key for term in one.terms if term.name]
    if named and other.keys and not any(other.names.has(key) for key in named):
        return False
    first_day = max(own.published, date.min + _RECENT) - _RECENT if own.published else None
    days = [figure.quantity for figure in one.dates if figure.quantity.value not in other.days]
    return first_day is None or all(not isinstance(day.low, str) or day.low >= first_day.isoformat() for day in days)


def _relation(a: Toll, b: Toll, *, later: bool) -> Relation:
    x, y = a.statement, b.statement
    difference = Difference(
        kind=str(Kind.COUNT),
        a=a.text,
        b=b.text,
        relation=_verdict(a, b, later=later or x.stage != y.stage),
        claims=(x.claim.id, y.claim.id),
        a_start=a.start,
        b_start=b.start,
        rule=RULE,
    )
    trace = trace_of_difference(x, y, difference)
    return Relation(x, y, difference.relation, (difference,), "", _LIKENESS, parts=(x, y), trace=trace)


def _verdict(a: Toll, b: Toll, *, later: bool) -> Verdict:
    if a.figure and b.figure and are_of_two_moments(a.figure, a.statement, b.figure, b.statement):
        return Verdict.UPDATE
    if later and changes_over_time(a.befell):
        return Verdict.UPDATE
    quoted = are_quoted_against_each_other(a.statement, b.statement)
    return Verdict.DISPUTED if quoted else Verdict.CONFLICT
