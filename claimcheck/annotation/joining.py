"""The sentences of an article as claims are read from them: no quotation of ordinary length is cut.

"Nobody told us," the owner said. "We waited.": a short quotation is one person's one thought, and one claim. A longer
one is as many claims as it has sentences, each without the mark that its other half carries.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.annotation.direct_speech import Quotation, closing_mark, quotation_at, quotations
from claimcheck.languages.scanner import TokenKind, scan
from claimcheck.records import Article, Role, Sentence

# A quotation of more words is a speech, which tells of many things.
_LONGEST = 24

# Characters of a wording that show it to be the span's own, and of what ties a sentence to the one before it.
_HEAD, _LONGEST_JOINT = 12, 12

# « (...) », "…": signs in front of a sentence for what is left out, and signs behind its last word.
_LEFT_OUT = re.compile(r"\s*(?:[(\[]\s*(?:\.\.\.|…)\s*[)\]]\s*|(?:\.\.\.|…)\s*)*")
_SIGNS = " \n\t\u00a0\u202f.,;:!?…\"'”“’‘»«›‹"

# What no mark closes may end anywhere: it is taken for one up to so many words.
_LONGEST_OPEN = 24


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
    """Return a span without a mark at its edge whose partner stands outside, and without a sign of what is left out."""
    words = start + len(text[start:end].rstrip(_SIGNS))
    opening, closing = quotation_at(text, start, language), quotation_at(text, max(words - 1, start), language)
    cut = opening is not None and (opening.end > end or not opening.closed)
    if opening is not None and opening.start == start and cut and not text[start].isalnum():
        start += 1
    if closing is not None and closing.closed and closing.start < start - 1 and words <= closing.end <= end:
        end = closing.end - 1
    if (omission := _LEFT_OUT.match(text, start, end)) and omission.end() < end:
        start = omission.end()
    return start, max(start + 1, start + len(text[start:end].rstrip()))


def with_both_marks(article: Article, start: int, end: int, wording: str) -> str:
    """Return the wording of a span, the mark put in that the other half of a quotation carries which the span cuts.

    'We waited. It was cold", Hall said' goes without the mark that stands in front of another sentence.
    """
    text, language = article.text, article.language
    opening, closing = quotation_at(text, start, language), quotation_at(text, end - 1, language)
    if opening is not None and opening.start < start and opening.closed and opening.end < end:
        head = wording[:_HEAD].lower()
        # « Et quand … » goes as « Quand … »
        as_written = head in text[start : start + _LONGEST_JOINT + len(head)].lower()
        wording = f"{_mark_at(text, opening.start)}{wording}" if as_written else wording
    if closing is not None and start < closing.start and end < closing.end and closing.closed:
        wording = f"{wording}{_mark_at(text, closing.end - 1)}"
    elif closing is not None and start < closing.start and not closing.closed:
        wording = f"{wording}{closing_mark(_mark_at(text, closing.start))}"
    return wording


def _mark_at(text: str, place: int) -> str:
    return text[place] if not text[place].isalnum() else ""


def _is_short(text: str, quotation: Quotation) -> bool:
    words = sum(token.kind is not TokenKind.SIGN for token in scan(text[quotation.start : quotation.end]))
    return words <= _LONGEST


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
