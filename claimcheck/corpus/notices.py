"""Notices of one pattern: articles that tell in the same words of other people, places and figures.

Who copies a report, or brings it up to date, copies whom and what it names; a pattern that is filled anew has next to
none of them. So what two articles must have in common grows with the words they share. And what two notices of one
pattern share beside the pattern (a pollster, a street, a chain of shops) belongs to no single event: how many events
have it, the collection says itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from claimcheck.corpus.signatures import Term, kind_of
from claimcheck.corpus.weighed import Vector, Weighed

# Articles that share no more of their words than this may be written by anybody; of long reports of one event hardly
# any pair in a hundred shares more than .7 of its weightiest words.
_OWN_WORDS = 0.5

# How steeply what must be shared grows with the words: all of them ask for .65 of what an article names, .9 for .42,
# .8 for .23. Of real reports of one event that share .8 of their words none shares less than .38; of notices of one
# pattern, which share .9, most share less than .4 (docs/decisions/corpus.md). Where each names somebody or some place
# of its own, which a copy does not, more is asked for.
_NEEDED, _NEEDED_OF_OWN_NAMES = 2.6, 3.0


def are_two_notices(a: Weighed, b: Weighed) -> bool:
    """Tell whether two articles tell in the same words of two events."""
    if a.language != b.language:
        return False
    first, second = _words(a.own), _words(b.own)
    fewest = min(len(first), len(second))
    beyond = len(first & second) / fewest - _OWN_WORDS if fewest else 0.0
    needed = _NEEDED_OF_OWN_NAMES if _each_has_a_name(a.particulars, b.particulars) else _NEEDED
    return beyond > 0 and _share_of_particulars(a.particulars, b.particulars) < needed * beyond**2


def _words(vector: Vector) -> frozenset[int]:
    return frozenset(term for term in vector if kind_of(term) is Term.WORD)


def _each_has_a_name(a: Vector, b: Vector) -> bool:
    """Tell whether each of two articles has a name that the other has not."""
    names = [{term for term in side if kind_of(term) is Term.NAME} for side in (a, b)]
    return bool(names[0] - names[1]) and bool(names[1] - names[0])


def _share_of_particulars(a: Vector, b: Vector) -> float:
    """Return how much of what it names and counts the article that names less shares with the other, by weight."""
    least = min(sum(a.values()), sum(b.values()))
    return sum(min(weight, b[term]) for term, weight in a.items() if term in b) / least if least else 1.0


class EventsOfTerms:
    """Counts for the terms that notices of one pattern share the events that have them."""

    def __init__(self) -> None:
        self._others: dict[int, Counter[int]] = {}

    def note(self, number: int, a: Weighed, other: int, b: Weighed) -> None:
        """Take down that the articles `number` and `other` are notices of two events."""
        for term in _shared(a, b):
            self._others.setdefault(term, Counter()).update((number, other))

    def counted(self) -> dict[int, int]:
        """Return for each term how many events have it: those of the article with most rivals, and its own."""
        return {term: 1 + max(others.values()) for term, others in self._others.items()}


def _shared(a: Weighed, b: Weighed) -> Iterator[int]:
    """Yield the names and figures that two articles share."""
    yield from a.particulars.keys() & b.particulars.keys()
