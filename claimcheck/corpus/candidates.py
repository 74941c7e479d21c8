"""Which articles may tell of one event: pairs from an index of telling terms, scored by what they share.

Every article is looked up by its weightiest terms among those that appeared within some days before it; no two articles
that share none of them are ever held together, but for those in two languages that an encoder finds near (`meaning`).
What is looked up lies in a temporary table on disk, so that memory stays bounded whatever the corpus; only the counts
of terms (16 megabytes) and the pairs found are held.

Two articles are told apart by names, concepts and figures, two in one language by its words in place of concepts where
these are more alike, two in different languages by the nearness of an encoder as well. Names count most.
"""

from __future__ import annotations

import array
import datetime
import functools
import math
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimcheck.corpus import scenes
from claimcheck.corpus.meaning import Meanings, Near
from claimcheck.corpus.scenes import Scene, is_one_person_and_subject, is_one_scene, scene, unpacked
from claimcheck.corpus.signatures import TERMS, Term, is_name, kind_of, known_places, terms_of, with_openings
from claimcheck.corpus.state import Signed, State

#: Pairs less alike than this are no evidence for one event.
LEAST_LIKENESS = 0.15

# An article is looked up by so many of its weightiest terms. It is told from others by so many names, and by so many
# words and figures.
_INDEXED = 24
_MOST_NAMES = 30
_MOST_WORDS = 60

# How much of the likeness of two articles is that of the names in them, the rest being that of words and figures.
_NAMES_COUNT = 0.7

# By how much the likeness of words and figures may exceed that of names to count in full; and from where on it speaks
# for one pattern filled with two events, and how much it is then held against them.
_BEYOND_NAMES = 0.25
_OF_A_PATTERN = 0.35
_AGAINST = 2.0

# How much likeness of names counts beside words, or concepts, and figures that are not alike at all, and how much more
# for each part of theirs. Of real pairs words and figures are alike by .3 and more, of short reports of one event by
# .05 (.16 across languages), of two events in one town by .05 and less.
_NAMES_BESIDE_WORDS = (0.3, 8.0)
_NAMES_BESIDE_CONCEPTS = (0.2, 4.0)

# The same where all that is shared is places that everybody knows.
_KNOWN_PLACES_ALONE = (0.0, 3.0)

# A full name of two words makes so many terms; from one in common on names count so much beside words that are not
# alike at all: "Ida Brandt begins on Monday", "Who is Ida Brandt?".
_TERMS_OF_FULL_NAME = 3
_FULL_NAME_ALONE = 0.5

# So many terms of names in common (three full names, with their words), where they are most of the names, are no two
# events; from there on names count so much beside words that are not alike at all.
_MANY_NAMES = 8
_MOST_OF_NAMES = 0.6
_MANY_NAMES_ALONE = 0.6

# What likeness counts of two articles that both have figures and none in common, and share no more names than each has
# figures, two at most: two fires in one town on one day, two votes of one council.
_OF_RIVALS = 0.35
_NAMES_OF_RIVALS = 3

# What likeness counts where few terms can be shared, and those of a town and a kind of event are soon half of them:
# across languages, and of two reports that both have fewer terms than _SHORT.
_OF_FEW_TERMS = 0.87
_SHORT = 40

# In how many of a thousand articles a term stands that is nothing out of the ordinary, by its kind. A handful of
# articles cannot tell rare from common: it is taken as if it stood among so many articles more.
_ORDINARY = {
    Term.WORD: 30,
    Term.NAME: 1,
    Term.FIGURE: 5,
    Term.CONCEPT: 30,
    Term.WHOLE: 1,
    Term.PLACE: 1,
    Term.FULL: 1,
    Term.OPENING: 1,
}
_BESIDE = 200

# Of a term so many of the latest articles that have it are looked at, and of all these so many that share most.
_MOST_POSTINGS = 200
_MOST_CANDIDATES = 60

# What nearness in meaning counts for two articles of which one names nobody and no place: a cosine of .69 is one event.
_MEANING_ALONE = 0.46

