"""Who speaks by a frame that closes its sentence, and so governs all of it: "…, his widow said"."""

from __future__ import annotations

from claimcheck.annotation.circumstances import after_circumstances
from claimcheck.annotation.phrases import (
    Speaker,
    before_brackets,
    is_agent,
    partitive_before,
    phrase_end,
    phrase_start,
    pronoun_at,
    speaker_between,
)
from claimcheck.annotation.saying import VerbGroup
from claimcheck.annotation.speech import Passage
from claimcheck.annotation.subjects import main_subject

_QUOTES = frozenset("'\"’”»")
# What parts a quotation from its frame, inside its marks.
_PARTING_IN_QUOTES = frozenset(",!?…")


def before_appositions(passage: Passage, first: int) -> Speaker | None:
    """Return the name that a list of offices without articles explains: "Ann Hall, director, Port of Corle said"."""
    if first < 2 or passage.words[first - 1] != "," or passage.determined(first) > first:
        return None
    adverb = passage.words[first].endswith(passage.vocabulary.adverb_endings) and first + 1 < len(passage.words)
    if passage.tokens[first].text.islower() and not passage.vocabulary.speaks(passage.words[first + adverb]):
        return None  # "The Corle, Georgia, native admitted"
    subject = main_subject(passage, first - 1)
    if subject is None or subject.pronoun or passage.text[subject.end : subject.end + 1] != ",":
        return None
    if adverb:
        return subject  # « Anne Vasseur, actuellement directrice (DG) du port a dit »
    between = [i for i in range(first) if passage.tokens[i].start > subject.end and passage.words[i] != ","]
    named = any(passage.tokens[name].start < subject.end for name in passage.names)
    ties = passage.vocabulary.complements | passage.vocabulary.determiners if named else frozenset[str]()
    plain = all(
        passage.capital(i) or passage.words[i] in ties or passage.vocabulary.speaks(passage.words[i]) for i in between
    )
    return subject if plain and between else None


def closing_subject(passage: Passage, group: VerbGroup) -> Speaker | None:
    """Return the subject of a frame that closes its sentence and so governs all of it: "…, his widow said"."""
    before = before_brackets(passage, group.first) - 1
    behind = after_circumstances(passage, group.last)
    if passage.words[group.verb] in passage.vocabulary.addressing and not passage.ends(behind):
        behind = phrase_end(passage, behind)  # "…, Hall told the Courier"
    inserted = behind < len(passage.tokens) and passage.words[behind] == ","  # ", Hall reports, and"
    closes = inserted or all(passage.ends(index) for index in range(behind, len(passage.tokens)))
    if any(index >= behind for index in passage.quoted) and all(index >= behind for index in passage.quoted):
        return None  # "…; his sign read 'Stop'"
    if before < 1 or passage.ends(before) or not closes or passage.vocabulary.is_gerund(passage.words[group.verb]):
        return None
    if passage.words[before] in passage.vocabulary.subject_pronouns and passage.ends(before - 1):
        return pronoun_at(passage, before)
    first, last = _closing_phrase(passage, before)
    if not first or not passage.ends(first - 1) or passage.words[first - 1] == ":":
        return None
    adverb = last - first == 1 and passage.words[first].endswith(passage.vocabulary.adverb_endings)
    if adverb and not is_agent(passage, first, last):
        return None  # « Anne, manifestement émue »
    parted = first > 1 and passage.words[first - 2] in _PARTING_IN_QUOTES  # "'It is over,' the piper added"
    if passage.words[first - 1] in _QUOTES and group.clausal and not (parted or is_agent(passage, first, last)):
        return None  # "the 'steady hand' his side showed"
    if inserted and (passage.words[first - 1] != "," or not group.clausal or not is_agent(passage, first, last)):
        return None
    return before_appositions(passage, first) or speaker_between(passage, first, last)


def _closing_phrase(passage: Passage, before: int) -> tuple[int | None, int]:
    """Return the range of who speaks by a frame whose verb stands behind token `before`; no first token: nobody."""
    first, last = partitive_before(passage, before + 1), before + 1
    if first is None and passage.content(before):
        first = phrase_start(passage, before + 1)
        if first is None:
            first, last = _before_place(passage, before) or _before_relative(passage, before)
    return _before_joint(passage, first), last


def _before_place(passage: Passage, last: int) -> tuple[int, int] | None:
    """Return the range of whom a place behind their name closes that ends at a token: ", Ann Hall in Corle reports"."""
    named = next((start for start, end in passage.names.items() if end == last + 1), 0)
    if named < 2 or passage.words[named - 1] not in passage.vocabulary.settings:
        return None
    first = phrase_start(passage, named - 1)
    if not first or not passage.ends(first - 1) or not is_agent(passage, first, named - 1):
        return None
    return first, named - 1


def _before_relative(passage: Passage, last: int) -> tuple[int | None, int]:
    """Return the range of whom a relative clause explains that ends at token `last`: "a woman who lives here"."""
    for index in range(last, 0, -1):
        if passage.ends(index):
            break
        if passage.words[index] in passage.vocabulary.relatives:
            first = phrase_start(passage, index)
            return (first, index) if first is not None and is_agent(passage, first, index) else (None, last)
    return None, last


def _before_joint(passage: Passage, first: int | None) -> int | None:
    """Return where two names that "and" joins begin, of which the second begins at a token; else that token.

    "…, the Centre for Disease Control and Prevention said", "…, Mexican and U.S. officials said"
    """
    if not first or passage.words[first - 1] not in passage.vocabulary.additive or not passage.capital(first):
        return first
    opening = phrase_start(passage, first - 1) if first > 1 and passage.capital(first - 2) else None
    return opening if opening and passage.ends(opening - 1) else first
