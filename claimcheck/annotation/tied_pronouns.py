"""Pronouns that a hyphen ties to a verb of saying, and from where an impersonal one has what it tells."""

from __future__ import annotations

from claimcheck.annotation.phrases import (
    Speaker,
    is_agent,
    is_impersonal_passive,
    phrase_end,
    pronoun_at,
    speaker_between,
)
from claimcheck.annotation.saying import VerbGroup
from claimcheck.annotation.speech import Passage

# Tokens of a verb behind a quotation up to the pronoun tied to it: « s'est-elle alors écriée ».
_LONGEST_TIED = 7


def hyphenated_pronoun(passage: Passage, group: VerbGroup) -> int | None:
    """Return the pronoun that a hyphen ties to a verb of saying: « ajoute-t-elle », « a-t-il dit »."""
    pronouns = passage.vocabulary.pronouns | passage.vocabulary.subject_pronouns | passage.vocabulary.impersonal
    for index in range(max(group.first - 2, 1), min(group.last + 4, len(passage.tokens))):
        hyphen, before = passage.tokens[index - 1], passage.tokens[max(index - 2, 0)]
        tied = hyphen.text == "-" and hyphen.end == passage.tokens[index].start and hyphen.start == before.end
        if tied and passage.words[index] in pronouns and index not in passage.quoted:
            return None if is_impersonal_passive(passage, index) else index
    return None


def tied_pronoun_behind_quotation(passage: Passage) -> Speaker | None:
    """Return the pronoun that a hyphen ties to any verb behind a quotation: « "Encore !", s'esclaffe-t-elle »."""
    last = max(passage.quoted, default=-1)
    first = last + 2 if passage.words[last + 1 : last + 2] == (",",) else last + 1
    if not passage.quoted or first >= len(passage.words):
        return None
    pronouns = passage.vocabulary.subject_pronouns | passage.vocabulary.impersonal
    for index in range(first + 2, min(first + _LONGEST_TIED, len(passage.tokens))):
        if passage.ends(index):
            return None
        verb = any(passage.content(i) for i in range(first, index))
        if passage.words[index] in pronouns and passage.words[index - 1] == "-" and verb:
            if is_impersonal_passive(passage, index):
                return None
            return impersonal_source(passage, index) or pronoun_at(passage, index)
    return None


def impersonal_source(passage: Passage, pronoun: int) -> Speaker | None:
    """Return from whom something was heard: « a-t-on appris de source policière »."""
    if passage.words[pronoun] not in passage.vocabulary.impersonal:
        return None
    hits = passage.vocabulary.interposed.find(passage.tokens)
    aside = {index for hit in hits for index in range(hit.first, hit.last)}  # « par ailleurs »
    for index in range(pronoun + 1, len(passage.tokens)):
        if passage.ends(index) or (index - 1 in aside and index not in aside and passage.determined(index) > index):
            return None  # « au cours d'un survol de la digue »
        if index in aside:
            continue
        by_acronym = (
            passage.acronym(passage.determined(index + 1)) and passage.words[index] in passage.vocabulary.settings
        )
        if passage.words[index] in passage.vocabulary.sources and not by_acronym:  # « précise-t-on à la mairie »
            return speaker_between(passage, index + 1, phrase_end(passage, index + 1))
    return None


def opening_source(passage: Passage) -> Speaker | None:
    """Return where a sentence opens in which an impersonal pronoun speaks: « Chez les pêcheurs, on assure que … »."""
    if passage.words[0] not in passage.vocabulary.sources:
        return None
    last = phrase_end(passage, 1)
    return speaker_between(passage, 1, last) if is_agent(passage, 1, last) else None
