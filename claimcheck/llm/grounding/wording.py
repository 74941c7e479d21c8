"""Whether a sentence holds enough of the words of a claim."""

from __future__ import annotations

import functools
from dataclasses import replace

from claimcheck.annotation.vocabulary import own_words
from claimcheck.annotation.wording import Forms, content, folded, shared, words_of
from claimcheck.languages.scanner import scan, without_accents
from claimcheck.languages.stemming import stem
from claimcheck.llm.grounding.context import context, span_of
from claimcheck.llm.grounding.names import names_outside
from claimcheck.llm.grounding.proposal import Proposal
from claimcheck.llm.grounding.words import (
    concepts_in,
    first_person,
    folded_words,
    parts_of,
    personal_pronouns,
    pronouns,
    run_of,
    verbs_of_saying,
)
from claimcheck.records import Article, Kind

# The share of a claim's content words that its sentence must hold, and how many they must be; and the share that
# another sentence must hold to be taken instead of the one that the claim names, or that must stand in a sentence to
# which the claim brings a name.
_FEWEST_WORDS_SHARED = 0.5
_FEWEST_WORDS = 2
CLEARLY_BORNE_OUT = 0.75

# Of a claim whose other words stand before its sentence, this share must stand in the sentence itself; less where
# every one of them does.
_FEWEST_OF_ITS_OWN = 0.34
_FEWEST_OF_ALL_KNOWN = 0.25

# "There was no one in": so many small words say something by themselves.
_FEWEST_SMALL_WORDS = 4

# A claim of so few words tells one thing of what it names: "the suspect is a man of fifty".
_SHORT = 3

# Of a claim that its figures or its speaker bind to the sentence, beside a word, this share must be known.
_BORNE_OUT_WHERE_BOUND = 0.6

# « sait », « doit »: a verb of so many letters differs in the last alone between the first person and the third.
_SHORTEST_VERB = 4

# Within so many tokens of a name a word belongs to what the name is of ("the theft at the Vauclair museum").
_BESIDE_A_NAME = 4


def says(proposal: Proposal, article: Article, index: int) -> bool:
    """Tell whether a sentence holds enough of a claim's words.

    Words that name what the sentence only points to ("the ferry company" for "it") may stand in the sentences before,
    or elsewhere in the article beside a name that the sentence lacks ("at the castle of Aubel").
    A single word of the sentence is enough in a short claim whose other words all stand in the article before ("the
    suspect is a man of fifty"), where its figures stand beside it ("took its decision on 14 May"), where the claim is
    what somebody denies ("denies any such pressure"), or where it is all that a clause of it says ("no one
    was hurt"). Not one need stand there where all else of the sentence is a figure ("they will get 5 per cent"), or a
    denial of what was said before ("the town hall rejected the accusation").
    """
    span, language = span_of(article, [index]), article.language
    proposal = replace(proposal, words=_to_be_said(proposal, span))
    held, of_all = _held(proposal, span), len(proposal.words)
    # Words of the same meaning alone bind no claim to a sentence, unless all its names and figures stand there.
    outside = names_outside(proposal, span)
    has_its_names_and_figures = bool(proposal.names) and not outside and _gives_figures_of(proposal, span)
    is_of_it = not of_all or shared(proposal.words, span, language) > 0 or has_its_names_and_figures
    is_of_it = is_of_it or (held > 0 and _tells_of_the_same(proposal, span))
    fewest = CLEARLY_BORNE_OUT if outside else _FEWEST_WORDS_SHARED
    if is_of_it and held >= max(min(_FEWEST_WORDS, of_all), fewest * of_all):
        return True
    known = _known(proposal, article, index, span)
    if known == of_all and _says_the_rest(proposal, span, language):
        return True
    if not is_of_it:
        return False
    if of_all <= _SHORT and _is_known_before(proposal, article, index):
        return True
    if proposal.denied:
        return known >= _FEWEST_WORDS_SHARED * of_all
    if held >= _FEWEST_WORDS:
        fewest = _FEWEST_OF_ALL_KNOWN if known == of_all else _FEWEST_OF_ITS_OWN
        return held >= fewest * of_all and known >= CLEARLY_BORNE_OUT * of_all
    is_bound = _gives_figures_of(proposal, span) or _is_own_account(proposal, span)
    return known >= _BORNE_OUT_WHERE_BOUND * of_all and is_bound


def _to_be_said(proposal: Proposal, span: str) -> tuple[str, ...]:
    """Return the words of a claim that its sentence must say.

    Not those that only tie a thing to what, where or when it is ("lies at", « a lieu en »): an apposition says so
    without. Nor that somebody speaks, where somebody does; nor what is counted, where a pronoun means it: "they were
    thirty". What a sentence in the first person says, in the form of that person: « sait » for « je sais ».
    """
    language = proposal.language
    tokens = scan(span)
    aside = _folded_words_of(language, "linking")
    speaking = _folded_words_of(language, "speaking") | verbs_of_saying(language)
    is_spoken = any(without_accents(token.text) in speaking for token in tokens)
    aside |= speaking if is_spoken else frozenset()
    if any(token.text.lower() in pronouns(language) | personal_pronouns(language) for token in tokens):
        counts = (q.unit for q in proposal.quantities if q.kind is Kind.COUNT and q.unit)
        aside |= {word for unit in counts for word in words_of(unit)}
    said = Forms(folded(tokens, language), language)
    words = tuple(word for word in proposal.words if word not in aside or word in said)
    if first_person(language).isdisjoint(token.text.lower() for token in tokens):
        return words
    spoken = {word[:-1]: word for word in folded(tokens, language) if len(word) >= _SHORTEST_VERB}
    return tuple(spoken.get(word[:-1], word) if len(word) >= _SHORTEST_VERB else word for word in words)


