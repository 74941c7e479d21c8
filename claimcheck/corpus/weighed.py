"""What an article is held against others by: its names, figures, words and concepts, each with what it is evidence of.

A term counts by its rarity in the collection (K. Spärck Jones, 1972): how much likelier two reports of one event share
it than any two articles. How rare a term is, a handful of articles cannot tell, and it says little where it belongs to
several events: of a term that two notices of one pattern share, the events are counted (see `notices`).
"""

from __future__ import annotations

import array
import functools
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.corpus.signatures import (
    TERMS,
    Term,
    kind_of,
    known_places,
    name_of_opening,
    terms_of,
    with_openings,
    word_term,
)
from claimcheck.corpus.state import Signed
from claimcheck.corpus.subjects import subjects_of
from claimcheck.languages import load

# How much of what an article is looked up by is its names, the rest being words and figures.
_NAMES_COUNT = 0.7

# An article is told from others by so many names, so many words and figures, and so many concepts.
_MOST_NAMES = 30
_MOST_WORDS = 60

# In how many of a thousand articles a term stands that is nothing out of the ordinary, by its kind. A handful of
# articles cannot tell rare from common: it is taken as if it stood among so many articles more.
_ORDINARY = {Term.WORD: 30, Term.NAME: 1, Term.FIGURE: 5, Term.CONCEPT: 30, Term.OPENING: 1}
_BESIDE = 200

# The same of a country, or a town or region that has a name in each language.
_ORDINARY_OF_KNOWN_PLACES = 20

# Two reports of one event share a term of the one in some three cases of ten: the logarithm of it.
_SHARED_BY_REPORTS = 1.2

# How much less a term says for each time that the events are more which it belongs to, as a power of their number.
_BY_EVENTS = 1.5

# Of fewer articles it says little how many there are.
_FEW = 60

Vector = dict[int, float]


@dataclass(frozen=True, slots=True)
class Weighed:
    """An article as others are held against it.

    `own` has its weightiest names, words and figures, by which it is looked up, `particulars` the weights of all its
    names and figures. `names`, `figures`, `words` and `concepts` have what each of its weightiest terms says for one
    event where another article has it too: the logarithm of how much likelier that makes it. A word that may be a name
    stands among the names; `named` is what those say together that are surely names. `subjects` is how much it has of
    each subject, `among` the logarithm of how many articles there are.
    """

    language: str
    named: float
    among: float
    own: Vector
    particulars: Vector
    names: Vector
    figures: Vector
    words: Vector
    concepts: Vector
    subjects: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Frequencies:
    """In how many of `total` articles each term stands, and how many events those terms have that have several."""

    articles: array.array[int]
    total: int
    events: Mapping[int, int]

    def rarity(self, term: int) -> float:
        """Return the logarithm of how seldom a term stands; a name is counted where it opens a sentence as well."""
        kind = kind_of(term)
        ordinary = _ORDINARY_OF_KNOWN_PLACES if term in known_places() else _ORDINARY[kind]
        counted = self.articles[term]
        if kind is Term.NAME:
            counted += self.articles[term - int(Term.NAME) + int(Term.OPENING)]
        return math.log((_BESIDE + self.total) / (_BESIDE * ordinary / 1000 + counted))

    def evidence(self, term: int) -> float:
        """Return what a term says for one event where two articles have it."""
        shared_by_events = _BY_EVENTS * math.log(self.events.get(term, 1))
        return max(0.0, self.rarity(term) - _SHARED_BY_REPORTS - shared_by_events)


def frequencies_of(signatures: Iterable[Signed]) -> Frequencies:
    """Return in how many articles each term stands, as if none belonged to several events."""
    counts = array.array("I", bytes(4 * TERMS))
    total = 0
    for signed in signatures:
        total += 1
        for term, _ in terms_of(signed.signature):
            counts[term] += 1
    return Frequencies(counts, total, {})


def weighed(signed: Signed, frequencies: Frequencies) -> Weighed:
    """Return the heaviest terms of an article, weighed by their rarity."""
    every = terms_of(signed.signature)
    rarity: dict[Term, list[tuple[float, int]]] = {kind: [] for kind in Term}
    for term, weight in with_openings(every, frequencies.articles):
        events = math.sqrt(frequencies.events.get(term, 1))
        rarity[kind_of(term)].append((weight * frequencies.rarity(term) / events, term))
    names, figures = rarity[Term.NAME], rarity[Term.FIGURE]
    own = _vector(names, [*rarity[Term.WORD], *figures])
    may_be_names = [(weight, name_of_opening(term)) for term, weight in every if kind_of(term) is Term.OPENING]
    small = _small_words(signed.language)

    def evidence(terms: Iterable[int]) -> Vector:
        return {term: frequencies.evidence(term) for term in terms}

    return Weighed(
        signed.language,
        math.fsum(evidence(term for _, term in _heaviest(names, _MOST_NAMES)).values()),
        math.log(_FEW + frequencies.total),
        own,
        {term: weight for weight, term in (*names, *figures)},
        evidence(term for _, term in _heaviest([*names, *may_be_names], _MOST_NAMES)),
        evidence(term for term in own if kind_of(term) is Term.FIGURE),
        evidence(term for term in own if kind_of(term) is Term.WORD and term not in small),
        evidence(term for _, term in _heaviest(rarity[Term.CONCEPT], _MOST_WORDS)),
        subjects_of(every),
    )


@functools.cache
def _small_words(language: str) -> frozenset[int]:
    """Return the terms of the words that stand in any text of a language."""
    return frozenset(map(word_term, load(language).table("function_words").get("words", "").split()))


def _vector(names: list[tuple[float, int]], others: list[tuple[float, int]]) -> Vector:
    share = _NAMES_COUNT if names and others else 1.0
    return {
        **_of_length(math.sqrt(share), _heaviest(names, _MOST_NAMES)),
        **_of_length(math.sqrt(1 - share) or 1.0, _heaviest(others, _MOST_WORDS)),
    }


def _heaviest(weighed: Sequence[tuple[float, int]], most: int) -> list[tuple[float, int]]:
    return sorted(weighed, key=lambda entry: (-entry[0], entry[1]))[:most]


def _of_length(length: float, weighed: Sequence[tuple[float, int]]) -> Vector:
    whole = math.sqrt(sum(weight * weight for weight, _ in weighed)) or 1.0
    return {term: weight * length / whole for weight, term in weighed}


def packed(article: Weighed) -> tuple[str | float | bytes, ...]:
    """Return an article as a row, which `unpacked` reads."""
    vectors = (article.own, article.particulars, article.names, article.figures, article.words, article.concepts)
    return article.language, article.named, article.among, *map(_packed, vectors), _packed_values(article.subjects)


def unpacked(language: str, named: float, among: float, *packed: bytes) -> Weighed:
    """Return the article that was packed."""
    own, particulars, names, figures, words, concepts = map(_unpacked, packed[:-1])
    subjects = tuple(array.array("d", packed[-1]))
    return Weighed(language, named, among, own, particulars, names, figures, words, concepts, subjects)


def _packed(vector: Vector) -> bytes:
    return _packed_values(part for entry in vector.items() for part in entry)


def _packed_values(values: Iterable[float]) -> bytes:
    return array.array("d", values).tobytes()


def _unpacked(packed: bytes) -> Vector:
    values = array.array("d", packed)
    return {int(term): weight for term, weight in zip(values[::2], values[1::2], strict=True)}
