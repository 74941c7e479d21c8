"""Whether the names of a claim stand in its sentence, or are what an expression of it points to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet

from claimcheck.annotation.vocabulary import own_words
from claimcheck.annotation.wording import words_of
from claimcheck.comparison.vocabulary.concepts import concepts_of
from claimcheck.languages.scanner import TokenKind, scan, without_accents
from claimcheck.llm.grounding.context import AHEAD, just_before
from claimcheck.llm.grounding.problems import Problem
from claimcheck.llm.grounding.proposal import Proposal
from claimcheck.llm.grounding.words import (
    concepts_in,
    determiners,
    first_person,
    function_words,
    personal_pronouns,
    possessive_endings,
    pronouns,
    run_of,
)
from claimcheck.records import Article

# "of the Laiterie Fontanel": words between such a word and a name, with the word.
_BEFORE_A_NAME = 2


def names_outside(proposal: Proposal, span: str) -> list[str]:
    """Return the names of a claim that its span gives neither in full nor by another word, as "French" does France."""
    present = set(words_of(span))
    lacking = [name for name in proposal.names if not set(words_of(name)) <= present]
    meant = concepts_in(span, proposal.language) if lacking else frozenset()
    return [
        name
        for name in lacking
        if not proposal.names_speaker(name) and not _is_given_otherwise(name, present, meant, proposal.language)
    ]


def _is_given_otherwise(name: str, present: Collection[str], meant: AbstractSet[str], language: str) -> bool:
    """Tell whether a span gives every word of a name, if by other words: "French" gives "France".

    `present` are the words of the span and `meant` its concepts. "The company" gives no "Northlake Company".
    """
    words = [token.text.lower() for token in scan(name) if token.kind is TokenKind.WORD]
    hits = [hit for hit in concepts_of(words, language) if not meant.isdisjoint((hit.key, *hit.others))]
    given = {place for hit in hits for place in range(hit.first, hit.last)}
    small = function_words(language)
    folded = [without_accents(word) for word in words]
    return bool(hits) and all(i in given or word in present or word in small for i, word in enumerate(folded))


def missing_name(proposal: Proposal, article: Article, index: int, span: str) -> Problem | None:
    """Return the first name of a claim that nothing in its span can stand for.

    A name that the span lacks is what an expression of it points to ("he", "the company"): whom it means the model has
    read, and the article must name it, up to the sentences right behind, if by another word ("Turkish" for Turkey).
    Beside those that the two sentences before name ("one of them", "the match") there may be as many such names as
    there are expressions that point, one where there is none. `index` is the sentence of the span.
    """
    outside = names_outside(proposal, span)
    last = article.sentences[min(index + AHEAD, len(article.sentences) - 1)]
    known = f"{article.title or ''}\n{article.text[: last.end]}"
    pointing = pronouns(article.language) | determiners(article.language)
    allowed = max(1, sum(token.text.lower() in pointing for token in scan(span)))
    for name in (one for one in outside if not name_stands(one, just_before(article, index))):
        is_given_in_part = bool(set(words_of(name)) & set(words_of(span)))
        is_known = name_stands(name, known) or _is_given_in_full_later(name, known, article)
        is_known = is_known or _is_named_otherwise(name, known, article.language)
        if not is_known or not (is_given_in_part or allowed):
            return Problem("name", name)
        allowed -= not is_given_in_part
    return None


def _is_given_in_full_later(name: str, known: str, article: Article) -> bool:
    """Tell whether an article gives a name in full behind the part of it in which it stands only in part: "Quill"."""
    return words_of(name)[-1] in words_of(known) and run_of(words_of(name), words_of(article.text)) is not None


def _is_named_otherwise(name: str, text: str, language: str) -> bool:
    """Tell whether a text has a country or the like by another word: "the Turkish president" has Turkey."""
    return _is_given_otherwise(name, set(words_of(text)), concepts_in(text, language), language)


def name_stands(name: str, text: str) -> bool:
    """Tell whether a text has a name, or both names of one that a claim made of two ("xAI of Musk")."""
    words = words_of(text)
    if run_of(words_of(name), words) is not None:
        return True
    return all(run_of(part, words) is not None for part in _parts_of(name))


def _parts_of(name: str) -> list[tuple[str, ...]]:
    """Return the names that small words join in a name, folded; the name itself where it has none."""
    parts: list[list[str]] = [[]]
    for token in scan(name):
        if token.text.islower():
            parts.append([])
        else:
            parts[-1].append(token.text)
    return [words_of(" ".join(part)) for part in parts if part] or [words_of(name)]


def named_too_often(proposal: Proposal, span: str) -> Problem | None:
    """Return the problem of a claim that has a name more often than its sentence, which mostly says it of another.

    It may have it once more for each expression of the sentence that may mean this one ("his words", "I"), and as often
    as it likes where this one speaks and the sentence names him nowhere, and for whose something is ("the company's").
    """
    stated, given = words_of(span), words_of(proposal.text)
    language = proposal.language
    pointing = personal_pronouns(language) | pronouns(language) | first_person(language)
    pointed = sum(token.text.lower() in pointing for token in scan(span))
    for name in dict.fromkeys(proposal.names):
        words = words_of(name)
        allowed = _times(words[-1:], stated)
        if not allowed and proposal.names_speaker(name):
            continue
        if _times_of_one(words, proposal) - _times_owning(words, given, language) > max(allowed + pointed, 1):
            return Problem("repeated", name)
    return None


def _times_of_one(words: Sequence[str], proposal: Proposal) -> int:
    """Return how often a claim has a name for one bearer: "Ann Doyle" and "Bram Doyle" are two."""
    spoken = [token for token in proposal.tokens if token.kind is not TokenKind.SIGN]
    folded = [without_accents(token.text) for token in spoken]
    parts = [word for token in spoken for word in words_of(token.text)]
    if len(parts) != len(folded):
        return _times(words, words_of(proposal.text))
    first_names = Counter(
        spoken[i - 1].text if i and spoken[i - 1].text[:1].isupper() else ""
        for i in range(len(folded) - len(words) + 1)
        if tuple(folded[i : i + len(words)]) == tuple(words)
    )
    return max(first_names.values(), default=0)


def _times_owning(words: Sequence[str], text: Sequence[str], language: str) -> int:
    """Return how often a name in a text only tells whose or of what something is: "of Lund", "Lund's"."""
    complements = {without_accents(word) for word in own_words(language, "speech", "complements")}
    endings, count = possessive_endings(language), len(words)
    places = [i for i in range(len(text) - count + 1) if tuple(text[i : i + count]) == tuple(words)]
    return sum(
        not complements.isdisjoint(text[max(i - _BEFORE_A_NAME, 0) : i])
        or not endings.isdisjoint(text[i + count : i + count + 1])
        for i in places
    )


def _times(words: Sequence[str], text: Sequence[str]) -> int:
    return sum(tuple(text[i : i + len(words)]) == tuple(words) for i in range(len(text) - len(words) + 1))
