"""Who or what a sentence tells of: its subject, wherever commas set it off from its verb."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence

from claimcheck.annotation.circumstances import after_time
from claimcheck.annotation.phrases import Speaker, is_agent, phrase_start, pronoun_at, speaker_or_name, subject_from
from claimcheck.annotation.speech import Passage, read_passage
from claimcheck.annotation.vocabulary import own_table
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.scanner import Token

# Words at the head of a sentence among which an office stands.
_OFFICE = 3
_DASHES = frozenset("-–—")
# Tokens within which a pronoun shows that it stands for nobody: « il est prévu que ».
_REACH = 5

# What brackets hold right behind a subject.
_BRACKETS = re.compile(r"\A\s?\([^()]*\)")


def subject_of(sentence: str, language: str) -> Speaker | None:
    """Return the subject that a sentence opens with, whether it speaks or not."""
    passage = read_passage(sentence, language)
    return main_subject(passage, len(passage.tokens), 0)


def main_subject(passage: Passage, before: int, opening: int | None = None, *, things: bool = False) -> Speaker | None:
    """Return the subject of the sentence, where it stands at the head of one of the clauses before a token.

    `things` asks for what never speaks, too.
    """
    for first in _clause_heads(passage, _after_colon(passage, before) if opening is None else opening, before):
        if passage.words[first] in passage.vocabulary.subject_pronouns:
            return pronoun_at(passage, first)
        subject = subject_from(passage, first, before, things=things)
        if subject and first == 0:
            return _explained(passage, subject, before) or subject
        where = passage.words[first] in passage.vocabulary.determiners & passage.vocabulary.settings  # "Na escola, Ana"
        if subject or (passage.determined(first) > first and after_time(passage, first) == first and not where):
            return subject  # an article opens the subject, even one whose end is not plain
    return None


def _explained(passage: Passage, subject: Speaker, before: int) -> Speaker | None:
    """Return the name that an office without an article stands before: « Ancienne adjointe du maire, Ann Vale dit »."""
    if passage.determined(0) > 0 or 0 in passage.names or not passage.capital(0) or subject.pronoun:
        return None
    if not any(passage.vocabulary.speaks(word) for word in passage.words[:_OFFICE]):
        return None
    heads = (first for first in _clause_heads(passage, 0, before) if first > 0)
    name = next(heads, None)
    return subject_from(passage, name, before) if name is not None and name in passage.names else None


@functools.cache
def _impersonal(language: str) -> Phrasebook:
    return Phrasebook(own_table(language, "facts").get("impersonal", ()))


def stands_for_nobody(tokens: Sequence[Token], language: str) -> bool:
    """Tell whether the pronoun that tokens open with stands for nobody: « il faut », "it is said that"."""
    return any(hit.first == 0 for hit in _impersonal(language).find(tokens[:_REACH]))


def set_off_subject(passage: Passage, comma: int) -> Speaker | None:
    """Return a subject that an apposition sets off from its verb: « Anne Vasseur, la mère de Luc, a jugé »."""
    subject = main_subject(passage, comma)
    if subject and _is_set_off(passage, subject) and subject.end < passage.tokens[comma].start:
        return None if _has_own_verb(passage, subject, comma) else subject
    return _apposed_subject(passage, comma)


def _is_set_off(passage: Passage, subject: Speaker) -> bool:
    """Tell whether a comma or a dash stands behind a subject, brackets between at most: "the agency (LPA),"."""
    behind = _BRACKETS.sub("", passage.text[subject.end :], count=1)
    return behind.startswith(",") or (behind[:1].isspace() and behind.lstrip()[:1] in _DASHES)


def _has_own_verb(passage: Passage, subject: Speaker, comma: int) -> bool:
    """Tell whether a subject has its verb before a comma: « Le pilote, 40 ans, est parti, »."""
    between = [
        passage.words[i] for i in range(comma) if passage.tokens[i].start > subject.end and i not in passage.quoted
    ]
    owned = sum(first == "'" and second == "s" for first, second in itertools.pairwise(between))  # "the port's mayor"
    verbs = sum(word in passage.vocabulary.finite for word in between) - owned
    return verbs > sum(word in passage.vocabulary.relatives for word in between)


def _apposed_subject(passage: Passage, comma: int) -> Speaker | None:
    """Return what stands in front of the last apposition or relative clause before a comma or a dash."""
    sign = passage.words[comma]
    opens = (
        i for i in range(comma - 1, 0, -1) if (passage.words[i] == sign and passage.ends(i)) or i in passage.quoted
    )
    opening = next(opens, 0)
    if sign not in {",", *_DASHES} or passage.ends(opening - 1) or opening in passage.quoted:
        return None
    relative = passage.words[opening + 1] in passage.vocabulary.relatives
    if not relative and any(word in passage.vocabulary.finite for word in passage.words[opening:comma]):
        return None
    first = phrase_start(passage, opening)
    return speaker_or_name(passage, first, opening) if first is not None and is_agent(passage, first, opening) else None


def _after_colon(passage: Passage, before: int) -> int:
    """Return the index after the last sign before a token that ends more than a part of a clause."""
    return max((i + 1 for i in range(before - 1) if passage.ends(i) and passage.words[i] in ":;.!?…"), default=0)


def _clause_heads(passage: Passage, opening: int, before: int) -> Iterator[int]:
    """Yield where the parts between commas begin, past a word that joins them to what stands in front ("but")."""
    for index in range(opening, before):
        opens = index == opening or passage.words[index - 1] == ","
        if opens and index not in passage.quoted:
            yield index + 1 if passage.words[index] in passage.vocabulary.joints and index + 1 < before else index
