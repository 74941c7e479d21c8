"""Candidates: which claims of different sources may speak of the same matter.

An index from terms and figures to the claims that have them yields, for each claim, the few claims of each other
source that share the rarest of them. Work grows with the length of the articles, not with the number of pairs.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence

from claimcheck.comparison.evidence.matching import Weight
from claimcheck.comparison.statements import Figure, Statement
from claimcheck.languages.scanner import without_accents

_CANDIDATES = 5

# Of many sources fewer are looked at in each: so many in all, and no fewer than two of one source.
_MOST_CANDIDATES = 60
_FEWEST_CANDIDATES = 2

# A key that stands in more claims than this tells nothing about any of them and would make the work quadratic.
_MOST_POSTINGS = 60

_PREFIX = 5


def candidate_pairs(statements: Sequence[Statement], weight: Weight) -> Iterator[tuple[int, int]]:
    """Yield pairs of positions in `statements`, of different sources, the smaller first, each pair once."""
    postings: dict[str, list[int]] = defaultdict(list)
    keys = [_keys(statement) for statement in statements]
    for index, own in enumerate(keys):
        for key in own:
            postings[key].append(index)
    seen: set[int] = set()  # a pair as one number, which takes a quarter of the memory
    others = max(1, len({statement.source for statement in statements}) - 1)
    most = min(_CANDIDATES, max(_FEWEST_CANDIDATES, _MOST_CANDIDATES // others))
    for index, own in enumerate(keys):
        for other in _nearest(index, own, statements, postings, weight, most=most):
            first, second = min(index, other), max(index, other)
            pair = first * len(statements) + second
            if pair not in seen:
                seen.add(pair)
                yield first, second


def _nearest(
    index: int,
    keys: Sequence[str],
    statements: Sequence[Statement],
    postings: dict[str, list[int]],
    weight: Weight,
    *,
    most: int,
) -> list[int]:
    """Return the statements of each other source that share most with one, at most `most` of a source."""
    scores: dict[int, float] = defaultdict(float)
    for key in keys:
        others: Sequence[int] = postings[key]
        if len(others) > _MOST_POSTINGS:
            others = _near_in_text(others, index)
        for other in others:
            if statements[other].source != statements[index].source:
                scores[other] += weight(key)
    by_source: dict[str, list[int]] = defaultdict(list)
    for other in sorted(scores, key=lambda candidate: (-scores[candidate], candidate)):
        nearest = by_source[statements[other].source]
        if len(nearest) < most:
            nearest.append(other)
    return [other for nearest in by_source.values() for other in nearest]


def _near_in_text(others: Sequence[int], index: int) -> Sequence[int]:
    """Return a bounded choice of the claims under a frequent key, spread evenly over all of them."""
    step = len(others) // _MOST_POSTINGS + 1
    return others[index % step :: step]


def _keys(statement: Statement) -> Sequence[str]:
    """Return the keys of a statement in one order, on which the sums of their weights depend."""
    keys = set()
    for term in (*statement.terms, *statement.topic):
        keys.add(term.key)
        if term.name:
            keys.update(term.key.split())
        elif not term.concept:
            keys.add(sys.intern(without_accents(term.text)[:_PREFIX] + "-"))
    keys.update(_figure_key(figure) for figure in (*statement.amounts, *statement.dates))
    return tuple(sorted(keys))


def _figure_key(figure: Figure) -> str:
    """Return a key that amounts which may be equal share: kind and order of magnitude, or the month of a date."""
    value = figure.quantity.value
    if isinstance(value, str):
        return f"date:{value[:7]}"
    return f"{figure.quantity.kind}:{value:.1e}" if value is not None else f"{figure.quantity.kind}:"
