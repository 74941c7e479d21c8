"""What reading left aside, in one plain sentence each."""

from __future__ import annotations

import bisect

from claimcheck.reading.blocks import Block
from claimcheck.reading.roles import Part
from claimcheck.records import Role, Sentence

_WORDS_SHOWN = 6
_EXAMPLES_SHOWN = 3


def describe(text: str, blocks: list[Block], found: list[Part], spans: list[Sentence]) -> tuple[str, ...]:
    """Return the notes on copies, links, furniture and headings of a text, with where they stand."""
    by_part: dict[Part, list[Block]] = {}
    for block, part in zip(blocks, found, strict=True):
        by_part.setdefault(part, []).append(block)
    copies = by_part.get(Part.COPY, [])
    starts = [block.start for block in copies]
    single_copies = [
        Block(span.start, span.end)
        for span in spans
        if span.role is Role.REPEATED and not _is_within(span.start, starts, copies)
    ]
    notes = [
        _note(
            text, copies, "paragraph stands twice; the second copy is", "paragraphs stand twice; the second copies are"
        ),
        _note(
            text,
            single_copies,
            "sentence stands twice; the second copy is",
            "sentences stand twice; the second copies are",
        ),
        _note(
            text, by_part.get(Part.LINKS, []), "line of links to other pages is", "lines of links to other pages are"
        ),
        _note(text, by_part.get(Part.FURNITURE, []), "line of page furniture is", "lines of page furniture are"),
        _note_on_edges(text, [*by_part.get(Part.DATELINE, []), *by_part.get(Part.BYLINE, [])]),
        _note(text, by_part.get(Part.METADATA, []), "line of front matter is", "lines of front matter are"),
        _heading_note(text, by_part.get(Part.HEADING, [])),
    ]
    return tuple(note for note in notes if note)


def _is_within(offset: int, starts: list[int], blocks: list[Block]) -> bool:
    index = bisect.bisect_right(starts, offset) - 1
    return index >= 0 and offset < blocks[index].end


def _note(text: str, blocks: list[Block], one: str, several: str) -> str:
    if not blocks:
        return ""
    place = f"characters {blocks[0].start} to {blocks[-1].end}"
    return f"{len(blocks)} {one if len(blocks) == 1 else several} left aside ({place}): {_examples(text, blocks)}."


def _heading_note(text: str, blocks: list[Block]) -> str:
    if not blocks:
        return ""
    words = "short line is taken as a heading" if len(blocks) == 1 else "short lines are taken as headings"
    return f"{len(blocks)} {words}, not as statements: {_examples(text, blocks)}."


def _note_on_edges(text: str, blocks: list[Block]) -> str:
    if not blocks:
        return ""
    words = "the day or the author, not as a statement" if len(blocks) == 1 else "day and author, not as statements"
    return f"Read as {words}: {_examples(text, blocks)}."


def _examples(text: str, blocks: list[Block]) -> str:
    shown = [_first_words(text[block.start : block.end]) for block in blocks[:_EXAMPLES_SHOWN]]
    return ", ".join(shown) + (", …" if len(blocks) > _EXAMPLES_SHOWN else "")


def _first_words(passage: str) -> str:
    words = passage[:400].split()
    shown = " ".join(words[:_WORDS_SHOWN])[:80]
    return f"“{shown}{'…' if len(words) > _WORDS_SHOWN else ''}”"
