"""The words by which one language joins several facts in a statement."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from claimcheck.annotation.vocabulary import own_table
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.scanner import opens_with_vowel


@dataclass(frozen=True, slots=True)
class FactWords:
    """The words of the tables `clauses` and `facts` by which one language joins several facts.

    `singular` and `plural` hold determiners and verbs that show one or several.
    """

    coordinators: frozenset[str]
    adversatives: frozenset[str]
    sequences: frozenset[str]
    relatives: frozenset[str]
    subject_relatives: frozenset[str]
    verbs: frozenset[str]
    participles: frozenset[str]
    participle_endings: tuple[str, ...]
    not_participles: frozenset[str]
    idle_participles: frozenset[str]
    active_participles: frozenset[str]
    bearers: frozenset[str]
    modals: frozenset[str]
    plural_subjects: frozenset[str]
    personal_relatives: frozenset[str]
    past_verbs: frozenset[str]
    owning_relatives: frozenset[str]
    possessive_ending: str
    owned_articles: Mapping[str, str]
    owner_preposition: str
    elided_owner_preposition: str
    owner_contractions: Mapping[str, str]
    parted_articles: Mapping[str, str]
    takes_owner: frozenset[str]
    indefinite: frozenset[str]
    place_relatives: frozenset[str]
    place_prepositions: frozenset[str]
    place_preposition: str
    times_of_clauses: frozenset[str]
    means: frozenset[str]
    never_passive: frozenset[str]
    reflexive_verbs: frozenset[str]
    joined_verbs: tuple[str, ...]
    attributive_beginnings: tuple[str, ...]
    bare_infinitives: frozenset[str]
    linking_verbs: frozenset[str]
    singular: tuple[frozenset[str], frozenset[str]]
    plural: tuple[frozenset[str], frozenset[str]]
    subordinators: frozenset[str]
    dependents: frozenset[str]
    connectors: Phrasebook
    additions: Phrasebook
    clefts: Phrasebook
    gerund_leads: Phrasebook
    bare_content: bool
    copula: str
    plural_copula: str
    event_copula: str
    plural_event_copula: str
    plural_verbs: tuple[str, ...]
    finite: frozenset[str]
    plural_participles: tuple[str, ...]
    feminine_participles: tuple[str, ...]
    plural_nouns: tuple[str, ...]

    def agrees(self, determiner: str, verb: str) -> bool:
        """Tell whether a noun with a determiner may be the subject of a verb, as far as both show a number."""
        if self.plural_verbs and verb in self.finite:
            several = verb.endswith(self.plural_verbs) and verb not in self.singular[1]
            return determiner not in (self.singular if several else self.plural)[0]
        return not any(
            determiner in one[0] and verb in other[1]
            for one, other in ((self.singular, self.plural), (self.plural, self.singular))
        )

    def alike(self, first: str, second: str) -> bool:
        """Tell whether two participles may share an auxiliary: not « ont défilé » and « accusée »."""
        endings = [
            max((ending for ending in self.participle_endings if word.endswith(ending)), key=len, default="")
            for word in (first, second)
        ]
        if all(endings):
            return endings[0] == endings[1]
        if first in self.participles or second in self.participles:
            return True  # « a décrété le deuil et promis »: the form of a listed one shows no number
        return first.endswith("s") == second.endswith("s")

    def is_participle(self, word: str) -> bool:
        """Tell whether a word may be a participle, or a past tense that looks like one."""
        ending = word.endswith(self.participle_endings) and len(word) > 4 and word not in self.not_participles
        return word in self.participles or (bool(self.participle_endings) and ending)


# How an ending that adds nothing is written: the stem itself is a form.
_NO_ENDING = "-"


@functools.cache
def finite_forms(language: str) -> frozenset[str]:
    """Return every form that a language's list of verbs gives, none for a language without one."""
    table = own_table(language, "verbs")
    forms = set(table.get("forms", "").split())
    for paradigm in table.get("paradigms", {}).values():
        endings = [ending.strip(_NO_ENDING) for ending in paradigm["endings"].split()]
        forms.update(stem + ending for stem in paradigm["stems"].split() for ending in endings)
    return frozenset(forms)


