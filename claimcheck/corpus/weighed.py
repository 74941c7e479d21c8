"""What an article is held against others by: its weightiest names, words, concepts and figures, and its scene.

A term counts by its rarity in the collection (K. Spärck Jones, 1972). How rare a term is, a handful of articles cannot
tell, and it says little where it belongs to several events: of a term that two notices of one pattern share, the
events are counted (see `rivals`), and with so many it shares its weight.
"""

from __future__ import annotations

import array
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.corpus import scenes
from claimcheck.corpus.scenes import Scene, scene
from claimcheck.corpus.signatures import Term, is_name, kind_of, terms_of, with_openings
from claimcheck.corpus.state import Signed

#: How much of the likeness of two articles is that of the names in them, the rest being that of words and figures.
NAMES_COUNT = 0.7

# An article is told from others by so many names, and by so many words and figures.
_MOST_NAMES = 30
_MOST_WORDS = 60

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

Vector = dict[int, float]


@dataclass(frozen=True, slots=True)
class Weighed:
    """An article as others are held against it.

    `own` has its terms with words, `abroad` with concepts in place of words; both are of length 1. `particulars` has
    the weights of all its names and figures. Several articles taken as one (`united`) have none.
    """

    language: str
    own: Vector
    abroad: Vector
    scene: Scene
    particulars: Vector


def weighed(signed: Signed, frequency: array.array[int], total: int, events: Mapping[int, int]) -> Weighed:
    """Return the heaviest terms of an article, weighed by their rarity, of length 1, with its scene.

    Names have their share of it, however few they are: one name is as good as ten words to tell two events apart.
    `frequency` has for each term the articles in which it stands, of `total`; `events` those terms that belong to
    several events, with their number. In the likeness of two articles a term stands twice, hence the root.
    """
    by_kind: dict[Term, list[tuple[float, int]]] = {kind: [] for kind in Term}
    terms = with_openings(terms_of(signed.signature), frequency)
    for term, weight in terms:
        kind = kind_of(term)
        ordinary = _BESIDE * _ORDINARY[kind] / 1000
        rarity = math.log((_BESIDE + total) / (ordinary + frequency[term]))
        by_kind[kind].append((weight * rarity / math.sqrt(events.get(term, 1)), term))
    names, figures = by_kind[Term.NAME], by_kind[Term.FIGURE]
    own = _vector(names, [*by_kind[Term.WORD], *figures])
    abroad = _vector(names, [*by_kind[Term.CONCEPT], *figures])
    of_one_event = scene([entry for entry in terms if entry[0] not in events], frequency)
    particulars = {term: weight for weight, term in (*names, *figures)}
    return Weighed(signed.language, own, abroad, of_one_event, particulars)


def _vector(names: list[tuple[float, int]], others: list[tuple[float, int]]) -> Vector:
    share = NAMES_COUNT if names and others else 1.0
    return {
        **_of_length(math.sqrt(share), names, _MOST_NAMES),
        **_of_length(math.sqrt(1 - share) or 1.0, others, _MOST_WORDS),
    }


def _of_length(length: float, weighed: list[tuple[float, int]], most: int) -> Vector:
    heaviest = sorted(weighed, key=lambda entry: (-entry[0], entry[1]))[:most]
    whole = math.sqrt(sum(weight * weight for weight, _ in heaviest)) or 1.0
    return {term: weight * length / whole for weight, term in heaviest}


def united(articles: Iterable[Weighed]) -> Weighed:
    """Return several articles as one; where they are in several languages, it is in none."""
    every = list(articles)
    languages = {article.language for article in every}
    return Weighed(
        languages.pop() if len(languages) == 1 else "",
        _united([article.own for article in every]),
        _united([article.abroad for article in every]),
        scenes.united([article.scene for article in every]),
        {},
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


def packed(article: Weighed) -> tuple[str, bytes, bytes, bytes, bytes]:
    """Return an article as a row, which `unpacked` reads."""
    own, abroad, particulars = map(_packed, (article.own, article.abroad, article.particulars))
    return article.language, own, abroad, article.scene.packed(), particulars


def unpacked(row: tuple[str, bytes, bytes, bytes, bytes]) -> Weighed:
    """Return the article that was packed."""
    language, own, abroad, scene, particulars = row
    return Weighed(language, _unpacked(own), _unpacked(abroad), scenes.unpacked(scene), _unpacked(particulars))


def _packed(vector: Vector) -> bytes:
    return array.array("d", [part for entry in vector.items() for part in entry]).tobytes()


def _unpacked(packed: bytes) -> Vector:
    values = array.array("d", packed)
    return {int(term): weight for term, weight in zip(values[::2], values[1::2], strict=True)}
