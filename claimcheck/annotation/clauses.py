"""Sentences fall into statements: where one ends and the next begins."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.annotation.vocabulary import own_table
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.scanner import Token, TokenKind, scan
from claimcheck.records import Kind, Quantity

# A statement of fewer words says too little to be compared.
_FEWEST_WORDS = 4

# Tokens within which a verb of saying follows its subject.
_NEAR = 5

_BREAK = re.compile(r"\s*[;:,—–]\s*|\s+-\s+")


@dataclass(frozen=True, slots=True)
class _Words:
    connectors: Phrasebook
    appositions: Phrasebook
    speech: frozenset[str]


@functools.cache
def _words(language: str) -> _Words:
    table = own_table(language, "clauses")
    verbs = own_table(language, "speech").get("verbs", "").split()
    return _Words(Phrasebook(table.get("connectors", ())), Phrasebook(table.get("appositions", ())), frozenset(verbs))


def statement_spans(
    text: str, start: int, end: int, language: str, quantities: Sequence[Quantity]
) -> list[tuple[int, int]]:
    """Return the spans of the statements that the sentence `text[start:end]` makes, in order.

    A semicolon or a colon separates statements, and so does a comma before a word that opens a statement of its own
    ("while", « alors que »). A comma before an apposition, or before what somebody else says, separates only where
    each side has an amount: the two then belong to different things or come from different people. Every piece keeps
    enough words to stand for itself, otherwise it stays joined.
    """
    sentence = text[start:end]
    tokens = scan(sentence)
    within = [q for q in quantities if start <= q.start and q.end <= end and q.kind is not Kind.DATE]
    cuts: list[tuple[int, int]] = []
    piece_start = 0
    for mark in _BREAK.finditer(sentence):
        left, right = (piece_start, mark.start()), (mark.end(), len(sentence))
        own_statement = _separates(sentence, mark, tokens, language) and _stand_alone(tokens, left, right)
        apart = _sets_amount_apart(mark, tokens, language) and _stand_alone(tokens, left, right)
        if own_statement or (apart and _each_has_amount(within, start, left, right)):
            cuts.append((mark.start(), mark.end()))
            piece_start = mark.end()
    return _pieces(start, end, cuts)


def _pieces(start: int, end: int, cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    spans = []
    first = start
    for cut_start, cut_end in cuts:
        spans.append((first, start + cut_start))
        first = start + cut_end
    spans.append((first, end))
    return spans


def _separates(sentence: str, mark: re.Match[str], tokens: Sequence[Token], language: str) -> bool:
    sign = mark.group().strip()
    if _inside_digits(sentence, mark) or _inside_brackets(sentence, mark.start()):
        return False
    if sign == ";":
        return True
    if sign == ":":
        return mark.end() > mark.start() + 1 and sentence[mark.end() : mark.end() + 1] not in set('«"“„')
    return sign == "," and bool(_hit_at(_words(language).connectors, tokens, mark.end()))


def _sets_amount_apart(mark: re.Match[str], tokens: Sequence[Token], language: str) -> bool:
    """Tell whether a comma stands before an apposition, or before words of somebody else."""
    if mark.group().strip() != ",":
        return False
    words = _words(language)
    following = [token for token in tokens if mark.end() <= token.start][:_NEAR]
    return _hit_at(words.appositions, tokens, mark.end()) or any(
        token.text.lower() in words.speech for token in following
    )


def _hit_at(phrases: Phrasebook, tokens: Sequence[Token], offset: int) -> bool:
    following = [token for token in tokens if offset <= token.start < offset + 40]
    return any(hit.first == 0 for hit in phrases.find(following))


def _inside_digits(sentence: str, mark: re.Match[str]) -> bool:
    before, after = sentence[: mark.start()][-1:], sentence[mark.end() :][:1]
    return before.isdigit() and after.isdigit() and not mark.group()[-1:].isspace()


def _inside_brackets(sentence: str, offset: int) -> bool:
    before = sentence[:offset]
    return any(before.count(opening) > before.count(closing) for opening, closing in ("()", "«»", "„“"))


def _stand_alone(tokens: Sequence[Token], *spans: tuple[int, int]) -> bool:
    return all(
        sum(token.kind is TokenKind.WORD for token in tokens if first <= token.start < last) >= _FEWEST_WORDS
        for first, last in spans
    )


def _each_has_amount(quantities: Sequence[Quantity], offset: int, *spans: tuple[int, int]) -> bool:
    return all(any(first <= quantity.start - offset < last for quantity in quantities) for first, last in spans)