# What one scene counts where nothing else is alike, and how alike words may be there: two papers that retell an event
# share fewer than two reports of two crashes in one town.
_WORDS_OF_ONE_SCENE = 0.2
_ONE_SCENE = 0.36

# Two reports with so many figures of their own and none in common are on two matches of one team.
_FIGURES_OF_TWO = 2

_VECTORS_AT_HAND = 4096

Vector = dict[int, float]


@dataclass(frozen=True, slots=True)
class Weighed:
    """An article: its language, its scene, its terms with words (`own`) and with concepts in their place (`abroad`)."""

    language: str
    own: Vector
    abroad: Vector
    scene: Scene


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles by their numbers, `a` < `b`, and how alike they are, from 0 to 1."""

    a: int
    b: int
    likeness: float


def keys_in_order(state: State) -> list[tuple[str, str | None]]:
    """Return key and day of every article, by its number."""
    return [(signed.key, signed.published) for signed in state.signatures()]


def pairs(state: State, days: int, watch: Callable[[int], None], meanings: Meanings | None = None) -> Iterator[Pair]:
    """Yield the pairs of articles that may tell of one event, at most `days` days apart.

    Articles are numbered in the order of `state.signatures()`. An undated article may go with any other. `watch` hears
    how many articles have been looked up. `meanings` has the vectors of an encoder.
    """
    frequency, total = _frequencies(state)
    if total < 2:
        return
    index = _Index(state.connection)
    earliest = _Earliest(days)
    for number, signed in enumerate(state.signatures()):
        weighed = _weighed(signed, frequency, total)
        telling = _weightiest(weighed.own, frequency)
        first = earliest.number(number, signed.published)
        near = meanings.nearest(number, signed.language, first) if meanings else []
        for other in _either(index.candidates(telling, weighed.own, first, number), near):
            likeness = _likeness_of(weighed, index.weighed(other), number, other, meanings)
            if likeness >= LEAST_LIKENESS:
                yield Pair(other, number, likeness)
        index.add(number, telling, weighed)
        watch(number + 1)
    index.close()


def weighed_before(connection: sqlite3.Connection, number: int) -> Weighed:
    """Return an article that `pairs` has looked up."""
    language, own, abroad, scene = connection.execute(
        "SELECT language, own, abroad, scene FROM temp.vectors WHERE number = ?", (number,)
    ).fetchone()
    return Weighed(language, _unpacked(own), _unpacked(abroad), unpacked(scene))


def united(articles: Iterable[Weighed]) -> Weighed:
    """Return several articles as one; where they are in several languages, it is in none."""
    every = list(articles)
    languages = {article.language for article in every}
    return Weighed(
        languages.pop() if len(languages) == 1 else "",
        _united([article.own for article in every]),
        _united([article.abroad for article in every]),
        scenes.united([article.scene for article in every]),
    )


def _united(vectors: Sequence[Vector]) -> Vector:
    summed: Vector = {}
    for vector in vectors:
        for term, weight in vector.items():
            summed[term] = summed.get(term, 0.0) + weight
    by_kind: dict[bool, list[tuple[float, int]]] = {True: [], False: []}
    for term, weight in summed.items():
        by_kind[is_name(term)].append((weight, term))
    return _vector(by_kind[True], by_kind[False])


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
            " scene BLOB);"
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

    def add(self, number: int, terms: Sequence[int], weighed: Weighed) -> None:
        self._connection.executemany("INSERT INTO temp.postings VALUES (?, ?)", [(term, number) for term in terms])
        packed = (_packed(weighed.own), _packed(weighed.abroad), weighed.scene.packed())
        row = (number, weighed.language, *packed)
        self._connection.execute("INSERT INTO temp.vectors VALUES (?, ?, ?, ?, ?)", row)

    def close(self) -> None:
        self._connection.execute("COMMIT")
        self._connection.execute("DROP TABLE temp.postings")


def _packed(vector: Vector) -> bytes:
    return array.array("d", [part for entry in vector.items() for part in entry]).tobytes()


def _unpacked(packed: bytes) -> Vector:
    values = array.array("d", packed)
    return {int(term): weight for term, weight in zip(values[::2], values[1::2], strict=True)}


def _frequencies(state: State) -> tuple[array.array[int], int]:
    """Return in how many articles each term stands, and how many articles there are."""
    counts = array.array("I", bytes(4 * TERMS))
    total = 0
    for signed in state.signatures():
        total += 1
        for term, _ in terms_of(signed.signature):
            counts[term] += 1
    return counts, total


def _weighed(signed: Signed, frequency: array.array[int], total: int) -> Weighed:
    """Return the heaviest terms of an article, weighed by their rarity (K. Spärck Jones, 1972), of length 1.

    Names have their share of it, however few they are: one name is as good as ten words to tell two events apart.
    """
    by_kind: dict[Term, list[tuple[float, int]]] = {kind: [] for kind in Term}
    terms = with_openings(terms_of(signed.signature), frequency)
    for term, weight in terms:
        kind = kind_of(term)
        ordinary = _BESIDE * _ORDINARY[kind] / 1000
        weighed = weight * math.log((_BESIDE + total) / (ordinary + frequency[term]))
        by_kind[kind].append((weighed, term))
    names, figures = by_kind[Term.NAME], by_kind[Term.FIGURE]
    own = _vector(names, [*by_kind[Term.WORD], *figures])
    abroad = _vector(names, [*by_kind[Term.CONCEPT], *figures])
    return Weighed(signed.language, own, abroad, scene(terms, frequency))


def _vector(names: list[tuple[float, int]], others: list[tuple[float, int]]) -> Vector:
    share = _NAMES_COUNT if names and others else 1.0
    return {
        **_of_length(math.sqrt(share), names, _MOST_NAMES),
        **_of_length(math.sqrt(1 - share) or 1.0, others, _MOST_WORDS),
    }


def _of_length(length: float, weighed: list[tuple[float, int]], most: int) -> Vector:
    heaviest = sorted(weighed, key=lambda entry: (-entry[0], entry[1]))[:most]
    whole = math.sqrt(sum(weight * weight for weight, _ in heaviest)) or 1.0
    return {term: weight * length / whole for weight, term in heaviest}


def _weightiest(vector: Vector, frequency: array.array[int]) -> list[int]:
    """Return the terms of an article that count most in its likeness to others, of those that others have too.

    The rarest would be other ones: what a long article mentions once may stand in one more article, while the name it
    is about stands in a dozen.
    """
    shared = (term for term in vector if frequency[term] > 1)
    return sorted(shared, key=lambda term: (-vector[term], term))[:_INDEXED]


def _likeness_of(a: Weighed, b: Weighed, number: int, other: int, meanings: Meanings | None) -> float:
    """Return how alike two articles are: by their terms, and no less than _ONE_SCENE where they tell of one scene."""
    near = meanings.nearness(number, other) if meanings and a.language != b.language else 0.0
    likeness = likeness_of(a, b, near)
    return max(likeness, _ONE_SCENE) if _share_a_scene(a, b) and not _is_one_pattern(a, b) else likeness


def _share_a_scene(a: Weighed, b: Weighed) -> bool:
    """Tell whether two articles share a place, or a full name and no two sets of figures, and one subject."""
    if is_one_scene(a.scene, b.scene):
        return True
    return is_one_person_and_subject(a.scene, b.scene) and _figures_apart(a.own, b.own) < _FIGURES_OF_TWO


def likeness_of(a: Weighed, b: Weighed, nearness: float = 0.0, *, whole: bool = False) -> float:
    """Return how alike two articles are by their terms, and in two languages by their meaning (`nearness`) as well.

    Two `whole` groups are no rivals by their figures: of some pair of theirs that has been asked.
    """
    if a.language and a.language == b.language:
        counts = _OF_FEW_TERMS if max(len(a.own), len(b.own)) < _SHORT else 1.0
        by_words = counts * _likeness(a.own, b.own, _NAMES_BESIDE_WORDS, whole=whole)
        return max(by_words, _OF_FEW_TERMS * _likeness(a.abroad, b.abroad, _NAMES_BESIDE_CONCEPTS, whole=whole))
    return _OF_FEW_TERMS * _likeness(a.abroad, b.abroad, _NAMES_BESIDE_CONCEPTS, nearness, whole=whole)


def _is_one_pattern(a: Weighed, b: Weighed) -> bool:
    """Tell whether two articles are more alike by their words than reports of one event that share a place alone."""
    shared = sum(weight * b.own[term] for term, weight in a.own.items() if term in b.own and not is_name(term))
    return shared > (1 - _NAMES_COUNT) * _WORDS_OF_ONE_SCENE


def _likeness(
    a: Vector, b: Vector, names_beside: tuple[float, float], nearness: float = 0.0, *, whole: bool = False
) -> float:
    """Return how alike two articles are: the cosine of their terms, where words count no more than names allow.

    Nor do names count more than the rest allows (`names_beside`): two events in one town share its name, and its
    region's, and next to no word.

    Two notices of one pattern share every word. Without a name in common that says no more than that one paper wrote
    them, or papers that write alike; and word for word alike with other names, they are sure to be two notices. What an
    encoder says (`nearness`, 0 to 1) is bounded in the same way.
    """
    if len(a) > len(b):
        a, b = b, a
    names = others = 0.0
    shared_names = shared_known = 0
    for term, weight in a.items():
        if term in b:
            if is_name(term):
                names += weight * b[term]
                shared_names += 1
                shared_known += term in known_places()
            else:
                others += weight * b[term]
    apart = shared_names <= min(_NAMES_OF_RIVALS, _figures_apart(a, b)) or _names_apart(a, b, shared_names)
    rivals = _OF_RIVALS if apart and not whole else 1.0
    if not (_has_names(a) and _has_names(b)):
        return max(names + others, _MEANING_ALONE * nearness)
    alone, for_each = names_beside if shared_names > shared_known else _KNOWN_PLACES_ALONE
    rest = max(others, (1 - _NAMES_COUNT) * nearness) / (1 - _NAMES_COUNT)
    if shared_names >= _TERMS_OF_FULL_NAME:
        alone = max(alone, _FULL_NAME_ALONE)
    if shared_names >= _MANY_NAMES and names >= _MOST_OF_NAMES * _NAMES_COUNT:
        alone = max(alone, _MANY_NAMES_ALONE)
    share = min(names / _NAMES_COUNT, alone + for_each * rest)
    names = _NAMES_COUNT * share
    said = max(others, (1 - _NAMES_COUNT) * nearness)
    against = _AGAINST * max(0.0, others - (1 - _NAMES_COUNT) * (share + _OF_A_PATTERN))
    return rivals * (names + min(said, (1 - _NAMES_COUNT) * (share + _BEYOND_NAMES)) - against)


def _figures_apart(a: Vector, b: Vector) -> int:
    """Return how many figures each of two articles has of its own, -1 where they have one in common or one has none."""
    figures, others = _figures(a), _figures(b)
    fewest = min(len(figures), len(others))
    return fewest if fewest and figures.isdisjoint(others) else -1


def _names_apart(a: Vector, b: Vector, shared: int) -> bool:
    """Tell whether two short reports share one word of a name, a town's, and no figure, and each has full names."""
    short = max(len(a), len(b)) < _SHORT and _figures(a).isdisjoint(_figures(b))
    return short and shared == 1 and min(sum(map(is_name, a)), sum(map(is_name, b))) > _TERMS_OF_FULL_NAME


def _figures(vector: Vector) -> frozenset[int]:
    return frozenset(term for term in vector if kind_of(term) is Term.FIGURE)


def _has_names(vector: Vector) -> bool:
    return is_name(next(iter(vector), Term.WORD))  # names stand first: see `_vector`
