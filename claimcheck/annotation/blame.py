"""Of whom a sentence tells without their having the word: whom others blame, and who is seen in a picture.

« Le ministre est vivement critiqué. "Il a menti à tous." » quotes his critics; "Hall (right) left the court" describes
a photograph, and what is quoted behind it goes on with the article.
"""

from __future__ import annotations

import functools

from claimcheck.annotation.phrases import Speaker
from claimcheck.annotation.speech import read_passage, speech_words
from claimcheck.annotation.vocabulary import own_table
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.scanner import scan

# Tokens between the auxiliary of a passive and its participle: « a été très vivement critiqué ».
_REACH_OF_PASSIVE = 4
_BRACKET = "("


@functools.cache
def _blaming(language: str) -> Phrasebook:
    return Phrasebook(own_table(language, "speech").get("blaming", ()))


@functools.cache
def _captions(language: str) -> Phrasebook:
    return Phrasebook(own_table(language, "speech").get("captions", ()))


def is_blamed(sentence: str, language: str) -> bool:
    """Tell whether a sentence says that others blame its subject: « a été critiqué », "has come under fire"."""
    passage = read_passage(sentence, language)
    passive = passage.vocabulary.passive_auxiliaries
    return any(
        hit.last - hit.first > 1
        or not passive.isdisjoint(passage.words[max(hit.first - _REACH_OF_PASSIVE, 0) : hit.first])
        for hit in _blaming(language).find(passage.tokens)
    )


def is_caption(sentence: str, language: str) -> bool:
    """Tell whether brackets in a sentence say where somebody stands in a picture: "Hall (right)"."""
    tokens = scan(sentence)
    return any(hit.first and tokens[hit.first - 1].text == _BRACKET for hit in _captions(language).find(tokens))


def speaks_of(quoted: str, mentioned: Speaker, language: str) -> bool:
    """Tell whether quoted words open with a pronoun for a third person, so that they tell of somebody just named."""
    return not mentioned.pronoun and opens_with_third_person(quoted, language)


def opens_with_third_person(quoted: str, language: str) -> bool:
    """Tell whether quoted words open with a pronoun for a third person: "He fooled the whole town"."""
    first = next((token.text.lower() for token in scan(quoted) if token.text.isalpha()), "")
    return first in speech_words(language).subject_pronouns
