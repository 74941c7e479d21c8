"""Likeness in letters: n-grams of characters, weighed by how rare they are in the two sources.

Inflected, derived and compound words share most of their letters, whatever a stemmer makes of them. Weights are term
frequency times inverse document frequency; from each vector the mean of all is subtracted, which takes away what every
sentence of a language or of a story shares.

Long articles have millions of n-grams: each is a number, a text an array of numbers, and of all pairs only those are
kept that somebody asks for or that are the likest of one of their texts.
"""

from __future__ import annotations

import heapq
import math
import re
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.languages.scanner import without_accents

#: The name of this likeness in a trace.
NAME = "n-grams"

_LENGTHS = (3, 4, 5)

# An n-gram of more texts than this tells little of any of them and would make the work quadratic.
_MOST_TEXTS = 40

# What is counted in a byte.
_MOST_COUNTED = 255

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
    """The n-grams of a text, by number, and how often each stands in it, up to 255 times."""

    grams: array[int]
    counts: bytes


class Numbering:
    """N-grams by number, and the texts that were read: who compares many sources reads each text once."""

    __slots__ = ("_numbers", "_texts")

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._texts: dict[str, _Counted] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    def read(self, text: str) -> _Counted:
        """Return the n-grams of a text: case and accents left out, the ends of words marked by a space."""
        known = self._texts.get(text)
        if known is None:
            words = (f" {word} " for word in _WORD.findall(without_accents(text.lower())))
            grams = Counter(word[i : i + n] for word in words for n in _LENGTHS for i in range(len(word) - n + 1))
            numbers = array("I", [self._numbers.setdefault(gram, len(self._numbers)) for gram in grams])
            known = self._texts[text] = _Counted(numbers, bytes(min(count, _MOST_COUNTED) for count in grams.values()))
        return known


