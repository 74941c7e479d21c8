"""The head of a mail that was forwarded or pasted into a text: who wrote to whom, when, about what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.reading.blocks import Block, ends_sentence
from claimcheck.reading.roles import Part

#: So many lines on end, one with an address of mail, are the head of a mail or a card of contacts; more are a talk.
_FEWEST_FIELDS, _MOST_FIELDS = 3, 10

_FIELD = re.compile(r"(?:>{1,3} ?)?[*_]{0,2}[^\W\d_][\w .-]{1,24}[*_]{0,2} ?: ?\S")
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.\w")


def mark_mail_heads(text: str, blocks: list[Block], parts: list[Part]) -> None:
    """Mark the fields of the heads of mails among the blocks that are body so far: "From: Ida Berg <ida@post.example>".

    They are known by how they stand, whatever the language: names of fields and what they hold, line below line, none
    a sentence.
    """
    for run in _runs(text, blocks):
        lines = [text[blocks[index].start : blocks[index].end] for index in run]
        if _FEWEST_FIELDS <= len(run) <= _MOST_FIELDS and any(_ADDRESS.search(line) for line in lines):
            for index in run:
                parts[index] = Part.BOILERPLATE if parts[index] is Part.BODY else parts[index]


def _runs(text: str, blocks: list[Block]) -> Iterator[list[int]]:
    """Yield the numbers of the blocks that follow one another and are all fields."""
    run: list[int] = []
    for index, block in enumerate(blocks):
        if _FIELD.match(text, block.start, block.end) and not ends_sentence(text[block.start : block.end]):
            run.append(index)
        elif run:
            yield run
            run = []
    yield run
