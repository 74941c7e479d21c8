"""A source's text cut into runs, so that claims that overlap or lie within each other can all be marked in place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

from claimcheck.reports.html.views import Run, Tag
from claimcheck.reports.sanitize import visible

_PARAGRAPH = re.compile(r"[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim in a text, by its offsets, and the finding it belongs to."""

    start: int
    end: int
    claim: str
    card: str
    number: str
    verdict: str
    rank: int


@dataclass(frozen=True, slots=True)
class Spot:
    """Words of a text in which a finding's sources differ."""

    start: int
    end: int
    card: str


def paragraphs(
    text: str, marks: Sequence[Mark], spots: Sequence[Spot], left_out: Sequence[tuple[int, int]] = ()
) -> tuple[tuple[Run, ...], ...]:
    """Return the lines of `text` in runs; lines that hold only white space are left out.

    `marks` and `spots` may overlap and nest in any way; `rank` 0 is the gravest verdict. `left_out` are the spans that
    were not compared.
    """
    sliced = _Slicer(text, marks, spots, left_out)
    lines = [match.span() for match in _PARAGRAPH.finditer(text) if match.group().strip()]
    return tuple(sliced.runs(start, end) for start, end in lines)


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int


_Covering = TypeVar("_Covering", Mark, Spot, _Span)


class _Slicer:
    """Cuts a text at every place where a mark or a spot starts or ends."""

    def __init__(
        self, text: str, marks: Sequence[Mark], spots: Sequence[Spot], left_out: Sequence[tuple[int, int]]
    ) -> None:
        self._text = text
        spans = [(mark.start, mark.end) for mark in marks] + [(spot.start, spot.end) for spot in spots]
        spans += left_out
        self._edges = sorted({edge for span in spans for edge in span if 0 <= edge <= len(text)})
        self._marks = self._by_piece(marks)
        self._spots = self._by_piece(spots)
        self._left_out = self._by_piece([_Span(*span) for span in left_out])
        self._ending: dict[int, list[Mark]] = {}
        for mark in marks:
            self._ending.setdefault(mark.end, []).append(mark)

    def _by_piece(self, spans: Sequence[_Covering]) -> Mapping[int, list[_Covering]]:
        """Return the spans that cover each piece, by the edge at which the piece starts."""
        covering: dict[int, list[_Covering]] = {}
        for span in spans:
            first, last = bisect_left(self._edges, span.start), bisect_left(self._edges, span.end)
            for edge in self._edges[first:last]:
                covering.setdefault(edge, []).append(span)
        return covering

    def runs(self, start: int, end: int) -> tuple[Run, ...]:
        """Return the runs of one line of the text."""
        first, last = bisect_left(self._edges, start), bisect_left(self._edges, end)
        cuts = [start, *(edge for edge in self._edges[first:last] if edge > start), end]
        # A mark that began on an earlier line covers the first piece of this one too.
        piece = self._edges[first - 1] if first and (first == len(self._edges) or self._edges[first] > start) else start
        made = []
        for left, right in pairwise(cuts):
            made.append(self._run(left, right, piece if left == start else left))
        return tuple(made)

    def _run(self, start: int, end: int, piece: int) -> Run:
        run = Run(visible(self._text[start:end]))
        marks = self._marks.get(piece)
        if not marks:
            return replace(run, left_out=piece in self._left_out)
        gravest = min(marks, key=lambda mark: mark.rank)
        return replace(
            run,
            cards=" ".join(dict.fromkeys(mark.card for mark in marks)),
            differs=" ".join(dict.fromkeys(spot.card for spot in self._spots.get(piece, ()))),
            verdict=gravest.verdict,
            tags=tuple(Tag(mark.claim, mark.card, mark.number, mark.verdict) for mark in self._ending.get(end, ())),
        )