@functools.cache
def fact_words(language: str) -> FactWords:
    """Return the words of a language, all empty for one without a file of its own."""
    clauses, table = own_table(language, "clauses"), own_table(language, "facts")

    def listed(name: str) -> frozenset[str]:
        return frozenset(table.get(name, "").split())

    joints, connectors = frozenset(clauses.get("joints", ())), frozenset(clauses.get("connectors", ()))
    return FactWords(
        coordinators=frozenset(clauses.get("additive", ())) | ((joints & connectors) - listed("subordinators")),
        adversatives=frozenset(str(clauses.get("adversative", "")).split()),
        sequences=listed("sequences"),
        relatives=listed("relatives"),
        subject_relatives=listed("subject_relatives"),
        verbs=listed("verbs"),
        participles=listed("participles"),
        participle_endings=tuple(table.get("participle_endings", ())),
        not_participles=listed("not_participles"),
        idle_participles=listed("idle_participles"),
        active_participles=listed("active_participles"),
        bearers=listed("bearers"),
        modals=listed("modals"),
        plural_subjects=listed("plural_subjects"),
        personal_relatives=listed("personal_relatives"),
        past_verbs=listed("past_verbs"),
        owning_relatives=listed("owning_relatives"),
        possessive_ending=str(table.get("possessive_ending", "")),
        owned_articles=table.get("owned_articles", {}),
        owner_preposition=str(table.get("owner_preposition", "")),
        elided_owner_preposition=str(table.get("elided_owner_preposition", "")),
        owner_contractions=table.get("owner_contractions", {}),
        parted_articles=table.get("parted_articles", {}),
        takes_owner=listed("takes_owner"),
        indefinite=listed("indefinite"),
        place_relatives=listed("place_relatives"),
        place_prepositions=listed("place_prepositions"),
        place_preposition=str(table.get("place_preposition", "")),
        times_of_clauses=listed("times_of_clauses"),
        means=listed("means"),
        never_passive=listed("never_passive"),
        reflexive_verbs=listed("reflexive_verbs"),
        joined_verbs=tuple(table.get("joined_verb_endings", ())),
        attributive_beginnings=tuple(table.get("attributive_beginnings", ())),
        bare_infinitives=listed("bare_infinitives"),
        linking_verbs=listed("linking_verbs"),
        singular=(listed("singular_determiners"), listed("singular_verbs")),
        plural=(listed("plural_determiners"), listed("plural_verbs")),
        subordinators=listed("subordinators"),
        dependents=frozenset(str(clauses.get("dependents", "")).split()),
        connectors=Phrasebook(clauses.get("connectors", ())),
        additions=Phrasebook(table.get("additions", ())),
        clefts=Phrasebook(table.get("clefts", ())),
        gerund_leads=Phrasebook(table.get("gerund_leads", ())),
        bare_content=bool(table.get("bare_content", False)),
        copula=str(table.get("copula", "")),
        plural_copula=str(table.get("plural_copula", "")),
        event_copula=str(table.get("event_copula", "")),
        plural_event_copula=str(table.get("plural_event_copula", "")),
        plural_verbs=tuple(own_table(language, "verbs").get("plural_endings", ())),
        finite=finite_forms(language),
        plural_participles=tuple(table.get("plural_participle_endings", ())),
        feminine_participles=tuple(table.get("feminine_participle_endings", ())),
        plural_nouns=tuple(table.get("plural_noun_endings", ())),
    )


def as_owner(name: str, language: str) -> str:
    """Return a name as the owner in front of what is owned: "Ann Hall's", "the Vales'"."""
    ending = fact_words(language).possessive_ending
    return f"{name}{ending[:1] if name.endswith('s') else ending}"


def behind_owned(name: str, language: str) -> str:
    """Return an owner as it stands behind what is owned: « du maire », « de la ville », « d'Ann Hall »."""
    words = fact_words(language)
    article, _, rest = name.partition(" ")
    if rest and article.lower() in words.owner_contractions:
        return f"{words.owner_contractions[article.lower()]} {rest}"
    plain = f"{article.lower()} {rest}" if rest and article.lower() in words.singular[0] | words.plural[0] else name
    if words.elided_owner_preposition and opens_with_vowel(plain):
        return f"{words.elided_owner_preposition}{plain}"
    return f"{words.owner_preposition} {plain}"


def with_own_article(phrase: str, language: str) -> str:
    """Return a noun phrase with its article alone where a preposition is part of it: « du maire » as « le maire »."""
    article, _, rest = phrase.partition(" ")
    own = fact_words(language).parted_articles.get(article.lower())
    return f"{own} {rest}" if own and rest else phrase
