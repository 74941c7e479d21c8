"""What part each block of a text plays: title, heading, body, copy of an earlier one, or boilerplate."""

from __future__ import annotations

import re

from claimcheck.reading.blocks import Block
from claimcheck.reading.boilerplate import mark_boilerplate, mark_edges
from claimcheck.reading.headings import mark_headings, mark_title, mark_top
from claimcheck.reading.mail_heads import mark_mail_heads
from claimcheck.reading.roles import Part

#: A paragraph shorter than this may well be said twice ("He declined to comment.").
SHORTEST_COPY = 25

_HEADING_MARKS = re.compile(r"(?:#{1,6}|[-–—])\s+(?=\S)")
# Bullets, marks of what a mail quotes ("> ", ">> "), numbers of items ("3) ") and of posts in a thread ("3/ ").
_ITEM_MARKS = re.compile(r"(?:[-*+•●▪‣⁃◦]|>{1,3}|\d{1,2}[)/])\s+(?=\S)")


def find_parts(
    text: str,
    blocks: list[Block],
    language: str,
    *,
    title: str | None = None,
    headings: frozenset[int] = frozenset(),
    metadata_end: int = 0,
    aside: frozenset[int] = frozenset(),
) -> list[Part]:
    """Return the part of every block.

    `title` is the title that the file or page names, `headings` the offsets of headings it marks, `aside` those of
    blocks that are no prose. At least one block with letters is body: a text that consists of boilerplate only is taken
    at its word.
    """
    parts = [_own_part(text, block, headings, metadata_end, aside) for block in blocks]
    mark_boilerplate(text, blocks, parts, language)
    mark_edges(text, blocks, parts, language)
    mark_mail_heads(text, blocks, parts)
    mark_title(text, blocks, parts, title)
    if not headings:
        mark_headings(text, blocks, parts)
        mark_top(text, blocks, parts)
    _mark_copies(text, blocks, parts)
    if Part.BODY not in parts:
        no_body = {Part.RULE, Part.METADATA, Part.NO_PROSE}
        if set(parts) <= no_body:
            no_body = {Part.RULE, Part.NO_PROSE} if set(parts) - {Part.RULE, Part.NO_PROSE} else {Part.RULE}
        return [part if part in no_body else Part.BODY for part in parts]
    return parts


def copy_key(passage: str) -> str:
    """Return what two printings of one passage have in common: all but the white space."""
    return " ".join(passage.split())


def _own_part(text: str, block: Block, headings: frozenset[int], metadata_end: int, aside: frozenset[int]) -> Part:
    if block.start < metadata_end:
        return Part.METADATA
    if block.start in aside:
        return Part.NO_PROSE
    if not any(character.isalnum() for character in text[block.start : block.end]):
        return Part.RULE
    return Part.HEADING if block.start in headings else Part.BODY


def _mark_copies(text: str, blocks: list[Block], parts: list[Part]) -> None:
    seen: set[str] = set()
    for index, block in enumerate(blocks):
        if parts[index] not in {Part.BODY, Part.TITLE, Part.HEADING}:
            continue
        key = copy_key(text[block.start : block.end])
        if len(key) >= SHORTEST_COPY and key in seen:
            parts[index] = Part.COPY
        seen.add(key)


def content_start(text: str, block: Block, part: Part) -> int:
    """Return where the words of a block begin: after the mark of an item, a quoted line or a Markdown heading."""
    if part in {Part.TITLE, Part.HEADING}:
        marks = _HEADING_MARKS.match(text, block.start, block.end)
    else:
        marks = _ITEM_MARKS.match(text, block.start, block.end)
    return marks.end() if marks else block.start
