"""PDF documents to drafts: the lines of the pages put together to paragraphs again."""

from __future__ import annotations

import io
import itertools
import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.errors import ReadingError
from claimcheck.reading.columns import Piece, Row, by_columns, side_by_side
from claimcheck.reading.drafts import Draft
from claimcheck.reading.initials import with_initials
from claimcheck.reading.insets import behind_paragraphs
from claimcheck.reading.notes import examples
from claimcheck.reading.quiet import quiet
from claimcheck.reading.titles import sensible_title
from claimcheck.reading.typesetting import as_seen, raised
from claimcheck.reading.unwrapping import Line, differ_in_size, paragraphs_of, without_running_heads
from claimcheck.records import Note

if TYPE_CHECKING:
    from pypdf import PageObject

#: More than so many times the usual distance of lines sets a line apart.
_GAP = 1.25
#: Figures of a mark are at most so many, and their type is so much smaller than that of the line.
_MARK, _SMALL = 2, 0.75
#: What is drawn lower by more than so many sizes of the type stands on another line, whatever the reader of PDF says.
_LOWER = 0.9

_SAVE_AS_TEXT = "Open it, copy the article's text and save that as a .txt file."


@dataclass(frozen=True, slots=True)
class _Document:
    """The lines of every page, how many of these are set in columns, and the title of the file's properties."""

    pages: list[list[Line]]
    columns: int
    title: str | None


def draft_of_pdf(name: str, data: bytes) -> Draft:
    """Return the draft of a PDF: paragraphs unwrapped, hyphens at line ends and repeated page heads taken out.

    Raises ReadingError for a file that is damaged, encrypted or holds pictures of text only.
    """
    document = _read_document(name, data)
    lines, dropped = without_running_heads(document.pages)
    text = "\n\n".join(map(as_seen, paragraphs_of(behind_paragraphs(lines))))
    if not any(character.isalpha() for character in text):
        raise ReadingError(
            f"{name} holds no text, only pictures of it.",
            "Run text recognition (OCR) on it first, or find another copy.",
        )
    notes = [Note("unwrapped", {"name": name})]
    if document.columns:
        notes.append(Note("columns", count=document.columns))
    if dropped:
        notes.append(Note("running_heads", count=len(dropped), examples=examples(dict.fromkeys(dropped))))
    return Draft(name=name, text=text, title=document.title, notes=tuple(notes))


def _read_document(name: str, data: bytes) -> _Document:
    with quiet():
        import pypdf

        try:
            reader = pypdf.PdfReader(io.BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                raise ReadingError(f"{name} is encrypted.", "Save a copy without a password and read that.")
            pages = [by_columns(side_by_side(with_initials(_rows(page)))) for page in reader.pages]
            title = reader.metadata.title if reader.metadata else None
        except ReadingError:
            raise
        except Exception as error:
            # A damaged file makes the reader fail in ways of its own; which one is no use to a user.
            raise ReadingError(f"{name} is not a PDF that can be read.", _SAVE_AS_TEXT) from error
    columns = sum(in_columns for _, in_columns in pages)
    return _Document(_lines([rows for rows, _ in pages]), columns, sensible_title(str(title) if title else None))


def _rows(page: PageObject) -> list[Row]:
    """Return the rows of a page as they are drawn."""
    rows: list[Row] = []
    pieces: list[Piece] = []
    place = (0.0, 0.0)

    def visit(text: str, matrix: list[float], text_matrix: list[float], _font: object, size: float) -> None:
        nonlocal place
        height = text_matrix[4] * matrix[1] + text_matrix[5] * matrix[3] + matrix[5]
        for index, drawn in enumerate(text.split("\n")):
            if index or (drawn.strip() and pieces and place[0] - height > _LOWER * place[1]):
                finish()
            if drawn.strip() and not pieces:
                place = (height, abs(size * text_matrix[3] * matrix[3]))
            mark = pieces and _is_raised(drawn, abs(size * text_matrix[3] * matrix[3]), pieces[-1].text, place[1])
            piece = raised(drawn) if mark else drawn
            if piece.strip() or (piece and pieces):
                left = text_matrix[4] * matrix[0] + text_matrix[5] * matrix[2] + matrix[4]
                pieces.append(Piece(piece, left))

    def finish() -> None:
        row = Row(tuple(pieces), *place)
        if row.text:
            rows.append(row)
        pieces.clear()

    page.extract_text(visitor_text=visit)
    finish()
    return rows


def _is_raised(words: str, size: float, before: str, usual: float) -> bool:
    """Tell whether figures are the mark of a footnote or a power: small, tied to the small letter or sign before them.

    Behind a capital they may stand below the line: CO2.
    """
    small = words.isdigit() and len(words) <= _MARK and size <= _SMALL * usual
    return small and not before[-1:].isspace() and not before[-1:].isupper()


def _lines(pages: list[list[Row]]) -> list[list[Line]]:
    """Return the lines with what sets them apart: the usual distance of lines is the median one."""
    steps = [above.height - line.height for page in pages for above, line in itertools.pairwise(page)]
    downwards = [step for step in steps if step > 0]
    usual = statistics.median_low(downwards) if downwards else 0.0
    return [
        [
            Line(line.text, above is not None and _is_apart(above, line, usual), line.size)
            for above, line in zip([None, *page], page, strict=False)
        ]
        for page in pages
    ]


def _is_apart(above: Row, line: Row, usual: float) -> bool:
    return above.height - line.height > _GAP * usual or differ_in_size(above.size, line.size)
