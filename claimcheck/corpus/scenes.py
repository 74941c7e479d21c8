"""Where something happened: two reports that name one place, seldom named, and tell of one subject.

Two papers on a flood share the town and often not a word: one has mud in the cellars, one a mayor who wants a wall. A
place that stands in few articles of a collection speaks for one event, where a preposition of place stands before it
("in Saint-Clair") and what both reports are about is not clearly two things, a flood and a trial. Of 408 pairs of real
articles of three days that share such a name, nearly all tell of one event (docs/decisions/corpus.md).
"""

from __future__ import annotations

import array
import functools
import itertools
import math
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.corpus.signatures import Term, concept_term, kind_of

# A place that stands in more articles than this is the scene of more than one event.
_SELDOM = 10

# A report whose title and lead name more than that is at none of these places.
_MOST_NAMES = 6

# Subjects less alike than this are two; a report with less to tell its subject by than the other number may be about
# anything.
_ONE_SUBJECT = 0.2
_SUBJECT_KNOWN = 2.0
_SURELY_ONE_SUBJECT = 0.5

_FROM_WHOLE_TO_PLACE = int(Term.PLACE) - int(Term.WHOLE)


@dataclass(frozen=True, slots=True)
class Scene:
    """What an article has of each subject, and its seldom names: whole, behind a preposition, and two words of each."""

    names: frozenset[int]
    places: frozenset[int]
    full: frozenset[int]
    subjects: tuple[float, ...]

    def packed(self) -> bytes:
        """Return the scene as bytes, which `unpacked` reads."""
        sets = (self.names, self.places, self.full)
        terms = (term for one in sets for term in sorted(one))
        return array.array("d", [*map(len, sets), *terms, *self.subjects]).tobytes()


def unpacked(packed: bytes) -> Scene:
    """Return the scene that was packed."""
    values = array.array("d", packed)
    rest = iter(values[3:])
    names, places, full = (frozenset(map(int, itertools.islice(rest, int(many)))) for many in values[:3])
    return Scene(names, places, full, tuple(rest))


def scene(terms: Iterable[tuple[int, float]], frequency: array.array[int]) -> Scene:
    """Return the scene of an article by its terms; `frequency` has for each term the articles in which it stands."""
    subjects = [0.0] * len(_subjects())
    of_concept = subjects_by_concept()
    seldom: dict[Term, set[int]] = {Term.WHOLE: set(), Term.PLACE: set(), Term.FULL: set()}
    for term, weight in terms:
        for subject in of_concept.get(term, ()):
            subjects[subject] += weight / math.sqrt(len(of_concept[term]))
        kind = kind_of(term)
        if kind in seldom and frequency[term] <= _SELDOM:
            seldom[kind].add(term)
    if len(seldom[Term.WHOLE]) > _MOST_NAMES:
        return Scene(frozenset(), frozenset(), frozenset(seldom[Term.FULL]), tuple(subjects))
    names, places, full = map(frozenset, seldom.values())
    return Scene(names, places, full, tuple(subjects))


def united(scenes: Sequence[Scene]) -> Scene:
    """Return what several articles have, as one."""
    names, places, full = (
        frozenset[int]().union(*(getattr(one, kind) for one in scenes)) for kind in ("names", "places", "full")
    )
    return Scene(names, places, full, tuple(map(sum, zip(*(one.subjects for one in scenes), strict=True))))


def is_one_scene(a: Scene, b: Scene) -> bool:
    """Tell whether two articles share a seldom name that is a place, and not two subjects.

    It must be a place in one of them; in both, where one of them says too little to have a subject.
    """
    placed = max((len({place} & a.places) + len({place} & b.places) for place in _shared_places(a, b)), default=0)
    return placed > 0 and _is_one_subject(a.subjects, b.subjects, lenient=placed > 1)


def is_one_person_and_subject(a: Scene, b: Scene) -> bool:
    """Tell whether two articles share a full name that few have, and are surely on one subject."""
    return not a.full.isdisjoint(b.full) and _likeness(a.subjects, b.subjects) >= _SURELY_ONE_SUBJECT


def _shared_places(a: Scene, b: Scene) -> Iterator[int]:
    """Yield the names of both as places."""
    yield from (name + _FROM_WHOLE_TO_PLACE for name in a.names & b.names)


def _is_one_subject(a: tuple[float, ...], b: tuple[float, ...], *, lenient: bool) -> bool:
    if lenient and min(sum(a), sum(b)) < _SUBJECT_KNOWN:
        return True
    return not (any(a) and any(b)) or _likeness(a, b) >= _ONE_SUBJECT


def _likeness(a: tuple[float, ...], b: tuple[float, ...]) -> float:
    """Return the cosine of two tuples of subjects, 0 where one has none."""
    lengths = math.hypot(*a) * math.hypot(*b)
    return sum(x * y for x, y in zip(a, b, strict=True)) / lengths if lengths else 0.0


@functools.cache
def _subjects() -> dict[str, str]:
    path = Path(__file__).with_name("subjects.toml")
    subjects: dict[str, str] = tomllib.loads(path.read_text("utf-8"))["subjects"]
    return subjects


@functools.cache
def subjects_by_concept() -> dict[int, tuple[int, ...]]:
    """Return for the term of each concept the numbers of its subjects."""
    found: dict[int, list[int]] = {}
    for number, concepts in enumerate(_subjects().values()):
        for concept in concepts.split():
            found.setdefault(concept_term(concept), []).append(number)
    return {term: tuple(numbers) for term, numbers in found.items()}
