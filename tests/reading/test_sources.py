from __future__ import annotations

import datetime
import io
import random
import sys
import time
import unicodedata
import zipfile
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.errors import ReadingError
from claimcheck.reading import read
from claimcheck.records import Role
from tests.noted import noted

FRENCH = "L’été, le chantier coûte 9,74\u00a0milliards d’euros. « Déjà ? »"


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-32-le", b"\xff\xfe\x00\x00"),
        ("cp1252", b""),
    ],
)
def test_text_is_read_in_the_encodings_of_the_wild(tmp_path: Path, encoding: str, mark: bytes) -> None:
    article = read(written(tmp_path, "a.txt", mark + FRENCH.encode(encoding)))
    assert article.text == FRENCH
    assert article.language == "fr"


def test_utf16_without_a_mark_is_known_by_its_zero_bytes(tmp_path: Path) -> None:
    for encoding in ("utf-16-le", "utf-16-be"):
        article = read(written(tmp_path, "a.txt", "The yard is not for sale.".encode(encoding)))
        assert article.text == "The yard is not for sale."
        assert encoding in noted(article)[0]


@pytest.mark.parametrize("text", ["Soirée à 12 €", "Au cœur de la ville, à midi, un œuf géant."])
def test_the_euro_and_the_joined_letters_of_iso_8859_15_are_read(tmp_path: Path, text: str) -> None:
    assert read(written(tmp_path, "a.txt", text.encode("iso-8859-15"))).text == text


def test_two_files_in_one_of_which_one_is_utf8_are_both_read(tmp_path: Path) -> None:
    first, second = "Le préfet a évacué Élen à l’été.", "Müller und Söhne aus Köln verloren 40 Euro."
    article = read(written(tmp_path, "a.txt", f"{first}\n\n".encode() + second.encode("cp1252")))
    assert article.text.split("\n\n") == [first, second]
    assert "utf-8, cp1252" in noted(article)[0]


def test_a_byte_without_meaning_in_cp1252_is_read_as_latin_1(tmp_path: Path) -> None:
    article = read(written(tmp_path, "a.txt", b"Le chantier na\xefvement d\xe9\x81j\xe0 ferm\xe9."))
    assert "latin-1" in noted(article)[0]
    assert article.text.startswith("Le chantier naïvement")


_OLD = "L'été à Paris a été très chaud, a dit le maire."
_RUSSIAN = "Мельница на реке закрылась в понедельник после пожара. Никто не пострадал, сказал мэр города. " * 3
_CHINESE = "周一,河边的磨坊在火灾后关闭。市长说,没有人受伤。该厂雇用了二百四十人。" * 3
_JAPANESE = "川沿いの製粉所は火災の後、月曜日に閉鎖された。市長によると、けが人はいなかった。" * 3


@pytest.mark.parametrize(
    ("text", "encoding", "language"),
    [
        (_RUSSIAN, "cp1251", "ru"),
        (_RUSSIAN, "koi8-r", "ru"),
        (_RUSSIAN, "utf-16-le", "ru"),
        (_CHINESE, "gb18030", "zh"),
        (_CHINESE, "utf-16-be", "zh"),
        (_JAPANESE, "shift_jis", "ja"),
        (_JAPANESE, "iso-2022-jp", "ja"),
        (_JAPANESE, "utf-16", "ja"),
        (_OLD, "cp850", "fr"),
        (_OLD, "mac-roman", "fr"),
        ("Le cœur du maire va mieux, et les bœufs du Mans coûtent 3 €.", "iso8859-15", "fr"),
        ("Rząd ogłosił w środę nowe przepisy, które wejdą w życie w styczniu.", "iso8859-2", "pl"),
        ("Rząd ogłosił w środę nowe przepisy, które wejdą w życie w styczniu.", "cp1250", "pl"),
        ("Rząd ogłosił w środę nowe przepisy, które wejdą w życie w styczniu.", "cp852", "pl"),
        ("Policie zadržela muže, který podle svědků přepadl banku v Brně.", "cp1250", "cs"),
        ("A kormány szerint jövőre csökken az áfa, mondta a képviselő.", "cp1250", "hu"),
        ("A város képviselői szerint nőnek az árak.", "cp1250", "hu"),
        ("Başbakan, yeni yasanın ocak ayında yürürlüğe gireceğini söyledi.", "cp1254", "tr"),
        ("Valdība paziņoja, ka cenas pieaugs janvārī, sacīja ministrs.", "cp1257", "lv"),
    ],
)
def test_old_code_pages_and_other_scripts_are_read(tmp_path: Path, text: str, encoding: str, language: str) -> None:
    article = read(written(tmp_path, "a.txt", text.encode(encoding)))
    assert (article.text, article.language) == (text, language)


