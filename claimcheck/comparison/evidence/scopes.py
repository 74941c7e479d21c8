"""The area that a figure is given for: a town, a region, a country, the world.

What is counted in a part and what is counted in the whole differ, and neither denies the other.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from claimcheck.annotation.vocabulary import own_table
from claimcheck.comparison.evidence.matching import TermMatch, matched_terms
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.concepts import stem
from claimcheck.comparison.vocabulary.terms import Term

_AREAS = frozenset({"world", "country", "region", "area", "city"})
_PLACES = ("country_", "region_", "city_")


def are_of_different_scopes(a: Statement, b: Statement, matches: Sequence[TermMatch]) -> bool:
    """Tell whether each statement names an area that the other does not name."""
    matched = matched_terms(matches)
    return all(any(_is_area(term, side.language) and id(term) not in matched for term in side.terms) for side in (a, b))


def _is_area(term: Term, language: str) -> bool:
    keys = term.concepts | {term.key}
    return any(key in _AREAS or key.startswith(_PLACES) for key in keys) or term.key in _area_words(language)


@functools.cache
def _area_words(language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in own_table(language, "function_words").get("areas", "").split())
