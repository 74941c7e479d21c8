"""Which articles may tell of one event: pairs from an index of rare terms, scored by what they share.

Every article is looked up by its rarest terms among those that appeared within some days before it; no two articles
that share none of them are ever held together. What is looked up lies in a temporary table on disk, so that memory
stays bounded whatever the corpus; only the counts of terms (16 megabytes) and the pairs found are held.
"""

from __future__ import annotations

import array
import datetime
import functools
import math
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from claimcheck.corpus.signatures import TERMS, terms_of
from claimcheck.corpus.state import State

#: Pairs less alike than this are no evidence for one event.
LEAST_LIKENESS = 0.15

# An article is looked up by so many of its rarest terms, and told from others by so many.
_INDEXED = 24
_VECTOR = 80

# Of a term so many of the latest articles that have it are looked at, and of all these so many that share most.
_MOST_POSTINGS = 200
_MOST_CANDIDATES = 60

_VECTORS_AT_HAND = 4096
_UNDATED = 1 << 40

Vector = dict[int, float]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles by their numbers, `a` < `b`, and how alike they are: the cosine of their rare terms, 0 to 1."""

    a: int
    b: int
    likeness: float


def keys_in_order(state: State) -> list[tuple[str, str | None]]:
    """Return key and day of every article, by its number."""
    return [(key, published) for key, published, _ in state.signatures()]


def pairs(state: State, days: int, told: Callable[[int], None]) -> Iterator[Pair]:
    """Yield the pairs of articles that may tell of one event, at most `days` days apart.

    Articles are numbered in the order of `state.signatures()`. An undated article may go with any other. `told` hears
    how many articles have been looked up.
    """
    frequency, total = _frequencies(state)
    if total < 2:
        return
    index = _Index(state.connection)
    earliest = _Earliest(days)
    for number, (_, published, packed) in enumerate(state.signatures()):
        vector = _vector(packed, frequency, total)
        rare = _rarest(vector, frequency)
        first = earliest.number(number, published)
        for other in index.candidates(rare, vector, first, number):
            likeness = _cosine(vector, index.vector(other))
            if likeness >= LEAST_LIKENESS:
                yield Pair(other, number, likeness)
        index.add(number, rare, vector)
        told(number + 1)
    index.close()


class _Earliest:
    """Tells from which number on articles are near enough in time to the one at hand."""

    def __init__(self, days: int) -> None:
        self._days = days
        self._first_of_day: list[tuple[int, int]] = []
        self._next = 0

    def number(self, number: int, published: str | None) -> int:
        if published is None:
            return 0
        day = datetime.date.fromisoformat(published).toordinal()
        if not self._first_of_day or self._first_of_day[-1][0] != day:
            self._first_of_day.append((day, number))
        while self._first_of_day[0][0] < day - self._days:
            self._first_of_day.pop(0)
        return self._first_of_day[0][1]


class _Index:
    """The articles looked up so far, by their rarest terms, with their vectors; both on disk."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.executescript(
            "DROP TABLE IF EXISTS temp.postings; DROP TABLE IF EXISTS temp.vectors;"
            "CREATE TEMP TABLE postings (term INTEGER, number INTEGER, PRIMARY KEY (term, number)) WITHOUT ROWID;"
            "CREATE TEMP TABLE vectors (number INTEGER PRIMARY KEY, packed BLOB);"
            "BEGIN"
        )
        self.vector: Callable[[int], Vector] = functools.lru_cache(_VECTORS_AT_HAND)(self._vector)

    def candidates(self, rare: Sequence[int], vector: Vector, first: int, before: int) -> list[int]:
        """Return the articles from number `first` on that share most by the weight of the rare terms they share."""
        shared: Counter[int] = Counter()
        for term in rare:
            weight = vector[term] ** 2
            for (number,) in self._connection.execute(
                "SELECT number FROM temp.postings WHERE term = ? AND number >= ? AND number < ? "
                "ORDER BY number DESC LIMIT ?",
                (term, first, before, _MOST_POSTINGS),
            ):
                shared[number] += weight  # type: ignore[assignment]  # shares are fractions
        return sorted(shared, key=lambda number: (-shared[number], number))[:_MOST_CANDIDATES]

    def add(self, number: int, rare: Sequence[int], vector: Vector) -> None:
        self._connection.executemany("INSERT INTO temp.postings VALUES (?, ?)", [(term, number) for term in rare])
        packed = array.array("d", [part for entry in vector.items() for part in entry]).tobytes()
        self._connection.execute("INSERT INTO temp.vectors VALUES (?, ?)", (number, packed))

    def close(self) -> None:
        self._connection.execute("COMMIT")
        self._connection.executescript("DROP TABLE temp.postings; DROP TABLE temp.vectors;")

    def _vector(self, number: int) -> Vector:
        (packed,) = self._connection.execute("SELECT packed FROM temp.vectors WHERE number = ?", (number,)).fetchone()
        values = array.array("d", packed)
        return {int(term): weight for term, weight in zip(values[::2], values[1::2], strict=True)}


def _frequencies(state: State) -> tuple[array.array[int], int]:
    """Return in how many articles each term stands, and how many articles there are."""
    counts = array.array("I", bytes(4 * TERMS))
    total = 0
    for _, _, packed in state.signatures():
        total += 1
        for term, _ in terms_of(packed):
            counts[term] += 1
    return counts, total


def _vector(packed: bytes, frequency: array.array[int], total: int) -> Vector:
    """Return the heaviest terms of an article, weighed by their rarity (K. Spärck Jones, 1972), of length 1.

    A term of this article alone says nothing about others and is left out.
    """
    weighed = [
        (weight * math.log((total + 1) / frequency[term]), term)
        for term, weight in terms_of(packed)
        if frequency[term] > 1
    ]
    heaviest = sorted(weighed, key=lambda entry: (-entry[0], entry[1]))[:_VECTOR]
    length = math.sqrt(sum(weight * weight for weight, _ in heaviest)) or 1.0
    return {term: weight / length for weight, term in heaviest}


def _rarest(vector: Vector, frequency: array.array[int]) -> list[int]:
    return sorted(vector, key=lambda term: (frequency[term], term))[:_INDEXED]


def _cosine(a: Vector, b: Vector) -> float:
    if len(a) > len(b):
        a, b = b, a
    return sum(weight * b[term] for term, weight in a.items() if term in b)
