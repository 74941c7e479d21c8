"""Pairs to groups: articles of one event, by average linkage of groups whose articles are all alike.

Two groups become one while the mean likeness over all pairs between them is high enough, the most alike first. (R. R.
Sokal and C. D. Michener, 1958.) Beside that nearly every pair must be alike at all, as in complete linkage, so that a
chain of stories that run into one another (each like the next, the first nothing like the last) falls apart; not quite
every one, since of a story of a hundred articles not all pairs are known. Time tells apart what
words do not: of two articles equally like a third, the one nearer in time is the likelier to tell of its event, and no
group grows longer than articles of one event may lie apart, or a daily bulletin would go on for ever.
"""

from __future__ import annotations

import array
import heapq
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from claimcheck.corpus.candidates import Pair

#: The least mean likeness of two groups that tell of one event; see docs/decisions/corpus.md.
ONE_EVENT = 0.24

# The least share of the pairs between two groups that are alike at all: of five reports one may share nothing with one
# other, but no chain of three is a story.
_MOST_PAIRS = 0.5

# How much of their likeness two articles lose that lie as far apart as articles of one event may.
_LOST_WITH_TIME = 0.15


def groups(days: Sequence[int | None], pairs: Iterable[Pair], most_apart: int) -> list[list[int]]:
    """Return the numbers of `days` in groups, each sorted, in the order of their first numbers.

    `days` has for each number the day of its article, None where it is not known; no two days of a group are more than
    `most_apart` apart.
    """
    collected = [_in_time(pair, days, most_apart) for pair in pairs]
    home = _components(len(days), collected)
    by_component: dict[int, list[Pair]] = {}
    for pair in collected:
        by_component.setdefault(home[pair.a], []).append(pair)
    together = [group for members in by_component.values() for group in _linked(members, days, most_apart)]
    grouped = {number for group in together for number in group}
    together.extend([number] for number in range(len(days)) if number not in grouped)
    return sorted(together)


def _in_time(pair: Pair, days: Sequence[int | None], most_apart: int) -> Pair:
    lost = _LOST_WITH_TIME * _span((pair.a, pair.b), days) / max(1, most_apart)
    return replace(pair, likeness=pair.likeness * (1 - lost))


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
    """What is known of the pairs between two groups: how many there are, and the sum of their likeness."""

    total: float
    pairs: int = 1

    def __add__(self, other: _Link) -> _Link:
        return _Link(self.total + other.total, self.pairs + other.pairs)


_Members = dict[int, list[int]]
_Links = dict[int, dict[int, _Link]]


def _linked(pairs: Iterable[Pair], days: Sequence[int | None], most_apart: int) -> Iterator[list[int]]:
    """Yield the groups of one component, those of one number left out."""
    members: _Members = {}
    links: _Links = {}
    for pair in pairs:
        for a, b in ((pair.a, pair.b), (pair.b, pair.a)):
            members.setdefault(a, [a])
            links.setdefault(a, {})[b] = _Link(pair.likeness)
    waiting = [(-link.total, a, b) for a, linked in links.items() for b, link in linked.items() if a < b]
    heapq.heapify(waiting)
    while waiting:
        likeness, a, b = heapq.heappop(waiting)
        if -likeness < ONE_EVENT:
            break
        if a not in members or b not in members or -likeness != _mean(a, b, members, links):
            continue  # one of them has grown or gone since this was noted
        if _is_complete(a, b, members, links) and _span([*members[a], *members[b]], days) <= most_apart:
            for other in _merge(a, b, members, links):
                first, second = min(a, other), max(a, other)
                heapq.heappush(waiting, (-_mean(first, second, members, links), first, second))
    yield from (sorted(group) for group in members.values() if len(group) > 1)


def _span(members: Iterable[int], days: Sequence[int | None]) -> int:
    known = [day for number in members if (day := days[number]) is not None]
    return max(known) - min(known) if known else 0


def _mean(a: int, b: int, members: _Members, links: _Links) -> float:
    """Return how alike two groups are: midway between the mean of the pairs known to be alike and that of all pairs."""
    if b not in links[a]:
        return 0.0
    return links[a][b].total / math.sqrt(links[a][b].pairs * len(members[a]) * len(members[b]))


def _is_complete(a: int, b: int, members: _Members, links: _Links) -> bool:
    """Tell whether nearly every article of one group is like every one of the other."""
    return links[a][b].pairs >= _MOST_PAIRS * len(members[a]) * len(members[b])


def _merge(a: int, b: int, members: _Members, links: _Links) -> list[int]:
    """Make the group `b` part of `a`; return the groups that the whole is linked to."""
    members[a] += members.pop(b)
    for other, link in links.pop(b).items():
        del links[other][b]
        if other != a:
            links[a][other] = links[other][a] = links[a][other] + link if other in links[a] else link
    return list(links[a])
