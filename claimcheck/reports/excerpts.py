"""A quote with some of its words marked, cut to a length without hiding a marked word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimcheck.records import CheckedClaim, Claim

#: Characters kept on each side of marked words, at least, when a quote is cut.
CONTEXT = 24

# Words shorter than this are shared by any two sentences, unless they are figures.
_LEAST_WORD = 5
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a quote; `cut` pieces stand for words left out and carry no text."""

    text: str
    marked: bool = False
    cut: bool = False


def excerpt(
    quote: str, marks: Iterable[tuple[int, int]], limit: int, focus: Sequence[tuple[int, int]] = ()
) -> tuple[Piece, ...]:
    """Return `quote` in pieces, at most about `limit` characters of it, all marked words among them.

    `marks` are spans of offsets into `quote`; spans may touch or overlap. The limit gives way to the marked words and
    to `CONTEXT` characters around them. Where nothing is marked, the stretch with most of the spans of `focus` is kept.
    """
    spans = _merged(marks, len(quote))
    pieces: list[Piece] = []
    position = 0
    for start, end in _kept(quote, spans, limit, focus):
        if start > position:
            pieces.append(Piece("", cut=True))
        pieces.extend(_pieces(quote, start, end, spans))
        position = end
    if position < len(quote):
        pieces.append(Piece("", cut=True))
    return tuple(pieces)


def excerpt_of(claim: Claim | CheckedClaim, marks: Iterable[tuple[int, int]], limit: int) -> tuple[Piece, ...]:
    """Return the quote of a claim in pieces, as `excerpt` does; where nothing is marked, the words of the claim stay.

    A quote that is longer than its claim says other things beside it, and the claim may stand at its end.
    """
    says_more = len(claim.quote) > len(claim.text)
    focus = shared_words(claim.quote, (claim.text,)) if says_more else ()
    return excerpt(claim.quote, marks, limit, focus)


def _merged(spans: Iterable[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted((max(start, 0), min(end, length)) for start, end in spans):
        if start >= end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def shared_words(quote: str, others: Iterable[str]) -> list[tuple[int, int]]:
    """Return where `quote` has words of substance, or figures, that one of `others` has too."""
    elsewhere = {word.casefold() for other in others for word in _WORD.findall(other)}
    return [
        match.span()
        for match in _WORD.finditer(quote)
        if (len(match.group()) >= _LEAST_WORD or match.group().isdigit()) and match.group().casefold() in elsewhere
    ]


def _kept(
    quote: str, spans: list[tuple[int, int]], limit: int, focus: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    if len(quote) <= limit:
        return [(0, len(quote))]
    if not spans:
        start = _word_start(quote, _densest(focus, len(quote), limit))
        return _bridged([(start, _word_end(quote, start + limit))], len(quote))
    free = limit - sum(end - start for start, end in spans)
    context = max(CONTEXT, free // (2 * len(spans)))
    windows = [_around(quote, span, context) for span in spans]
    return _bridged(_merged(windows, len(quote)), len(quote))


def _around(quote: str, span: tuple[int, int], context: int) -> tuple[int, int]:
    """Return a span with words on both sides; what one end of the quote leaves unused goes to the other side."""
    start, end = span
    before = start - context - max(0, end + context - len(quote))
    after = end + context + max(0, context - start)
    return _word_start(quote, before), _word_end(quote, after)


def _densest(focus: Sequence[tuple[int, int]], length: int, limit: int) -> int:
    """Return where the stretch of `limit` characters begins that holds most of `focus`: the earliest of several."""
    starts = [0, *(max(0, min(start - CONTEXT, length - limit)) for start, _ in focus)]
    held = {at: sum(end - start for start, end in focus if at <= start and end <= at + limit) for at in starts}
    return max(held, key=lambda at: (held[at], -at))


def _bridged(windows: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """Close gaps too small to be worth a sign of omission."""
    small = 12
    bridged = [windows[0] if windows[0][0] > small else (0, windows[0][1])]
    for start, end in windows[1:]:
        if start - bridged[-1][1] <= small:
            bridged[-1] = (bridged[-1][0], end)
        else:
            bridged.append((start, end))
    if length - bridged[-1][1] <= small:
        bridged[-1] = (bridged[-1][0], length)
    return bridged


def _word_start(quote: str, offset: int) -> int:
    if offset <= 0:
        return 0
    space = quote.rfind(" ", 0, offset + 1)
    # A "word" that is longer than the context is cut where it falls.
    return space + 1 if offset - space <= CONTEXT else offset


def _word_end(quote: str, offset: int) -> int:
    if offset >= len(quote):
        return len(quote)
    space = quote.find(" ", offset)
    end = space if space >= 0 else len(quote)
    return end if end - offset <= CONTEXT else offset


def _pieces(quote: str, start: int, end: int, spans: list[tuple[int, int]]) -> list[Piece]:
    pieces: list[Piece] = []
    position = start
    for mark_start, mark_end in spans:
        if mark_start < start or mark_end > end:
            continue
        if mark_start > position:
            pieces.append(Piece(quote[position:mark_start]))
        pieces.append(Piece(quote[mark_start:mark_end], marked=True))
        position = mark_end
    if position < end:
        pieces.append(Piece(quote[position:end]))
    return pieces
