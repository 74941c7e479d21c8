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
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from claimcheck.corpus.candidates import Pair

#: The least mean likeness of two groups that tell of one event; see docs/decisions/corpus.md.
ONE_EVENT = 0.24

# How alike two groups are as wholes that tell of one event, where some pair of theirs is alike.
_ONE_EVENT_AS_WHOLES = 0.28

# Groups as alike as this are one event, whatever they seem to be about.
_SURELY = 0.75

# The least share of the pairs between two groups that are alike at all: of five reports one may share nothing with one
# other, but no chain of three is a story.
_MOST_PAIRS = 0.5

# How much pairs that are not alike lower the mean of two groups: 0 for not at all, 1 for as pairs of likeness 0.
_UNALIKE_COUNT = 0.35

# How much of their likeness two articles lose that lie as far apart as articles of one event may.
_LOST_WITH_TIME = 0.15


class GroupEvidence(Protocol):
    """Knows the articles; see `claimcheck.corpus.evidence`."""

    def likeness(self, a: Sequence[int], b: Sequence[int], /) -> float:
        """Return how alike two groups of articles are, each taken as one text, from 0 to 1."""

    def are_two_matters(self, a: Sequence[int], b: Sequence[int], /) -> bool:
        """Tell whether two groups of articles are clearly about two things."""


def groups(
    days: Sequence[int | None], pairs: Iterable[Pair], most_apart: int, evidence: GroupEvidence | None = None
) -> list[list[int]]:
    """Return the numbers of `days` in groups, each sorted, in the order of their first numbers.

    `days` has for each number the day of its article, None where it is not known; no two days of a group are more than
    `most_apart` apart. Without `evidence` the pairs alone decide.
    """
    collected = [_in_time(pair, days, most_apart) for pair in pairs]
    home = _components(len(days), (pair for pair in collected if not pair.apart))
    by_component: dict[int, list[Pair]] = {}
    for pair in collected:
        by_component.setdefault(home[pair.a], []).append(pair)
    together = [
        group for members in by_component.values() for group in _Linkage(members, days, most_apart, evidence).groups()
    ]
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


class _Linkage:
    """The groups of one component as they grow."""

    def __init__(
        self, pairs: Iterable[Pair], days: Sequence[int | None], most_apart: int, evidence: GroupEvidence | None
    ) -> None:
        self._days, self._most_apart, self._evidence = days, most_apart, evidence
        self._members: dict[int, list[int]] = {}
        self._links: dict[int, dict[int, _Link]] = {}
        self._apart: dict[int, set[int]] = {}
        for pair in pairs:
            for a, b in ((pair.a, pair.b), (pair.b, pair.a)):
                if pair.apart:
                    self._apart.setdefault(a, set()).add(b)
                else:
                    self._members.setdefault(a, [a])
                    self._links.setdefault(a, {})[b] = _Link(pair.likeness)

    def groups(self) -> Iterator[list[int]]:
        """Yield the groups, those of one number left out."""
        self._grow(self._mean, ONE_EVENT, lambda a, b: self._is_complete(a, b) and not self._are_two_matters(a, b))
        if self._evidence:
            self._grow(self._likeness_as_wholes, _ONE_EVENT_AS_WHOLES, lambda a, b: not self._are_two_matters(a, b))
        yield from (sorted(group) for group in self._members.values() if len(group) > 1)

    def _grow(self, alike: Callable[[int, int], float], least: float, may: Callable[[int, int], bool]) -> None:
        """Make one of two groups at a time, the most alike first, while there are any alike enough that may be one."""
        waiting = [(-alike(a, b), a, b) for a, linked in self._links.items() for b in linked if a < b]
        heapq.heapify(waiting)
        while waiting:
            likeness, a, b = heapq.heappop(waiting)
            if -likeness < least:
                break
            if a not in self._members or b not in self._members or -likeness != alike(a, b):
                continue  # one of them has grown or gone since this was noted
            if _span([*self._members[a], *self._members[b]], self._days) <= self._most_apart and may(a, b):
                for other in self._merge(a, b):
                    first, second = min(a, other), max(a, other)
                    heapq.heappush(waiting, (-alike(first, second), first, second))

    def _mean(self, a: int, b: int) -> float:
        """Return how alike two groups are: between the mean of the pairs known to be alike and that of all pairs."""
        if b not in self._links[a]:
            return 0.0
        link, every = self._links[a][b], len(self._members[a]) * len(self._members[b])
        counted: float = link.pairs ** (1 - _UNALIKE_COUNT) * every**_UNALIKE_COUNT
        return link.total / counted

    def _likeness_as_wholes(self, a: int, b: int) -> float:
        """Return how alike two groups are as wholes, 0 where no pair of theirs is alike."""
        link = self._links[a].get(b)
        if not self._evidence or link is None or link.total < ONE_EVENT * link.pairs:
            return 0.0
        first, second = self._members[a], self._members[b]
        lost = _LOST_WITH_TIME * _span([*first, *second], self._days) / max(1, self._most_apart)
        return self._evidence.likeness(first, second) * (1 - lost)

    def _is_complete(self, a: int, b: int) -> bool:
        """Tell whether nearly every article of one group is like every one of the other."""
        return self._links[a][b].pairs >= _MOST_PAIRS * len(self._members[a]) * len(self._members[b])

    def _are_two_matters(self, a: int, b: int) -> bool:
        """Tell whether two groups are about two things, whatever names they share."""
        first, second = self._members[a], self._members[b]
        if any(not self._apart[one].isdisjoint(second) for one in first if one in self._apart):
            return True
        if not self._evidence or self._mean(a, b) >= _SURELY:
            return False
        return self._evidence.are_two_matters(first, second)

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
