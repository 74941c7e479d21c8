"""Pronouns and parts of a group that speak, and the clauses in which a pronoun says nothing: "one of the guests"."""

from __future__ import annotations

from claimcheck.annotation.phrases import Speaker, is_time, partitive_before, phrase_start, pronoun_at, speaker_between
from claimcheck.annotation.saying import VerbGroup, clause_follows
from claimcheck.annotation.speech import Passage


def relative_around(passage: Passage, first: int) -> int | None:
    """Return the relative pronoun whose clause ends in the phrase at a token: "a woman who lost a ring has claimed".

    The verb of the relative clause stands in between, and what it says is no clause: not "a man who said Hall claimed".
    """
    vocabulary = passage.vocabulary
    if vocabulary.group is not None or first < 2:
        return None
    says = vocabulary.verbs | vocabulary.clause_verbs | vocabulary.clause_starts - vocabulary.relatives
    for index in range(first - 1, 0, -1):
        if passage.ends(index) or (passage.words[index] in says and index + 1 == first):
            return None
        if passage.words[index] in vocabulary.relatives & vocabulary.subject_relatives:
            noun = passage.content(index - 1) and passage.words[index - 1] not in says
            return index if noun and index + 1 < first else None
    return None


def partitive_or_pronoun(passage: Passage, last: int) -> Speaker | None:
    """Return who is only pointed to by words that end at token `last`: "she", "others", "one of the guests"."""
    first = partitive_before(passage, last + 1)
    if first and passage.words[first - 1] in passage.vocabulary.settings:
        head = phrase_start(passage, first - 1)  # "A head teacher at one of the schools said"
        return speaker_between(passage, head, first - 1) if head is not None else None
    if first is not None:
        return speaker_between(passage, first, last + 1)
    if passage.words[last] in passage.vocabulary.subject_pronouns | passage.vocabulary.somebody:
        return pronoun_at(passage, last)
    return None


def is_fused(passage: Passage, pronoun: int) -> bool:
    """Tell whether a pronoun is the subject of what stands for a thing: « il a dit ce qu'il pensait du quai »."""
    return any(hit.last == pronoun for hit in passage.vocabulary.fused_relatives.find(passage.tokens[:pronoun]))


def tells_of_noun(passage: Passage, pronoun: int) -> bool:
    """Tell whether a clause without "that" tells of the noun in front of its pronoun: "feared a body he found was"."""
    if not passage.vocabulary.bare_clauses:
        return False
    noun = pronoun
    while noun > 0 and passage.content(noun - 1) and passage.tokens[noun - 1].text.islower():
        noun -= 1
    article = noun - 1
    if noun == pronoun or article < 1 or passage.determined(article) != noun or is_time(passage, noun, pronoun):
        return False
    return passage.words[article - 1] not in passage.vocabulary.settings | passage.vocabulary.joints


def thinks_of_noun(passage: Passage, pronoun: int, group: VerbGroup) -> bool:
    """Tell whether a relative clause has a pronoun think something of a noun: « ceux qu'elle estime complices ».

    What somebody thinks would follow its verb as a clause: « il a dit qu'elle estime que le port ferme ».
    """
    vocabulary = passage.vocabulary
    opener = pronoun - 1 - (passage.words[pronoun - 1] == "'")
    if vocabulary.bare_clauses or vocabulary.group or opener < 1 or clause_follows(passage, group.last):
        return False
    set_off = passage.words[opener - 1] == ","
    before = opener - 1 - set_off
    if passage.words[opener] not in vocabulary.clause_starts or before < 1 or not passage.content(before):
        return False
    noun = set_off or passage.determined(before - 1) == before
    return noun and passage.words[before] not in vocabulary.verbs | vocabulary.clause_verbs
