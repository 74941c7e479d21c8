"""Likeness in letters: n-grams of characters, weighed by how rare they are in the two sources.

Inflected, derived and compound words share most of their letters, whatever a stemmer makes of them. Weights are term
frequency times inverse document frequency; from each vector the mean of all is subtracted, which takes away what every
sentence of a language or of a story shares.

Long articles have millions of n-grams: each is a number, a text an array of numbers, and of all pairs only those are
kept that somebody asks for or that are the likest of one of their texts.
"""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.languages.scanner import without_accents

#: The name of this likeness in a trace.
NAME = "n-grams"

_LENGTHS = (3, 4, 5)

# An n-gram of more texts than this tells little of any of them and would make the work quadratic.
_MOST_TEXTS = 40

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two texts are in letters.

    `cosine` is that of their centred vectors, from -1 to 1. `sides` says of how many of the two, 0 to 2, the other is
    the likest of all; of texts equally alike the first is taken.
    """

    cosine: float
    sides: int


@dataclass(frozen=True, slots=True)
class _Counted:
    """The n-grams of a text, by number, and how often each stands in it."""

    grams: array[int]
    counts: array[int]


class Numbering:
    """N-grams by number, and the texts that were read: who compares many sources reads each text once."""

    __slots__ = ("_numbers", "_texts")

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._texts: dict[str, _Counted] = {}

    def read(self, text: str) -> _Counted:
        """Return the n-grams of a text: case and accents left out, the ends of words marked by a space."""
        known = self._texts.get(text)
        if known is None:
            words = (f" {word} " for word in _WORD.findall(without_accents(text.lower())))
            grams = Counter(word[i : i + n] for word in words for n in _LENGTHS for i in range(len(word) - n + 1))
            numbers = array("I", [self._numbers.setdefault(gram, len(self._numbers)) for gram in grams])
            known = self._texts[text] = _Counted(numbers, array("I", grams.values()))
        return known


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A text as a vector of length 1, its product with the mean of all, and the length of what is left without it."""

    grams: array[int]
    weights: array[float]
    with_mean: float
    length: float


def likenesses(
    a: Sequence[str],
    b: Sequence[str],
    asked: Iterable[tuple[int, int]] = (),
    numbering: Numbering | None = None,
) -> dict[tuple[int, int], Likeness]:
    """Return how alike texts of `a` and of `b` are that share an n-gram, by their positions.

    Of all pairs these are the ones `asked` for and those of which one is the likest to the other. `numbering` spares
    texts from being read again.
    """
    if not a or not b:
        return {}
    wanted: dict[int, set[int]] = defaultdict(set)
    for first, second in asked:
        wanted[first].add(second)
    kept: dict[tuple[int, int], float] = {}
    likest_of_b: dict[int, tuple[float, int]] = {}
    likest_of_a: dict[int, int] = {}
    for first, row in enumerate(_rows(a, b, numbering or Numbering())):
        for second, cosine in row.items():
            if second not in likest_of_b or cosine > likest_of_b[second][0]:
                likest_of_b[second] = cosine, first
        if row:
            likest_of_a[first] = max(row, key=lambda other: (row[other], -other))
            wanted[first].add(likest_of_a[first])
        kept.update(((first, second), row[second]) for second in wanted.pop(first, ()) if second in row)
    kept.update(((first, second), cosine) for second, (cosine, first) in likest_of_b.items())
    return {
        (first, second): Likeness(cosine, (likest_of_a[first] == second) + (likest_of_b[second][1] == first))
        for (first, second), cosine in sorted(kept.items())
    }


def _rows(a: Sequence[str], b: Sequence[str], numbering: Numbering) -> Iterator[Mapping[int, float]]:
    """Yield for each text of `a` how alike it is to those of `b` that share an n-gram with it."""
    weighed, mean_with_itself = _weigh([numbering.read(text) for text in (*a, *b)])
    texts, others = weighed[: len(a)], weighed[len(a) :]
    postings = _postings(others, {gram for text in texts for gram in text.grams})
    for text in texts:
        products: dict[int, float] = defaultdict(float)
        for gram, weight in zip(text.grams, text.weights, strict=True):
            if gram in postings:
                its = postings[gram]
                for place in range(0, len(its), 2):
                    products[int(its[place])] += weight * its[place + 1]
        yield {
            index: (product - text.with_mean - others[index].with_mean + mean_with_itself) / lengths
            for index, product in products.items()
            if (lengths := text.length * others[index].length) > 0
        }


def _postings(texts: Sequence[_Weighed], among: Collection[int]) -> Mapping[int, array[float]]:
    """Return for each n-gram of `among`, in turns, the position of a text that has it and what it weighs there."""
    postings: dict[int, array[float]] = {}
    for index, text in enumerate(texts):
        for gram, weight in zip(text.grams, text.weights, strict=True):
            if gram in among:
                if gram not in postings:
                    postings[gram] = array("d")
                postings[gram].extend((index, weight))
    return postings


def _weigh(texts: Sequence[_Counted]) -> tuple[list[_Weighed], float]:
    """Return the vectors of all texts, and the product of their mean with itself."""
    frequency = Counter(gram for text in texts for gram in text.grams)
    rarity = [math.log((1 + len(texts)) / (1 + count)) + 1 for count in range(_MOST_TEXTS + 1)]
    vectors = [_vector(text, frequency, rarity) for text in texts]
    mean: dict[int, float] = defaultdict(float)
    for grams, weights in vectors:
        for gram, weight in zip(grams, weights, strict=True):
            mean[gram] += weight / len(texts)
    mean_with_itself = sum(weight * weight for weight in mean.values())
    weighed = []
    for grams, weights in vectors:
        with_mean = sum(weight * mean[gram] for gram, weight in zip(grams, weights, strict=True))
        left = (1.0 if grams else 0.0) - 2 * with_mean + mean_with_itself
        weighed.append(_Weighed(grams, weights, with_mean, math.sqrt(max(0.0, left))))
    return weighed, mean_with_itself


def _vector(text: _Counted, frequency: Mapping[int, int], rarity: Sequence[float]) -> tuple[array[int], array[float]]:
    """Return the n-grams of a text that few others have, and their weights in a vector of length 1."""
    told = [
        (gram, count * rarity[frequency[gram]])
        for gram, count in zip(text.grams, text.counts, strict=True)
        if frequency[gram] <= _MOST_TEXTS
    ]
    length = math.sqrt(sum(weight * weight for _, weight in told))
    return array("I", [gram for gram, _ in told]), array("d", [weight / length for _, weight in told])
