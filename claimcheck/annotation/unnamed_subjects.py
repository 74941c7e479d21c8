"""Verbs of saying whose subject another sentence has: « Añadió que … », "In una nota ha spiegato che"."""

from __future__ import annotations

from claimcheck.annotation.circumstances import after_circumstances
from claimcheck.annotation.saying import VerbGroup, clause_follows
from claimcheck.annotation.speech import Passage
from claimcheck.annotation.verbs import any_verb, is_plain_verb


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
    if setting and passage.determined(1) == comma:
        return True  # "In una nota ha spiegato che"
    if comma < 1 or passage.words[comma] != "," or comma in passage.quoted:
        return False
    participle = passage.words[0].endswith(passage.vocabulary.attribute_endings)
    parted = any(passage.ends(index) for index in range(comma))
    return (setting or participle) and not parted and not any_verb(passage.tokens[1:comma], passage.language)
