"""What an article is about: a flood, a trial, a match, by the concepts of its words.

Two matters of one town or one firm share its name, and not what they are about.
"""

from __future__ import annotations

import functools
import math
import tomllib
from collections.abc import Iterable
from pathlib import Path

from claimcheck.corpus.signatures import concept_term


def subjects_of(terms: Iterable[tuple[int, float]]) -> tuple[float, ...]:
    """Return how much an article with these weighed terms has of each subject of subjects.toml.

    A concept of several subjects counts less for each.
    """
    found = [0.0] * len(_subjects())
    of_concept = _by_concept()
    for term, weight in terms:
        for subject in of_concept.get(term, ()):
            found[subject] += weight / math.sqrt(len(of_concept[term]))
    return tuple(found)


def subjects_alike(a: tuple[float, ...], b: tuple[float, ...]) -> float:
    """Return the cosine of the subjects of two articles, 0 where one has none."""
    lengths = math.hypot(*a) * math.hypot(*b)
    return sum(x * y for x, y in zip(a, b, strict=True)) / lengths if lengths else 0.0


@functools.cache
def _subjects() -> dict[str, str]:
    path = Path(__file__).with_name("subjects.toml")
    subjects: dict[str, str] = tomllib.loads(path.read_text("utf-8"))["subjects"]
    return subjects


@functools.cache
def _by_concept() -> dict[int, tuple[int, ...]]:
    """Return for the term of each concept the numbers of its subjects."""
    found: dict[int, list[int]] = {}
    for number, concepts in enumerate(_subjects().values()):
        for concept in concepts.split():
            found.setdefault(concept_term(concept), []).append(number)
    return {term: tuple(numbers) for term, numbers in found.items()}
