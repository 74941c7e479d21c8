"""Likeness in letters: n-grams of characters, weighed by how rare they are in the two sources.

Inflected, derived and compound words share most of their letters, whatever a stemmer makes of them. Weights are term
frequency times inverse document frequency; from each vector the mean of all is subtracted, which takes away what every
sentence of a language or of a story shares.
"""

from __future__ import annotations

import functools
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.languages.scanner import without_accents

#: The name of this likeness in a trace.
NAME = "n-grams"

_LENGTHS = (3, 4, 5)

# An n-gram of more texts than this tells little of any of them and would make the work quadratic.
_MOST_TEXTS = 40

_WORD = re.compile(r"\w+")

_Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A text as a vector of length 1, its product with the mean of all, and the length of what is left without it."""

    vector: _Vector
    with_mean: float
    length: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two texts are in letters.

    `cosine` is that of their centred vectors, from -1 to 1. `sides` says of how many of the two, 0 to 2, the other is
    the likest of all; of texts equally alike the first is taken.
    """

    cosine: float
    sides: int


def likenesses(a: Sequence[str], b: Sequence[str]) -> dict[tuple[int, int], Likeness]:
    """Return how alike each text of `a` is to each of `b` that shares an n-gram with it, by their positions."""
    if not a or not b:
        return {}
    rows = [dict(row) for row in _likenesses(a, b)]
    best_in_a: dict[int, tuple[float, int]] = {}
    for first, row in enumerate(rows):
        for second, cosine in row.items():
            if second not in best_in_a or cosine > best_in_a[second][0]:
                best_in_a[second] = cosine, first
    found = {}
    for first, row in enumerate(rows):
        likest = max(row, key=lambda other: (row[other], -other), default=None)
        for second, cosine in row.items():
            found[first, second] = Likeness(cosine, (second == likest) + (best_in_a[second][1] == first))
    return found


def _likenesses(a: Sequence[str], b: Sequence[str]) -> Iterator[Mapping[int, float]]:
    """Yield for each text of `a` how alike it is to those of `b` that share an n-gram with it."""
    weighed, mean_with_itself = _weigh([_ngrams(text) for text in (*a, *b)])
    others = weighed[len(a) :]
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for index, other in enumerate(others):
        for gram, weight in other.vector.items():
            postings[gram].append((index, weight))
    for text in weighed[: len(a)]:
        products: dict[int, float] = defaultdict(float)
        for gram, weight in text.vector.items():
            for index, its_weight in postings.get(gram, ()):
                products[index] += weight * its_weight
        yield {
            index: (product - text.with_mean - others[index].with_mean + mean_with_itself) / lengths
            for index, product in products.items()
            if (lengths := text.length * others[index].length) > 0
        }


def _weigh(texts: Sequence[Mapping[str, int]]) -> tuple[list[_Weighed], float]:
    """Return the vectors of all texts, and the product of their mean with itself."""
    frequency = Counter(gram for text in texts for gram in text)
    rarity = {
        gram: math.log((1 + len(texts)) / (1 + count)) + 1 for gram, count in frequency.items() if count <= _MOST_TEXTS
    }
    vectors = [
        _normal({gram: count * rarity[gram] for gram, count in text.items() if gram in rarity}) for text in texts
    ]
    mean: dict[str, float] = defaultdict(float)
    for vector in vectors:
        for gram, weight in vector.items():
            mean[gram] += weight / len(texts)
    mean_with_itself = sum(weight * weight for weight in mean.values())
    weighed = []
    for vector in vectors:
        with_mean = sum(weight * mean[gram] for gram, weight in vector.items())
        left = (1.0 if vector else 0.0) - 2 * with_mean + mean_with_itself
        weighed.append(_Weighed(vector, with_mean, math.sqrt(max(0.0, left))))
    return weighed, mean_with_itself


def _normal(vector: _Vector) -> _Vector:
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {gram: weight / length for gram, weight in vector.items()} if length else {}


@functools.lru_cache(maxsize=2048)
def _ngrams(text: str) -> Mapping[str, int]:
    """Return how often each n-gram stands in a text, case and accents left out, the ends of words marked by a space.

    Each n-gram is one object however many texts have it: in long articles they would fill most of the memory.
    """
    words = (f" {word} " for word in _WORD.findall(without_accents(text.lower())))
    return Counter(sys.intern(word[i : i + n]) for word in words for n in _LENGTHS for i in range(len(word) - n + 1))
