"""Passages that are no prose: pictures written as letters, logs, long tables. They are named and left out."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterator

from claimcheck.reading.blocks import Block

#: A run of so many signs without a space is no word and no address that a reader would read.
LONGEST_RUN = 300
#: So many lines of one such kind on end are a log, a table, or a picture written as letters.
_FEWEST_LINES = {"log": 8, "encoded": 3, "table": 40}

_RUN = re.compile(r"\S+")
_LONG_RUN = re.compile(rf"(?<!\S)\S{{{LONGEST_RUN + 1},}}")
_LEFT_OUT = "¶"
# Scripts that are written without spaces: Thai to Burmese, Khmer, kana, Han, Hangul.
_UNSPACED = re.compile("[\u0e00-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")
_LINE = re.compile(r"[^\n]+")
_ENCODED = re.compile(r"\s*[A-Za-z0-9+/=_-]{40,}\s*")
_TIME = r"\d{1,2}:\d\d:\d\d"
_LOG = re.compile(rf"\s*[\[(<]?(?:\d{{4}}[-/]\d\d[-/]\d\d[T ]{_TIME}|[A-Z][a-z]{{2}} [ \d]\d {_TIME}|\d{{10,13}}[. ])")
_CELL = re.compile(r"\s*(?:\||\t|;|,(?!\d)| {2,})\s*")
_NUMBER = re.compile(r"[-+−]?[\d.,:%\u00a0\u202f]*\d[\d.,:%\u00a0\u202f]*")

#: A row of a table has so many cells, of which so many are numbers.
_FEWEST_CELLS, _FEWEST_NUMBERS = 3, 2
_LONGEST_ROW = 400


def no_prose(text: str) -> list[Block]:
    """Return the passages of `text` that are no prose, in order, none touching another.

    A text of which little else remains is taken at its word: somebody wants to read it.
    """
    found = _joined(sorted([*_runs(text), *_groups_of_lines(text)]))
    return found if _leaves_words(text, found) else []


def without_runs(text: str) -> str:
    """Return `text` with the runs left out that are no words, character for character: no amount stands in them.

    A sign of its own stands where one began, so that nothing in front of it is read with what stands behind.
    """
    if not _LONG_RUN.search(text):
        return text
    pieces, at = [], 0
    for passage in no_prose(text):
        if _LONG_RUN.fullmatch(text, passage.start, passage.end):
            pieces += [text[at : passage.start], _LEFT_OUT, " " * (passage.end - passage.start - 1)]
            at = passage.end
    return "".join([*pieces, text[at:]])


def set_apart(text: str, blocks: list[Block], aside: list[Block]) -> tuple[list[Block], frozenset[int]]:
    """Return `blocks` with the passages `aside` as blocks of their own, and where these begin."""
    if not aside:
        return blocks, frozenset()
    starts = [passage.start for passage in aside]
    pieces: list[Block] = []
    for block in blocks:
        at, number = block.start, max(0, bisect.bisect_right(starts, block.start) - 1)
        while number < len(aside) and aside[number].start < block.end:
            if aside[number].end > at:
                pieces.extend(_stripped(text, at, aside[number].start, block.after_gap))
                at = min(aside[number].end, block.end)
            number += 1
        pieces.extend(_stripped(text, at, block.end, block.after_gap and at == block.start))
    together = sorted([*pieces, *aside], key=lambda piece: piece.start)
    return together, frozenset(starts)


def _stripped(text: str, start: int, end: int, after_gap: bool) -> Iterator[Block]:
    words = text[start:end]
    if stripped := words.strip():
        first = start + len(words) - len(words.lstrip())
        yield Block(first, first + len(stripped), after_gap)


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the runs without a space that are no words of a script which has none."""
    for run in _RUN.finditer(text):
        if run.end() - run.start() > LONGEST_RUN and not _UNSPACED.search(text, run.start(), run.start() + LONGEST_RUN):
            yield run.start(), run.end()


def _groups_of_lines(text: str) -> Iterator[tuple[int, int]]:
    lines = ((_kind_of_line(line.group()), line.start(), line.end()) for line in _LINE.finditer(text))
    for kind, group in itertools.groupby(lines, key=lambda line: line[0]):
        if kind:
            spans = [(start, end) for _, start, end in group]
            if len(spans) >= _FEWEST_LINES[kind]:
                first, last = text[slice(*spans[0])], text[slice(*spans[-1])]
                yield spans[0][1] - len(first.lstrip()), spans[-1][0] + len(last.rstrip())


def _kind_of_line(line: str) -> str | None:
    if _LOG.match(line):
        return "log"
    if _ENCODED.fullmatch(line):
        return "encoded"
    if len(line) <= _LONGEST_ROW and len(cells := _CELL.split(line.strip())) >= _FEWEST_CELLS:
        numbers = sum(_NUMBER.fullmatch(cell) is not None for cell in cells)
        if numbers >= _FEWEST_NUMBERS and 2 * numbers >= len(cells):
            return "table"
    return None


def _joined(spans: list[tuple[int, int]]) -> list[Block]:
    blocks: list[Block] = []
    for start, end in spans:
        if blocks and start <= blocks[-1].end:
            blocks[-1] = Block(blocks[-1].start, max(end, blocks[-1].end), after_gap=True)
        else:
            blocks.append(Block(start, end, after_gap=True))
    return blocks


def _leaves_words(text: str, aside: list[Block]) -> bool:
    """Tell whether a word stands outside the passages `aside`."""
    at = 0
    for passage in [*aside, Block(len(text), len(text))]:
        if any(character.isalpha() for character in text[at : passage.start]):
            return True
        at = passage.end
    return False
