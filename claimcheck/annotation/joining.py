"""The sentences of an article as claims are read from them: no quotation of ordinary length is cut.

"Nobody told us. We waited for hours," the owner said: one person's words, one claim. A long quotation is as many
claims as it has sentences, each without the mark that its other half carries.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.annotation.direct_speech import Quotation, quotation_at, quotations
from claimcheck.languages.scanner import TokenKind, scan
from claimcheck.records import Article, Role, Sentence

# A quotation of more words is a speech, which tells of many things.
_LONGEST = 120

# What no mark closes may end anywhere: it is taken for one up to so many words.
_LONGEST_OPEN = 60


def quoted_as_one(article: Article) -> list[Sentence]:
    """Return the sentences of an article, those that one quotation runs through joined, marks where they belong."""
    whole = [
        quotation for quotation in quotations(article.text, article.language) if _is_short(article.text, quotation)
    ]
    joined: list[Sentence] = []
    for sentence in sentences_in_place(article):
        previous = joined[-1] if joined else None
        runs_on = previous is not None and previous.role is sentence.role is Role.BODY
        if previous is not None and runs_on and _one_quotation(whole, previous, sentence):
            joined[-1] = replace(previous, end=sentence.end)
        else:
            joined.append(sentence)
    return joined


def without_open_marks(text: str, start: int, end: int, language: str) -> tuple[int, int]:
    """Return a span without a mark at its edge whose partner stands outside."""
    opening, closing = quotation_at(text, start, language), quotation_at(text, end - 1, language)
    if opening is not None and opening.start == start and opening.end > end and not text[start].isalnum():
        start += 1
    if closing is not None and closing.closed and closing.end == end and closing.start < start - 1:
        end -= 1
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return start, max(start + 1, start + len(piece.strip()))


def _is_short(text: str, quotation: Quotation) -> bool:
    words = sum(token.kind is not TokenKind.SIGN for token in scan(text[quotation.start : quotation.end]))
    return words <= (_LONGEST if quotation.closed else _LONGEST_OPEN)


def _one_quotation(whole: Sequence[Quotation], first: Sentence, second: Sentence) -> bool:
    index = bisect_left(whole, first.end, key=lambda quotation: quotation.start) - 1
    return index >= 0 and second.start < whole[index].end


@functools.lru_cache(maxsize=8)
def body_in_place(article: Article) -> tuple[Sentence, ...]:
    """Return the sentences of the article proper, opening marks moved as in `sentences_in_place`."""
    return tuple(sentence for sentence in sentences_in_place(article) if sentence.role is Role.BODY)


@functools.lru_cache(maxsize=8)
def sentences_in_place(article: Article) -> tuple[Sentence, ...]:
    """Return the sentences with an opening mark moved from the end of one to the head of the next."""
    placed: list[Sentence] = []
    head: int | None = None
    for sentence in article.sentences:
        start = sentence.start if head is None else head
        last = quotation_at(article.text, sentence.end - 1, article.language)
        opens = last is not None and last.start == sentence.end - 1 and last.end > sentence.end
        head = sentence.end - 1 if opens else None
        end = sentence.end - 1 if opens else sentence.end
        if article.text[start:end].strip():
            moved = (start, end) != (sentence.start, sentence.end)
            placed.append(replace(sentence, start=start, end=end) if moved else sentence)
    return tuple(placed)
