"""The phrase behind a verb of saying that could be its subject, and what stands in front of the verb."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.annotation.circumstances import after_circumstances
from claimcheck.annotation.phrases import is_agent, phrase_end
from claimcheck.annotation.saying import VerbGroup, clause_follows
from claimcheck.annotation.speech import Passage
from claimcheck.annotation.verb_second import before_particle, owns_speaker

# Tokens of an office without an article in front of a name: "48-year-old two-time world champion Ann Hall".
_LONGEST_OFFICE = 10
# "senior rescue officials": tokens of people and what describes them, at the most.
_MOST_ADJECTIVES = 4


def head_noun(passage: Passage, phrase: Sequence[int]) -> int:
    """Return the token of the noun that a phrase is about: the first one, in English the last one before "of"."""
    if not passage.vocabulary.bare_clauses:
        return phrase[0]
    ends = passage.vocabulary.complements | passage.vocabulary.settings | {"'"}
    return next((index - 1 for index in phrase[1:] if passage.words[index] in ends), phrase[-1])


def phrase_behind(passage: Passage, group: VerbGroup) -> tuple[int, int]:
    """Return the range of the phrase behind a verb, empty where none stands there that could be its subject."""
    verb = passage.words[group.verb]
    first = after_circumstances(passage, group.last)
    if passage.vocabulary.group and passage.words[first : first + 1] and owns_speaker(passage, first):
        first += 1
    if first > group.last and first + 1 < len(passage.tokens) and passage.words[first] == ",":
        behind = passage.determined(first + 1)
        speaks = behind > first + 1 and is_agent(passage, first + 1, len(passage.tokens))
        speaks = speaks or passage.names.get(first + 1, 0) > first + 2  # « a annoncé à l'AFP, Luc Arnal, le préfet »
        first += int(speaks)  # « a expliqué à l'AFP, le colonel »
    if (
        (verb in passage.vocabulary.addressing and not behind_content(passage, group.first))
        or passage.vocabulary.is_gerund(verb)
        or passage.ends(first)
        or clause_follows(passage, first)
    ):
        return first, first
    opens = (
        passage.capital(first)
        or passage.determined(first) > first
        or passage.words[first] in passage.vocabulary.titles
        or passage.vocabulary.speaks(passage.words[first])
        or (passage.words[first] in passage.vocabulary.somebody and passage.content(first + 1))
        or passage.hit(passage.vocabulary.partitives, first) > first
        or _opens_with_adjective(passage, first)
    )
    named = first in passage.names or passage.determined(first) > first
    name = first if named else name_behind_office(passage, first)
    last = phrase_end(passage, name) if opens or name > first else first
    return first, before_particle(passage, group, first, last)


def behind_content(passage: Passage, index: int) -> bool:
    """Tell whether what a verb at a token says stands in front of it, so that its subject stands behind it.

    A quotation shows it, and in a language whose verb stands second a clause that a comma closes: „Der Kai sei zu,
    kritisierte der Fischer“.
    """
    second = passage.vocabulary.group is not None and index > 2 and passage.words[index - 1] == ","
    return behind_quotation(passage, index) or second


def behind_quotation(passage: Passage, index: int) -> bool:
    """Tell whether a quotation stands in front of a verb, a comma at most in between: what it holds is the object."""
    return index - 1 in passage.quoted or (
        index > 1 and passage.words[index - 1] == "," and index - 2 in passage.quoted
    )


def is_whole(passage: Passage, first: int, last: int) -> bool:
    """Tell whether a phrase ends where it stands, instead of going on with a verb: "says Ann Hall is ill"."""
    titled = (
        passage.determined(first) > first and passage.capital(first + 1) and last == first + 3
    )  # « Le Port enchaîné »
    if passage.capital(first) and not titled and not _is_name(passage, first, last):
        return False
    goes_on = passage.vocabulary.finite | passage.vocabulary.verbs | passage.vocabulary.agents
    if last in passage.quoted and passage.vocabulary.bare_clauses:
        return False  # ", said the first results 'do show' a leak"
    return passage.ends(last) or passage.words[last] in passage.vocabulary.speaker_ends - goes_on


def _opens_with_adjective(passage: Passage, first: int) -> bool:
    """Tell whether words without an article describe the people behind them who close a frame: "say local police."."""
    if not passage.vocabulary.bare_clauses:
        return False
    last = phrase_end(passage, first)
    plain = all(passage.content(i) and passage.tokens[i].text.islower() for i in range(first, last))
    few = 1 < last - first <= _MOST_ADJECTIVES
    return few and plain and passage.ends(last) and passage.vocabulary.speaks(passage.words[last - 1])


def name_behind_office(passage: Passage, first: int) -> int:
    """Return where a name begins that words without an article explain: "four-time winner Ann Hall"; `first` if none.

    "and" may join two offices: "club secretary and coach Ann Hall".
    """
    name = next((i for i in range(first + 1, first + _LONGEST_OFFICE) if i in passage.names), first)
    joints, titles = passage.vocabulary.joints, passage.vocabulary.titles
    inside = all(
        passage.content(i)
        or passage.joined(i)
        or passage.words[i] in titles
        or (i > first and passage.words[i] in joints)
        for i in range(first, name)
    )
    return name if inside else first


def _is_name(passage: Passage, first: int, last: int) -> bool:
    """Tell whether a phrase is a name, with an office beside it at most: « Luc Arnal secrétaire du syndicat »."""
    if passage.hit(passage.vocabulary.outlets, first) == last:
        return True  # « France info »
    plain = [
        i
        for i in range(first, last)
        if passage.content(i) and not passage.capital(i) and not passage.tokens[i].text.isdigit()
    ]
    return not plain or any(passage.vocabulary.speaks(passage.words[i]) for i in range(first, last))
