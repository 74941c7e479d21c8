"""Word documents (.docx) to drafts.

Every word that Word shows in the text is read: tables within tables, text boxes, content controls, fields by their
result, automatic numbers, insertions of tracked changes, footnotes and endnotes after the text. What Word shows beside
it, makes anew each time, or marks as deleted, is named in a note: comments, heads and feet of pages, fields without a
result, deletions.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from xml.etree import ElementTree

from claimcheck.errors import ReadingError
from claimcheck.reading.drafts import Draft
from claimcheck.reading.notes import examples
from claimcheck.reading.titles import sensible_title
from claimcheck.reading.typesetting import as_seen, raised
from claimcheck.reading.word_chunks import paragraphs_of_chunk
from claimcheck.reading.word_fields import code_of_fields, fields_without_result
from claimcheck.reading.word_numbering import Numbering, numbering_of
from claimcheck.reading.word_package import MAIN_PART, WordPackage, attribute_of, kind_of, value_in
from claimcheck.records import Note

#: A document unpacks to ten times its size at most; what goes further beyond the limit was made to exhaust memory.
_UNPACKED = 20
_CHUNK = 1 << 16
#: What `zipfile` raises for an archive that is damaged.
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, OSError, EOFError, IndexError, RuntimeError
)  # fmt: skip
_HEADING_STYLES = ("title", "heading")
#: Elements whose words Word does not show in the text: deletions, the code of fields, properties, what stands for
#: drawings where they can't be drawn.
_HIDDEN = frozenset(
    {"del", "moveFrom", "instrText", "delText", "delInstrText", "pPr", "rPr", "sdtPr", "tblPr", "rubyPr"}
)
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_NOTES = (("footnotes", "footnote"), ("endnotes", "endnote"))
#: The kinds of parts that Word draws into the text and that are not read: charts, diagrams.
_DRAWN = ("chart", "chartEx", "diagramData")
#: The element in whose place a file is taken in whole, how a document among these files begins, and how many of them
#: may lie in each other.
_CHUNK_KIND, _ARCHIVE, _DEEPEST = "altChunk", b"PK", 3
#: What divides words that Word sets one above the other: the reading of a character, the parts of a fraction.
_SIGNS_AROUND = {"rt": (" (", ")"), "den": ("/", "")}
#: Signs of the font Symbol that stand beside figures, by their places in it; Word writes these behind U+F000.
_SIGNS_OF_SYMBOL = {
    0x2D: "−",
    0x6D: "µ",
    0xA0: "€",
    0xA3: "≤",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB8: "÷",
    0xBB: "≈",
}
_PRIVATE = 0xF000


@dataclass(slots=True)
class _Pieces:
    """The lines of a document as they are found, whether each is a heading, and what is not read.

    `unended` are the words of a paragraph whose end was deleted: the next paragraph goes on with them. `deleted` is
    what was marked as deleted, `fields` the code of each field without a result, `unread` the names of files taken in
    whole (from `package`) that are of no kind that is read; one in another stands `depth` deep.
    """

    package: WordPackage
    most: int
    depth: int = 0
    lines: list[tuple[str, bool]] = field(default_factory=list)
    unended: str = ""
    deleted: list[str] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    numbering: Numbering | None = None


def draft_of_docx(name: str, data: bytes, limit: int) -> Draft:
    """Return the draft of a Word document: paragraphs and table rows in order, an empty line between them.

    Raises ReadingError for a file that is damaged, no Word document, or unpacks to far more than `limit` bytes.
    """
    _check_archive(name, data, limit)
    try:
        document = WordPackage(io.BytesIO(data))
        pieces = _pieces(document, _UNPACKED * limit)
        notes = _notes(name, document, pieces)
        title = sensible_title(document.title())
    except Exception as error:
        # A damaged file makes the reader fail in ways of its own; which one is no use to a user.
        raise ReadingError(
            f"{name} is not a Word document that can be read.",
            "Open it in a word processor and save it again as .docx, or as plain text.",
        ) from error
    text = "\n\n".join(words for words, _ in pieces.lines)
    if not text:
        raise ReadingError(f"{name} holds no text.", "Text in pictures is not read; save it as a .txt file.")
    headings, offset = [], 0
    for words, is_heading in pieces.lines:
        if is_heading:
            headings.append(offset)
        offset += len(words) + 2
    heading_title = pieces.lines[0][0] if pieces.lines[0][1] else None
    return Draft(name=name, text=text, title=heading_title or title, headings=frozenset(headings), notes=notes)


def _check_archive(name: str, data: bytes, limit: int) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            unpacked = _unpacked(archive, _UNPACKED * limit)
    except _DAMAGED as error:
        raise ReadingError(
            f"{name} is damaged, or no Word document.",
            "Open it in a word processor and save it again as .docx, or as plain text.",
        ) from error
    if MAIN_PART not in {member.filename for member in members}:
        raise ReadingError(f"{name} is an archive, but no Word document.", "Save the article as .docx or .txt.")
    if unpacked > _UNPACKED * limit:
        raise ReadingError(
            f"{name} unpacks to more than {_UNPACKED * limit:,} bytes, too large to be an article.",
            "Save the article's text alone as a .txt file.",
        )


def _unpacked(archive: zipfile.ZipFile, most: int) -> int:
    """Return how many bytes an archive unpacks to, counted while unpacking: what it says of itself may be a lie.

    It is looked at no further than a little beyond `most`.
    """
    total = 0
    for member in archive.infolist():
        said = member.file_size
        member.file_size = most + 2 * _CHUNK
        with archive.open(member) as file:
            while chunk := file.read(_CHUNK):
                total += len(chunk)
                if total > most:
                    return total
        member.file_size = said
    return total


def _pieces(document: WordPackage, most: int, depth: int = 0) -> _Pieces:
    """Return the words of every paragraph and table row, and of the notes after them.

    `most` is how many bytes a document that it takes in may unpack to.
    """
    elements = document.styles()
    pieces = _Pieces(document, most, depth, numbering=numbering_of(document.part("numbering"), elements))
    styles = {name: value_in(element, "name") for name, element in elements.items()}
    _read_blocks(document.body, styles, pieces)
    for part, kind in _NOTES:
        for note in _notes_of(document, part, kind):
            _read_blocks(note, styles, pieces)
    return pieces


def _end_paragraph(pieces: _Pieces) -> None:
    """Read the words of a paragraph whose end was deleted where no paragraph follows that could go on with them."""
    if line := _one_line(pieces.unended):
        pieces.lines.append((line, False))
    pieces.unended = ""


def _read_blocks(holder: Any, styles: dict[str, str], pieces: _Pieces) -> None:
    """Read the paragraphs and tables of an element in order, through content controls and other wrappers."""
    for child in _shown(holder):
        kind = kind_of(child)
        if kind == "p":
            _read_paragraph(child, styles, pieces)
        elif kind == "tbl":
            _end_paragraph(pieces)
            pieces.lines.extend((line, False) for line in _rows(child, styles, pieces) if line)
        elif kind == _CHUNK_KIND:
            _end_paragraph(pieces)
            _read_chunk(child, pieces)
        elif kind and kind not in _HIDDEN:
            _read_blocks(child, styles, pieces)
    _end_paragraph(pieces)


def _read_chunk(element: Any, pieces: _Pieces) -> None:
    """Read a file that the document takes in whole at this place: another document, HTML, plain text."""
    found = pieces.package.chunk(attribute_of(element, "id"))
    if found is None:
        return
    name, data = found
    lines = _lines_of_document(data, pieces) if data.startswith(_ARCHIVE) else paragraphs_of_chunk(data)
    if lines is None:
        pieces.unread.append(name)
    else:
        pieces.lines.extend((line, False) for line in lines)


def _lines_of_document(data: bytes, pieces: _Pieces) -> list[str] | None:
    """Return the lines of a document in another; None where it is damaged, too large, or lies too deep in others."""
    if pieces.depth >= _DEEPEST:
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if _unpacked(archive, pieces.most) > pieces.most:
                return None
        inner = _pieces(WordPackage(io.BytesIO(data)), pieces.most, pieces.depth + 1)
    except (*_DAMAGED, KeyError, StopIteration, ElementTree.ParseError):
        return None
    pieces.deleted.extend(inner.deleted)
    pieces.fields.extend(inner.fields)
    pieces.unread.extend(inner.unread)
    return [line for line, _ in inner.lines]


def _read_paragraph(paragraph: Any, styles: dict[str, str], pieces: _Pieces) -> None:
    style = next((attribute_of(element, "val") for element in paragraph.iter() if kind_of(element) == "pStyle"), "")
    heading = styles.get(style, style).lower().startswith(_HEADING_STYLES)
    boxes: list[Any] = []
    own = "".join(_words(paragraph, pieces, boxes))
    label = pieces.numbering.label(paragraph) if pieces.numbering and not pieces.unended else ""
    words = pieces.unended + (f"{label} {own}" if label and own.strip() else own)
    pieces.unended = ""
    if _has_deleted_end(paragraph) and not boxes:
        pieces.unended = words
        return
    pieces.lines.extend((line, heading) for part in words.splitlines() if (line := _one_line(part)))
    for box in boxes:
        if kind_of(box) == _CHUNK_KIND:
            _read_chunk(box, pieces)
        else:
            _read_blocks(box, styles, pieces)


def _has_deleted_end(paragraph: Any) -> bool:
    """Tell whether tracked changes delete the end of a paragraph, which joins it to the next."""
    properties = next((child for child in paragraph if kind_of(child) == "pPr"), None)
    return properties is not None and _has_property(properties, "del")


def _words(element: Any, pieces: _Pieces, boxes: list[Any]) -> Iterator[str]:
    """Yield the words of a paragraph as Word shows them; text boxes are set aside in `boxes`."""
    code = code_of_fields(element)
    pieces.fields.extend(fields_without_result(element))
    for child in _shown(element):
        if child in code:
            continue
        kind = kind_of(child)
        if kind in {"txbxContent", _CHUNK_KIND}:
            boxes.append(child)
        elif kind in {"del", "moveFrom"}:
            if kind == "del" and (deleted := _one_line(_text_of(child))):
                pieces.deleted.append(deleted)
        elif not kind or kind in _HIDDEN or (kind == "r" and _has_property(child, "vanish")):
            continue
        elif kind == "t":
            yield child.text or ""
        elif kind == "ddList":
            yield _chosen(child)
        elif kind == "textpath":
            yield attribute_of(child, "string")  # the words of a WordArt
        elif kind in _BREAKS:
            yield _BREAKS[kind]
        elif kind == "sym":
            yield _symbol(child)
        else:
            before, after = _SIGNS_AROUND.get(kind, ("", ""))
            inner = "".join(_words(child, pieces, boxes))
            yield f"{before}{raised(inner) if _is_raised(child) else inner}{after}"


def _shown(holder: Any) -> Iterator[Any]:
    """Yield the children of an element, without those that stand in for a drawing that is there too.

    The reading of a character stands in the file before the character, and is read after it.
    """
    children = list(holder)
    drawn = any(kind_of(child) == "Choice" for child in children)
    if kind_of(holder) == "ruby":
        children.sort(key=lambda child: kind_of(child) == "rt")
    yield from (child for child in children if not (drawn and kind_of(child) == "Fallback"))


def _is_raised(element: Any) -> bool:
    """Tell whether an element is a run, or a part of a formula, that stands above the line."""
    kind = kind_of(element)
    return kind == "sup" or (kind == "r" and _has_property(element, "vertAlign", "superscript"))


def _chosen(form: Any) -> str:
    """Return the entry of a drop-down field that is shown: the chosen one, else the one preset, else the first."""
    entries = [attribute_of(child, "val") for child in form if kind_of(child) == "listEntry"]
    by_kind = {kind_of(child): attribute_of(child, "val") for child in form if kind_of(child) in {"result", "default"}}
    number = by_kind.get("result", by_kind.get("default", "0"))
    return entries[int(number)] if number.isdecimal() and int(number) < len(entries) else ""


def _text_of(element: Any) -> str:
    return "".join(child.text or "" for child in element.iter() if kind_of(child) in {"t", "delText"})


def _has_property(run: Any, name: str, wanted: str = "") -> bool:
    """Tell whether a run has a property: with the value `wanted`, or without it any that does not switch it off."""
    properties = next((child for child in run if kind_of(child) == "rPr"), None)
    marks = [child for child in properties if kind_of(child) == name] if properties is not None else []
    values = [attribute_of(mark, "val") for mark in marks]
    return wanted in values if wanted else any(value not in {"0", "false", "off"} for value in values)


def _symbol(element: Any) -> str:
    """Return a symbol by its number; those of symbol fonts have none of their own but for signs beside figures."""
    code = attribute_of(element, "char")
    try:
        sign = chr(int(code, 16))
    except ValueError:
        return ""
    if not "\ue000" <= sign <= "\uf8ff":
        return sign
    return _SIGNS_OF_SYMBOL.get(ord(sign) - _PRIVATE, "") if attribute_of(element, "font") == "Symbol" else ""


def _rows(table: Any, styles: dict[str, str], pieces: _Pieces) -> list[str]:
    """Return the rows of a table, cells divided by strokes; the rows of a table in a cell follow that of the cell."""
    lines: list[str] = []
    for row in _within(table, "tr"):
        cells: list[str] = []
        inner: list[str] = []
        for cell in _within(row, "tc"):
            own = replace(pieces, lines=[], unended="")
            for child in cell:
                if kind_of(child) == "tbl":
                    inner.extend(_rows(child, styles, pieces))
                elif kind_of(child) == "p":
                    _read_paragraph(child, styles, own)
                elif kind_of(child) not in _HIDDEN:
                    _read_blocks(child, styles, own)
            _end_paragraph(own)
            cells.append(" ".join(line for line, _ in own.lines))
        lines.extend((" | ".join(cell for cell in cells if cell), *inner))
    return lines


def _within(holder: Any, kind: str) -> Iterator[Any]:
    """Yield the rows of a table or the cells of a row, also those in a content control or a tracked insertion."""
    for child in holder:
        if kind_of(child) == kind:
            yield child
        elif kind_of(child) in {"sdt", "sdtContent", "ins", "customXml", "smartTag"}:
            yield from _within(child, kind)


def _notes_of(document: WordPackage, part: str, kind: str) -> list[Any]:
    """Return the footnotes or endnotes of a document, without the lines that set them apart."""
    root = document.part(part)
    notes = [] if root is None else [child for child in root if kind_of(child) == kind]
    return [note for note in notes if not any(key.rpartition("}")[2] == "type" for key in note.attrib)]


def _notes(name: str, document: WordPackage, pieces: _Pieces) -> tuple[Note, ...]:
    """Return notes on what Word shows beside the text."""
    after = sum(len(_notes_of(document, part, kind)) for part, kind in _NOTES)
    root = document.part("comments")
    comments = [] if root is None else [_one_line(_text_of(comment)) for comment in root]
    edges = dict.fromkeys(line for edge in document.edges() for line in _lines_of(edge, document))
    named = (
        ("word_deleted", pieces.deleted),
        ("word_comments", [comment for comment in comments if comment]),
        ("word_edges", list(edges)),
        ("word_drawn", [*_drawn(document), *pieces.unread]),
        ("word_fields", pieces.fields),
    )
    notes = [Note(key, {"name": name}, len(passages), examples(passages)) for key, passages in named if passages]
    return (*([Note("word_notes", {"name": name}, after)] if after else ()), *notes)


def _lines_of(edge: Any, document: WordPackage) -> Iterator[str]:
    """Yield the lines of a head or foot of a page, also those in tables, text boxes and controls."""
    pieces = _Pieces(document, 0, _DEEPEST)
    _read_blocks(edge, {}, pieces)
    yield from (line for line, _ in pieces.lines)


def _drawn(document: WordPackage) -> list[str]:
    """Return the words of each chart and diagram, which are not read; the name of one without."""
    return [" ".join(words) or name for kind in _DRAWN for name, words in document.words_of(kind)]


def _one_line(words: str) -> str:
    return as_seen(words).strip(" \t\r\n\v\f")
