from __future__ import annotations

from pathlib import Path
from types import ModuleType

import docx
import pytest

import claimcheck
from claimcheck.reading import read
from claimcheck.records import Article
from tests.noted import noted


def _run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def _field(mark: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{mark}"/></w:r>'


def _paragraph(inner: str) -> str:
    return f"<w:p>{_run('The lamp cost ')}{inner}{_run(' a piece.')}</w:p>"


_SHOWN = {
    "an insertion of tracked changes": f'<w:ins w:id="1" w:author="A">{_run("17 euros")}</w:ins>',
    "text moved here": f'<w:moveTo w:id="1" w:author="A">{_run("17 euros")}</w:moveTo>',
    "a content control": f"<w:sdt><w:sdtPr/><w:sdtContent>{_run('17 euros')}</w:sdtContent></w:sdt>",
    "a field by its result": f'<w:fldSimple w:instr=" DOCPROPERTY Price ">{_run("17 euros")}</w:fldSimple>',
    "a field in pieces": (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF price </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{_run("17 euros")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ),
    "a field whose code holds another field": (
        f"{_field('begin')}<w:r><w:instrText> IF </w:instrText></w:r>"
        f"{_field('begin')}<w:r><w:instrText> REF x </w:instrText></w:r>{_field('separate')}{_run('12')}{_field('end')}"
        f"<w:r><w:instrText> = 12 </w:instrText></w:r>{_field('separate')}{_run('17 euros')}{_field('end')}"
    ),
    "a field that ends elsewhere": f"{_field('begin')}{_run('17 euros')}",
    "a smart tag": f'<w:smartTag w:element="money">{_run("17 euros")}</w:smartTag>',
    "a link": f'<w:hyperlink w:anchor="x">{_run("17 euros")}</w:hyperlink>',
    "a mark of its own": f'<w:customXml w:element="price">{_run("17 euros")}</w:customXml>',
    "what stands beside a deletion": (
        f'<w:del w:id="1" w:author="A"><w:r><w:delText>19 </w:delText></w:r></w:del>{_run("17 euros")}'
    ),
    "what is chosen in a form": (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="19 euros"/>'
        '<w:listEntry w:val="17 euros"/></w:ddList></w:ffData></w:fldChar></w:r>'
        f"<w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>{_field('end')}"
    ),
    "what stands in for a drawing that is not there": (
        f"<mc:AlternateContent><mc:Fallback>{_run('17 euros')}</mc:Fallback></mc:AlternateContent>"
    ),
    "a drawing and not what stands in for it": (
        f"<mc:AlternateContent><mc:Choice Requires='wps'>{_run('17 euros')}</mc:Choice>"
        f"<mc:Fallback>{_run('19')}</mc:Fallback></mc:AlternateContent>"
    ),
    "the words of a WordArt": '<w:r><w:pict><v:shape><v:textpath string="17 euros"/></v:shape></w:pict></w:r>',
    "what stands beside hidden text": f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>19 </w:t></w:r>{_run('17 euros')}",
}


def _article(tmp_path: Path, data: bytes) -> Article:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    return read(path, language="en")


@pytest.mark.parametrize("inner", _SHOWN.values(), ids=_SHOWN)
def test_every_word_that_word_shows_is_read(tmp_path: Path, documents: ModuleType, inner: str) -> None:
    assert _article(tmp_path, documents.word_of_xml(_paragraph(inner))).text == "The lamp cost 17 euros a piece."


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        (
            f"<w:r><w:ruby><w:rubyPr/><w:rt>{_run('ka')}</w:rt><w:rubyBase>{_run('火')}</w:rubyBase></w:ruby></w:r>",
            "火 (ka)",
        ),
        (
            '<w:r><w:t>4,200</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>3</w:t></w:r>',
            "4,200³",
        ),
        (
            "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>",
            "1/2",
        ),
        (
            "<m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>6</m:t></m:r></m:sup></m:sSup></m:oMath>",
            "10⁶",
        ),
        (f'{_run("20 ")}<w:r><w:sym w:font="Symbol" w:char="F0B0"/></w:r>{_run("C")}', "20 °C"),
        (f'<w:r><w:sym w:font="Wingdings" w:char="F0B0"/></w:r>{_run("20")}', "20"),
    ],
    ids=["a reading above a character", "a mark of a note", "a fraction", "a power", "a sign", "a picture of a font"],
)
def test_what_word_sets_one_above_the_other_is_not_run_together(
    tmp_path: Path, documents: ModuleType, inner: str, shown: str
) -> None:
    assert _article(tmp_path, documents.word_of_xml(_paragraph(inner))).text == f"The lamp cost {shown} a piece."


def test_a_chart_that_is_not_read_is_named_with_its_words(tmp_path: Path, documents: ModuleType) -> None:
    article = _article(tmp_path, documents.word_of_xml(_paragraph(_run("17 euros")), chart="Lamps sold in May: 4,100"))
    assert article.text == "The lamp cost 17 euros a piece."
    assert any("“Lamps sold in May: 4,100”" in note for note in noted(article))


