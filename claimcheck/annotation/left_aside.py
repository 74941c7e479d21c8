"""What of the article proper is in no claim of the rules, and why: nothing is lost in silence."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from enum import StrEnum

from claimcheck.annotation.fragments import is_heading
from claimcheck.languages.scanner import TokenKind, scan
from claimcheck.reading.blocks import Block
from claimcheck.reading.notes import note_on
from claimcheck.records import Article, Claim, Note, Role, Sentence

_QUESTION = ("?", "？")

# Which marks open the quotation that one closes; a mark opens in front of a word and behind none.
_OPENED_BY = {'"': '"', "'": "'‘", "”": "“„”", "“": "„", "’": "‘‚", "‘": "‚", "»": "«", "«": "»", "›": "‹", "‹": "›"}
_OPENING = re.compile(r"(?<![\w.,!?…])[\"'“”„‘‚«»‹›](?=[\s¿(]*\w)")
# Signs and spaces behind the last mark of a sentence: of quotations, brackets and emphasis.
_CLOSING = " \u00a0\u202f\"'”“’‘»«›‹)*_"


class Reason(StrEnum):
    """Why a passage is no claim; the value is the key of the note that says so."""

    QUESTION = "questions"
    FRAGMENT = "fragments"
    HEADING = "headings"


def is_question(passage: str) -> bool:
    """Tell whether a passage asks: one that ends in somebody's question, between marks, says that it was asked."""
    asked = passage.rstrip(_CLOSING)
    if not asked.endswith(_QUESTION):
        return False
    closing = passage[len(asked) :].strip()[:1]
    if not closing and _quotes_to_its_end(asked):
        return False  # 'He said: "Is it over?', whose quotation goes on in the next sentence
    opening = [mark for mark in _OPENING.finditer(asked) if mark.group() in _OPENED_BY.get(closing, "")]
    if not opening or re.search(rf"(?<=\S){closing}(?!\w)", asked[opening[-1].end() :]):
        return True
    return not any(character.isalnum() for character in asked[: opening[-1].start()])


def _quotes_to_its_end(passage: str) -> bool:
    """Tell whether a passage opens a quotation behind words of its own, and closes none behind that."""
    opening = list(_OPENING.finditer(passage))
    if not opening or not any(character.isalnum() for character in passage[: opening[-1].start()]):
        return False
    last = opening[-1]
    closes = (mark for mark, opened_by in _OPENED_BY.items() if last.group() in opened_by)
    return not any(mark in passage[last.end() :] for mark in closes)


def left_aside(article: Article, claims: Sequence[Claim]) -> list[tuple[int, int, Reason]]:
    """Return the sentences of the article proper with a word that stands in no claim, each with the reason."""
    found = []
    starts, ends = _covered(claims)
    for sentence in article.sentences:
        if sentence.role is not Role.BODY:
            continue
        passage = article.text[sentence.start : sentence.end]
        words = [token for token in scan(passage) if token.kind is not TokenKind.SIGN]
        places = (bisect.bisect_right(starts, sentence.start + word.start) for word in words)
        if all(
            place and sentence.start + word.start < ends[place - 1] for word, place in zip(words, places, strict=True)
        ):
            continue
        found.append((sentence.start, sentence.end, _reason(article, sentence)))
    return found


def _covered(claims: Sequence[Claim]) -> tuple[list[int], list[int]]:
    """Return the starts and the ends of the passages that claims cover, in order, each as long as claims overlap."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted((claim.start, claim.end) for claim in claims):
        if ends and start <= ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends


def _reason(article: Article, sentence: Sentence) -> Reason:
    if is_question(article.text[sentence.start : sentence.end]):
        return Reason.QUESTION
    return Reason.HEADING if is_heading(article, sentence) else Reason.FRAGMENT


def notes_on(article: Article, claims: Sequence[Claim]) -> tuple[Note, ...]:
    """Return one note for each reason for which a passage of the article is no claim."""
    by_reason: dict[Reason, list[Block]] = {}
    for start, end, reason in left_aside(article, claims):
        by_reason.setdefault(reason, []).append(Block(start, end))
    return tuple(note_on(reason, article.text, passages) for reason, passages in by_reason.items())
