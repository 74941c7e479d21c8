"""Two titles that count the same thing differently: "13 injured", "16 injured".

A title says what an article is about, so two of one event that count one thing and give two numbers tell it in two
ways, however far apart the sentences stand that say so in the articles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from claimcheck.annotation.measuring import claim_from_span
from claimcheck.comparison.evidence.matching import match_terms
from claimcheck.comparison.evidence.roles import relate_figures
from claimcheck.comparison.relate import Relation
from claimcheck.comparison.statements import Figure, Statement, statement
from claimcheck.comparison.vocabulary.concepts import changes_over_time
from claimcheck.figures.intervals import QuantityRelation
from claimcheck.reading import article_from_text
from claimcheck.records import Article, Difference, Kind, Qualifier, Verdict

# Titles of one event share a name, or as many words.
_FEWEST_SHARED = 3

_COMPARED = frozenset({Kind.COUNT, Kind.MEASURE, Kind.MONEY})

# A relation that two titles make is looked at before any that likeness makes.
_SURE = 1.0


def rival_counts(
    articles: Mapping[str, Article], statements: Sequence[Statement], order: Callable[[Article, Article], int]
) -> Iterator[Relation]:
    """Yield how sources relate whose titles count one thing differently, by the statements that give the numbers.

    `order` says of two articles which is the later one (see `Setting.order`).
    """
    titles = {source: title for source, article in articles.items() if (title := _title(article, source))}
    for first, second in combinations(titles, 2):
        for x, y in _rivals(titles[first], titles[second]):
            a, b = _telling(statements, first, x), _telling(statements, second, y)
            if a and b:
                yield _relation(a, b, _verdict(x, later=order(articles[first], articles[second]) != 0))


def _verdict(count: Figure, *, later: bool) -> Verdict:
    """Return how two numbers of one thing stand to one another: what an alert reaches may change within a day."""
    if later:
        return Verdict.UPDATE
    lasts = count.quantity.kind is not Kind.COUNT or changes_over_time(count.quantity.unit or "")
    return Verdict.CONFLICT if lasts else Verdict.UNDECIDED


def _title(article: Article, source: str) -> Statement | None:
    if not article.title:
        return None
    titled = article_from_text(article.title, language=article.language, published=article.published)
    return statement(claim_from_span(titled, 0, len(titled.text), id=source), article.language, source)


def _rivals(a: Statement, b: Statement) -> Iterator[tuple[Figure, Figure]]:
    """Yield the counts of two titles on one matter that exclude each other, where each has but one of its kind."""
    shared = match_terms(a.terms, b.terms)
    if len(shared) < _FEWEST_SHARED and not any(match.a.name for match in shared):
        return
    for x in _counts(a):
        for y in _counts(b):
            one_thing = x.quantity.kind is y.quantity.kind and x.quantity.unit == y.quantity.unit
            if one_thing and relate_figures(x, y, a, b) is QuantityRelation.DISJOINT:
                yield x, y


def _counts(title: Statement) -> list[Figure]:
    counts = [f for f in title.amounts if f.quantity.kind in _COMPARED and f.quantity.unit and not f.part]
    units = [figure.quantity.unit for figure in counts]
    return [f for f in counts if units.count(f.quantity.unit) == 1 and f.quantity.qualifier is Qualifier.EXACT]


def _telling(statements: Sequence[Statement], source: str, count: Figure) -> tuple[Statement, Figure] | None:
    """Return the first statement of a source that gives the count of its title, and the count there."""
    for one in statements:
        if one.source != source:
            continue
        counted = {figure.quantity.unit for figure in one.amounts} | {term.key for term in one.terms}
        for figure in one.amounts:
            if figure.quantity.value == count.quantity.value and count.quantity.unit in counted and not figure.part:
                return one, figure
    return None


def _relation(a: tuple[Statement, Figure], b: tuple[Statement, Figure], verdict: Verdict) -> Relation:
    (first, x), (second, y) = a, b
    difference = Difference(
        kind=str(x.quantity.kind),
        a=x.quantity.text,
        b=y.quantity.text,
        relation=verdict,
        claims=(first.claim.id, second.claim.id),
        a_start=x.quantity.start,
        b_start=y.quantity.start,
    )
    return Relation(first, second, verdict, (difference,), "", _SURE)
