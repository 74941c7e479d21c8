"""Noun phrases that stand as sentences, as the press writes them behind what they tell of.

« La préfecture a interdit la marche. Une décision qui a surpris les syndicats. » says of the decision in front that it
surprised them; « Une version démentie par la mairie. » that the mayor's office denied it.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from claimcheck.annotation.fact_words import fact_words
from claimcheck.annotation.predicates import predicates_of
from claimcheck.annotation.speech import Passage, read_passage
from claimcheck.annotation.verbs import may_be_verb
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.languages.scanner import opens_with_vowel

# Words of the noun that opens such a sentence, its article included: « Une très vieille histoire qui … ».
_LONGEST_NOUN = 5
# Fewer words behind the noun tell too little.
_FEWEST_BEHIND = 3


@functools.cache
def _demonstratives(language: str) -> Mapping[str, str]:
    """Return the articles of one that is not known yet, with the words that point at what stands before."""
    table: Mapping[str, str] = own_table(language, "facts").get("demonstratives", {})
    return table


def as_clause(text: str, language: str) -> str | None:
    """Return a noun phrase that stands as a sentence with the verb that it lacks; None for any other text."""
    passage = read_passage(text, language)
    pointing = _demonstratives(language).get(passage.words[0]) if len(passage.words) > _FEWEST_BEHIND else None
    if pointing is None:
        return None
    noun = passage.text[passage.tokens[1].start :]
    lead = _pointing_at(pointing, noun, language)
    relative = _relative_of(passage)
    if relative is not None:
        front = passage.text[passage.tokens[1].start : passage.tokens[relative - 1].end]
        return f"{lead}{front} {passage.text[passage.tokens[relative + 1].start :]}"
    participle = _participle_of(passage)
    if participle is None:
        return None
    front = passage.text[passage.tokens[1].start : passage.tokens[participle[0] - 1].end]
    rest = passage.text[passage.tokens[participle[0]].start :]
    return f"{lead}{front} {participle[1]} {rest}"


def _pointing_at(pointing: str, noun: str, language: str) -> str:
    """Return a pointing word with a capital in front of a noun, in its own form in front of a vowel (« Cet homme »)."""
    forms: Mapping[str, str] = own_table(language, "facts").get("demonstratives_before_vowels", {})
    word = forms.get(pointing, pointing) if opens_with_vowel(noun) else pointing
    return f"{word[:1].upper()}{word[1:]} "


def _relative_of(passage: Passage) -> int | None:
    """Return the relative behind the noun that opens a text, where the only verb is that of its clause."""
    words, predicates = fact_words(passage.language), predicates_of(passage.text, passage.language)
    for place in range(2, min(_LONGEST_NOUN + 1, len(passage.words) - _FEWEST_BEHIND)):
        if passage.words[place] in words.subject_relatives | passage.vocabulary.relatives:
            verb = predicates.at(place + 1)
            return place if verb is not None and _is_only_verb(passage, verb) else None
        if passage.ends(place) or place in predicates.all or not passage.content(place):
            return None
    return None


def _is_only_verb(passage: Passage, verb: int) -> bool:
    """Tell whether each later verb stands in a clause that a word opens: the sentence has no verb of its own."""
    words, predicates = fact_words(passage.language), predicates_of(passage.text, passage.language)
    behind_commas = (i + 1 for i in range(verb, len(passage.words) - 1) if passage.words[i] == ",")
    if any(may_be_verb(passage.tokens, i, passage.language) for i in behind_commas):
        return False  # "Um incêndio que começou de tarde, perto do rio, mobilizava 40 bombeiros"
    openers = words.relatives | words.coordinators
    openers |= words.subordinators - passage.vocabulary.settings - passage.vocabulary.determiners
    return all(
        not openers.isdisjoint(passage.words[earlier + 1 : later])
        for earlier, later in zip(
            sorted(i for i in predicates.all if i >= verb), sorted(i for i in predicates.all if i > verb), strict=False
        )
    )


def _participle_of(passage: Passage) -> tuple[int, str] | None:
    """Return the participle behind the noun that opens a text without a verb, adverbs included, and its copula."""
    words, language = fact_words(passage.language), passage.language
    if not words.feminine_participles or predicates_of(passage.text, language).all:
        return None
    adverbs = passage.vocabulary.adverb_endings
    for place in range(2, min(_LONGEST_NOUN + 1, len(passage.words) - _FEWEST_BEHIND)):
        word = passage.words[place]
        if words.is_participle(word) and word not in own_words(language, "facts", "idle_participles"):
            if any(may_be_verb(passage.tokens, i, language) for i in range(place + 1, len(passage.words))):
                return None  # « Une vidéo tournée à Corle montre le quai »
            several = word.endswith(words.plural_participles)
            first = place - 1 if place > 2 and passage.words[place - 1].endswith(adverbs) else place
            return first, words.plural_copula if several else words.copula
        if passage.ends(place) or not (passage.content(place) or word.endswith(adverbs)):
            return None
    return None
