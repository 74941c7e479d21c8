"""Pages set in columns whose lines were drawn row by row, read column by column."""

from __future__ import annotations

import itertools
import statistics
from collections import Counter
from dataclasses import dataclass, replace

#: So many rows must have a piece that begins where a column does, and so many of those between the first and the last;
#: so many of them must have another piece to its left: gaps between paragraphs stand at other heights in each column.
_ROWS, _SHARE, _BOTH = 4, 0.5, 2
#: Fewer rows are columns where in both of them a line goes on with what the one above began.
_FEWEST_ROWS = 3
#: A table is read row by row: the pieces of prose have at least so many words.
_WORDS = 3
#: A line so much longer than the longest of a column stands below the columns, not in the one on the left.
_NO_COLUMN = 1.25
#: Points by which pieces of one row may stand higher or lower.
_SAME_HEIGHT = 0.5
#: Points by which the beginnings of the lines of a column may differ.
_RAGGED = 4
#: A letter is about so wide, and the space before a column so wide at least, in sizes of the type.
_LETTER, _GUTTER = 0.5, 1.2


@dataclass(frozen=True, slots=True)
class Piece:
    """Words drawn at one place of a row; `left` is where they begin, in points."""

    text: str
    left: float


@dataclass(frozen=True, slots=True)
class Row:
    """The pieces of a page at one height, with the height and the size of their type in points."""

    pieces: tuple[Piece, ...]
    height: float
    size: float

    @property
    def text(self) -> str:
        """The words of the row from left to right."""
        return "".join(piece.text for piece in self.pieces).strip()


def side_by_side(rows: list[Row]) -> list[Row]:
    """Return rows with those at one height as one, where each was drawn to the right of the one before."""
    joined: list[Row] = []
    for row in rows:
        last = joined[-1] if joined else None
        if last and abs(last.height - row.height) <= _SAME_HEIGHT and row.pieces[0].left > last.pieces[-1].left:
            first = row.pieces[0]
            spaced = replace(first, text=f" {first.text.lstrip()}")
            joined[-1] = replace(last, pieces=(*last.pieces, spaced, *row.pieces[1:]))
        else:
            joined.append(row)
    return joined


def by_columns(rows: list[Row]) -> tuple[list[Row], bool]:
    """Return the rows of a page in reading order, and whether it is set in columns.

    The rows of the left column come first, then those of the next; what stands above and below keeps its place.
    """
    left = _column(rows)
    if left is None:
        return rows, False
    inside = [index for index, row in enumerate(rows) if any(_is_at(piece, left) for piece in row.pieces)]
    first, last = inside[0], _end_of_left(rows, inside, left)
    halves = [_parted(row, left) for row in rows[first:last]]
    here = [half for half, _ in halves if half.text]
    there, _ = by_columns([half for _, half in halves if half.text])
    return [*rows[:first], *here, *there, *rows[last:]], True


def _column(rows: list[Row]) -> float | None:
    """Return where the second column of a page begins, None where it has one."""
    starts = Counter(round(piece.left) for row in rows for piece in row.pieces[1:] if piece.text.strip())
    for left, count in starts.most_common(3):
        inside = [index for index, row in enumerate(rows) if any(_is_at(piece, left) for piece in row.pieces)]
        dense = len(inside) >= max(_FEWEST_ROWS, _SHARE * (inside[-1] + 1 - inside[0]))
        sides = _sides(rows, inside, left) if count >= _BOTH and dense else ()
        many = len(inside) >= _ROWS or all(map(_runs_on, sides))
        if sides and many and all(map(_are_prose, sides)) and _is_set_off(rows, inside, left):
            return left
    return None


def _end_of_left(rows: list[Row], inside: list[int], left: float) -> int:
    """Return the place after the last row of both columns: the left one may go on where the right one has ended."""
    beside = [half for index in inside if (half := _parted(rows[index], left)[0]).text]
    steps = [above.height - row.height for above, row in itertools.pairwise(beside)]
    widest, step = max(len(half.text) for half in beside), statistics.median(steps) if steps else 0.0
    end = inside[-1] + 1
    while end < len(rows):
        above, row = rows[end - 1], rows[end]
        goes_on = 0 < above.height - row.height <= step + _RAGGED and row.size == beside[-1].size
        if not goes_on or not _is_at(row.pieces[0], beside[-1].pieces[0].left) or len(row.text) > _NO_COLUMN * widest:
            break
        end += 1
    return end


def _is_at(piece: Piece, left: float) -> bool:
    return abs(piece.left - left) <= _RAGGED and bool(piece.text.strip())


def _sides(rows: list[Row], inside: list[int], left: float) -> tuple[list[str], list[str]]:
    halves = [_parted(rows[index], left) for index in inside]
    return [half.text for half, _ in halves if half.text], [half.text for _, half in halves if half.text]


def _is_set_off(rows: list[Row], inside: list[int], left: float) -> bool:
    """Tell whether more than the space between two words stands before a column.

    Where every word of a line is drawn at its own place, some begin at one place by chance. How wide a piece is, is
    guessed from its letters; of several words the guess is too rough to tell.
    """
    spaces: list[float] = []
    for index in inside:
        before = [piece for piece in _parted(rows[index], left)[0].pieces if piece.text.strip()]
        if before and len(before[-1].text.split()) == 1:
            size = rows[index].size
            spaces.append((left - before[-1].left) / size - len(before[-1].text.strip()) * _LETTER if size else _GUTTER)
    return len(spaces) * 2 <= len(inside) or statistics.median(spaces) >= _GUTTER


def _runs_on(lines: list[str]) -> bool:
    return any(line[:1].islower() for line in lines[1:])


def _are_prose(lines: list[str]) -> bool:
    return bool(lines) and statistics.median(len(line.split()) for line in lines) >= _WORDS


def _parted(row: Row, left: float) -> tuple[Row, Row]:
    """Return the pieces of a row that stand before a column, and those in it."""
    before = tuple(piece for piece in row.pieces if piece.left < left - _RAGGED)
    after = tuple(piece for piece in row.pieces if piece.left >= left - _RAGGED)
    return replace(row, pieces=before), replace(row, pieces=after)
