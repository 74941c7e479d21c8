"""Pairs to groups: articles of one event, by average linkage.

Two groups become one while the mean likeness over all pairs between them is high enough, the most alike first. Pairs
that are not known count as zero, so that a chain of stories that run into one another (each like the next, the first
nothing like the last) falls apart where it is thinnest. (R. R. Sokal and C. D. Michener, 1958.) Time tells apart what
words do not: of two articles equally like a third, the one nearer in time is the likelier to tell of its event, and no
group grows longer than articles of one event may lie apart, or a daily bulletin would go on for ever.
"""

from __future__ import annotations

import array
import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from claimcheck.corpus.candidates import Pair

#: The least mean likeness of two groups that tell of one event; see docs/decisions/corpus.md.
ONE_EVENT = 0.3

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


def _linked(pairs: Iterable[Pair], days: Sequence[int | None], most_apart: int) -> Iterator[list[int]]:
    """Yield the groups of one component, those of one number left out."""
    members: dict[int, list[int]] = {}
    links: dict[int, dict[int, float]] = {}
    for pair in pairs:
        for a, b in ((pair.a, pair.b), (pair.b, pair.a)):
            members.setdefault(a, [a])
            links.setdefault(a, {})[b] = pair.likeness
    waiting = [(-likeness, a, b) for a, linked in links.items() for b, likeness in linked.items() if a < b]
    heapq.heapify(waiting)
    while waiting:
        likeness, a, b = heapq.heappop(waiting)
        if -likeness < ONE_EVENT:
            break
        if a not in members or b not in members or -likeness != _mean(a, b, members, links):
            continue  # one of them has grown or gone since this was noted
        if _span([*members[a], *members[b]], days) <= most_apart:
            for other in _merge(a, b, members, links):
                first, second = min(a, other), max(a, other)
                heapq.heappush(waiting, (-_mean(first, second, members, links), first, second))
    yield from (sorted(group) for group in members.values() if len(group) > 1)


def _span(members: Iterable[int], days: Sequence[int | None]) -> int:
    known = [day for number in members if (day := days[number]) is not None]
    return max(known) - min(known) if known else 0


def _mean(a: int, b: int, members: dict[int, list[int]], links: dict[int, dict[int, float]]) -> float:
    return links[a].get(b, 0.0) / (len(members[a]) * len(members[b]))


def _merge(a: int, b: int, members: dict[int, list[int]], links: dict[int, dict[int, float]]) -> list[int]:
    """Make the group `b` part of `a`; return the groups that the whole is linked to."""
    members[a] += members.pop(b)
    for other, likeness in links.pop(b).items():
        del links[other][b]
        if other != a:
            links[a][other] = links[other][a] = links[a].get(other, 0.0) + likeness
    return list(links[a])