_ARCHIVE = """MIME-Version: 1.0
Content-Type: multipart/related; boundary="b"

--b
Content-Type: text/html; charset="windows-1252"
Content-Transfer-Encoding: quoted-printable

<html><body><p>A caf=E9 sold 640 lam=
ps.</p></body></html>
--b--
"""


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.htm", "<html><body><p>A café sold 640 lamps.</p></body></html>".encode()),
        ("a.txt", "A café sold 640 lamps.\n".encode("utf-16")),
        ("a.mht", _ARCHIVE.encode()),
    ],
    ids=["HTML", "plain text", "a web archive"],
)
def test_a_file_taken_in_whole_is_read_in_its_place(
    tmp_path: Path, documents: ModuleType, name: str, content: bytes
) -> None:
    body = f"<w:p>{_run('Before.')}</w:p><w:altChunk/><w:p>{_run('After.')}</w:p>"
    article = _article(tmp_path, documents.word_of_xml(body, chunk=(name, content)))
    assert article.text.split("\n\n") == ["Before.", "A café sold 640 lamps.", "After."]


def test_a_document_taken_in_whole_is_read_in_its_place_with_what_it_deletes(
    tmp_path: Path, documents: ModuleType
) -> None:
    deleted = '<w:del w:id="1" w:author="A"><w:r><w:delText>19 euros</w:delText></w:r></w:del>'
    inner = documents.word_of_xml(_paragraph(f"{deleted}{_run('17 euros')}"))
    body = f"<w:p>{_run('Before.')}<w:altChunk/></w:p><w:p>{_run('After.')}</w:p>"
    article = _article(tmp_path, documents.word_of_xml(body, chunk=("a.docx", inner)))
    assert article.text.split("\n\n") == ["Before.", "The lamp cost 17 euros a piece.", "After."]
    assert any("“19 euros”" in note for note in noted(article))


@pytest.mark.parametrize("content", [b"{\\rtf1 A lamp.}", b"PK\x03\x04 damaged"], ids=["RTF", "a damaged document"])
def test_a_file_taken_in_whole_that_is_not_read_is_named(tmp_path: Path, documents: ModuleType, content: bytes) -> None:
    body = f"<w:p>{_run('Before.')}</w:p><w:altChunk/>"
    article = _article(tmp_path, documents.word_of_xml(body, chunk=("lamps.bin", content)))
    assert article.text == "Before."
    assert any("“lamps.bin”" in note for note in noted(article))


def test_a_table_in_a_table_is_read_after_the_row_it_stands_in(tmp_path: Path, documents: ModuleType) -> None:
    def cell(words: str, inner: str = "") -> str:
        return f"<w:tc><w:p>{_run(words)}</w:p>{inner}<w:p/></w:tc>"

    inner = f"<w:tbl><w:tr>{cell('12 boats')}</w:tr></w:tbl>"
    row = cell("Harbour", inner) + cell("3 ships")
    controlled = f"<w:sdt><w:sdtContent><w:tr>{cell('Total 15')}</w:tr></w:sdtContent></w:sdt>"
    article = _article(tmp_path, documents.word_of_xml(f"<w:tbl><w:tr>{row}</w:tr>{controlled}</w:tbl>"))
    assert article.text.split("\n\n") == ["Harbour | 3 ships", "12 boats", "Total 15"]


def test_a_text_box_is_read_once_after_its_paragraph(tmp_path: Path, documents: ModuleType) -> None:
    box = f"<w:txbxContent><w:p>{_run('The mill has nine floors.')}</w:p></w:txbxContent>"
    drawn = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    article = _article(tmp_path, documents.word_of_xml(f"<w:p>{_run('It opens in May.')}{drawn}</w:p>"))
    assert article.text.split("\n\n") == ["It opens in May.", "The mill has nine floors."]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next(tmp_path: Path, documents: ModuleType) -> None:
    deleted = '<w:pPr><w:rPr><w:del w:id="1" w:author="A"/></w:rPr></w:pPr>'
    body = f"<w:p>{deleted}{_run('The mill opens ')}</w:p><w:p>{_run('in May.')}</w:p>"
    body += f"<w:p>{deleted}{_run('So be it.')}</w:p>"
    assert _article(tmp_path, documents.word_of_xml(body)).text.split("\n\n") == ["The mill opens in May.", "So be it."]


def test_what_word_shows_beside_the_text_is_read_after_it_or_named(tmp_path: Path, documents: ModuleType) -> None:
    deleted = '<w:del w:id="1" w:author="A"><w:r><w:delText>It burned.</w:delText></w:r></w:del>'
    data = documents.word_of_xml(
        f"<w:p>{_run('The mill opens in May.')}{deleted}</w:p>",
        footnotes=["The council voted 9 to 4."],
        comments=["Check this with the mayor."],
        header="Draft of 7 April",
    )
    article = _article(tmp_path, data)
    assert article.text.split("\n\n") == ["The mill opens in May.", "The council voted 9 to 4."]
    notes = "\n".join(noted(article))
    assert "1 footnote or endnote" in notes
    for words in ("“It burned.”", "“Check this with the mayor.”", "“Draft of 7 April”"):
        assert words in notes