@pytest.mark.parametrize(
    "text",
    [
        "He met Ålesund and Mañana in town.",
        "He met Õunapuu, Mr Dvoøák, Citroën and Føroyar in town.",
        "naïve café",
        "Été",
        "ÉTÉ À PARIS",
        "“Quoted” – ‘twice’…",
        "« Ça va », dit-il.",
        "10 € or 20 £",
        "it’s “big”—very big",
    ],
)
def test_short_texts_of_cp1252_stay_what_they_are(tmp_path: Path, text: str) -> None:
    assert read(written(tmp_path, "a.txt", text.encode("cp1252"))).text == text


@pytest.mark.parametrize("mark", [b"", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xff\xfb\x90d", b"\x1f\x8b"])
@pytest.mark.parametrize("least", [0, 1, 32])
def test_binary_files_named_as_texts_are_refused(tmp_path: Path, mark: bytes, least: int) -> None:
    chance = random.Random(7)
    data = mark + bytes(chance.randrange(least, 256) for _ in range(4000))
    with pytest.raises(ReadingError, match=r"a\.txt is a binary file, not a text"):
        read(written(tmp_path, "a.txt", data))


def test_a_damaged_character_does_not_turn_utf8_to_gibberish(tmp_path: Path) -> None:
    article = read(written(tmp_path, "a.txt", "Été, forêt, Noël, garçon, à côté, déjà. ".encode() * 2 + b"\xc3"))
    assert article.text.startswith("Été, forêt")
    assert "1 caractère endommagé" in noted(article)[0]


def test_a_guessed_encoding_is_said_and_a_sure_one_is_not(tmp_path: Path) -> None:
    assert "cp1252" in noted(read(written(tmp_path, "a.txt", FRENCH.encode("cp1252"))))[0]
    assert read(written(tmp_path, "b.txt", FRENCH.encode())).notes == ()


def test_an_encoding_declared_wrongly_is_said_with_the_one_it_was_read_in(tmp_path: Path) -> None:
    page = f"<html><head><meta charset='utf-8'></head><body><article><p>{FRENCH}</p></article></body></html>"
    notes = " ".join(noted(read(written(tmp_path, "a.html", page.encode("cp1252")))))
    assert "a.html (utf-8) n’est pas le sien" in notes
    assert "cp1252" in notes


def test_line_ends_are_read_as_python_reads_them(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", b"The yard\r\nis sold.\rNobody knows.\n")
    assert read(path).text == path.read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \r\n\t", "is empty"),
        ("numbers.txt", b"1 2 3", "holds no words"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(60), "binary file"),
        ("program", b"\x7fELF\x02\x01\x01\x00" + bytes(60), "binary file"),
        ("old.rtf", b"{\\rtf1\\ansi The yard.}", "is an RTF document"),
        ("sheet.docx", b"PK\x05\x06" + bytes(18), "is an archive, but no Word document"),
        ("broken.pdf", b"%PDF-1.7\nnonsense", "not a PDF that can be read."),
        ("broken.docx", b"PK\x03\x04nonsense", "damaged, or no Word document"),
        ("named.docx", b"plain words", "damaged, or no Word document"),
        ("menu.html", b"<html><body><script>load('article')</script></body></html>", "No article was found"),
        ("binary.html", b"\x00\x01\x02\x03" * 30, "binary file"),
    ],
)
def test_what_is_no_article_gets_one_clear_message(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    with pytest.raises(ReadingError, match=message) as caught:
        read(written(tmp_path, name, data))
    assert name in caught.value.message
    assert caught.value.hint


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match=r"There is no file .*missing\.txt"):
        read(tmp_path / "missing.txt")
    with pytest.raises(ReadingError, match="is a folder"):
        read(str(tmp_path))
    with pytest.raises(ReadingError, match="cannot be read"):
        read("bad\x00name.txt")
    with pytest.raises(ReadingError, match="cannot be read"):
        read("x" * 5000)


def test_a_file_over_the_limit_says_the_limit_and_how_to_raise_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, "a.txt", b"The yard is sold. " * 100)
    with pytest.raises(ReadingError, match=r"the limit is 1,000") as caught:
        read(path, limit=1000)
    assert "CLAIMCHECK_MAX_BYTES=" in caught.value.hint
    monkeypatch.setenv("CLAIMCHECK_MAX_BYTES", "5000")
    with pytest.raises(ReadingError, match=r"1,800 characters, the limit is 500"):
        read(path)
    monkeypatch.setenv("CLAIMCHECK_MAX_BYTES", "18_000")
    assert len(read(path).text) == 1800
    monkeypatch.setenv("CLAIMCHECK_MAX_BYTES", "plenty")
    with pytest.raises(ReadingError, match="not a number of bytes"):
        read(path)


