"""Titles and headings, known by what the file says of them or by how they stand."""

from __future__ import annotations

import itertools
import re

from claimcheck.languages.scanner import fold
from claimcheck.reading.blocks import Block, ends_sentence
from claimcheck.reading.roles import Part

#: A title stands among the first blocks that are not boilerplate.
_TOP = 8
#: The longest line, in characters, that may be a title or a heading, and the most words a heading has.
_LONGEST_TITLE, _LONGEST_HEADING, _HEADING_WORDS = 200, 100, 14

# Lines above the first paragraph, and characters of that, which is at least twice as long as any of them.
_LONGEST_TOP, _FEWEST_OF_PARAGRAPH = 4, 240

_BULLETED = re.compile(r"[-–—*•●▪‣⁃◦>]\s*\S")
# What a table of a page or a document has between the cells of a row.
_CELLS = " | "
_LINE_END = re.compile(r"[\n\r\v\f\x85\u2028\u2029]")
# Press agencies set their headings so: "- Wind and water -".
_BETWEEN_DASHES = re.compile(r"([-–—])\s.*\s\1\Z")


def is_between_dashes(line: str) -> bool:
    """Tell whether a dash of one kind opens and closes a line."""
    return _BETWEEN_DASHES.match(line.strip()) is not None


def mark_title(text: str, blocks: list[Block], parts: list[Part], title: str | None) -> None:
    """Mark the block that is the title: the one the file names, else a first line that looks like one."""
    if title:
        wanted = _folded(title)
        for index in _open_blocks(parts)[:_TOP]:
            block = blocks[index]
            if _folded(text[block.start : block.end]) == wanted:
                parts[index] = Part.TITLE
                return
    candidates = _open_blocks(parts)
    if not candidates or title:
        return
    first = candidates[0]
    if parts[first] is Part.HEADING or _looks_like_title(text, blocks, parts, first):
        parts[first] = Part.TITLE


def _open_blocks(parts: list[Part]) -> list[int]:
    return [index for index, part in enumerate(parts) if part in {Part.BODY, Part.HEADING}]


def _looks_like_title(text: str, blocks: list[Block], parts: list[Part], index: int) -> bool:
    line = text[blocks[index].start : blocks[index].end]
    if len(line) > _LONGEST_TITLE or line.endswith((".", ":", ";", ",")) or _BULLETED.match(line) or _CELLS in line:
        return False
    rest = range(index + 1, len(blocks))
    if rest and not _LINE_END.search(text, blocks[index].end, blocks[index + 1].start):
        return False  # the beginning of a paragraph in which a passage is no prose
    set_apart = index + 1 < len(blocks) and (
        blocks[index + 1].after_gap or parts[index + 1] in {Part.DATELINE, Part.BYLINE, Part.RULE}
    )
    return set_apart and any(
        parts[other] is Part.BODY and ends_sentence(text[blocks[other].start : blocks[other].end]) for other in rest
    )


def mark_headings(text: str, blocks: list[Block], parts: list[Part]) -> None:
    """Mark short lines without a final sign that stand alone before a paragraph of full sentences."""
    for index, (block, following) in enumerate(itertools.pairwise(blocks)):
        if parts[index] is not Part.BODY or parts[index + 1] is not Part.BODY:
            continue
        line = text[block.start : block.end]
        if is_between_dashes(line) and len(line) <= _LONGEST_HEADING:
            parts[index] = Part.HEADING
        if len(line) > _LONGEST_HEADING or len(line.split()) > _HEADING_WORDS or _BULLETED.match(line):
            continue
        if ends_sentence(line) or line.endswith(",") or _CELLS in line:
            continue
        paragraph = text[following.start : following.end]
        apart = block.after_gap and following.after_gap
        enough = len(line) if apart else max(2 * len(line), 120)
        if ends_sentence(paragraph) and len(paragraph) > enough:
            parts[index] = Part.TITLE if Part.TITLE not in parts and _is_first(parts, index) else Part.HEADING


def mark_top(text: str, blocks: list[Block], parts: list[Part]) -> None:
    """Mark the title and the lines below it that run down to the first paragraph without a final sign.

    A paper sets its title, a second line and the section one below the other, without a blank line in between.
    """
    top = _open_blocks(parts)[: _LONGEST_TOP + 1]
    run = list(itertools.takewhile(lambda index: _may_head(text, blocks[index]), top))
    if not run or len(run) == len(top):
        return
    first = text[blocks[top[len(run)]].start : blocks[top[len(run)]].end]
    longest = max(blocks[index].end - blocks[index].start for index in run)
    if not ends_sentence(first) or len(first) <= max(2 * longest, _FEWEST_OF_PARAGRAPH):
        return
    for index in run:
        if parts[index] is Part.BODY:
            parts[index] = Part.HEADING if Part.TITLE in parts[: index + 1] else Part.TITLE


def _may_head(text: str, block: Block) -> bool:
    line = text[block.start : block.end]
    open_ended = ends_sentence(line) or line.endswith((",", ":", ";"))
    return len(line) <= _LONGEST_TITLE and not open_ended and not _BULLETED.match(line) and _CELLS not in line


def _is_first(parts: list[Part], index: int) -> bool:
    return _open_blocks(parts)[0] == index


def _folded(passage: str) -> str:
    return " ".join(fold(passage).lower().split())
