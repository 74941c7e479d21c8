"""Captions and boxes that stand in the middle of a printed paragraph, moved behind it."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.reading.blocks import ends_sentence
from claimcheck.reading.unwrapping import FULL, VERY_SHORT, Line, begins_paragraph, differ_in_size, usual_width

#: A caption has so many lines at most; more is a passage of its own.
_MOST_LINES = 8


def behind_paragraphs(lines: list[Line]) -> list[Line]:
    """Return the lines of a document with what interrupts a paragraph behind the last line of that paragraph.

    A paragraph is interrupted where a line is left in mid-sentence, lines follow that are set apart by room or by the
    size of their type, and after them the type is the former one and the sentence goes on.
    """
    width = usual_width(lines)
    moved: list[Line] = []
    held: list[Line] = []
    place = 0
    while place < len(lines):
        line = lines[place]
        last = _end_of_inset(lines, place, width)
        if held and begins_paragraph(moved[-1].text, line, width):
            moved.extend(held)
            held = []
            line = replace(line, apart=True)
        if last is None:
            moved.append(line)
            place += 1
            continue
        held += [replace(line, apart=True), *lines[place + 1 : last]]
        moved.append(replace(lines[last], apart=False))
        place = last + 1
    return [*moved, *held]


def _end_of_inset(lines: list[Line], first: int, width: int) -> int | None:
    """Return where the sentence goes on that the lines from `first` on interrupt, None where they do not."""
    before, line = lines[first - 1], lines[first]
    if not first or not line.apart or ends_sentence(before.text) or line.text[0].islower():
        return None
    for last in range(first + 1, min(first + 1 + _MOST_LINES, len(lines))):
        after = lines[last]
        if not after.apart or differ_in_size(after.size, before.size):
            continue
        of_its_own = differ_in_size(before.size, line.size)
        smaller = of_its_own and line.size < before.size
        with_a_number = of_its_own and after.text[0].isdigit() and len(before.text) >= VERY_SHORT * width
        goes_on = after.text[0].islower() or with_a_number
        return last if goes_on or (smaller and len(before.text) >= FULL * width) else None
    return None
