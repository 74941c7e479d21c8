"""What stands beside a verb of saying in German and Dutch, which have the verb second and its particle last."""

from __future__ import annotations

from claimcheck.annotation.persons import agreement
from claimcheck.annotation.phrases import Speaker
from claimcheck.annotation.saying import VerbGroup
from claimcheck.annotation.speech import Passage
from claimcheck.annotation.vocabulary import own_words

# How a verb in the plural ends.
_PLURAL_ENDING = "en"


def are_several(passage: Passage, pronoun: Speaker) -> bool:
    """Tell whether a verb in the plural beside a pronoun of either number shows several: „sagten sie“, "zeiden ze"."""
    if pronoun.text.lower() not in own_words(passage.language, "agreement", "either_number"):
        return False
    place = next((i for i, token in enumerate(passage.tokens) if token.start == pronoun.start), 0)
    saying = passage.vocabulary.verbs | passage.vocabulary.clause_verbs | passage.vocabulary.auxiliaries
    beside = passage.words[max(place - 1, 0) : place + 2]
    return any(word in saying and word.endswith(_PLURAL_ENDING) for word in beside)


def is_object_pronoun(passage: Passage, index: int) -> bool:
    """Tell whether a pronoun stands behind a preposition, and owns nobody: "volgens haar", not "volgens haar vader"."""
    if passage.vocabulary.group is None or passage.words[index : index + 1] == ():
        return False
    behind = passage.words[index + 1] if index + 1 < len(passage.words) else ""
    owns = passage.vocabulary.speaks(behind) or (passage.capital(index + 1) and not passage.ends(index + 1))
    personal = passage.words[index] in passage.vocabulary.pronouns & agreement(passage.language).personal
    return personal and not owns


def before_particle(passage: Passage, group: VerbGroup, first: int, last: int) -> int:
    """Return where a phrase ends in front of what a separable verb ends its clause with: "liet de vervoerder weten"."""
    verb = passage.words[group.verb]
    ends = frozenset().union(*(ends for verbs, ends in passage.vocabulary.separable_verbs if verb in verbs))
    return last - 1 if last > first + 1 and passage.words[last - 1] in ends else last


def closes_with_particle(passage: Passage, group: VerbGroup, index: int) -> bool:
    """Tell whether what ends the clause of a separable verb stands at a token: „…, ließ der Betriebsrat mitteilen“."""
    verb, word = passage.words[group.verb], passage.words[index] if index < len(passage.words) else ""
    known = any(verb in verbs and word in ends for verbs, ends in passage.vocabulary.separable_verbs)
    return known and passage.ends(index + 1)


def owns_speaker(passage: Passage, index: int) -> bool:
    """Tell whether a relative pronoun in front of somebody says whose they are: „glaubt dessen Vorsitzende“."""
    behind = passage.words[index + 1 : index + 2]
    owner = passage.words[index] in passage.vocabulary.relatives - passage.vocabulary.determiners
    return owner and bool(behind) and passage.vocabulary.speaks(behind[0])
