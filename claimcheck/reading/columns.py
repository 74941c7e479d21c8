"""Pages set in columns whose lines were drawn row by row, read column by column."""

from __future__ import annotations

import statistics
from collections import Counter
from dataclasses import dataclass, replace

#: So many rows must have a piece that begins where a column does, and so many of those between the first and the last.
_ROWS, _SHARE = 4, 0.5
#: A table is read row by row: the pieces of prose have at least so many words.
_WORDS = 3
#: Points by which the beginnings of the lines of a column may differ.
_RAGGED = 4


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


def by_columns(rows: list[Row]) -> tuple[list[Row], bool]:
    """Return the rows of a page in reading order, and whether it is set in columns.

    The rows of the left column come first, then those of the next; what stands above and below keeps its place.
    """
    left = _column(rows)
    if left is None:
        return rows, False
    inside = [index for index, row in enumerate(rows) if any(_is_at(piece, left) for piece in row.pieces)]
    first, last = inside[0], inside[-1] + 1
    halves = [_parted(row, left) for row in rows[first:last]]
    here = [half for half, _ in halves if half.text]
    there, _ = by_columns([half for _, half in halves if half.text])
    return [*rows[:first], *here, *there, *rows[last:]], True


def _column(rows: list[Row]) -> float | None:
    """Return where the second column of a page begins, None where it has one."""
    starts = Counter(round(piece.left) for row in rows for piece in row.pieces[1:] if piece.text.strip())
    for left, count in starts.most_common(3):
        inside = [index for index, row in enumerate(rows) if any(_is_at(piece, left) for piece in row.pieces)]
        enough = count >= _ROWS and len(inside) >= _SHARE * (inside[-1] + 1 - inside[0])
        if enough and all(_are_prose(halves) for halves in _sides(rows, inside, left)):
            return left
    return None


def _is_at(piece: Piece, left: float) -> bool:
    return abs(piece.left - left) <= _RAGGED and bool(piece.text.strip())


def _sides(rows: list[Row], inside: list[int], left: float) -> tuple[list[str], list[str]]:
    halves = [_parted(rows[index], left) for index in inside]
    return [half.text for half, _ in halves if half.text], [half.text for _, half in halves if half.text]


def _are_prose(lines: list[str]) -> bool:
    return bool(lines) and statistics.median(len(line.split()) for line in lines) >= _WORDS


def _parted(row: Row, left: float) -> tuple[Row, Row]:
    """Return the pieces of a row that stand before a column, and those in it."""
    before = tuple(piece for piece in row.pieces if piece.left < left - _RAGGED)
    after = tuple(piece for piece in row.pieces if piece.left >= left - _RAGGED)
    return replace(row, pieces=before), replace(row, pieces=after)
