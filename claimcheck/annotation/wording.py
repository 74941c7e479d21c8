"""The words of a text that carry content, and how many of them another text shares, in this form or in another."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence

from claimcheck import figures
from claimcheck.annotation.names import find_names
from claimcheck.languages import load
from claimcheck.languages.scanner import Token, TokenKind, scan, without_accents
from claimcheck.languages.stemming import stem
from claimcheck.records import Quantity

# Words with a common beginning of this length are forms of one word ("acquire", "acquisition").
_COMMON_BEGINNING = 5


def content(text: str, language: str) -> tuple[str, ...]:
    """Return the words of `text` that carry content, folded, without those of its names and figures."""
    return content_words(scan(text), language, find_names(text, language), figures.find(text, language, None))


def content_words(
    tokens: Sequence[Token], language: str, names: Sequence[str], quantities: Sequence[Quantity]
) -> tuple[str, ...]:
    """Return the words among `tokens` that carry content, folded, without those of `names` and `quantities`."""
    named = {without_accents(token.text) for name in names for token in scan(name)}
    function_words = _function_words(language)
    words = []
    for token in tokens:
        word = without_accents(token.text)
        if token.kind is not TokenKind.WORD or len(word) < 2 or word in function_words or word in named:
            continue
        if not any(q.start <= token.start < q.end for q in quantities):
            words.append(word)
    return tuple(words)


def folded(tokens: Iterable[Token], language: str) -> list[str]:
    """Return the words among `tokens` that carry content, those of names and figures too, folded."""
    words = (without_accents(token.text) for token in tokens if token.kind is TokenKind.WORD)
    return [word for word in words if word not in _function_words(language)]


def words_of(text: str) -> tuple[str, ...]:
    """Return all words and digits of `text` in order, folded."""
    return tuple(without_accents(token.text) for token in scan(text) if token.kind is not TokenKind.SIGN)


def shared(words: Sequence[str], span: str, language: str) -> int:
    """Return how many of `words` stand in `span`, in this form or in another."""
    present = Forms(folded(scan(span), language), language)
    return sum(word in present for word in words)


class Forms:
    """The words of a text: a word is in them where the text has it in this form or in another.

    With `language` forms that share no beginning are known as well, as far as its lexicon has them: "ran" and "run".
    """

    def __init__(self, words: Iterable[str], language: str = "") -> None:
        self._words = frozenset(words)
        self._language = language
        self._stems = frozenset(stem(word, language) for word in self._words) if language else frozenset()
        self._beginnings = {word[:_COMMON_BEGINNING] for word in self._words}

    def __contains__(self, word: str) -> bool:
        if word in self._words or (len(word) >= _COMMON_BEGINNING and word[:_COMMON_BEGINNING] in self._beginnings):
            return True
        if self._language and stem(word, self._language) in self._stems:
            return True
        return len(word) >= 3 and any(
            other[: len(word)] == word or (len(other) >= 3 and word[: len(other)] == other)
            for other in self._words
            if abs(len(other) - len(word)) <= 2
        )


@functools.cache
def _function_words(language: str) -> frozenset[str]:
    table = load(language).table("function_words")
    words = f"{table.get('words', '')} {table.get('auxiliaries', '')}".split()
    return frozenset(without_accents(word) for word in words)
