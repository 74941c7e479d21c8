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
import math
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from claimcheck.corpus.meaning import Meanings, Near
from claimcheck.corpus.notices import EventsOfTerms, are_two_notices
from claimcheck.corpus.odds import log_odds
from claimcheck.corpus.state import State
from claimcheck.corpus.weighed import Frequencies, Vector, Weighed, frequencies_of, packed, unpacked, weighed

# An article is looked up by so many of its weightiest terms.
_INDEXED = 24

# Of a term so many of the latest articles that have it are looked at, and of all these so many that share most.
_MOST_POSTINGS = 200
_MOST_CANDIDATES = 60

_VECTORS_AT_HAND = 4096

# Of the table of articles looked up, as `packed` gives them.
_COLUMNS = "language, named, among, own, particulars, names, figures, words, concepts, subjects"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles by their numbers, `a` < `b`, and the logarithm of the odds that they tell of one event.

    It is minus infinity where they are sure to tell of two: in the same words, of other particulars.
    """

    a: int
    b: int
    log_odds: float


def keys_in_order(state: State) -> list[tuple[str, str | None]]:
    """Return key and day of every article, by its number."""
    return [(signed.key, signed.published) for signed in state.signatures()]


def pairs(state: State, days: int, watch: Callable[[int], None], meanings: Meanings | None = None) -> Iterator[Pair]:
    """Yield the pairs of articles that may tell of one event, at most `days` days apart.

    Articles are numbered in the order of `state.signatures()`. An undated article may go with any other. `watch` hears
    how many articles have been looked up. `meanings` has the vectors of an encoder.
    """
    frequencies = frequencies_of(state.signatures())
    if frequencies.total < 2:
        return
    events = EventsOfTerms()
    for met in _held_together(state, days, frequencies):
        if are_two_notices(met.a, met.b):
            events.note(met.number, met.a, met.other, met.b)
    frequencies = replace(frequencies, events=events.counted())
    for met in _held_together(state, days, frequencies, watch, meanings):
        if are_two_notices(met.a, met.b):
            yield Pair(met.other, met.number, -math.inf)
            continue
        near = meanings.nearness(met.number, met.other) if meanings and met.a.language != met.b.language else 0.0
        yield Pair(met.other, met.number, log_odds(met.a, met.b, near))


@dataclass(frozen=True, slots=True)
class _Met:
    """Two articles that share a telling term, or are near in meaning."""

    number: int
    other: int
    a: Weighed
    b: Weighed


def _held_together(
    state: State,
    days: int,
    frequencies: Frequencies,
    watch: Callable[[int], None] = lambda _: None,
    meanings: Meanings | None = None,
) -> Iterator[_Met]:
    """Yield each article with those before it, at most `days` days, that it may share an event with."""
    index = _Index(state.connection)
    earliest = _Earliest(days)
    for number, signed in enumerate(state.signatures()):
        article = weighed(signed, frequencies)
        telling = _weightiest(article.own, frequencies.articles)
        first = earliest.number(number, signed.published)
        near = meanings.nearest(number, signed.language, first) if meanings else []
        for other in _either(index.candidates(telling, article.own, first, number), near):
            yield _Met(number, other, article, index.weighed(other))
        index.add(number, telling, article)
        watch(number + 1)
    index.close()


def _weighed_before(connection: sqlite3.Connection, number: int) -> Weighed:
    """Return an article that has been looked up."""
    row = f"SELECT {_COLUMNS} FROM temp.vectors WHERE number = ?"
    return unpacked(*connection.execute(row, (number,)).fetchone())


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
            f"CREATE TEMP TABLE vectors (number INTEGER PRIMARY KEY, {_COLUMNS});"
            "BEGIN"
        )
        self.weighed: Callable[[int], Weighed] = functools.lru_cache(_VECTORS_AT_HAND)(
            functools.partial(_weighed_before, connection)
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
        self._connection.execute(f"INSERT INTO temp.vectors VALUES ({','.join('?' * len(row))})", row)

    def close(self) -> None:
        self._connection.execute("COMMIT")
        self._connection.execute("DROP TABLE temp.postings")
        self._connection.execute("DROP TABLE temp.vectors")


def _weightiest(vector: Vector, frequency: array.array[int]) -> list[int]:
    """Return the terms of an article that count most in its likeness to others, of those that others have too.

    The rarest would be other ones: what a long article mentions once may stand in one more article, while the name it
    is about stands in a dozen.
    """
    shared = (term for term in vector if frequency[term] > 1)
    return sorted(shared, key=lambda term: (-vector[term], term))[:_INDEXED]
