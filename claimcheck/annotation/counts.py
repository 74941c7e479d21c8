"""Who counts, where a part of a sentence gives a source and its figure alone.

"Police counted 1,500, the unions 4,000" and « la préfecture en annonce 1 500 » name whoever counts, then a figure, and
nothing else: no verb of saying need stand there.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from claimcheck.annotation.fact_words import fact_words
from claimcheck.annotation.phrases import Speaker, speaker_between
from claimcheck.annotation.speech import Passage, read_passage
from claimcheck.annotation.verbs import may_be_verb
from claimcheck.figures.lexicon import lexicon
from claimcheck.figures.numerals import may_start

# Tokens of whoever counts, those between it and its figure („en ont compté“), and those behind the figure.
_LONGEST_SOURCE, _LONGEST_VERB, _LONGEST_REST = 6, 4, 3


def who_counts(part: str, amounts: Collection[int], language: str) -> Speaker | None:
    """Return who counts in a part of a sentence; `amounts` are the offsets in it at which amounts begin."""
    passage = read_passage(part, language)
    first = int(bool(passage.tokens) and passage.words[0] in passage.vocabulary.joints)
    amount = next((i for i, token in enumerate(passage.tokens) if token.start in amounts and i > first), None)
    if amount is None or amount - first > _LONGEST_SOURCE + _LONGEST_VERB:
        return None
    last = _end_of_source(passage, first, amount)
    rest = [i for i in range(amount + 1, len(passage.tokens)) if not passage.ends(i)]
    if last is None or amount - last > _LONGEST_VERB or len(rest) > _LONGEST_REST or _acts(passage, last, amount):
        return None
    if passage.vocabulary.group and rest and _acts(passage, rest[0], rest[-1] + 1):
        return None  # „während die Werft zwei Schiffe baut“
    return speaker_between(passage, first, last)


def _end_of_source(passage: Passage, first: int, amount: int) -> int | None:
    """Return the index behind whoever can speak at the head of a part; None where nobody does."""
    noun = passage.determined(first)
    if noun >= amount or not passage.vocabulary.speaks(passage.words[noun]):
        return None
    last = noun + 1
    while last < amount and _belongs(passage, last):
        last += 1
    return last


def _acts(passage: Passage, first: int, last: int) -> bool:
    """Tell whether a verb in front of a figure tells of something else than counting: "and the police arrested 40"."""
    vocabulary = passage.vocabulary
    counting = vocabulary.verbs | vocabulary.clause_verbs | vocabulary.finite | vocabulary.auxiliaries
    facts, language = fact_words(passage.language), passage.language
    inside = (i for i in range(first, last) if passage.words[i] not in counting)
    return any(may_be_verb(passage.tokens, i, language) or facts.is_participle(passage.words[i]) for i in inside)


def _belongs(passage: Passage, index: int) -> bool:
    """Tell whether a word goes on with whoever counts: « la préfecture de police », not « en annonce »."""
    vocabulary, word = passage.vocabulary, passage.words[index]
    ties = word in vocabulary.complements or passage.words[index - 1] in vocabulary.complements
    return ties or passage.joined(index) or passage.words[index - 1] == "'" or vocabulary.speaks(word)


def opens_count(words: Sequence[str], index: int, language: str) -> bool:
    """Tell whether a number in words may begin at a word: "seven", "dozens", "several"."""
    numbers = lexicon(language).numbers
    several = numbers.several.starting(tuple(words), index)
    return may_start(words[index], numbers) or words[index] in numbers.collectives or bool(several)
