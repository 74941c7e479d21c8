"""Sentences that go on and on, read as the lists that they are.

A sentence with dozens of figures is a list of results, and one of thousands of characters a transcript without full
stops. What reads a sentence holds its figures, names and clauses against one another, so that the cost grows with the
square of its length. Cut into items, such a text costs what as many short sentences cost, and each item says one thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

#: No sentence of prose is longer, in characters: of 12,460 sentences of French news, the longest has 1,058.
LONGEST_SENTENCE = 1200
#: Nor has it more figures: of the same sentences 13 have more, all of them lists of results or prices.
MOST_FIGURES = 18

#: An item of fewer words says nothing by itself and stays with the next.
_FEWEST_WORDS = 3

# A number that brackets hold alone is no figure: it says which place or paragraph is meant (« le Gard (30) »).
_FIGURE = re.compile(r"(?<!\()\b\d+(?:[.,:]\d+)*(?!\d*\))")
# What parts the items of a list, the strongest first; a comma within a figure parts nothing.
_PARTINGS = (
    re.compile(r";\s*"),
    re.compile(r"\s*[|•·]\s*|\s+[–—/-]\s+|\t+"),
    re.compile(r",\s+"),
)
_LAST_PARTING = re.compile(r"(?s:.*)(?:;\s|,\s|\s)")


def items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of the items of the sentence `text[start:end]`, or the sentence itself where it is no list."""
    spans = [(start, end)]
    if _has_too_many_figures(text, start, end):
        for parting in _PARTINGS:
            spans = [piece for span in spans for piece in _parted(text, *span, parting)]
        spans = [piece for span in spans for piece in _by_figures(text, *span)]
    return [piece for span in spans for piece in _by_length(text, *span)]


def _has_too_many_figures(text: str, start: int, end: int) -> bool:
    return end - start > 2 * MOST_FIGURES and sum(1 for _ in _FIGURE.finditer(text, start, end)) > MOST_FIGURES


def _parted(text: str, start: int, end: int, parting: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield the items of a span that has too many figures, those of too few words together with the next."""
    if not _has_too_many_figures(text, start, end):
        yield start, end
        return
    first = start
    for mark in parting.finditer(text, start, end):
        if _has_words(text[first : mark.start()]) and mark.end() < end:
            yield first, mark.start()
            first = mark.end()
    yield first, end


def _has_words(piece: str) -> bool:
    return len(piece.split(maxsplit=_FEWEST_WORDS)) >= _FEWEST_WORDS


def _by_figures(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield pieces of a span without partings, each with as many figures as a sentence may have."""
    first = start
    for number, figure in enumerate(_FIGURE.finditer(text, start, end), 1):
        if number % MOST_FIGURES == 0 and figure.end() < end and text[figure.end()].isspace():
            yield first, figure.end()
            first = figure.end() + _spaces(text, figure.end(), end)
    if first < end:
        yield first, end


def _by_length(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield pieces of a span, each as long as a sentence may be, cut at its last parting or space."""
    while end - start > LONGEST_SENTENCE:
        window = start + LONGEST_SENTENCE
        mark = _LAST_PARTING.match(text, start + LONGEST_SENTENCE // 2, window)
        cut = mark.end() if mark else window
        yield start, start + len(text[start:cut].rstrip())
        start = cut + _spaces(text, cut, end)
    if start < end:
        yield start, end


def _spaces(text: str, start: int, end: int) -> int:
    piece = text[start:end] if end - start < LONGEST_SENTENCE else text[start : start + LONGEST_SENTENCE]
    return len(piece) - len(piece.lstrip())
