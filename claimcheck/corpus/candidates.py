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

from claimcheck.corpus.signatures import TERMS, Term, is_name, kind_of, terms_of
from claimcheck.corpus.state import State

#: Pairs less alike than this are no evidence for one event.
LEAST_LIKENESS = 0.15

# An article is looked up by so many of its rarest terms, and told from others by so many names, and words and figures.
_INDEXED = 24
_MOST_NAMES = 30
_MOST_WORDS = 60

# How much of the likeness of two articles is that of the names in them, the rest being that of words and figures.
_NAMES_COUNT = 0.7

# By how much the likeness of words and figures may exceed that of names to count in full.
_BEYOND_NAMES = 0.25

# In how many of a thousand articles a term stands that is nothing out of the ordinary, by its kind. A handful of
# articles cannot tell rare from common: it is taken as if it stood among so many articles more.
_ORDINARY = {Term.WORD: 30, Term.NAME: 1, Term.FIGURE: 5}
_BESIDE = 200

# Of a term so many of the latest articles that have it are looked at, and of all these so many that share most.
_MOST_POSTINGS = 200
_MOST_CANDIDATES = 60

_VECTORS_AT_HAND = 4096
_UNDATED = 1 << 40

Vector = dict[int, float]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles by their numbers, `a` < `b`, and how alike they are, from 0 to 1."""

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
            likeness = _likeness(vector, index.vector(other))
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

    Names have their share of it, however few they are: one name is as good as ten words to tell two events apart.
    """
    names: list[tuple[float, int]] = []
    others: list[tuple[float, int]] = []
    for term, weight in terms_of(packed):
        ordinary = _BESIDE * _ORDINARY[kind_of(term)] / 1000
        weighed = weight * math.log((_BESIDE + total) / (ordinary + frequency[term]))
        (names if is_name(term) else others).append((weighed, term))
    share = _NAMES_COUNT if names and others else 1.0
    return {
        **_of_length(math.sqrt(share), names, _MOST_NAMES),
        **_of_length(math.sqrt(1 - share) or 1.0, others, _MOST_WORDS),
    }


def _of_length(length: float, weighed: list[tuple[float, int]], most: int) -> Vector:
    heaviest = sorted(weighed, key=lambda entry: (-entry[0], entry[1]))[:most]
    whole = math.sqrt(sum(weight * weight for weight, _ in heaviest)) or 1.0
    return {term: weight * length / whole for weight, term in heaviest}


def _rarest(vector: Vector, frequency: array.array[int]) -> list[int]:
    shared = (term for term in vector if frequency[term] > 1)
    return sorted(shared, key=lambda term: (frequency[term], term))[:_INDEXED]


def _likeness(a: Vector, b: Vector) -> float:
    """Return how alike two articles are: the cosine of their terms, where words count no more than names allow.

    Two notices of one pattern share every word. Without a name in common that says no more than that one paper wrote
    them, or papers that write alike.
    """
    if len(a) > len(b):
        a, b = b, a
    names = others = 0.0
    for term, weight in a.items():
        if term in b:
            if is_name(term):
                names += weight * b[term]
            else:
                others += weight * b[term]
    if not (_has_names(a) and _has_names(b)):
        return names + others
    share = names / _NAMES_COUNT
    return names + min(others, (1 - _NAMES_COUNT) * (share + _BEYOND_NAMES))


def _has_names(vector: Vector) -> bool:
    return is_name(next(iter(vector), Term.WORD))  # names stand first: see `_vector`