class Likenesses(Mapping[tuple[int, int], Likeness]):
    """How alike texts are, by their positions: of long articles a hundred thousand pairs, each in 17 bytes."""

    __slots__ = ("_cosines", "_numbers", "_sides", "_width")

    def __init__(self, width: int, numbers: array[int], cosines: array[float], sides: bytes) -> None:
        """Take pairs as numbers in order: the position of the first times `width`, and that of the second."""
        self._width = width
        self._numbers = numbers
        self._cosines = cosines
        self._sides = sides

    def __getitem__(self, pair: tuple[int, int]) -> Likeness:
        first, second = pair
        number = first * self._width + second
        at = bisect_left(self._numbers, number)
        if second >= self._width or self._numbers[at : at + 1] != array("Q", [number]):
            raise KeyError(pair)
        return Likeness(self._cosines[at], self._sides[at])

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return (divmod(number, self._width) for number in self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


def likenesses(
    a: Sequence[str],
    b: Sequence[str],
    asked: Iterable[tuple[int, int]] = (),
    numbering: Numbering | None = None,
) -> Likenesses:
    """Return how alike texts of `a` and of `b` are that share an n-gram, by their positions.

    Of all pairs these are the ones `asked` for and those of which one is the likest to the other. `numbering` spares
    texts from being read again.
    """
    numbers, cosines = array("Q"), array("d")
    if not a or not b:
        return Likenesses(len(b), numbers, cosines, b"")
    wanted = _by_first(asked)
    likest_of_b: dict[int, tuple[float, int]] = {}
    likest_of_a: dict[int, int] = {}
    for first, row in enumerate(_rows(a, b, numbering or Numbering())):
        for second, cosine in row.items():
            if second not in likest_of_b or cosine > likest_of_b[second][0]:
                likest_of_b[second] = cosine, first
        kept = {second for second in wanted.pop(first, ()) if second in row}
        if row:
            likest_of_a[first] = max(row, key=lambda other: (row[other], -other))
            kept.add(likest_of_a[first])
        numbers.extend(first * len(b) + second for second in sorted(kept))
        cosines.extend(row[second] for second in sorted(kept))
    numbers, cosines = _with_likest(numbers, cosines, likest_of_b, len(b))
    sides = (
        (likest_of_a[first] == second) + (likest_of_b[second][1] == first)
        for first, second in (divmod(number, len(b)) for number in numbers)
    )
    return Likenesses(len(b), numbers, cosines, bytes(sides))


def _with_likest(
    numbers: array[int], cosines: array[float], likest: Mapping[int, tuple[float, int]], width: int
) -> tuple[array[int], array[float]]:
    """Return pairs as numbers in order and their cosines, with the likest of each second text among them."""
    known = set(numbers)
    more = sorted((first * width + second, cosine) for second, (cosine, first) in likest.items())
    merged = heapq.merge(zip(numbers, cosines, strict=True), (one for one in more if one[0] not in known))
    all_numbers, all_cosines = array("Q"), array("d")
    for number, cosine in merged:
        all_numbers.append(number)
        all_cosines.append(cosine)
    return all_numbers, all_cosines


def _by_first(pairs: Iterable[tuple[int, int]]) -> dict[int, array[int]]:
    found: dict[int, array[int]] = {}
    for first, second in pairs:
        found.setdefault(first, array("I")).append(second)
    return found


def _rows(a: Sequence[str], b: Sequence[str], numbering: Numbering) -> Iterator[Mapping[int, float]]:
    """Yield for each text of `a` how alike it is to those of `b` that share an n-gram with it."""
    space = _Space([numbering.read(text) for text in (*a, *b)], len(numbering))
    postings = space.postings(len(a))
    for first in range(len(a)):
        products: dict[int, float] = defaultdict(float)
        for gram, weight in space.vector(first):
            if gram in postings:
                its = postings[gram]
                for place in range(0, len(its), 2):
                    products[int(its[place])] += weight * its[place + 1]
        yield {
            second: space.centred(product, first, len(a) + second) / lengths
            for second, product in products.items()
            if (lengths := space.lengths[first] * space.lengths[len(a) + second]) > 0
        }


class _Space:
    """All texts as vectors of length 1, and what is left of each without the mean of all.

    Vectors are made anew where they are needed: those of two long articles would take more memory than the articles.
    `lengths` are those of what is left, `with_mean` the products with the mean.
    """

    __slots__ = ("_frequency", "_mean_with_itself", "_rarity", "_texts", "lengths", "with_mean")

    def __init__(self, texts: Sequence[_Counted], numbers: int) -> None:
        """Take texts whose n-grams have the `numbers` first numbers."""
        self._texts = texts
        self._frequency = array("I", bytes(4 * numbers))
        for text in texts:
            for gram in text.grams:
                self._frequency[gram] += 1
        self._rarity = [math.log((1 + len(texts)) / (1 + count)) + 1 for count in range(_MOST_TEXTS + 1)]
        mean = array("d", bytes(8 * numbers))
        for index in range(len(texts)):
            for gram, weight in self.vector(index):
                mean[gram] += weight / len(texts)
        self.with_mean = array(
            "d", (sum(weight * mean[gram] for gram, weight in self.vector(index)) for index in range(len(texts)))
        )
        self._mean_with_itself = sum(self.with_mean) / len(texts)
        self.lengths = array("d", (self._length(index) for index in range(len(texts))))

    def vector(self, index: int) -> list[tuple[int, float]]:
        """Return the n-grams of a text that few others have, and their weights in a vector of length 1."""
        text = self._texts[index]
        rare = [
            (gram, count * self._rarity[self._frequency[gram]])
            for gram, count in zip(text.grams, text.counts, strict=True)
            if self._frequency[gram] <= _MOST_TEXTS
        ]
        length = math.sqrt(sum(weight * weight for _, weight in rare))
        return [(gram, weight / length) for gram, weight in rare]

    def _length(self, index: int) -> float:
        own = 1.0 if any(self._frequency[gram] <= _MOST_TEXTS for gram in self._texts[index].grams) else 0.0
        return math.sqrt(max(0.0, own - 2 * self.with_mean[index] + self._mean_with_itself))

    def centred(self, product: float, first: int, second: int) -> float:
        """Return the product of what is left of two texts, from that of their vectors."""
        return product - self.with_mean[first] - self.with_mean[second] + self._mean_with_itself

    def postings(self, begin: int) -> Mapping[int, array[float]]:
        """Return for each n-gram that texts before and behind `begin` share the latter, in turns, and its weight there.

        The texts are counted from `begin` on.
        """
        among = bytearray(len(self._frequency))
        for text in self._texts[:begin]:
            for gram in text.grams:
                among[gram] = 1
        postings: dict[int, array[float]] = {}
        for index in range(begin, len(self._texts)):
            for gram, weight in self.vector(index):
                if among[gram]:
                    if gram not in postings:
                        postings[gram] = array("d")
                    postings[gram].extend((index - begin, weight))
        return postings
