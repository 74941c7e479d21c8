"""What reading left aside, in one plain sentence each."""

from __future__ import annotations

import bisect
from collections.abc import Iterable
from typing import Any

from claimcheck.languages import FALLBACK, load
from claimcheck.reading.blocks import Block
from claimcheck.reading.drafts import Note
from claimcheck.reading.roles import Part
from claimcheck.records import Role, Sentence

_WORDS_SHOWN = 6
_EXAMPLES_SHOWN = 3


def describe(
    text: str, blocks: list[Block], found: list[Part], spans: list[Sentence], language: str
) -> tuple[str, ...]:
    """Return the notes on copies, links, boilerplate and headings of a text, with where they stand.

    They are worded in `language`, or in English where it has no words for them.
    """
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
    told = {
        "paragraph_copies": copies,
        "sentence_copies": single_copies,
        "links": by_part.get(Part.LINKS, []),
        "boilerplate": by_part.get(Part.BOILERPLATE, []),
        "edges": [*by_part.get(Part.DATELINE, []), *by_part.get(Part.BYLINE, [])],
        "metadata": by_part.get(Part.METADATA, []),
        "headings": by_part.get(Part.HEADING, []),
        "no_prose": by_part.get(Part.NO_PROSE, []),
    }
    words = _words(language)
    return tuple(_note(text, passages, words[matter], words["quote"]) for matter, passages in told.items() if passages)


def note_on(matter: str, text: str, passages: list[Block], language: str) -> str:
    """Return the note that some passages of a text are left aside; `matter` is the key of its wording."""
    words = _words(language)
    return _note(text, passages, words[matter], words["quote"])


def worded(notes: Iterable[Note], language: str) -> tuple[str, ...]:
    """Return what the readers of files and pages noted, in `language` or in English."""
    words = _words(language)
    return tuple(_worded(note, words[note.key]) for note in notes)


def _worded(note: Note, forms: str | list[str]) -> str:
    form = forms if isinstance(forms, str) else forms[note.count != 1]
    return form.format(count=note.count, **note.values)


def _words(language: str) -> dict[str, Any]:
    words: dict[str, Any] = load(language).table("phrases").get("reading", {})
    return words or load(FALLBACK).table("phrases")["reading"]


def _is_within(offset: int, starts: list[int], blocks: list[Block]) -> bool:
    index = bisect.bisect_right(starts, offset) - 1
    return index >= 0 and offset < blocks[index].end


def _note(text: str, blocks: list[Block], forms: list[str], quote: str) -> str:
    """Return one note; `forms` are its wordings for one passage and for several."""
    return forms[len(blocks) > 1].format(
        count=len(blocks), start=blocks[0].start, end=blocks[-1].end, examples=_examples(text, blocks, quote)
    )


def _examples(text: str, blocks: list[Block], quote: str) -> str:
    shown = [quote.format(text=_first_words(text[block.start : block.end])) for block in blocks[:_EXAMPLES_SHOWN]]
    return ", ".join(shown) + (", …" if len(blocks) > _EXAMPLES_SHOWN else "")


def _first_words(passage: str) -> str:
    words = passage[:400].split()
    shown = " ".join(words[:_WORDS_SHOWN])[:80]
    return f"{shown}{'…' if len(words) > _WORDS_SHOWN else ''}"