@functools.cache
def _folded_words_of(language: str, key: str) -> frozenset[str]:
    return frozenset(without_accents(word) for word in own_words(language, "grounding", key))


def _held(proposal: Proposal, span: str) -> int:
    """Return how many words of a claim stand in a text: in this form, in another, or by a word of the same meaning."""
    language = proposal.language
    forms = Forms(folded(scan(span), language))
    lacking = [word for word in proposal.words if word not in forms]
    if not lacking:
        return len(proposal.words)
    stems = {stem(word, language) for word in folded(scan(span), language)}
    meant = concepts_in(span, language)
    by_meaning = sum(
        stem(word, language) in stems or not meant.isdisjoint(concepts_in(word, language)) for word in lacking
    )
    return len(proposal.words) - len(lacking) + by_meaning


def _is_own_account(proposal: Proposal, span: str) -> bool:
    """Tell whether the speaker of a claim speaks in the first person, who is then named where the sentence says "I"."""
    first = first_person(proposal.language)
    return bool(proposal.speaker) and any(token.text.lower() in first for token in scan(span))


def _known(proposal: Proposal, article: Article, index: int, span: str) -> int:
    """Return how many words of a claim stand in its sentence or where its expressions may point to."""
    near = Forms(words_of(f"{context(article, index)}\n{span}"), proposal.language)
    resolved = _beside_names(proposal, span) & frozenset(words_of(f"{article.title or ''}\n{article.text}"))
    return sum(word in near or word in resolved for word in proposal.words)


def _is_known_before(proposal: Proposal, article: Article, index: int) -> bool:
    """Tell whether every word of a claim stands in its article up to its sentence, the title among it."""
    known_forms = Forms(
        words_of(f"{article.title or ''}\n{article.text[: article.sentences[index].end]}"), proposal.language
    )
    return all(word in known_forms for word in proposal.words)


def _says_the_rest(proposal: Proposal, span: str, language: str) -> bool:
    """Tell whether a sentence says what a claim adds to words that stand before: a clause of it, or a denial."""
    if proposal.denied and proposal.speaker and proposal.speaker <= set(words_of(span)):
        return True
    return _repeats_clause(proposal, span, language)


def _beside_names(proposal: Proposal, span: str) -> frozenset[str]:
    """Return the words of a claim, folded, that stand close to a name which the span lacks."""
    folded = folded_words(proposal.tokens)
    beside: set[str] = set()
    for name in names_outside(proposal, span):
        words = words_of(name)
        for place in range(len(folded)):
            if tuple(folded[place : place + len(words)]) == words:
                beside.update(folded[max(place - _BESIDE_A_NAME, 0) : place + len(words) + _BESIDE_A_NAME])
    return frozenset(beside)


def _repeats_clause(proposal: Proposal, span: str, language: str) -> bool:
    """Tell whether a claim has all words of content of some part of a sentence, or its figures where it has no other.

    Who says it, and that it is said, is no part of what is said. A clause without any such word is repeated in its own
    small words: "there was no one in it".
    """
    said = Forms(words_of(proposal.text), language)
    aside = proposal.speaker | verbs_of_saying(language) | _folded_words_of(language, "speaking")
    for part in parts_of(span, language):
        words = set(content(part, language)) - aside
        if not words and _repeats_small_words(part, said, language):
            return True
        if all(word in said for word in words) and (words or _gives_figures_of(proposal, part)):
            return True
    return False


def _repeats_small_words(part: str, said: Forms, language: str) -> bool:
    """Tell whether a claim has all words of a clause but its pronouns, and these are enough to say something."""
    pointing = pronouns(language) | personal_pronouns(language)
    small = [without_accents(t.text) for t in scan(part) if t.text.isalpha() and t.text.lower() not in pointing]
    return len(small) >= _FEWEST_SMALL_WORDS and all(word in said for word in small)


def _tells_of_the_same(proposal: Proposal, span: str) -> bool:
    """Tell whether a text has several names, in full or in part, as a claim has them: whom it tells of is sure."""
    present = set(words_of(span))
    return len(proposal.names) > 1 and all(not present.isdisjoint(words_of(name)) for name in proposal.names)


def _gives_figures_of(proposal: Proposal, span: str) -> bool:
    """Tell whether a text gives every figure of a claim that has any, word for word."""
    present = words_of(span)
    figures = [words_of(quantity.text) for quantity in proposal.quantities]
    return bool(figures) and all(run_of(words, present) is not None for words in figures)
