"""The words of a language by which attributes are read."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.comparison.vocabulary.terms import prepositions
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.scanner import Token, scan

# Words of speech that tie a noun to what stands in front of it.
_BINDING = ("settings", "complements", "agents")


@dataclass(frozen=True, slots=True)
class Named:
    """A phrase found among tokens, `first:last`, and the key that it stands for."""

    first: int
    last: int
    key: str


class KeyedPhrases:
    """Phrases that stand for a key, found as they are written: a capital in the phrase is one in the text."""

    def __init__(self, phrases: Mapping[str, Sequence[str]]) -> None:
        self._book = Phrasebook(phrase for own in phrases.values() for phrase in own)
        self._spellings = defaultdict[str, list[tuple[str, str]]](list)
        for key, own in phrases.items():
            for phrase in own:
                self._spellings[phrase.lower()].append((phrase, key))

    def find(self, tokens: Sequence[Token]) -> list[Named]:
        """Return what stands among tokens, in order."""
        found = []
        for hit in self._book.find(tokens):
            words = [token.text for token in tokens[hit.first : hit.last]]
            spelt = (key for phrase, key in self._spellings[hit.phrase.lower()] if _has_its_capitals(words, phrase))
            key = next(spelt, None)
            if key is not None:
                found.append(Named(hit.first, hit.last, key))
        return found


def _has_its_capitals(words: Sequence[str], phrase: str) -> bool:
    """Tell whether words have the capitals of a phrase: "SP" is a party and "sp" is none; a title may have more."""
    return all(
        word == expected.text if expected.text.isupper() else not expected.text[:1].isupper() or word[:1].isupper()
        for word, expected in zip(words, scan(phrase), strict=True)
    )


@dataclass(frozen=True, slots=True)
class AttributeWords:
    """The words of one language: see its table `attributes`.

    `binding` are its prepositions, as far as they are listed.
    """

    parties: KeyedPhrases
    districts: frozenset[str]
    acts: KeyedPhrases
    events: KeyedPhrases
    roughly: Phrasebook
    done_by: KeyedPhrases
    was_done_by: KeyedPhrases
    began: KeyedPhrases
    anything: frozenset[str]
    at: frozenset[str]
    heads: frozenset[str]
    leaders: frozenset[str]
    adjectives_behind: bool
    besides: Phrasebook
    instead: Phrasebook
    then: Phrasebook
    binding: frozenset[str]


@functools.cache
def attribute_words(language: str) -> AttributeWords:
    """Return the words of a language; none of a language without a file."""
    table = own_table(language, "attributes")
    return AttributeWords(
        parties=KeyedPhrases(table.get("parties", {})),
        districts=frozenset(table.get("districts", "").split()),
        acts=KeyedPhrases(table.get("acts", {})),
        events=KeyedPhrases(table.get("events", {})),
        roughly=Phrasebook(table.get("roughly", ())),
        done_by=KeyedPhrases(table.get("done_by", {})),
        was_done_by=KeyedPhrases(table.get("was_done_by", {})),
        began=KeyedPhrases({key: table.get(key, ()) for key in ("made", "opened")}),
        anything=frozenset(table.get("anything", "").split()),
        heads=frozenset(table.get("heads", "").split()),
        leaders=frozenset(table.get("leaders", "").split()),
        adjectives_behind=bool(table.get("adjectives_behind")),
        besides=Phrasebook(table.get("besides", ())),
        at=frozenset(table.get("at", "").split()),
        instead=Phrasebook(table.get("instead", ())),
        then=Phrasebook(table.get("then", ())),
        binding=prepositions(language).union(*(own_words(language, "speech", key) for key in _BINDING)),
    )
