"""The words of a language that the proof of a claim goes by."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.comparison.vocabulary.concepts import stem
from claimcheck.comparison.vocabulary.terms import personal_pronouns
from claimcheck.languages.scanner import TokenKind, scan, without_accents


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words of one language, in lower case, by what they do in a statement.

    `agents` introduce who does what is told in the passive, whose auxiliaries are `passives`, `speaker_nouns` are the
    nouns for people and bodies that are quoted, `pronouns` stand for somebody as a subject, `openers` open a clause
    that may stand by itself, `possessives` mark the owner behind the apostrophe, `modifier_endings` end adverbs and
    participles, which add a circumstance behind a noun, `infinitives` introduce one, `auxiliaries` are the forms of
    auxiliary verbs, and `complements` are the stems of prepositions whose phrase belongs to the noun before it ("a
    couple of days"). `relatives` are pronouns that stand for their noun as the subject of a clause, `additive` words
    that add, and `omissible` the stems of small words that a claim may leave out, but not add ("all", "own"). `owners`
    are relative pronouns for whose something is ("whose"), `clause_openers` words that open another clause ("that",
    "and"), `present` and `past` forms of "to be", `bounding` prepositions before a day that begins or ends something,
    `places` those that only say where; `doubled` are words that are said twice for emphasis ("very"). `determiners`
    stand in front of a noun, and `modifiers` are adjectives that have one behind them; `months` are the months. `leads`
    open a phrase beside the main clause ("despite"), and `contrasting` a clause that is set against another.
    `complementizers` open what is said or thought ("that"), `universals` say of all or of none of a kind ("all", "no").
    `set_endings` gives by a form of a verb the endings that it says something with ("brought": "to", "an", "end"), and
    `together` by a form of a verb of what two do together the prepositions in front of the second of them ("met").
    """

    agents: frozenset[str]
    passives: frozenset[str]
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
    determiners: frozenset[str]
    modifiers: frozenset[str]
    participle_endings: tuple[str, ...]
    gerund_endings: tuple[str, ...]
    months: frozenset[str]
    leads: frozenset[str]
    contrasting: frozenset[str]
    complementizers: frozenset[str]
    universals: frozenset[str]
    set_endings: Mapping[str, Sequence[tuple[str, ...]]]
    together: Mapping[str, frozenset[str]]


@functools.cache
def vocabulary(language: str) -> Vocabulary:
    """Return the words of a language that the proof of a claim goes by."""
    endings = own_table(language, "function_words").get("adverb_endings", ())
    gerunds = own_table(language, "speech").get("gerund_endings", ())
    return Vocabulary(
        agents=own_words(language, "speech", "agents"),
        passives=own_words(language, "speech", "passive_auxiliaries"),
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
        determiners=own_words(language, "function_words", "determiners"),
        modifiers=own_words(language, "limits", "modifiers"),
        participle_endings=tuple(own_table(language, "facts").get("participle_endings", ())),
        gerund_endings=tuple(gerunds),
        months=frozenset(word for names in own_table(language, "dates").get("months", ()) for word in names.split()),
        leads=own_words(language, "limits", "leads"),
        contrasting=own_words(language, "limits", "contrasting"),
        complementizers=own_words(language, "limits", "complementizers"),
        universals=own_words(language, "limits", "universals") | own_words(language, "negation", "determiners"),
        set_endings=_set_endings(language),
        together=_together(language),
    )


def _set_endings(language: str) -> Mapping[str, Sequence[tuple[str, ...]]]:
    """Return by a form of a verb the endings that belong to it, each as words in lower case."""
    table = own_table(language, "limits").get("set_endings", {})
    return {
        form: [
            tuple(token.text.lower() for token in scan(ending) if token.kind is TokenKind.WORD) for ending in endings
        ]
        for forms, endings in table.items()
        for form in forms.split()
    }


def _together(language: str) -> Mapping[str, frozenset[str]]:
    """Return by a form of a verb the prepositions that lead from it to the second of two who do it together."""
    table: Mapping[str, Sequence[str]] = own_table(language, "converses").get("together", {})
    return {form: frozenset(leads) for forms, leads in table.items() for form in forms.split()}
