"""A quote with some of its words marked, cut to a length without hiding a marked word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

#: Characters kept on each side of marked words, at least, when a quote is cut.
CONTEXT = 24


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a quote; `cut` pieces stand for words left out and carry no text."""

    text: str
    marked: bool = False
    cut: bool = False


def excerpt(quote: str, marks: Iterable[tuple[int, int]], limit: int) -> tuple[Piece, ...]:
    """Return `quote` in pieces, at most about `limit` characters of it, all marked words among them.

    `marks` are spans of offsets into `quote`; spans may touch or overlap. The limit gives way to the marked words and
    to `CONTEXT` characters around them.
    """
    spans = _merged(marks, len(quote))
    pieces: list[Piece] = []
    position = 0
    for start, end in _kept(quote, spans, limit):
        if start > position:
            pieces.append(Piece("", cut=True))
        pieces.extend(_pieces(quote, start, end, spans))
        position = end
    if position < len(quote):
        pieces.append(Piece("", cut=True))
    return tuple(pieces)


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


def _kept(quote: str, spans: list[tuple[int, int]], limit: int) -> list[tuple[int, int]]:
    if len(quote) <= limit:
        return [(0, len(quote))]
    if not spans:
        return [(0, _word_end(quote, limit))]
    free = limit - sum(end - start for start, end in spans)
    context = max(CONTEXT, free // (2 * len(spans)))
    windows = [(_word_start(quote, start - context), _word_end(quote, end + context)) for start, end in spans]
    return _bridged(_merged(windows, len(quote)), len(quote))


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
    return space if 0 <= space - offset <= CONTEXT else offset


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
