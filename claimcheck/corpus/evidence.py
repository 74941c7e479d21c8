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

from claimcheck.corpus.candidates import weighed_before
from claimcheck.corpus.likeness import likeness_of
from claimcheck.corpus.scenes import subjects_by_concept
from claimcheck.corpus.signatures import Term, is_name, kind_of
from claimcheck.corpus.state import State
from claimcheck.corpus.weighed import Vector, Weighed, united

# A group with less to tell its subject by may be about anything.
_KNOWN = 6.0

# Two groups whose subjects and whose concepts are less alike than this are about two things.
_SUBJECTS_ALIKE = 0.3
_CONCEPTS_ALIKE = 0.1

# A name makes so many terms at most where it is that of a place alone ("Saint-Clair", "Clair-sur-Orge"); a full name of
# a person makes three.
_WORDS_OF_A_PLACE = 2

# Concepts and words less alike than this are chance: concepts of a report and two others of its event are alike by .18
# and more, of two events in one town by less than .15 in nineteen cases of twenty (docs/decisions/corpus.md).
_MATTERS_ALIKE = 0.15
# The same of concepts alone, where two reports of one matter are held against those of another.
_REPORTED_TWICE_ALIKE = 0.2

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
        if _share_a_name_alone(first, second, reported_twice=min(len(a), len(b)) > 1):
            return True
        if min(sum(first.scene.subjects), sum(second.scene.subjects)) < _KNOWN:
            return False
        return (
            _subjects_alike(first, second) < _SUBJECTS_ALIKE
            and _cosine(_concepts(first), _concepts(second)) < _CONCEPTS_ALIKE
        )


def _share_a_name_alone(a: Weighed, b: Weighed, *, reported_twice: bool) -> bool:
    """Tell whether a word of a name or two is all that two groups share: no figure, no matter, no words for it.

    Reports of one event may share as little, and its subject. Where each group has two reports, its matter is
    known, and the subject need not be asked.
    """
    if sum(map(is_name, a.own.keys() & b.own.keys())) > _WORDS_OF_A_PLACE:
        return False
    alike = [_cosine(_of_kind(a, kind), _of_kind(b, kind)) for kind in (Term.CONCEPT, Term.WORD)]
    if reported_twice and alike[0] < _REPORTED_TWICE_ALIKE:
        return True
    if _of_kind(a, Term.FIGURE).keys() & _of_kind(b, Term.FIGURE).keys():
        return False
    return max(alike) < _MATTERS_ALIKE and _subjects_alike(a, b) < _SUBJECTS_ALIKE


def _subjects_alike(a: Weighed, b: Weighed) -> float:
    return _cosine(dict(enumerate(a.scene.subjects)), dict(enumerate(b.scene.subjects)))


def _of_kind(article: Weighed, kind: Term) -> Vector:
    vector = article.abroad if kind is Term.CONCEPT else article.own
    return {term: weight for term, weight in vector.items() if kind_of(term) is kind}


def _concepts(article: Weighed) -> Vector:
    """Return the concepts that tell a subject."""
    telling = subjects_by_concept()
    return {term: weight for term, weight in article.abroad.items() if term in telling}


def _cosine(a: Mapping[int, float], b: Mapping[int, float]) -> float:
    """Return the cosine of two weighted sets, 0 where one is empty."""
    lengths = math.hypot(*a.values()) * math.hypot(*b.values())
    return sum(weight * b.get(key, 0.0) for key, weight in a.items()) / lengths if lengths else 0.0
