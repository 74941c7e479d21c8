"""Which articles may tell of one event: pairs from an index of telling terms, scored by what they share.

Every article is looked up by its weightiest terms among those that appeared within some days before it; no two articles
that share none of them are ever held together, but for those in two languages that an encoder finds near (`meaning`).
What is looked up lies in a temporary table on disk, so that memory stays bounded whatever the corpus; only the counts
of terms (16 megabytes) and the pairs found are held.

All articles are looked up twice: first for notices of one pattern, which show what belongs to several events, then with
the weights that follow from it.
"""

from __future__ import annotations

import array
import datetime
import functools
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.corpus.likeness import likeness_of_pair
from claimcheck.corpus.meaning import Meanings, Near
from claimcheck.corpus.notices import EventsOfTerms, are_two_notices
from claimcheck.corpus.signatures import TERMS, terms_of
from claimcheck.corpus.state import State
from claimcheck.corpus.weighed import Vector, Weighed, packed, unpacked, weighed

#: Pairs less alike than this are no evidence for one event.
LEAST_LIKENESS = 0.15

# An article is looked up by so many of its weightiest terms.
_INDEXED = 24

# Of a term so many of the latest articles that have it are looked at, and of all these so many that share most.
_MOST_POSTINGS = 200
_MOST_CANDIDATES = 60

_VECTORS_AT_HAND = 4096


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles by their numbers, `a` < `b`, and how alike they are, from 0 to 1.

    `apart` says that they are sure to tell of two events: in the same words, of other particulars.
    """

    a: int
    b: int
    likeness: float
    apart: bool = False


def keys_in_order(state: State) -> list[tuple[str, str | None]]:
    """Return key and day of every article, by its number."""
    return [(signed.key, signed.published) for signed in state.signatures()]


def pairs(state: State, days: int, watch: Callable[[int], None], meanings: Meanings | None = None) -> Iterator[Pair]:
    """Yield the pairs of articles that may tell of one event, at most `days` days apart.

    Articles are numbered in the order of `state.signatures()`. An undated article may go with any other. `watch` hears
    how many articles have been looked up. `meanings` has the vectors of an encoder.
    """
    collection = _Collection(state, days, *_frequencies(state))
    if collection.total < 2:
        return
    events = EventsOfTerms()
    for met in _held_together(collection, {}):
        if are_two_notices(met.a, met.b):
            events.note(met.number, met.a, met.other, met.b)
    for met in _held_together(collection, events.counted(), watch, meanings):
        if are_two_notices(met.a, met.b):
            yield Pair(met.other, met.number, 0.0, apart=True)
            continue
        near = meanings.nearness(met.number, met.other) if meanings and met.a.language != met.b.language else 0.0
        likeness = likeness_of_pair(met.a, met.b, near)
        if likeness >= LEAST_LIKENESS:
            yield Pair(met.other, met.number, likeness)


@dataclass(frozen=True, slots=True)
class _Met:
    """Two articles that share a telling term, or are near in meaning."""

    number: int
    other: int
    a: Weighed
    b: Weighed


@dataclass(frozen=True, slots=True)
class _Collection:
    """All articles, in how many of them each term stands, and how many days may lie between two of one event."""

    state: State
    days: int
    frequency: array.array[int]
    total: int


def _held_together(
    of: _Collection,
    events: Mapping[int, int],
    watch: Callable[[int], None] = lambda _: None,
    meanings: Meanings | None = None,
) -> Iterator[_Met]:
    """Yield each article with those before it that it may share an event with; `events` as `weighed` takes it."""
    index = _Index(of.state.connection)
    earliest = _Earliest(of.days)
    for number, signed in enumerate(of.state.signatures()):
        article = weighed(signed, of.frequency, of.total, events)
        telling = _weightiest(article.own, of.frequency)
        first = earliest.number(number, signed.published)
        near = meanings.nearest(number, signed.language, first) if meanings else []
        for other in _either(index.candidates(telling, article.own, first, number), near):
            yield _Met(number, other, article, index.weighed(other))
        index.add(number, telling, article)
        watch(number + 1)
    index.close()


def weighed_before(connection: sqlite3.Connection, number: int) -> Weighed:
    """Return an article that `pairs` has looked up."""
    row = "SELECT language, own, abroad, scene, particulars FROM temp.vectors WHERE number = ?"
    return unpacked(connection.execute(row, (number,)).fetchone())


def _either(candidates: Sequence[int], near: Sequence[Near]) -> Iterator[int]:
    """Yield the articles that share terms, then those that are near in meaning alone."""
    yield from candidates
    shared = frozenset(candidates)
    yield from (one.number for one in near if one.number not in shared)


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
    """The articles looked up so far, by their weightiest terms, with their vectors; both on disk."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.executescript(
            "DROP TABLE IF EXISTS temp.postings; DROP TABLE IF EXISTS temp.vectors;"
            "CREATE TEMP TABLE postings (term INTEGER, number INTEGER, PRIMARY KEY (term, number)) WITHOUT ROWID;"
            "CREATE TEMP TABLE vectors (number INTEGER PRIMARY KEY, language TEXT, own BLOB, abroad BLOB,"
            " scene BLOB, particulars BLOB);"
            "BEGIN"
        )
        self.weighed: Callable[[int], Weighed] = functools.lru_cache(_VECTORS_AT_HAND)(
            functools.partial(weighed_before, connection)
        )

    def candidates(self, terms: Sequence[int], vector: Vector, first: int, before: int) -> list[int]:
        """Return the articles from number `first` on that share most by the weight of those of `terms` they share."""
        shared: Counter[int] = Counter()
        for term in terms:
            weight = vector[term] ** 2
            for (number,) in self._connection.execute(
                "SELECT number FROM temp.postings WHERE term = ? AND number >= ? AND number < ? "
                "ORDER BY number DESC LIMIT ?",
                (term, first, before, _MOST_POSTINGS),
            ):
                shared[number] += weight  # type: ignore[assignment]  # shares are fractions
        return sorted(shared, key=lambda number: (-shared[number], number))[:_MOST_CANDIDATES]

    def add(self, number: int, terms: Sequence[int], article: Weighed) -> None:
        self._connection.executemany("INSERT INTO temp.postings VALUES (?, ?)", [(term, number) for term in terms])
        row = (number, *packed(article))
        self._connection.execute("INSERT INTO temp.vectors VALUES (?, ?, ?, ?, ?, ?)", row)

    def close(self) -> None:
        self._connection.execute("COMMIT")
        self._connection.execute("DROP TABLE temp.postings")


def _frequencies(state: State) -> tuple[array.array[int], int]:
    """Return in how many articles each term stands, and how many articles there are."""
    counts = array.array("I", bytes(4 * TERMS))
    total = 0
    for signed in state.signatures():
        total += 1
        for term, _ in terms_of(signed.signature):
            counts[term] += 1
    return counts, total


def _weightiest(vector: Vector, frequency: array.array[int]) -> list[int]:
    """Return the terms of an article that count most in its likeness to others, of those that others have too.

    The rarest would be other ones: what a long article mentions once may stand in one more article, while the name it
    is about stands in a dozen.
    """
    shared = (term for term in vector if frequency[term] > 1)
    return sorted(shared, key=lambda term: (-vector[term], term))[:_INDEXED]
