from __future__ import annotations

import io
import zipfile

import pytest

from claimcheck.errors import ReadingError
from claimcheck.reading.word import draft_of_docx

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARAGRAPH = "<w:p><w:r><w:t>The yard is not for sale.</w:t></w:r></w:p>"
_BODY = f"<w:document {_W} {_R}><w:body>{_PARAGRAPH}{{more}}</w:body></w:document>"


def archive(**parts: str) -> bytes:
    """A document of the parts given, by their names in the archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as written:
        for name, content in parts.items():
            written.writestr(name, content)
    return packed.getvalue()


def read(**parts: str) -> str:
    return draft_of_docx("a.docx", archive(**parts), 100_000).text


def test_a_document_of_one_part_is_read() -> None:
    assert read(**{"word/document.xml": _BODY.format(more="")}) == "The yard is not for sale."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_that_defines_entities_is_refused(encoding: str) -> None:
    bomb = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">]>' + _BODY.format(
        more="&a;"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as written:
        written.writestr("word/document.xml", bomb.encode(encoding))
    with pytest.raises(ReadingError, match=r"is not a Word document that can be read\."):
        draft_of_docx("a.docx", packed.getvalue(), 100_000)


def test_a_relation_that_leads_out_of_the_archive_or_nowhere_is_passed_over() -> None:
    relations = f"""<Relationships>
    <Relationship Id="1" Type="{_KIND}/footnotes" Target="../../../etc/passwd"/>
    <Relationship Id="2" Type="{_KIND}/comments" Target="file:///etc/passwd" TargetMode="External"/>
    <Relationship Id="3" Type="{_KIND}/header" Target="gone.xml"/></Relationships>"""
    section = '<w:sectPr><w:headerReference w:type="default" r:id="3"/></w:sectPr>'
    text = read(**{"word/document.xml": _BODY.format(more=section), "word/_rels/document.xml.rels": relations})
    assert text == "The yard is not for sale."


def test_endlessly_nested_elements_are_one_error() -> None:
    deep = "<w:sdt>" * 50_000 + "</w:sdt>" * 50_000
    with pytest.raises(ReadingError):
        read(**{"word/document.xml": _BODY.format(more=deep)})
