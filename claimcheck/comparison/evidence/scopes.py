"""The area that a figure is given for: a town, a region, a country, the world.

What is counted in a part and what is counted in the whole differ, and neither denies the other.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.comparison.evidence.matching import TermMatch, matched_terms
from claimcheck.comparison.statements import Figure, Statement
from claimcheck.comparison.vocabulary.concepts import stem
from claimcheck.comparison.vocabulary.terms import Term

_AREAS = frozenset({"world", "country", "region", "area", "city"})
# An area stands so close to its own figure: "India (1,201)", "India with 1,201".
_CLOSE = 2

_SEVERAL = 2

# These may be a place that is named elsewhere, or another: "in the capital", "in Osaka".
_UNNAMED = frozenset({"capital", "north", "south", "east", "west"})

_PLACES = ("country_", "region_", "city_")


def are_of_different_scopes(a: Statement, b: Statement, matches: Sequence[TermMatch]) -> bool:
    """Tell whether each statement names an area that the other does not name."""
    matched = matched_terms(matches)
    return all(any(_is_area(term, side.language) and id(term) not in matched for term in side.terms) for side in (a, b))


def may_be_of_two_places(a: Statement, b: Statement, matches: Sequence[TermMatch]) -> bool:
    """Tell whether one statement names a place and the other a part of the country that may be another."""
    matched = matched_terms(matches)
    sides = [(side, [term for term in side.terms if id(term) not in matched]) for side in (a, b)]
    unnamed = [any(not _UNNAMED.isdisjoint(term.concepts) for term in own) for _, own in sides]
    named = [any(_is_in_a_named_place(term, side) for term in own) for side, own in sides]
    return (unnamed[0] and named[1]) or (unnamed[1] and named[0])


def _is_in_a_named_place(term: Term, side: Statement) -> bool:
    """Tell whether a name stands behind a word like "in"."""
    before = side.frame[term.place - 1] if term.place else ""
    return term.name and before in own_words(side.language, "limits", "places")


def are_of_two_areas(x: Figure, a: Statement, y: Figure, b: Statement) -> bool:
    """Tell whether two figures are tied to two areas of several: France with 1,289, India (1,201).

    Where each statement names but one, the two areas stand against each other themselves.
    """
    if all(sum(_is_known_area(term, side.language) for term in side.terms) < _SEVERAL for side in (a, b)):
        return False
    first, second = _area_of(x, a), _area_of(y, b)
    return first is not None and second is not None and first.concepts.isdisjoint(second.concepts)


def _area_of(figure: Figure, statement: Statement) -> Term | None:
    """Return the area that a figure is given for: the one right in front of it, or that opens the statement.

    Of two areas between them the nearer is not known to be meant.
    """
    before = [term for term in statement.terms if term.place < figure.place]
    areas = [term for term in before if _is_known_area(term, statement.language)]
    if areas and figure.place - areas[-1].place <= _CLOSE:
        return areas[-1]
    opens = len(areas) == 1 and before[0] is areas[0]
    return areas[0] if opens else None


def _is_known_area(term: Term, language: str) -> bool:
    return bool(term.concepts) and _is_area(term, language)


def _is_area(term: Term, language: str) -> bool:
    return _names_an_area(term.key, term.concepts, language)


@functools.lru_cache(maxsize=4096)
def _names_an_area(word: str, concepts: frozenset[str], language: str) -> bool:
    keys = concepts | {word}
    return any(key in _AREAS or key.startswith(_PLACES) for key in keys) or word in _area_words(language)


@functools.cache
def _area_words(language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in own_table(language, "function_words").get("areas", "").split())
