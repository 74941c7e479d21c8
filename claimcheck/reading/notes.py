"""Notes: what a reader should know of how an article was read, and their wording in the language of a report."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from claimcheck.languages import FALLBACK, load
from claimcheck.reading.blocks import Block
from claimcheck.reading.roles import Part
from claimcheck.records import Note, Role, Sentence

_WORDS_SHOWN = 6
_CHARACTERS_SHOWN = 80
_CHARACTERS_READ = 400
_EXAMPLES_SHOWN = 3


def describe(text: str, blocks: list[Block], found: list[Part], spans: list[Sentence]) -> tuple[Note, ...]:
    """Return the notes on copies, links, boilerplate and headings of a text, with where they stand."""
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
    left_aside = {
        "paragraph_copies": copies,
        "sentence_copies": single_copies,
        "links": by_part.get(Part.LINKS, []),
        "boilerplate": by_part.get(Part.BOILERPLATE, []),
        "edges": [*by_part.get(Part.DATELINE, []), *by_part.get(Part.BYLINE, [])],
        "metadata": by_part.get(Part.METADATA, []),
        "headings": by_part.get(Part.HEADING, []),
        "no_prose": by_part.get(Part.NO_PROSE, []),
    }
    return tuple(note_on(key, text, passages) for key, passages in left_aside.items() if passages)


def note_on(key: str, text: str, passages: Sequence[Block]) -> Note:
    """Return the note that some passages of a text are left aside, from the first to the last of them."""
    return Note(
        key,
        {"start": passages[0].start, "end": passages[-1].end},
        len(passages),
        examples(text[passage.start : passage.end] for passage in passages[:_EXAMPLES_SHOWN]),
    )


def examples(passages: Iterable[str]) -> tuple[str, ...]:
    """Return the first words of the first passages, as a note shows them."""
    return tuple(_first_words(passage) for passage, _ in zip(passages, range(_EXAMPLES_SHOWN), strict=False))


def _first_words(passage: str) -> str:
    words = passage[:_CHARACTERS_READ].split()
    shown = " ".join(words[:_WORDS_SHOWN])[:_CHARACTERS_SHOWN]
    return f"{shown}{'…' if len(words) > _WORDS_SHOWN else ''}"


def worded(notes: Iterable[Note], language: str) -> tuple[Note, ...]:
    """Return notes with their sentences in `language`; a wording that it lacks is taken from `FALLBACK`."""
    return tuple(replace(note, text=_sentence(note, language)) for note in notes)


def _sentence(note: Note, language: str) -> str:
    forms = _phrase(note.key, language)
    form: str = forms if isinstance(forms, str) else forms[note.count != 1]
    quoted = [_phrase("quote", language).format(text=example) for example in note.examples]
    shown = ", ".join(quoted) + (", …" if note.count > len(quoted) else "")
    sentence = form.format(count=note.count, examples=shown, **note.values)
    return sentence[:-1] if sentence.endswith("….") else sentence


def _phrase(key: str, language: str) -> Any:
    for code in (language, FALLBACK):
        table: Mapping[str, Any] = load(code).table("phrases").get("notes", {})
        if key in table:
            return table[key]
    raise KeyError(key)


def _is_within(offset: int, starts: list[int], blocks: list[Block]) -> bool:
    index = bisect.bisect_right(starts, offset) - 1
    return index >= 0 and offset < blocks[index].end
