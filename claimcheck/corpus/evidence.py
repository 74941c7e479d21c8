"""What two groups of reports have in common, each group taken as one text.

Five reports of one event need not share anything two by two, while each shares something with all others together. And
two reports share a town, a minister or a firm where one tells of a flood, one of a robbery. Of two short reports that
is hard to say: who mourns and who digs tell of one landslide in other words. In groups, what the reports of one event
have in common comes together.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Mapping, Sequence

from claimcheck.corpus.candidates import Vector, Weighed, likeness_of, united, weighed_before
from claimcheck.corpus.scenes import subjects_by_concept
from claimcheck.corpus.state import State

# A group with less to tell its subject by may be about anything.
_KNOWN = 6.0

# Two groups whose subjects and whose concepts are less alike than this are about two things.
_SUBJECTS_ALIKE = 0.3
_CONCEPTS_ALIKE = 0.1

_AT_HAND = 4096


class Evidence:
    """Tells of groups of articles, by their numbers, what speaks for one event and what for two.

    The articles of a state are known to it once `candidates.pairs` has gone through all of them.
    """

    def __init__(self, state: State) -> None:
        known = functools.partial(weighed_before, state.connection)
        self._weighed: Callable[[int], Weighed] = functools.lru_cache(_AT_HAND)(known)

    def likeness(self, a: Sequence[int], b: Sequence[int]) -> float:
        """Return how alike two groups are, from 0 to 1."""
        return likeness_of(united(map(self._weighed, a)), united(map(self._weighed, b)), whole=True)

    def are_two_matters(self, a: Sequence[int], b: Sequence[int]) -> bool:
        """Tell whether two groups are clearly about two things."""
        first, second = united(map(self._weighed, a)), united(map(self._weighed, b))
        if min(sum(first.scene.subjects), sum(second.scene.subjects)) < _KNOWN:
            return False
        subjects = _cosine(dict(enumerate(first.scene.subjects)), dict(enumerate(second.scene.subjects)))
        return subjects < _SUBJECTS_ALIKE and _cosine(_concepts(first), _concepts(second)) < _CONCEPTS_ALIKE


def _concepts(article: Weighed) -> Vector:
    """Return the concepts that tell a subject."""
    telling = subjects_by_concept()
    return {term: weight for term, weight in article.abroad.items() if term in telling}


def _cosine(a: Mapping[int, float], b: Mapping[int, float]) -> float:
    """Return the cosine of two weighted sets, 0 where one is empty."""
    lengths = math.hypot(*a.values()) * math.hypot(*b.values())
    return sum(weight * b.get(key, 0.0) for key, weight in a.items()) / lengths if lengths else 0.0