def test_a_document_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 1_000_000)
    with pytest.raises(ReadingError, match="unpacks to more than"):
        read(written(tmp_path, "a.docx", buffer.getvalue()), limit=20_000)


def test_standard_input_is_read_by_its_content(monkeypatch: pytest.MonkeyPatch, documents: ModuleType) -> None:
    page = (
        "<!DOCTYPE html><html><body><article><p>" + "The yard is not for sale. " * 20 + "</p></article></body></html>"
    )
    for data in (
        b"The yard is not for sale.",
        page.encode(),
        documents.pdf([["The yard is not for sale."]]),
        documents.word([("Normal", "The yard is not for sale.")]),
    ):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
        article = read("-")
        assert article.name == "standard input"
        assert article.text.startswith("The yard is not for sale.")


def test_front_matter_gives_title_date_and_language_and_is_no_body(tmp_path: Path) -> None:
    text = (
        "---\ntitle: 'Un chantier'\ndate: 2024-05-03\nlang: fr\n---\n\n"
        "# Un chantier\n\nIl est *à vendre*.\n\n## Suite\n\nNon.\n"
    )
    article = read(written(tmp_path, "a.md", text.encode()))
    assert article.text == text
    assert (article.title, article.published) == ("Un chantier", datetime.date(2024, 5, 3))
    by_role = {role: [text[s.start : s.end] for s in article.sentences if s.role is role] for role in Role}
    assert by_role[Role.BODY] == ["Il est *à vendre*.", "Non."]
    assert by_role[Role.TITLE] == ["Un chantier", "Suite"]


def test_a_first_heading_is_the_title_of_a_markdown_file(tmp_path: Path) -> None:
    article = read(written(tmp_path, "a.md", b"The yard\n========\n\n- It is sold.\n- It is not.\n"))
    assert article.title == "The yard"
    assert [article.text[s.start : s.end] for s in article.sentences if s.role is Role.BODY] == [
        "It is sold.",
        "It is not.",
    ]


