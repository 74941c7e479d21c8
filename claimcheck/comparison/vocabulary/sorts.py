"""Sorts of things of which one excludes the other in one place: a van and a motorcycle, a nurse and a teacher.

The table `sorts` of a language lists each sort in phrases: the words of one phrase may be one thing ("van", "minibus"),
those of two phrases are two. A word may stand in several phrases, and then it is none of the words beside it there. No
phrase has the word for the whole sort, and only forms for one thing are listed: of several, each may be another.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from claimcheck.annotation.vocabulary import own_table
from claimcheck.languages.phrasebook import Phrasebook

#: The key of the words by which there are several of a thing, which is no sort.
SEVERAL = "several"

#: Sorts of what a story may have many of, side by side, wherever it happens.
PLACES = frozenset({"buildings", "rooms", "waters"})

#: What somebody or something is, is made of, or suffers from: of it one alone is told of one thing.
PROPERTIES = frozenset({"materials", "illnesses", "colours", "limbs", "times_of_day", "weapons"})

#: Who somebody is to another: of two mothers one may be a daughter as well.
KINSHIP = "relatives"

_Phrases = Mapping[str, frozenset[int]]


def sort_of_two(one: str, other: str, language: str) -> str:
    """Return the sort of which two words in lower case name two things, empty where they may be one or are of none."""
    first, second = _phrases_of(language).get(one, {}), _phrases_of(language).get(other, {})
    common = [sort for sort in first if sort in second]
    return common[0] if common and all(first[sort].isdisjoint(second[sort]) for sort in common) else ""


def is_of_a_sort(word: str, language: str) -> bool:
    """Tell whether a word in lower case stands for a thing of any sort."""
    return word in _phrases_of(language)


@functools.cache
def several(language: str) -> Phrasebook:
    """Return the words that tell of more things of a kind than the one that is named: another, also, one of."""
    return Phrasebook(own_table(language, "sorts").get(SEVERAL, ()))


@functools.cache
def _phrases_of(language: str) -> Mapping[str, _Phrases]:
    """Return in which phrases of which sorts each word of a language stands."""
    found: dict[str, dict[str, frozenset[int]]] = {}
    for sort, phrases in own_table(language, "sorts").items():
        for number, phrase in enumerate(phrases if sort != SEVERAL else ()):
            for word in phrase.split():
                own = found.setdefault(word, {})
                own[sort] = own.get(sort, frozenset()) | {number}
    return found