def test_tables_and_controls_at_the_head_and_foot_of_every_kind_of_page_are_named(
    tmp_path: Path,
) -> None:
    document = docx.Document()
    document.add_paragraph("The mill opens in May.")
    section = document.sections[0]
    head = section.header.add_table(1, 2, docx.shared.Cm(10))
    head.cell(0, 0).text, head.cell(0, 1).text = "Harbour Post", "page of the trade"
    section.even_page_footer.paragraphs[0].text = "On even pages"
    path = tmp_path / "edges.docx"
    document.save(str(path))
    (note,) = (note for note in noted(read(path, language="en")) if "head or foot" in note)
    assert "2 lines" in note
    assert "“Harbour Post | page of the…”" in note
    assert "“On even pages”" in note


def _level(depth: int, form: str, text: str, more: str = "") -> str:
    form = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
    return f'<w:lvl w:ilvl="{depth}">{form}<w:lvlText w:val="{text}"/></w:lvl>'


def _list(name: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{name}">{"".join(levels)}</w:abstractNum>'


def _named(number: int, name: int, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{name}"/>{more}</w:num>'


def _item(words: str, number: int, depth: int = 0) -> str:
    place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{place}</w:pPr>{_run(words)}</w:p>"


_LISTS = "".join(
    (
        _list(0, _level(0, "decimal", "%1."), _level(1, "lowerLetter", "(%2)"), _level(2, "decimal", "%1.%2.%3")),
        _list(1, _level(0, "upperRoman", "Article %1:"), _level(1, "decimal", "%1.%2", "<w:isLgl/>")),
        _list(2, _level(0, "bullet", "\uf0b7"), _level(1, "decimalZero", "%2")),
        _named(1, 0),
        _named(2, 1),
        _named(3, 2),
        _named(4, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'),
        _named(5, 0),
    )
)


@pytest.mark.parametrize(
    ("items", "shown"),
    [
        ([(1, 0), (1, 0), (1, 0)], ["1.", "2.", "3."]),
        ([(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)], ["1.", "(a)", "(b)", "2.", "(a)"]),
        ([(1, 0), (1, 2), (1, 2)], ["1.", "1.a.1", "1.a.2"]),
        ([(2, 0), (2, 1), (2, 0), (2, 1)], ["Article I:", "1.1", "Article II:", "2.1"]),
        ([(3, 0), (3, 1)], ["", "01"]),
        ([(1, 0), (4, 0), (4, 0)], ["1.", "7.", "8."]),
        ([(1, 0), (5, 0)], ["1.", "2."]),
        ([(1, 0), (0, 0), (9, 0), (1, 0)], ["1.", "", "", "2."]),
    ],
    ids=["one list", "a level", "a deep level", "in Roman", "a sign", "begun anew", "one of two names", "no list"],
)
def test_automatic_numbers_are_read(
    tmp_path: Path, documents: ModuleType, items: list[tuple[int, int]], shown: list[str]
) -> None:
    body = "".join(_item("A lamp costs 17 euros.", number, depth) for number, depth in items)
    article = _article(tmp_path, documents.word_of_xml(body, lists=_LISTS))
    assert article.text.split("\n\n") == [f"{label} A lamp costs 17 euros.".strip() for label in shown]


def test_the_numbers_of_a_style_are_read_and_are_no_amounts(tmp_path: Path, documents: ModuleType) -> None:
    styled = [("List Number", "The lamp costs 17 euros."), ("Normal", "So he said."), ("List Number", "It is red.")]
    article = _article(tmp_path, documents.word(styled))
    assert article.text == "1. The lamp costs 17 euros.\n\nSo he said.\n\n2. It is red."
    assert [quantity.text for quantity in claimcheck.quantities(article.text, "en")] == ["17 euros"]


@pytest.mark.parametrize(
    ("code", "stored", "named"),
    [
        ("PAGE", "", "PAGE"),
        ("DATE \\@ d.M.yyyy", "", "DATE \\@ d.M.yyyy"),
        ("AUTONUM", "", "AUTONUM"),
        ("PAGE", "17", ""),
        ("XE lamp", "", ""),
        ("FORMCHECKBOX", "", ""),
    ],
)
@pytest.mark.parametrize("simple", [True, False])
def test_a_field_without_a_stored_result_is_named(
    tmp_path: Path, documents: ModuleType, code: str, stored: str, named: str, simple: bool
) -> None:
    result = _run(stored) if stored else ""
    complex_field = (
        f"{_field('begin')}<w:r><w:instrText> {code} </w:instrText></w:r>"
        f"{_field('separate') + result if stored else ''}{_field('end')}"
    )
    inner = f'<w:fldSimple w:instr=" {code} ">{result}</w:fldSimple>' if simple else complex_field
    notes = [note for note in noted(_article(tmp_path, documents.word_of_xml(_paragraph(inner)))) if "field" in note]
    assert notes == (
        [f"1 field of {tmp_path / 'a.docx'} has no stored result and is not read: “{named}”."] if named else []
    )
