"""Sentences of a checked text that state nothing to be checked: headings, greetings, questions, opinions.

They stand apart with the reason, so that a reader sees what was not looked at; they never fail a run.
"""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimcheck.annotation.left_aside import is_question
from claimcheck.annotation.vocabulary import own_table
from claimcheck.comparison.phrases import phrase
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.scanner import Token, TokenKind, scan
from claimcheck.records import Article, Claim, Role, Sentence, Unchecked

# A longer sentence with a phrase of courtesy says something beside.
_LONGEST_COURTESY = 20

# An opinion opens with its phrase, a verdict on "it" or "this", within so many words.
_OPENING = 6

_CLOSING = " \"'”»’)*_"


@dataclass(frozen=True, slots=True)
class _Phrases:
    introductions: Phrasebook
    courtesies: Phrasebook
    opinion_openers: Phrasebook
    opinions: Phrasebook


@functools.cache
def _phrases(language: str) -> _Phrases:
    table = own_table(language, "unchecked")
    names = ("introductions", "courtesies", "opinion_openers", "opinions")
    return _Phrases(*(Phrasebook(table.get(name, ())) for name in names))


def set_apart(text: Article, claims: Sequence[Claim], language: str) -> tuple[tuple[Claim, ...], tuple[Unchecked, ...]]:
    """Return the claims of a text that are checked, numbered anew, and the sentences that are not, in order.

    Reasons are in `language`.
    """
    apart: list[Unchecked] = []
    ordered = sorted(claims, key=lambda claim: claim.start)
    starts = [claim.start for claim in ordered]
    for sentence in text.sentences:
        own = ordered[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        reason, start, end = _reason(text, sentence, own), sentence.start, sentence.end
        if not reason and own[1:] and _introduces(text, own[0]):
            reason, end = "introduction", own[0].end
        if reason:
            apart.append(Unchecked(text.text[start:end], start, end, phrase(f"unchecked_{reason}", language)))
    begins = [one.start for one in apart]
    kept = [claim for claim in claims if not _is_within(claim, apart, begins)]
    prefix = claims[0].id.rstrip("0123456789") if claims else ""
    return tuple(replace(claim, id=f"{prefix}{n}") for n, claim in enumerate(kept, 1)), tuple(apart)


def _is_within(claim: Claim, apart: Sequence[Unchecked], begins: Sequence[int]) -> bool:
    """Tell whether a claim begins in what stands apart, of which `begins` are the offsets, in order."""
    place = bisect_right(begins, claim.start) - 1
    return place >= 0 and claim.start < apart[place].end


def _reason(text: Article, sentence: Sentence, claims: Sequence[Claim]) -> str:
    """Return why a sentence is not checked: the end of a key of the phrases, empty where it is."""
    if sentence.role is not Role.BODY:
        return "heading" if sentence.role is Role.TITLE else "frame"
    words = text.text[sentence.start : sentence.end]
    tokens, phrases = scan(words), _phrases(text.language)
    if is_question(words):
        return "question"
    if any(claim.quantities or claim.dates for claim in claims):
        return ""
    if _opens_with(phrases.introductions, tokens) and words.rstrip(_CLOSING).endswith((":", ".")):
        return "introduction"
    if _word_count(tokens) <= _LONGEST_COURTESY and phrases.courtesies.find(tokens):
        return "courtesy"
    nobody = not any(claim.names or claim.speaker for claim in claims)
    if nobody and _opens_with(phrases.opinion_openers, tokens) and phrases.opinions.find(tokens[:_OPENING]):
        return "opinion"
    return "" if claims else "statement"


def _introduces(text: Article, claim: Claim) -> bool:
    """Tell whether a statement only introduces what its sentence says behind a colon: "Here is a summary: ..."."""
    if claim.quantities or claim.dates or not text.text[claim.end :].lstrip().startswith(":"):
        return False
    return _opens_with(_phrases(text.language).introductions, scan(claim.quote))


def _opens_with(phrases: Phrasebook, tokens: Sequence[Token]) -> bool:
    return any(hit.first == 0 for hit in phrases.find(tokens))


def _word_count(tokens: Sequence[Token]) -> int:
    return sum(token.kind is TokenKind.WORD for token in tokens)