def test_pdf_lines_are_put_together_and_running_heads_left_out(tmp_path: Path, documents: ModuleType) -> None:
    pages = [
        [
            "Gazette de Port-Aubel",
            "Le chantier naval reste au port",
            "Le groupe a perdu 9,74 milliards d’euros, ce qui repré-",
            "sente une chute de 12 %. Le porte-parole se tait. Le porte-",
            "parole du maire aussi, dit la Gazette, qui cite 97,4",
            "milliards de pertes pour l’année qui vient et pour celle",
            "Page 1",
        ],
        [
            "Gazette de Port-Aubel",
            "qui la suit.",
            "Une offre rejetée",
            "Le conseil a rejeté l’offre par 12 voix contre 3.",
            "Page 2",
        ],
    ]
    article = read(written(tmp_path, "a.pdf", documents.pdf(pages, title="Microsoft Word - a.docx")))
    assert article.text.split("\n\n") == [
        "Le chantier naval reste au port",
        "Le groupe a perdu 9,74 milliards d’euros, ce qui représente une chute de 12 %. Le porte-parole se tait. Le "
        "porte-parole du maire aussi, dit la Gazette, qui cite 97,4 milliards de pertes pour l’année qui vient et pour "
        "celle qui la suit.",
        "Une offre rejetée",
        "Le conseil a rejeté l’offre par 12 voix contre 3.",
    ]
    assert article.title == "Le chantier naval reste au port"
    assert any(note.startswith("4 lignes répétées") for note in noted(article))


def test_a_pdf_without_text_says_that_it_is_a_picture(tmp_path: Path, documents: ModuleType) -> None:
    with pytest.raises(ReadingError, match="only pictures") as caught:
        read(written(tmp_path, "scan.pdf", documents.pdf([[""]])))
    assert "OCR" in caught.value.hint


def test_a_pdf_behind_a_password_says_so(tmp_path: Path, documents: ModuleType) -> None:
    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(documents.pdf([["Secret words."]])))
    writer.encrypt("key", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    with pytest.raises(ReadingError, match="is encrypted"):
        read(written(tmp_path, "a.pdf", buffer.getvalue()))


def test_a_word_document_gives_headings_paragraphs_and_tables(tmp_path: Path, documents: ModuleType) -> None:
    data = documents.word(
        [
            ("Title", "Le chantier"),
            ("Normal", "Il coûte 9,74\u00a0milliards."),
            ("Heading 1", "Suite"),
            ("Normal", "Non."),
        ],
        rows=[["Navires", "43"]],
    )
    article = read(written(tmp_path, "a.docx", data))
    assert article.text == "Le chantier\n\nIl coûte 9,74\u00a0milliards.\n\nSuite\n\nNon.\n\nNavires | 43"
    assert article.title == "Le chantier"
    assert [s.role for s in article.sentences] == [Role.TITLE, Role.BODY, Role.TITLE, Role.BODY, Role.BODY]


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.eml", "a.xml"])
def test_letters_apart_from_their_accents_and_what_no_reader_sees_are_no_other_words(tmp_path: Path, name: str) -> None:
    """Some systems write each "é" as two signs, and pages break words by signs that nobody sees."""
    frames = {
        "a.html": "<article><h1>Le chantier</h1><p>{}</p></article>",
        "a.eml": "Subject: x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{}",
        "a.xml": "<rss><channel><item><description>{}</description></item></channel></rss>",
    }
    apart = unicodedata.normalize("NFD", "À Bénin-ville, la Côte dénonce 9 mil\u00adliards perdus en dé\u200bcembre.")
    article = read(written(tmp_path, name, frames.get(name, "{}").format(apart).encode()))
    assert article.text.strip().endswith("À Bénin-ville, la Côte dénonce 9 milliards perdus en décembre.")


@pytest.mark.parametrize("limit", ["1_000_000_000_000", "0" * 5000 + "90000", "9" * 400, "9" * 5000])
def test_a_limit_beyond_all_measure_is_none(tmp_path: Path, limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCHECK_MAX_BYTES", limit)
    assert read(written(tmp_path, "a.txt", b"The mill closed on Monday.")).text == "The mill closed on Monday."
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"The mill closed.")))
    assert read("-").text == "The mill closed."


