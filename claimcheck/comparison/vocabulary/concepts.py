"""Words of the news by concept: "killed", « morts » and "Tote" are one, whatever the language.

The table `concepts` of a language file lists the words of each concept, separated by commas. An entry stands for all
words of its stem; `=entry` stands for that form alone; `!entry` is a word of that stem that means something else; an
entry of several words is found where they stand in a row.
The keys are the same in every language. How concepts relate to one another stands in `concepts.toml` beside this file.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from claimcheck import languages
from claimcheck.languages import load
from claimcheck.languages.concept_entries import EXACT, EXCEPT, concepts_by_entry
from claimcheck.languages.stemming import stem

__all__ = [
    "ConceptHit",
    "are_counterparts",
    "are_two_measures",
    "arrives_at_a_number",
    "changes_over_time",
    "concepts_of",
    "counts_victims",
    "is_narrower",
    "kin_of",
    "opposite",
    "opposites_of",
    "stem",
]

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Entries:
    """The concepts of each entry of a language, entries of several words by their first two, and function words."""

    keys: dict[str, str]
    of_several_words: dict[tuple[str, str], list[str]]
    function_words: frozenset[str]


@dataclass(frozen=True, slots=True)
class ConceptHit:
    """A concept found among words: the word range `first:last`, and its other concepts where a word is ambiguous."""

    first: int
    last: int
    key: str
    others: tuple[str, ...] = ()


def concepts_of(words: Sequence[str], language: str) -> tuple[ConceptHit, ...]:
    """Return the concepts named by `words`, lower-case words in their order, from left to right without overlaps.

    The longest entry wins at each place. A word with an apostrophe or a hyphen counts as the words it joins. A
    language without a file has no concepts.
    """
    entries = _entries(language)
    parts = [(part, place) for place, word in enumerate(words) for part in _split(word)]
    forms = [_forms(part, language) for part, _ in parts]
    hits: list[ConceptHit] = []
    position = 0
    while position < len(forms):
        length, keys = _longest_at(forms, position, entries)
        if keys:
            last = parts[position + length - 1][1] + 1
            hits.append(ConceptHit(parts[position][1], last, keys[0], keys[1:]))
        position += max(1, length)
    return tuple(hits)


def _longest_at(forms: Sequence[tuple[str, ...]], position: int, entries: _Entries) -> tuple[int, tuple[str, ...]]:
    """Return how many words the longest entry at `position` has, and its concepts."""
    keys = _keys_of_word(forms[position], entries)
    length = 1 if keys else 0
    following = forms[position + 1] if position + 1 < len(forms) else ()
    for beginning in product(forms[position], following):
        for entry in entries.of_several_words.get(beginning, ()):
            words = entry.split(" ")
            if len(words) > length and _stand_at(words, forms, position):
                length, keys = len(words), tuple(entries.keys[entry].split())
    return length, keys


def _keys_of_word(forms: tuple[str, ...], entries: _Entries) -> tuple[str, ...]:
    """Return the concepts of one word. A function word has them only where it is listed as it is written."""
    exact, *stems = forms
    if exact in entries.keys or exact[1:] in entries.function_words:
        return tuple(entries.keys.get(exact, "").split())
    excepted = entries.keys.get(EXCEPT + exact[1:], "").split()
    found = next((entries.keys[stemmed] for stemmed in stems if stemmed in entries.keys), "")
    return tuple(key for key in found.split() if key not in excepted)


def _stand_at(words: Sequence[str], forms: Sequence[tuple[str, ...]], position: int) -> bool:
    following = forms[position : position + len(words)]
    return len(following) == len(words) and all(word in form for word, form in zip(words, following, strict=True))


def _split(word: str) -> tuple[str, ...]:
    return (word,) if word.isalpha() else tuple(_WORD.findall(word))


@functools.lru_cache(maxsize=4096)
def _forms(word: str, language: str) -> tuple[str, ...]:
    """Return the forms under which an entry may hold a word, the surest first.

    They are the word marked as it is written, its stem, its stem without an ending that the language's algorithm
    leaves on verbs (« annoncent »), and the form of an auxiliary that stands for all of its forms in entries of several
    words (« s'était produit » is « s'est produit »).
    """
    replaced = (word.removesuffix(ending) + other for ending, other in _endings(language) if word.endswith(ending))
    first = _first_of_auxiliaries(language).get(word)
    return (
        EXACT + word,
        stem(word, language),
        *(stem(whole, language) for whole in replaced),
        *([first] if first else ()),
    )


@functools.cache
def _endings(language: str) -> tuple[tuple[str, str], ...]:
    return tuple(load(language).table("stemming").get("endings", {}).items())


@functools.cache
def _first_of_auxiliaries(language: str) -> Mapping[str, str]:
    listed = load(language).table("stemming").get("auxiliaries", {})
    return {form: stem(first, language) for first, forms in listed.items() for form in forms.split()}


@functools.cache
def _entries(language: str) -> _Entries:
    keys = concepts_by_entry(language)
    of_several_words: dict[tuple[str, str], list[str]] = {}
    for entry in keys:
        if " " in entry:
            first, second, *_ = entry.split(" ", 2)
            of_several_words.setdefault((first, second), []).append(entry)
    function_words: str = load(language).table("function_words").get("words", "")
    return _Entries(keys, of_several_words, frozenset(function_words.split()))


def opposite(a: str, b: str) -> bool:
    """Tell whether two concepts cannot both be true of one thing at one time, in either order."""
    return (a, b) in _opposites() or (b, a) in _opposites()


def is_narrower(broader: str, narrower: str) -> bool:
    """Tell whether one concept is a finer description of what the other names, directly or by way of others."""
    return narrower in _below(broader)


@functools.lru_cache(maxsize=4096)
def opposites_of(keys: frozenset[str]) -> frozenset[str]:
    """Return all concepts that are the opposite of one of `keys`."""
    return frozenset[str]().union(*(_opposites_by_key().get(key, ()) for key in keys))


@functools.lru_cache(maxsize=4096)
def kin_of(keys: frozenset[str]) -> frozenset[str]:
    """Return all concepts that are finer or broader than one of `keys`, directly or by way of others."""
    return frozenset[str]().union(*(_kin_by_key().get(key, ()) for key in keys))


@functools.cache
def _below(broader: str) -> frozenset[str]:
    """Return all concepts that are finer than one, directly or by way of others."""
    finer = _finer().get(broader, ())
    return frozenset(finer).union(*(_below(key) for key in finer))


def are_two_measures(a: str, b: str) -> bool:
    """Tell whether two concepts are two things that are measured side by side, so that each has a figure of its own."""
    return any(a in group and b in group and a != b for group in (*_groups("measures"), *_groups("counterparts")))


def are_counterparts(a: str, b: str) -> bool:
    """Tell whether two concepts are two things that are told of side by side: exports and imports, adults, children."""
    return any(a in group and b in group and a != b for group in _groups("counterparts"))


def counts_victims(key: str) -> bool:
    """Tell whether what is counted under a concept is people by what befell them: the dead, the arrested."""
    return _victims().get(key) == key


def befalling(keys: Iterable[str]) -> str:
    """Return under what people are counted whom one of some concepts befell, or a finer one of it; else nothing."""
    return next((_victims()[key] for key in keys if key in _victims()), "")


@functools.cache
def _victims() -> dict[str, str]:
    """Return under what people are counted by what befell them, by the concept of it or of a finer one."""
    counted = _relations()["measures"]["victims"].split()
    finer = {key: one for one in counted for key in _finer().get(one, ())}
    return finer | dict(zip(counted, counted, strict=True))


@functools.cache
def _groups(table: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(keys.split()) for keys in _relations()[table].values())


def arrives_at_a_number(key: str) -> bool:
    """Tell whether a count that does what a concept stands for arrives at the number behind it: to rise, to reach."""
    return key in _keys_of("arriving")


def changes_over_time(key: str) -> bool:
    """Tell whether what is counted under a concept grows or shrinks as a story goes on, as a death toll does."""
    return key in _keys_of("changing")


def has_a_concept(key: str) -> bool:
    """Tell whether a key is that of a concept, and not a stem."""
    return key in _all_concepts()


@functools.cache
def _all_concepts() -> frozenset[str]:
    return frozenset(load(languages.FALLBACK).table("concepts"))


def acts(key: str) -> bool:
    """Tell whether what a concept stands for acts by itself, as people and bodies do, many times in one story."""
    return key in _acting()


def begins_a_thing(key: str) -> bool:
    """Tell whether a concept is that from which a thing is there: to build, to open, to found."""
    return key in _relations()["beginnings"]["keys"].split()


def speaks_for_a_state(key: str) -> bool:
    """Tell whether what a concept stands for speaks for a country: its government, its authorities."""
    return key in _keys_of("speaking_for_a_state")


def changes_its_subject(key: str) -> bool:
    """Tell whether the verbs of a concept tell without an object what becomes of their subject: it closed, it began."""
    return key in _keys_of("changing_the_subject")


def is_a_state(key: str) -> bool:
    """Tell whether a concept is a state or a movement that may change from one day to the next: open, rise, resume."""
    return key in _keys_of("states")


def goes_one_way(key: str) -> bool:
    """Tell whether what a concept stands for cannot be done by either of two to the other in one event: to defeat."""
    return key in _keys_of("one_way")


def happens_once(key: str) -> bool:
    """Tell whether what a concept stands for happens to a thing or a person but once: to be built, to be born."""
    return key in _keys_of("once")


def is_named_by_its_day(key: str) -> bool:
    """Tell whether what a concept stands for is named by the day on which it happened: the fire of 15 April 2019."""
    return key in _keys_of("named_by_its_day")


def only_names(key: str) -> bool:
    """Tell whether a concept that has an opposite tells which one is meant, and not what is said of it: a boy."""
    return key in _keys_of("naming")


def says_how_long(key: str) -> bool:
    """Tell whether a concept says only since when or how long something is so: to remain, to begin."""
    return key in _keys_of("duration")


def lasts(key: str) -> bool:
    """Tell whether a concept says that something is so on more days than one: to remain, to go on."""
    return key in _keys_of("lasting")


def leaves_as_it_is(keys: Iterable[str]) -> bool:
    """Tell whether one of several concepts, negated, says that things stay as they are, or as unsure as they are."""
    return not _keys_of("leaving_as_it_is").isdisjoint(keys)


def comes_before(a: str, b: str) -> bool:
    """Tell whether what one concept stands for is followed by the other in one story, in either order: missing, found.

    They exclude each other only where one of them is said to be so still.
    """
    followed: dict[str, str] = _relations()["followed"]
    return b in followed.get(a, "").split() or a in followed.get(b, "").split()


def says_who_one_is(key: str) -> bool:
    """Tell whether a concept is an office, a trade or a kinship, by which one says who somebody is: the mayor."""
    return key in _keys_of("roles")


def is_a_place(key: str) -> bool:
    """Tell whether a concept is a kind of place by which one says where something happened: a home, a station."""
    return any(key in kinds for kinds in _places())


def excludes_as_a_place(a: str, b: str) -> bool:
    """Tell whether a place of one concept is none of the other: no home is a station, a flat may be a home."""
    return is_a_place(a) and is_a_place(b) and not any(a in kinds and b in kinds for kinds in _places())


@functools.cache
def _places() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(keys.split()) for keys in _relations()["places"].values())


def is_a_trade(key: str) -> bool:
    """Tell whether a concept is a trade, of which somebody who is told by it has no second one."""
    return key in _keys_of("trades")


def is_an_office(key: str) -> bool:
    """Tell whether a concept is an office that one person holds: the mayor, the judge. Two of them are two people."""
    return key in _keys_of("offices")


def holds_an_area(key: str) -> bool:
    """Tell whether a concept is an office that is named by its area: the mayor of Lorna, the minister of fishing."""
    return key in _keys_of("offices_of_areas")


def takes_but_one(key: str) -> bool:
    """Tell whether what a concept stands for is done to one alone, or in one place: a tribute is paid to one."""
    return key in _keys_of("one_filler")


def is_an_outcome(key: str) -> bool:
    """Tell whether a concept is what comes about for a thing, or the contrary of it, and stays so: kept, rejected."""
    return key in _keys_of("outcomes")


def is_stated_once(key: str) -> bool:
    """Tell whether a story tells but once what a concept stands for, or its contrary: on bail, in custody."""
    return key in _keys_of("stated_once")


def happens_in_one_place(key: str) -> bool:
    """Tell whether what a concept stands for happens to somebody in one place in a story: an arrest, a funeral."""
    return key in _keys_of("placed")


def happens_on_one_day(key: str) -> bool:
    """Tell whether what a concept stands for happens to a thing on one day in a story: it begins, it opens."""
    return key in _keys_of("dated")


def is_held_alone(key: str) -> bool:
    """Tell whether a concept is an office of which somebody has but one in a body: its president, its chief."""
    return key in _keys_of("held_alone")


def is_held_by_one(key: str) -> bool:
    """Tell whether a concept is an office that one person holds in a body at a time: its mayor."""
    return key in _keys_of("held_by_one")


def is_a_wish(key: str) -> bool:
    """Tell whether a concept is that somebody would like what stands behind it: to want, to hope."""
    return key in _keys_of("wishes")


def is_an_accusation(key: str) -> bool:
    """Tell whether a concept is that somebody is said to have done something wrong: to accuse, to charge."""
    return key in _keys_of("accusations")


def is_a_quantifier(keys: Iterable[str]) -> bool:
    """Tell whether one of several concepts says only how many: all, most, some, none."""
    return not _keys_of("quantifiers").isdisjoint(keys)


def names_a_whole(keys: Iterable[str]) -> bool:
    """Tell whether one of several concepts is that of a noun for the whole of what belongs to it: the city of Leeds."""
    return not _keys_of("wholes").isdisjoint(keys)


@functools.cache
def _keys_of(table: str) -> frozenset[str]:
    return frozenset(_relations()[table]["keys"].split())


@functools.cache
def _acting() -> frozenset[str]:
    keys = _keys_of("acting")
    return frozenset(key for key in _all_keys() if any(key == one or is_narrower(one, key) for one in keys))


@functools.cache
def _all_keys() -> frozenset[str]:
    return frozenset(key for keys in _finer().values() for key in keys) | frozenset(_finer())


@functools.cache
def undoing() -> frozenset[str]:
    """Return the concepts that come to a negation of what they are said of: to cancel, to end."""
    return frozenset(_keys_of("undoing"))


def fails(keys: Iterable[str]) -> bool:
    """Tell whether one of several concepts says that nothing came of what is told: to fail, to fall short."""
    return not _keys_of("failing").isdisjoint(keys)


@functools.cache
def without_content() -> frozenset[str]:
    """Return the concepts that any two reports share, so that they tell nothing of what is reported."""
    return frozenset(_keys_of("without_content"))


@functools.cache
def _opposites() -> frozenset[tuple[str, ...]]:
    return frozenset((key, other) for key, others in _relations()["opposites"].items() for other in others.split())


@functools.cache
def _opposites_by_key() -> dict[str, set[str]]:
    return _both_ways(_opposites())


@functools.cache
def _kin_by_key() -> dict[str, set[str]]:
    return _both_ways((broad, narrow) for broad in _finer() for narrow in _below(broad))


def _both_ways(pairs: Iterable[tuple[str, ...]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for a, b in pairs:
        found[a].add(b)
        found[b].add(a)
    return found


@functools.cache
def _finer() -> dict[str, tuple[str, ...]]:
    return {key: tuple(others.split()) for key, others in _relations()["narrower"].items()}


@functools.cache
def _relations() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "concepts.toml").read_text("utf-8"))
