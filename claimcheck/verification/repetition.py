"""Words that a claim says twice in a row by mistake: "grew increasingly increasingly quiet", "Lund and Lund's Lund"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimcheck.comparison.vocabulary.terms import is_function_word
from claimcheck.languages.scanner import Token, TokenKind, scan
from claimcheck.verification.vocabulary import vocabulary

# So many words at the most are said twice in a row by mistake.
_LONGEST = 4


def repetition(claim: str, language: str, sources: Iterable[str]) -> str:
    """Return the words that a claim says twice in a row and no sentence of the sources does, empty without any.

    Between the two may stand the ending of a possessive ("Lund's Lund"), and "and" between phrases ("his boat and his
    boat"); one word on either side of it may be meant so ("more and more").
    """
    tokens = scan(claim)
    said = [_words(scan(source)) for source in sources]
    for first, last in _repeated(tokens, language):
        if not any(_words(tokens[first:last]) in one for one in said):
            return " ".join(claim[tokens[first].start : tokens[last - 1].end].split())
    return ""


def _repeated(tokens: Sequence[Token], language: str) -> Iterator[tuple[int, int]]:
    """Yield where words begin that are said twice in a row, and where the second time ends."""
    forms = [token.text.lower() for token in tokens]
    for length in range(_LONGEST, 0, -1):
        for first in range(len(tokens) - 2 * length + 1):
            phrase = tokens[first : first + length]
            if not _weighs(phrase, language):
                continue
            for second in range(first + length, first + length + _joint(forms, first + length, length, language) + 1):
                if forms[second : second + length] == forms[first : first + length]:
                    yield first, second + length


def _weighs(phrase: Sequence[Token], language: str) -> bool:
    """Tell whether a phrase is of words alone, and one of them is none that is said twice for emphasis."""
    emphatic, months = vocabulary(language).doubled, vocabulary(language).months
    words = [token.text.lower() for token in phrase if token.kind is TokenKind.WORD]
    return len(words) == len(phrase) and any(
        word not in emphatic and (word in months or not is_function_word(word, language)) for word in words
    )


def _joint(forms: Sequence[str], place: int, length: int, language: str) -> int:
    """Return how many tokens from a place on may stand between words and the same words again."""
    words = vocabulary(language)
    if forms[place : place + 1] == ["'"] and forms[place + 1 : place + 2] and forms[place + 1] in words.possessives:
        return 2
    return int(length > 1 and place < len(forms) and forms[place] in words.additive)


def _words(tokens: Sequence[Token]) -> str:
    """Return words and figures in lower case, each between spaces, without signs."""
    return f" {' '.join(token.text.lower() for token in tokens if token.kind is not TokenKind.SIGN)} "