def test_zeros_before_a_limit_make_it_no_larger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCHECK_MAX_BYTES", f"{'0' * 20}10")
    with pytest.raises(ReadingError, match="the limit is 10"):
        read(written(tmp_path, "a.txt", b"The mill closed on Monday."))


def test_a_letter_under_thousands_of_marks_is_read_in_no_time(tmp_path: Path) -> None:
    """To put the marks of one letter in order takes the square of their number."""
    marks = "\u0301\u0323" * 40_000
    began = time.process_time()
    assert marks in read(written(tmp_path, "a.txt", f"The fire killed 12 pe{marks}ople in Aubel.".encode())).text
    assert time.process_time() - began < 10


def test_soft_hyphens_and_zero_width_spaces_of_a_document_are_not_read(tmp_path: Path, documents: ModuleType) -> None:
    data = documents.word([("Normal", "Neuf mil\u00adliards d’euros pour le\u200b chan\u00adtier, dit la ﬁnance.")])
    article = read(written(tmp_path, "a.docx", data))
    assert article.text == "Neuf milliards d’euros pour le chantier, dit la finance."


def test_a_page_gives_its_article_title_and_day_and_nothing_else(tmp_path: Path) -> None:
    page = (
        "<html><head><meta charset='windows-1252'><meta property='og:title' content='Le chantier reste'>"
        "<meta property='article:published_time' content='2024-05-16T17:10:00+02:00'></head><body>"
        "<nav><a href='/'>Accueil</a></nav><article><h1>Le chantier reste</h1>"
        f"<p>{FRENCH}<br>Une autre ligne du paragraphe qui parle de l’été et du port.</p><h2>Une suite</h2>"
        "<p>La maire a promis un prêt de 18 millions d’euros pour moderniser la cale sèche du chantier naval.</p>"
        "<ul><li>Premier point</li><li>Second point</li></ul></article><footer>Mentions légales</footer></body></html>"
    )
    article = read(written(tmp_path, "a.html", page.encode("cp1252")))
    assert article.text.split("\n\n") == [
        "Le chantier reste",
        FRENCH,
        "Une autre ligne du paragraphe qui parle de l’été et du port.",
        "Une suite",
        "La maire a promis un prêt de 18 millions d’euros pour moderniser la cale sèche du chantier naval.",
        "Premier point",
        "Second point",
    ]
    assert (article.title, article.published) == ("Le chantier reste", datetime.date(2024, 5, 16))
    titles = [article.text[s.start : s.end] for s in article.sentences if s.role is Role.TITLE]
    assert titles == ["Le chantier reste", "Une suite"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(suffix=st.sampled_from([".txt", ".md", ".html", ".pdf", ".docx", ""]), data=st.binary(max_size=400))
def test_random_bytes_are_read_or_refused(tmp_path: Path, suffix: str, data: bytes) -> None:
    try:
        article = read(written(tmp_path, f"a{suffix}", data))
    except ReadingError as error:
        assert error.hint
    else:
        assert article.sentences


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kind=st.sampled_from(["pdf", "docx", "html"]), data=st.data())
def test_damaged_documents_are_read_or_refused(
    tmp_path: Path, documents: ModuleType, kind: str, data: st.DataObject
) -> None:
    whole: bytes = {
        "pdf": documents.pdf([["The yard is not for sale."]]),
        "docx": documents.word([("Normal", "The yard is not for sale.")]),
        "html": b"<html><body><article><p>" + b"The yard is not for sale. " * 9 + b"</p></article></body></html>",
    }[kind]
    cut = data.draw(st.integers(0, len(whole)))
    hole = data.draw(st.integers(0, max(cut - 1, 0)))
    damaged = whole[:hole] + data.draw(st.binary(max_size=8)) + whole[hole + 4 : cut]
    try:
        article = read(written(tmp_path, f"a.{kind}", damaged))
    except ReadingError as error:
        assert error.hint
    else:
        assert article.sentences
