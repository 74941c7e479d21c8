"""Small documents made on the spot: a PDF and a Word file from lines of text."""

from __future__ import annotations

import io

import docx


def pdf(pages: list[list[str]], title: str | None = None) -> bytes:
    """Return a PDF with one line of text below the other on each page."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>"
        % (b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(pages))), len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            b"/Contents %d 0 R >>" % (5 + 2 * number)
        )
        shown = b" ".join(b"(%s) Tj T*" % _escaped(line) for line in lines)
        stream = b"BT /F1 11 Tf 14 TL 50 800 Td %s ET" % shown
        objects.append(b"<< /Length %d >> stream\n%s\nendstream" % (len(stream), stream))
    objects.append(b"<< /Title (%s) >>" % _escaped(title or ""))
    return _file(objects)


def pdf_at(pages: list[list[tuple[int, int, int, str]]], *, ended: bool = False) -> bytes:
    """Return a PDF of pieces of text, each at its place: points from the left, from below, size of type, words.

    With `ended` the line is ended after each of them.
    """
    end = b" 12 TL T*" if ended else b""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>"
        % (b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(pages))), len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, pieces in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            b"/Contents %d 0 R >>" % (5 + 2 * number)
        )
        stream = b"\n".join(
            b"BT /F1 %d Tf 1 0 0 1 %d %d Tm (%s) Tj%s ET" % (size, left, height, _escaped(words), end)
            for left, height, size, words in pieces
        )
        objects.append(b"<< /Length %d >> stream\n%s\nendstream" % (len(stream), stream))
    objects.append(b"<< /Title () >>")
    return _file(objects)


def _escaped(line: str) -> bytes:
    return line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _file(objects: list[bytes]) -> bytes:
    data = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    data += b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (len(objects) + 1, len(objects))
    data += b"startxref\n%d\n%%%%EOF\n" % table
    return bytes(data)


def word(paragraphs: list[tuple[str, str]], rows: list[list[str]] | None = None) -> bytes:
    """Return a Word document with paragraphs of the given styles, and a table."""
    document = docx.Document()
    for style, text in paragraphs:
        document.add_paragraph(text, style=style)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SPACES = (
    f'xmlns:w="{_WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def word_of_xml(
    body: str,
    *,
    footnotes: list[str] | None = None,
    comments: list[str] | None = None,
    header: str = "",
    chart: str = "",
    lists: str = "",
    chunk: tuple[str, bytes] | None = None,
) -> bytes:
    """Return a Word document of WordprocessingML, with footnotes, comments, a page head, a chart's words and lists.

    `chunk` is the name and content of a file that it takes in whole, in the place of an "altChunk" with the id chunk.
    """
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml

    document = docx.Document()
    first = document.add_paragraph()
    for comment in comments or []:
        document.add_comment(first.add_run(""), text=comment, author="A")
    holder = document.element.body
    for element in parse_xml(f"<w:body {_SPACES}>{body}</w:body>"):
        holder.insert(len(holder) - 1, element)
    if lists:
        numbering = document.part.numbering_part.element
        for element in list(numbering):
            numbering.remove(element)
        for element in parse_xml(f"<w:numbering {_SPACES}>{lists}</w:numbering>"):
            numbering.append(element)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    if footnotes:
        notes = "".join(
            f'<w:footnote w:id="{number}"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:footnote>'
            for number, words in enumerate(footnotes, 1)
        )
        separator = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote>'
        blob = f"<w:footnotes {_SPACES}>{separator}{notes}</w:footnotes>".encode()
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        part = Part(PackURI("/word/footnotes.xml"), kind, blob, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    if chart:
        kind = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
        blob = f"<c><t>{chart}</t></c>".encode()
        part = Part(PackURI("/word/charts/chart1.xml"), kind, blob, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    if chunk:
        part = Part(PackURI(f"/word/{chunk[0]}"), "application/octet-stream", chunk[1], document.part.package)
        taken_in = document.part.relate_to(part, RELATIONSHIP_TYPE.A_F_CHUNK)
        for element in holder.iter(f"{{{_WORD}}}altChunk"):
            element.set(_RELATION, taken_in)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
