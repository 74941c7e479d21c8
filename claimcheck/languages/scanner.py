"""Text to tokens with offsets, the same for every language."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from claimcheck.languages.caching import cached_by_length

# One character for one character, so that an offset into the folded text is an offset into the text.
_FOLDED = str.maketrans(
    {
        "\u00a0": " ",
        "\u1680": " ",
        **{chr(space): " " for space in range(0x2000, 0x200B)},
        "\u202f": " ",
        "\u205f": " ",
        "\u3000": " ",
        "\u2018": "'",
        "\u2019": "'",
        "\u02bc": "'",
        "\u2032": "'",
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2212": "-",
        # Raised letters of ordinals: 29ᵉ, 1ʳᵉ, 2ⁿᵈ, 4ᵗʰ.
        **dict(zip("ᵈᵉʰⁿʳˢᵗ", "dehnrst", strict=True)),
    }
)

# Characters: longer than any claim, shorter than an article whose tokens are worth letting go of.
_LONGEST_REMEMBERED = 4000

_VOWELS = frozenset("aeiouyœæ")

_TOKEN = re.compile(r"(?P<digits>[0-9]+)|(?P<word>[^\W\d_]+)|(?P<sign>\S)")


class TokenKind(StrEnum):
    """What a token is made of."""

    DIGITS = "digits"
    WORD = "word"
    SIGN = "sign"


class Token(NamedTuple):
    """A run of letters, a run of digits, or one other character; `text` is folded but keeps its case.

    `lowered` is the text in lower case: each sentence is held against hundreds of lists of words.
    """

    text: str
    start: int
    end: int
    kind: TokenKind
    lowered: str


# Looking a kind up is cheaper than calling the enumeration, which counts at one call a token.
_KINDS = {str(kind): kind for kind in TokenKind}


def fold(text: str) -> str:
    """Return `text` with typographic spaces, apostrophes, hyphens and raised letters made plain, one for one."""
    return text.translate(_FOLDED)


def scan(text: str) -> tuple[Token, ...]:
    """Return the tokens of `text` in order. White space separates tokens and is part of none.

    The same claim is scanned for its names, its speaker, its certainty and its terms: the last texts are remembered.
    Tokens take fifty times the memory of their text: of long sentences only a few are, of longer texts none.
    """
    return _scan_remembered(text) if len(text) <= _LONGEST_REMEMBERED else _scan_anew(text)


def occurrences(phrase: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where a phrase stands in a text as it is written, no part of a longer word, none overlapping another.

    Names are looked for by the thousand, each in one sentence: a pattern for each would cost more than the search.
    """
    at = text.find(phrase) if phrase else -1
    while at >= 0:
        end = at + len(phrase)
        if _is_of_a_word(text[at - 1 : at]) or _is_of_a_word(text[end : end + 1]):
            at = text.find(phrase, at + 1)
        else:
            yield at, end
            at = text.find(phrase, end)


def _is_of_a_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of `text` in order, none of them kept: for a whole article that is read once."""
    for match in _TOKEN.finditer(fold(text)):
        text = match.group()
        lowered = text.lower()
        kind = _KINDS[match.lastgroup or TokenKind.SIGN]
        yield Token(text, match.start(), match.end(), kind, text if lowered == text else lowered)


def _scan_anew(text: str) -> tuple[Token, ...]:
    return tuple(tokens(text))


_scan_remembered = cached_by_length(usual=512, long=8)(_scan_anew)


def without_accents(word: str) -> str:
    """Return `word` in lower case without diacritics; the result may differ in length."""
    return word.lower() if word.isascii() else _without_accents(word)


def opens_with_vowel(words: str) -> bool:
    """Tell whether words begin with a vowel letter, whatever its accent; no "h", before which some languages elide."""
    return plain(words[:1]) in _VOWELS


def plain(word: str) -> str:
    """Return the same, and remember nothing: for words that are looked at but once."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


# Words of plain letters are made lower case as quickly as they are looked up, and are most of all words.
_without_accents = functools.lru_cache(maxsize=4096)(plain)


def stands_apart(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a sign joins nothing: a hyphen and a decimal point stand close to what they join."""
    token = tokens[index]
    if token.text not in "-,:.":
        return True
    before = tokens[index - 1].end < token.start if index else True
    after = token.end < tokens[index + 1].start if index + 1 < len(tokens) else True
    return before and after if token.text == "-" else before or after
