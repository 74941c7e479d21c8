"""Verbs of saying whose subject another sentence has: « Añadió que … », "In una nota ha spiegato che"."""

from __future__ import annotations

from claimcheck.annotation.circumstances import after_circumstances
from claimcheck.annotation.saying import VerbGroup, clause_follows
from claimcheck.annotation.speech import Passage
from claimcheck.annotation.verbs import any_verb, is_plain_verb, may_be_verb
from claimcheck.annotation.vocabulary import own_words


def drops_subject(passage: Passage, group: VerbGroup) -> bool:
    """Tell whether a verb of saying has its subject in another sentence: « Añadió que … », "Negó todo y dijo que …".

    The sentence opens with it, or with a verb that it goes on with behind "and", and what is said follows.
    """
    vocabulary = passage.vocabulary
    if not vocabulary.drops_subjects or group.of_object:
        return False
    behind = after_circumstances(passage, group.last)
    if not (clause_follows(passage, group.last) or clause_follows(passage, behind)):
        return False
    if _opens_behind_setting(passage, group):
        return True
    first = int(passage.words[0] in vocabulary.joints)
    joined = group.first > first and not vocabulary.additive.isdisjoint(passage.words[group.first - 1 : group.verb])
    opening = passage.words[first] if first < len(passage.words) else ""
    opens = opening in vocabulary.auxiliaries or is_plain_verb(opening, passage.language)
    parted = any(passage.ends(i) and i not in passage.quoted for i in range(first, group.first))
    return group.first <= first or (joined and opens and not parted)


def _opens_behind_setting(passage: Passage, group: VerbGroup) -> bool:
    """Tell whether only a setting or a participle in commas stands in front: "Em nota, disse que", "Procurada, disse".

    A subject, or a verb of another clause, would stand there else.
    """
    comma = group.first - 1
    setting = passage.words[0] in passage.vocabulary.settings
    if setting and _is_one_setting(passage, group.first):
        return True  # "In una nota ha spiegato che"
    if comma < 1 or passage.words[comma] != "," or comma in passage.quoted:
        return False
    participle = passage.words[0].endswith(passage.vocabulary.attribute_endings)
    parted = any(passage.ends(index) for index in range(comma))
    first = next((i for i in range(1, comma) if passage.words[i] in _conditions(passage.language)), comma)
    return (setting or participle) and not parted and not any_verb(passage.tokens[1:first], passage.language)


def _is_one_setting(passage: Passage, last: int) -> bool:
    """Tell whether a chain of prepositions with their nouns ends before a token: "En una nota de ayer asegura".

    A noun with an article that no preposition leads to, or a name, would be the subject.
    """
    vocabulary = passage.vocabulary
    ties = vocabulary.settings | vocabulary.complements
    if last < 2:
        return False
    for index in range(1, last):
        tied = passage.words[index - 1] in ties
        noun = tied or passage.words[index - 1] in vocabulary.determiners
        if not noun and may_be_verb(passage.tokens, index, passage.language):
            return False
        opens = passage.words[index] in vocabulary.determiners - ties or passage.capital(index)
        if passage.ends(index) or passage.words[index] in vocabulary.subject_pronouns or (opens and not tied):
            return False
    return passage.content(last - 1) and not vocabulary.speaks(passage.words[last - 1])


def _conditions(language: str) -> frozenset[str]:
    """Return the words that open a clause of what somebody is asked: "Alla domanda se", «Preguntada por si»."""
    return own_words(language, "clauses", "dependents") & own_words(language, "facts", "subordinators")
