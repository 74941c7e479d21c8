"""The finite verbs of a statement by their tokens: which words carry a clause, each read in its own segment.

A word alone hardly shows whether it is a verb ("the plans", "she plans", "the men hired in May", "the yard hired men").
Between two signs or words that open a clause there is as a rule one finite verb: a plain one, and where none is plain
the first word that may be one and has its subject in front.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.annotation.asyndeton import second_verb
from claimcheck.annotation.fact_words import fact_words, finite_forms
from claimcheck.annotation.speech import Passage, read_passage, speech_words
from claimcheck.annotation.verbs import is_plain_verb, is_prefixed_form, may_be_infinitive
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.languages.caching import cached_by_length
from claimcheck.languages.scanner import TokenKind

# Adverbs and the like that may stand between an auxiliary and its verb.
_LONGEST_CLUSTER = 3

_SIGNS = frozenset(",;:–—")


@dataclass(frozen=True, slots=True)
class _Words:
    carriers: frozenset[str]
    auxiliaries: frozenset[str]
    leads: frozenset[str]
    openers: frozenset[str]
    nouns: frozenset[str]
    forms: frozenset[str]
    companions: frozenset[str]
    third_person_endings: tuple[str, ...]


@functools.cache
def _words(language: str) -> _Words:
    words, speech = fact_words(language), speech_words(language)
    prepositions = speech.settings | speech.complements | own_words(language, "function_words", "prepositions")
    return _Words(
        carriers=words.verbs | speech.finite,
        auxiliaries=speech.auxiliaries | speech.finite,
        leads=(speech.determiners | speech.possessives | prepositions) - words.coordinators,
        nouns=own_words(language, "verbs", "nouns"),
        forms=finite_forms(language),
        companions=own_words(language, "speech", "companions"),
        third_person_endings=tuple(own_table(language, "verbs").get("third_person_endings", ())),
        openers=words.subordinators | words.relatives | words.coordinators | speech.relatives,
    )


@cached_by_length(usual=64, long=4)
def predicates_of(text: str, language: str) -> Predicates:
    """Return the finite verbs of a statement."""
    return Predicates(read_passage(text, language))


class Predicates:
    """The finite verbs of a passage: `plain` are hardly anything else, `likely` carry a segment without a plain one."""

    def __init__(self, passage: Passage) -> None:
        self.passage, self.words, self.facts = passage, _words(passage.language), fact_words(passage.language)
        count = len(passage.tokens)
        second = second_verb(passage.tokens, 0, passage.language)
        self.plain = frozenset(i for i in range(count) if self._is_plain(i) or (i == second and self._is_listed(i)))
        self.likely = frozenset(self._likely())

    @property
    def all(self) -> frozenset[int]:
        """Return every token that carries a clause."""
        return self.plain | self.likely

    def first(self, start: int, stop: int) -> int | None:
        """Return the first finite verb between two tokens."""
        return min((i for i in self.all if start <= i < stop), default=None)

    def at(self, index: int) -> int | None:
        """Return the finite verb at a token, past adverbs and other words that stand in front of one."""
        for place in range(index, min(index + _LONGEST_CLUSTER + 1, len(self.passage.tokens))):
            if place in self.all:
                return place
            if not self._is_bearer(place):
                return None
        return None

    def may_begin(self, index: int) -> int | None:
        """Return what may be a finite verb at a token, past adverbs, whatever the rest of its segment has."""
        for place in range(index, min(index + _LONGEST_CLUSTER + 1, len(self.passage.tokens))):
            if place in self.plain or self._may_be(place):
                return place
            if not self._is_bearer(place):
                return None
        return None

    def is_participle(self, index: int) -> bool:
        """Tell whether a token may be a participle."""
        return index < len(self.passage.tokens) and self.facts.is_participle(self.passage.words[index])

    def is_base(self, index: int) -> bool:
        """Tell whether a token has the form of an infinitive."""
        return may_be_infinitive(self.passage.words[index], self.passage.language)

    def is_past_of_subject(self, index: int) -> bool:
        """Tell whether what may be a past tense stands right behind a noun, a name or a pronoun."""
        subject = self.passage.content(index - 1) or self.passage.words[index - 1] in self.passage.vocabulary.pronouns
        return self.facts.is_participle(self.passage.words[index]) and self._may_be(index) and subject

    def is_noun(self, index: int) -> bool:
        """Tell whether a form like the infinitive is mostly a noun, by its plural: "state", "plan"."""
        nouns, word = self.words.nouns, self.passage.words[index]
        return word in nouns or f"{word}s" in nouns

    def is_third_person(self, index: int) -> bool:
        """Tell whether a token is a verb of one in the present: "denies"."""
        word, endings = self.passage.words[index], self.words.third_person_endings
        return word.endswith(endings) and not self.is_participle(index) and word not in self.words.auxiliaries

    def is_part_of_verb(self, index: int, verb: int) -> bool:
        """Tell whether a token goes on with the verb in front: an adverb, an auxiliary, a participle, a gerund."""
        passage, word = self.passage, self.passage.words[index]
        auxiliary = passage.words[verb] in self.words.auxiliaries
        hangs = self.facts.is_participle(word) or passage.vocabulary.is_gerund(word)
        return self._is_bearer(index) or (auxiliary and (word in passage.vocabulary.auxiliaries or hangs))

    def _is_plain(self, index: int) -> bool:
        passage, word = self.passage, self.passage.words[index]
        if word in self.words.carriers:
            return self._stands_free(index) and not self._is_governed(index)  # "have won", "may have"
        known = is_plain_verb(word, passage.language) or is_prefixed_form(word, passage.language)
        if not known or self.facts.is_participle(word):
            return False
        if not self._stands_free(index) or self._is_governed(index):
            return False
        return not (self.facts.bare_content and self.is_base(index)) or self._has_plural_subject(index)

    def _is_listed(self, index: int) -> bool:
        """Tell whether a listed form stands at a token, outside quotation marks: "De vissers varen om vijf uur uit"."""
        return index not in self.passage.quoted and is_plain_verb(self.passage.words[index], self.passage.language)

    def _stands_free(self, index: int) -> bool:
        """Tell whether no article, preposition or hyphen in front of a word makes a noun of it."""
        passage, token = self.passage, self.passage.tokens[index]
        if token.kind is not TokenKind.WORD or not token.text[0].islower() or index in passage.quoted or not index:
            return False
        before = passage.words[index - 1]
        if before in {"-", "/"}:
            return False
        if before in {"'", "’"} and not self._is_elision(index):
            return False
        hyphen = passage.words[index + 1 : index + 2] == ("-",) and token.end == passage.tokens[index + 1].start
        clitic = hyphen and passage.words[index + 2 : index + 3] != () and not self.facts.bare_content
        if hyphen and not clitic:
            return False
        auxiliary = passage.words[index] in self.words.carriers
        noun = passage.words[index] in self.words.nouns
        return before not in self.words.leads or (auxiliary and not noun) or self._is_behind_clitic(index)

    def is_clitic(self, index: int) -> bool:
        """Tell whether what looks like an article of several is the object of a verb: « et les ont vus »."""
        several = self.passage.words[index] in self.facts.plural[0] - self.passage.vocabulary.complements
        return several and bool(self.facts.plural_verbs) and index + 1 in self.plain

    def _is_behind_clitic(self, index: int) -> bool:
        """Tell whether an article of several is an object, since no plural noun has the form: « les exhortent »."""
        word, facts = self.passage.words[index], self.facts
        several = self.passage.words[index - 1] in facts.plural[0] - self.passage.vocabulary.complements
        verb = bool(facts.plural_verbs) and word in self.words.forms and word.endswith(facts.plural_verbs)
        return several and verb and word not in self.words.nouns

    def _is_elision(self, index: int) -> bool:
        """Tell whether a verb may stand behind an apostrophe: « n'a », « qui l'accuse »; not « l'orchestre »."""
        passage = self.passage
        if self.facts.bare_content or index < 2:
            return False
        if passage.words[index] in self.words.auxiliaries or passage.words[index - 2] not in self.words.leads:
            return True
        ahead = passage.words[index - 3] if index > 2 else ""
        return ahead in self.facts.subject_relatives | passage.vocabulary.subject_pronouns | self.facts.bearers

    def _is_governed(self, index: int) -> bool:
        """Tell whether a word hangs on an auxiliary or an infinitive marker in front of it."""
        passage, place = self.passage, index - 1
        while place > 0 and index - place <= _LONGEST_CLUSTER and self._is_between(place):
            place -= 1
        word = passage.words[place]
        marker = passage.vocabulary.infinitives if self.facts.bare_content else frozenset[str]()
        return word in marker | self.facts.modals | self.words.auxiliaries

    def _is_between(self, index: int) -> bool:
        """Tell whether a word may stand between an auxiliary and its verb: « n'a pas encore fait »."""
        return self._is_bearer(index) or self.passage.words[index] in self.words.companions

    def _is_bearer(self, index: int) -> bool:
        passage, word = self.passage, self.passage.words[index]
        return word in self.facts.bearers or (
            word.endswith(passage.vocabulary.adverb_endings) and passage.tokens[index].text.islower()
        )

    def _has_plural_subject(self, index: int) -> bool:
        """Tell whether what stands in front of a form like the infinitive may be several: "they sell", "men sell"."""
        passage, place = self.passage, index - 1
        while place > 0 and self._is_bearer(place):
            place -= 1
        word = passage.words[place]
        plural = word.endswith(self.facts.plural_nouns) and passage.content(place)
        return plural or word in self.facts.plural_subjects

    def _may_be(self, index: int) -> bool:
        """Tell whether a word may be a finite verb where its segment has no plain one."""
        passage, word = self.passage, self.passage.words[index]
        past = self.facts.bare_content and self.facts.is_participle(word)
        office = passage.vocabulary.speaks(word) and not self.facts.bare_content  # « l'ancien président »
        if not (past or word in self.words.forms) or office or word in passage.vocabulary.function_words:
            return False
        if not self._stands_free(index) or self._is_governed(index):
            return False
        past = past or word in self.facts.participles  # "hit", "cost": the form of today and of the past
        return past or not (self.facts.bare_content and self.is_base(index)) or self._has_plural_subject(index)

    def _likely(self) -> list[int]:
        found, main = list[int](), False
        for number, segment in enumerate(self._segments()):
            opened = bool(segment) and bool(segment[0]) and self.passage.words[segment[0] - 1] in self.words.openers
            if not segment or any(i in self.plain for i in segment):
                main = main or (bool(segment) and not opened)
                continue
            first = next((i for i in segment if self._may_be(i) and self._has_subject(i, segment)), None)
            if first is None and number > 1 and not main and self.passage.words[segment[0] - 1] == ",":
                first = next((i for i in segment[:_LONGEST_CLUSTER] if self._may_be(i)), None)  # "Hall, 41, left"
                first = first if first is not None and self.may_begin(segment[0]) == first else None
            if first is not None:
                found.append(first)
                main = main or not opened
        return found

    def _has_subject(self, index: int, segment: Sequence[int]) -> bool:
        """Tell whether a noun, a name or a pronoun of the same segment stands in front of a word, or a relative."""
        passage, before = self.passage, [i for i in segment if i < index]
        while before and self._is_bearer(before[-1]):
            before.pop()
        if not before:
            opener = passage.words[segment[0] - 1] if segment[0] else ""
            return opener in self.facts.subject_relatives
        place = before[-1]
        word = passage.words[place]
        named = passage.capital(place) or passage.content(place) or passage.tokens[place].kind is TokenKind.DIGITS
        return named or word in passage.vocabulary.subject_pronouns | passage.vocabulary.bystanders

    def _segments(self) -> Sequence[Sequence[int]]:
        """Return the tokens between signs and openers; what stands in brackets is left out."""
        depth, found = 0, [list[int]()]
        for index, word in enumerate(self.passage.words):
            depth = max(depth + (word == "(") - (word == ")"), 0)
            if word in "()" or depth:
                continue
            sign = word in _SIGNS and not self._is_in_number(index)
            if sign or word in self.words.openers or index in self.passage.quoted:
                found.append([])
            else:
                found[-1].append(index)
        return found

    def _is_in_number(self, index: int) -> bool:
        """Tell whether a sign stands inside a figure: "600,000"."""
        token = self.passage.tokens[index]
        around = self.passage.text[max(token.start - 1, 0) : token.end + 1]
        return around[:1].isdigit() and around[-1:].isdigit()
