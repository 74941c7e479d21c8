"""Word documents (.docx) to drafts."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from claimcheck.errors import ReadingError
from claimcheck.reading.drafts import Draft
from claimcheck.reading.quiet import quiet
from claimcheck.reading.titles import sensible_title
from claimcheck.reading.typesetting import as_seen

#: A document unpacks to ten times its size at most; what goes further beyond the limit was made to exhaust memory.
_UNPACKED = 20
_HEADING_STYLES = ("Title", "Heading")


def draft_of_docx(name: str, data: bytes, limit: int) -> Draft:
    """Return the draft of a Word document: paragraphs and table rows in order, an empty line between them.

    Raises ReadingError for a file that is damaged, no Word document, or unpacks to far more than `limit` bytes.
    """
    _check_archive(name, data, limit)
    with quiet():
        import docx

        try:
            document = docx.Document(io.BytesIO(data))
            pieces = _pieces(document)
            title = sensible_title(document.core_properties.title)
        except Exception as error:
            # A damaged file makes the reader fail in ways of its own; which one is no use to a user.
            reason = type(error).__name__
            raise ReadingError(
                f"{name} is not a Word document that can be read ({reason}).",
                "Open it in a word processor and save it again as .docx, or as plain text.",
            ) from error
    text = "\n\n".join(words for words, _ in pieces)
    if not text:
        raise ReadingError(f"{name} holds no text.", "Text in frames and pictures is not read; save it as a .txt file.")
    headings, offset = [], 0
    for words, is_heading in pieces:
        if is_heading:
            headings.append(offset)
        offset += len(words) + 2
    heading_title = pieces[0][0] if pieces[0][1] else None
    return Draft(name=name, text=text, title=heading_title or title, headings=frozenset(headings))


def _check_archive(name: str, data: bytes, limit: int) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, IndexError) as error:
        raise ReadingError(
            f"{name} is damaged, or no Word document.",
            "Open it in a word processor and save it again as .docx, or as plain text.",
        ) from error
    if "word/document.xml" not in {member.filename for member in members}:
        raise ReadingError(f"{name} is an archive, but no Word document.", "Save the article as .docx or .txt.")
    if sum(member.file_size for member in members) > _UNPACKED * limit:
        raise ReadingError(
            f"{name} unpacks to more than {_UNPACKED * limit:,} bytes, too large to be an article.",
            "Save the article's text alone as a .txt file.",
        )


def _pieces(document: Any) -> list[tuple[str, bool]]:
    """Return the words of every paragraph and table row, and whether they are a heading."""
    pieces: list[tuple[str, bool]] = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            rows = (" | ".join(dict.fromkeys(cell.text.strip() for cell in row.cells)) for row in block.rows)
            pieces.extend((_one_line(row), False) for row in rows)
        else:
            is_heading = str(getattr(block.style, "name", "") or "").startswith(_HEADING_STYLES)
            pieces.extend((_one_line(line), is_heading) for line in block.text.splitlines())
    return [(words, is_heading) for words, is_heading in pieces if words]


def _one_line(words: str) -> str:
    return as_seen(words).strip(" \t\r\n\v\f")
