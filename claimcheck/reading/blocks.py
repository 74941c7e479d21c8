"""Lines and paragraphs of a text, by offset."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

#: The signs that end a sentence, or announce what follows on the next line.
FINAL_SIGNS = frozenset(".!?…:;。！？")
#: Quotes and brackets that may stand after a final sign.
CLOSING_SIGNS = "»«“‹›\"”’‘')]*_ \t\n\u00a0\u202f"

#: Editors and mail programs wrap at 60 to 100 columns; a longer line is a paragraph.
_WIDEST_WRAP = 110
_NARROWEST_WRAP = 40

_ITEM = re.compile(r"[-–—*+•●▪‣⁃◦]\s")
# Only what editors take for a line end: U+2028 and form feeds too, since PDF and web text carry them.
_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list item: `text[start:end]` carries no surrounding white space.

    `after_gap` says that an empty line (or the edge of the text) stands before it.
    """

    start: int
    end: int
    after_gap: bool = False


def ends_sentence(line: str) -> bool:
    """Return whether a line ends in a final sign, quotes and brackets after it aside."""
    bare = line.rstrip(CLOSING_SIGNS)
    return bool(bare) and bare[-1] in FINAL_SIGNS


def split_blocks(text: str) -> list[Block]:
    """Return the blocks of `text` in order: one a line, lines of a hard-wrapped paragraph joined.

    A line continues the one before it where that one stops in mid-sentence and either goes on in lower case or was
    full: its next word would have passed the margin that the other lines keep.
    """
    lines = _with_marks_in_place(text, _lines(text))
    margin = _margin(text, lines)
    blocks: list[Block] = []
    for line in lines:
        if blocks and not line.after_gap and margin:
            last = blocks[-1]
            last_line = text[text.rfind("\n", last.start, last.end) + 1 : last.end] if last.end > last.start else ""
            if _continues(last_line, text[line.start : line.end], margin):
                blocks[-1] = Block(last.start, line.end, last.after_gap)
                continue
        blocks.append(line)
    return blocks


def _with_marks_in_place(text: str, lines: list[Block]) -> list[Block]:
    """Return the lines with straight marks that a page set apart beside what they open or close.

    A mark alone in its line opens the line below; one that a space parts from its line closes the line above, where
    that has opened one. So do pages set what they quote at length. A line that goes on behind such a mark with a comma
    (", said Hall") is one with the line above.
    """
    placed: list[Block] = []
    opening: Block | None = None
    for line in lines:
        if placed and opening is None and _goes_on_behind_its_mark(text, placed[-1], line):
            placed[-1] = Block(placed[-1].start, line.end, placed[-1].after_gap)
            continue
        rest = line if opening or not placed else _without_closing_mark(text, placed[-1], line)
        if rest is not line:
            placed[-1] = Block(placed[-1].start, line.start + 1, placed[-1].after_gap)
        if rest is None:
            continue
        block = Block(opening.start, rest.end, opening.after_gap) if opening else rest
        opening = block if text[block.start : block.end] == '"' else None
        if opening is None:
            placed.append(block)
    return [*placed, opening] if opening else placed


def _goes_on_behind_its_mark(text: str, above: Block, line: Block) -> bool:
    """Tell whether a line opens with a straight mark that closes what the line above opened, and a comma."""
    return text.startswith('",', line.start) and text.count('"', above.start, above.end) % 2 == 1


def _without_closing_mark(text: str, above: Block, line: Block) -> Block | None:
    """Return a line without the straight mark that closes what the line above opened, None where it has no more."""
    words = text[line.start : line.end]
    if words[:2].rstrip(" ") != '"' or text.count('"', above.start, above.end) % 2 == 0:
        return line
    rest = words[1:].lstrip()
    return Block(line.end - len(rest), line.end, line.after_gap) if rest else None


def _lines(text: str) -> list[Block]:
    lines: list[Block] = []
    previous_end = 0
    for match in _LINE.finditer(text):
        content = match.group()
        stripped = content.strip()
        if not stripped:
            continue
        start = match.start() + len(content) - len(content.lstrip())
        between = text[previous_end:start].replace("\r\n", "\n")
        gap = not lines or sum(between.count(sign) for sign in "\n\r\v\f\x85\u2028\u2029") > 1
        lines.append(Block(start, start + len(stripped), gap))
        previous_end = start + len(stripped)
    return lines


def _margin(text: str, lines: list[Block]) -> int:
    """Return the column at which the text is wrapped, 0 where it is not.

    Wrapped text shows by lines that stop in mid-sentence and go on in lower case on the next line.
    """
    if not lines:
        return 0
    widest = max(line.end - line.start for line in lines)
    if not _NARROWEST_WRAP <= widest <= _WIDEST_WRAP:
        return 0
    broken = sum(
        not line.after_gap
        and text[line.start].islower()
        and not ends_sentence(text[before.start : before.end])
        and before.end - before.start >= widest // 2
        for before, line in itertools.pairwise(lines)
    )
    return widest if broken else 0


def _continues(last_line: str, line: str, margin: int) -> bool:
    if len(last_line) < margin // 2 or _ITEM.match(line):
        return False
    if line[0].islower() and not ends_sentence(last_line):
        return True
    return len(last_line) + 1 + len(line.split(maxsplit=1)[0]) > margin
