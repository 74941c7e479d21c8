"""What an article is about, in a few hundred bytes: its words, names and figures, hashed and weighed.

Nothing here knows a language: words are cut to their beginnings, which serves for a stem where endings inflect; runs of
a script that is written without spaces become pairs of characters. Which words say anything is left to their rarity in
the collection (see `candidates`), so that no list of function words is needed.
"""

from __future__ import annotations

import array
import math
import re
import zlib
from collections import Counter
from collections.abc import Iterator

from claimcheck.languages.scanner import TokenKind, scan, without_accents
from claimcheck.records import Article, Role

#: Terms are numbers below this: enough for a million words, and a table of counts is 16 megabytes.
TERMS = 1 << 22

_WEIGHT_BITS = 10
_WEIGHT_STEP = 1 / 64

# Words are cut to so many letters; shorter ones than the least are left out.
_STEM = 6
_SHORTEST_WORD = 3
_SHORTEST_FIGURE = 2

# A title names the event; a lead repeats who, what and where.
_TITLE_WEIGHT = 2.0
_LEAD_WEIGHT = 1.5
_LEAD_CHARACTERS = 400

_MOST_TERMS = 400
_MOST_CHARACTERS = 20_000

# Scripts without spaces between words: Thai, Lao, Burmese, Khmer, kana, Han.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def signature(article: Article) -> bytes:
    """Return the terms of an article with their weights, as `terms_of` reads them."""
    counted: Counter[str] = Counter()
    for term in _terms(article.title or ""):
        counted[term] += _TITLE_WEIGHT  # type: ignore[assignment]  # weights are counts in halves
    read = 0
    for sentence in article.sentences:
        if sentence.role is not Role.BODY:
            continue
        for term in _terms(article.text[sentence.start : sentence.end]):
            counted[term] += _LEAD_WEIGHT if read < _LEAD_CHARACTERS else 1.0  # type: ignore[assignment]
        read += sentence.end - sentence.start
        if read > _MOST_CHARACTERS:
            break
    return _packed(counted)


def terms_of(packed: bytes) -> list[tuple[int, float]]:
    """Return the terms of a signature and the weight of each, by term."""
    values = array.array("I", packed)
    return [(value >> _WEIGHT_BITS, (value & (1 << _WEIGHT_BITS) - 1) * _WEIGHT_STEP) for value in values]


def _terms(text: str) -> Iterator[str]:
    for token in scan(text):
        if token.kind is TokenKind.DIGITS:
            if len(token.text) >= _SHORTEST_FIGURE:
                yield f"#{token.text}"
        elif token.kind is TokenKind.WORD:
            if _UNSPACED.search(token.text):
                yield from (token.text[at : at + 2] for at in range(len(token.text) - 1))
            elif len(word := without_accents(token.text)) >= _SHORTEST_WORD:
                yield word[:_STEM]


def _packed(counted: Counter[str]) -> bytes:
    weights: dict[int, float] = {}
    for term, count in sorted(counted.most_common(), key=lambda entry: (-entry[1], entry[0]))[:_MOST_TERMS]:
        number = zlib.crc32(term.encode()) % TERMS
        weights[number] = max(weights.get(number, 0.0), 1 + math.log(max(1, count)))
    highest = (1 << _WEIGHT_BITS) - 1
    values = (
        (number << _WEIGHT_BITS) | min(highest, round(weight / _WEIGHT_STEP)) for number, weight in weights.items()
    )
    return array.array("I", sorted(values)).tobytes()
