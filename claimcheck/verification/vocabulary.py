"""The words of a language that the proof of a claim goes by."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.comparison.vocabulary.concepts import stem
from claimcheck.comparison.vocabulary.terms import personal_pronouns
from claimcheck.languages.scanner import without_accents


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words of one language, in lower case, by what they do in a statement.

    `agents` introduce who does what is told in the passive, `speaker_nouns` are the nouns for people and bodies that
    are quoted, `pronouns` stand for somebody as a subject, `openers` open a clause that may stand by itself,
    `possessives` mark the owner behind the apostrophe, `modifier_endings` end adverbs and participles, which add a
    circumstance behind a noun, `infinitives` introduce one, `auxiliaries` are the forms of auxiliary verbs, and
    `complements` are the stems of prepositions whose phrase belongs to the noun before it ("a couple of days").
    `relatives` are pronouns that stand for their noun as the subject of a clause, `additive` words that add, and
    `omissible` the stems of small words that a claim may leave out, but not add ("all", "own"). `owners` are relative
    pronouns for whose something is ("whose"), `clause_openers` words that open another clause ("that", "and"),
    `present` and `past` forms of "to be", `bounding` prepositions before a day that begins or ends something,
    `places` those that only say where; `doubled` are words that are said twice for emphasis ("very").
    """

    agents: frozenset[str]
    speaker_nouns: frozenset[str]
    pronouns: frozenset[str]
    openers: frozenset[str]
    possessives: frozenset[str]
    modifier_endings: tuple[str, ...]
    infinitives: frozenset[str]
    auxiliaries: frozenset[str]
    complements: frozenset[str]
    relatives: frozenset[str]
    additive: frozenset[str]
    omissible: frozenset[str]
    owners: frozenset[str]
    clause_openers: frozenset[str]
    present: frozenset[str]
    past: frozenset[str]
    bounding: frozenset[str]
    places: frozenset[str]
    doubled: frozenset[str]


@functools.cache
def vocabulary(language: str) -> Vocabulary:
    """Return the words of a language that the proof of a claim goes by."""
    endings = own_table(language, "function_words").get("adverb_endings", ())
    gerunds = own_table(language, "speech").get("gerund_endings", ())
    return Vocabulary(
        agents=own_words(language, "speech", "agents"),
        speaker_nouns=own_words(language, "speech", "speaker_nouns"),
        pronouns=personal_pronouns(language),
        openers=own_words(language, "limits", "openers"),
        possessives=own_words(language, "limits", "possessives"),
        modifier_endings=(*endings, *gerunds),
        infinitives=own_words(language, "speech", "infinitives"),
        auxiliaries=own_words(language, "function_words", "auxiliaries"),
        complements=own_words(language, "limits", "complements"),
        relatives=own_words(language, "facts", "subject_relatives"),
        additive=frozenset(own_table(language, "clauses").get("additive", ())),
        omissible=frozenset(
            without_accents(stem(word, language)) for word in own_words(language, "limits", "omissible")
        ),
        owners=own_words(language, "limits", "owners"),
        clause_openers=own_words(language, "limits", "openers")
        | own_words(language, "limits", "complementizers")
        | frozenset(own_table(language, "clauses").get("additive", ())),
        present=own_words(language, "limits", "present"),
        past=own_words(language, "limits", "past"),
        bounding=own_words(language, "limits", "bounding"),
        places=own_words(language, "limits", "places"),
        doubled=own_words(language, "limits", "doubled"),
    )
