"""Pairs to groups: articles of one event, by what speaks for and against each pair (correlation clustering).

Two groups become one while the mean logarithm of the odds over all pairs between them is above 0, the likeliest first:
then their pairs, taken together, speak for one event. (N. Bansal, A. Blum and S. Chawla, 2004, made greedily; average
linkage is R. R. Sokal and C. D. Michener, 1958.) So of five reports two may share nothing, and a chain of stories that
run into one another (each like the next, the first nothing like the last) falls apart. Time tells apart what words do
not: of two articles equally like a third, the one nearer in time is the likelier to tell of its event, and no group
grows longer than articles of one event may lie apart, or a daily bulletin would go on for ever.
"""

from __future__ import annotations

import array
import heapq
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from claimcheck.corpus.candidates import Pair

# Bounds of what a pair says: one that shares everything, and one that shares nothing and was never held together.
_SURELY, _SURELY_NOT = 6.0, -6.0

# How much less the odds of two articles are, as a logarithm, that lie as far apart as articles of one event may.
_LOST_WITH_TIME = 0.5


def groups(days: Sequence[int | None], pairs: Iterable[Pair], most_apart: int) -> list[list[int]]:
    """Return the numbers of `days` in groups, each sorted, in the order of their first numbers.

    `days` has for each number the day of its article, None where it is not known; no two days of a group are more than
    `most_apart` apart.
    """
    collected = [_in_time(pair, days, most_apart) for pair in pairs]
    home = _components(len(days), (pair for pair in collected if pair.log_odds > 0))
    by_component: dict[int, list[Pair]] = {}
    for pair in collected:
        if home[pair.a] == home[pair.b]:
            by_component.setdefault(home[pair.a], []).append(pair)
    together = [group for members in by_component.values() for group in _Linkage(members, days, most_apart).groups()]
    grouped = {number for group in together for number in group}
    together.extend([number] for number in range(len(days)) if number not in grouped)
    return sorted(together)


def _in_time(pair: Pair, days: Sequence[int | None], most_apart: int) -> Pair:
    lost = _LOST_WITH_TIME * _span((pair.a, pair.b), days) / max(1, most_apart)
    bounded = min(_SURELY, max(_SURELY_NOT, pair.log_odds - lost))
    return replace(pair, log_odds=bounded if pair.log_odds > -math.inf else -math.inf)


def _components(count: int, pairs: Iterable[Pair]) -> array.array[int]:
    """Return for each number the least one it is connected to."""
    home = array.array("L", range(count))

    def root(number: int) -> int:
        while home[number] != number:
            home[number] = home[home[number]]
            number = home[number]
        return number

    for pair in pairs:
        a, b = root(pair.a), root(pair.b)
        home[max(a, b)] = min(a, b)
    for number in range(count):
        home[number] = root(number)
    return home


@dataclass(slots=True)
class _Link:
    """What is known of the pairs between two groups: how many there are, and the sum of their logarithms of odds."""

    total: float
    pairs: int = 1

    def __add__(self, other: _Link) -> _Link:
        return _Link(self.total + other.total, self.pairs + other.pairs)


class _Linkage:
    """The groups of one component as they grow."""

    def __init__(self, pairs: Iterable[Pair], days: Sequence[int | None], most_apart: int) -> None:
        self._days, self._most_apart = days, most_apart
        self._members: dict[int, list[int]] = {}
        self._links: dict[int, dict[int, _Link]] = {}
        for pair in pairs:
            for a, b in ((pair.a, pair.b), (pair.b, pair.a)):
                self._members.setdefault(a, [a])
                self._links.setdefault(a, {})[b] = _Link(pair.log_odds)

    def groups(self) -> Iterator[list[int]]:
        """Yield the groups, those of one number left out: make one of the two likeliest while any are likely."""
        waiting = [
            (-odds, a, b)
            for a, linked in self._links.items()
            for b in linked
            if a < b and (odds := self._mean(a, b)) > 0
        ]
        heapq.heapify(waiting)
        while waiting:
            odds, a, b = heapq.heappop(waiting)
            if a not in self._members or b not in self._members or -odds != self._mean(a, b):
                continue  # one of them has grown or gone since this was noted
            if _span([*self._members[a], *self._members[b]], self._days) <= self._most_apart:
                for other in self._merge(a, b):
                    first, second = min(a, other), max(a, other)
                    if (mean := self._mean(first, second)) > 0:
                        heapq.heappush(waiting, (-mean, first, second))
        yield from (sorted(group) for group in self._members.values() if len(group) > 1)

    def _mean(self, a: int, b: int) -> float:
        """Return the mean over all pairs of two groups, of which those not known share nothing."""
        link, every = self._links[a].get(b), len(self._members[a]) * len(self._members[b])
        return (link.total + _SURELY_NOT * (every - link.pairs)) / every if link else _SURELY_NOT

    def _merge(self, a: int, b: int) -> list[int]:
        """Make the group `b` part of `a`; return the groups that the whole is linked to."""
        self._members[a] += self._members.pop(b)
        links = self._links
        for other, link in links.pop(b).items():
            del links[other][b]
            if other != a:
                links[a][other] = links[other][a] = links[a][other] + link if other in links[a] else link
        return list(links[a])


def _span(members: Iterable[int], days: Sequence[int | None]) -> int:
    known = [day for number in members if (day := days[number]) is not None]
    return max(known) - min(known) if known else 0
