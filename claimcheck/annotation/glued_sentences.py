"""Where a sentence begins behind another without a sign: pages lose the point and the line end of a caption.

"The yard faces trial next month They are often closed": what stands in front has its verb, and behind it a small word
with a capital opens the next one. A title has a capital on its second word too ("The Crown"). A name may as well be the
object of what stands in front, and opens the next sentence only behind a time with its verb right behind it ("may leave
this summer Hall runs"), or where a bracket says where in the picture it is ("an early exit Hall (left) led").
"""

from __future__ import annotations

import functools
from itertools import chain

from claimcheck.annotation.predicates import Predicates, predicates_of
from claimcheck.annotation.speech import Passage
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.languages.scanner import TokenKind

_DIGITS_OF_YEAR = 4

# Words on either side: less is a title or a label.
_FEWEST_WORDS = 4


def glued_at(passage: Passage) -> int | None:
    """Return the token at which the second of two glued sentences begins, None where there is one sentence."""
    for index in range(_FEWEST_WORDS, len(passage.tokens) - _FEWEST_WORDS + 1):
        if not _may_begin(passage, index):
            continue
        predicates = predicates_of(passage.text, passage.language)
        if predicates.first(1, index) is None:
            continue
        if _opens_with_small_word(passage, predicates, index) or _opens_with_name(passage, predicates, index):
            return index
    return None


def _may_begin(passage: Passage, index: int) -> bool:
    """Tell whether a capital stands behind a year, or a plain word in small letters that leads to nothing."""
    token, before = passage.tokens[index], passage.tokens[index - 1]
    if token.kind is not TokenKind.WORD or not token.text[0].isupper() or index in passage.quoted:
        return False
    year = before.kind is TokenKind.DIGITS and len(before.text) == _DIGITS_OF_YEAR  # "was pictured in 2009 In May"
    if before.end == token.start or not (year or (before.kind is TokenKind.WORD and before.text.islower())):
        return False
    language, word = passage.language, passage.words[index - 1]
    closed = own_words(language, "function_words", "words") | own_words(language, "function_words", "prepositions")
    titles = passage.vocabulary.titles | passage.vocabulary.verbs
    inside = passage.words[:index].count("(") > passage.words[:index].count(")")
    return word not in closed | titles and not passage.vocabulary.speaks(word) and not inside


def _opens_with_small_word(passage: Passage, predicates: Predicates, index: int) -> bool:
    """Tell whether an article, a pronoun or a preposition with a capital opens a sentence with a verb."""
    language, following = passage.language, passage.tokens[index + 1].text
    vocabulary = passage.vocabulary
    small = own_words(language, "function_words", "words") | vocabulary.subject_pronouns
    small -= vocabulary.bystanders | (vocabulary.titles - vocabulary.determiners)
    if passage.words[index] not in small:
        return False
    leads = passage.words[index] in vocabulary.settings
    verb = predicates.first(index + 1, len(passage.tokens))
    return verb is not None and (leads or following.islower())


def _opens_with_name(passage: Passage, predicates: Predicates, index: int) -> bool:
    """Tell whether a name opens a sentence: its verb is right behind it, and a time in front or its place in a picture.

    The place in a picture stands in brackets: "Hall (left) led".
    """
    if predicates.first(1, index) == index - 1:
        return False  # "Hall (right) faced Orr (left)"
    behind = index + 1
    while behind < len(passage.tokens) - 1 and passage.tokens[behind].text[:1].isupper():
        behind += 1
    pictured = own_words(passage.language, "sentences", "caption_places")
    if passage.words[behind] == "(" and passage.words[behind + 1] in pictured:
        behind = next((i + 1 for i in range(behind, len(passage.tokens) - 1) if passage.words[i] == ")"), behind)
    elif not _is_behind_a_time(passage, index):
        return False
    follows = predicates_of(passage.text[passage.tokens[index].start :], passage.language)
    return follows.at(behind - index) == behind - index


def _is_behind_a_time(passage: Passage, index: int) -> bool:
    """Tell whether a time stands in front of a token, and nobody says or thinks: "may leave this summer Hall runs"."""
    vocabulary, before = passage.vocabulary, passage.tokens[index - 1]
    timed = before.kind is TokenKind.DIGITS or passage.words[index - 1] in vocabulary.times | _seasons(passage.language)
    return timed and (vocabulary.verbs | vocabulary.clause_starts).isdisjoint(passage.words[:index])


@functools.cache
def _seasons(language: str) -> frozenset[str]:
    return frozenset(chain.from_iterable(own_table(language, "dates").get("seasons", {}).values()))
