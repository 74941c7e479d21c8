from __future__ import annotations

import datetime
import time
from email.message import EmailMessage
from pathlib import Path

import pytest

from claimcheck.errors import ReadingError
from claimcheck.reading import read
from claimcheck.reading.mail import _Bounded, draft_of_mail
from claimcheck.records import Article
from tests.noted import noted

_TEXT = "The lock at Harrow gets new gates for £2.75 million.\n\nTwo-thirds of 3,450 boats are hired.\n"
_PAGE = "<html><body><p>The lock at Harrow gets new gates for &pound;2.75 million.</p><p>It was shut.</p></body></html>"


def _read(folder: Path, mail: EmailMessage | bytes) -> Article:
    file = folder / "letter.eml"
    file.write_bytes(mail if isinstance(mail, bytes) else bytes(mail))
    return read(file)


def _mail(text: str = _TEXT, **headers: str) -> EmailMessage:
    mail = EmailMessage()
    for name, value in {"From": "Desk <desk@post.example>", "Subject": "Lock gates: « replaced »", **headers}.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    return mail


def test_subject_text_and_day_of_sending_are_those_of_the_article(tmp_path: Path) -> None:
    article = _read(tmp_path, _mail(Date="Mon, 04 May 2026 23:50:00 +0200"))
    assert (article.title, article.published) == ("Lock gates: « replaced »", datetime.date(2026, 5, 4))
    assert "£2.75 million" in article.text
    assert "desk@post.example" not in article.text


def test_a_mail_without_a_day_of_sending_has_none_and_a_wrong_one_is_noted(tmp_path: Path) -> None:
    assert _read(tmp_path, _mail()).published is None
    undated = _read(tmp_path, b"Date: soon, we hope\r\n" + bytes(_mail()))
    assert undated.published is None
    assert any("soon, we hope" in note for note in noted(undated))


def test_html_is_read_where_the_plain_part_is_a_stub_and_not_beside_a_whole_one(tmp_path: Path) -> None:
    stub, whole = _mail("See the HTML."), _mail()
    for mail in (stub, whole):
        mail.add_alternative(_PAGE, subtype="html")
    assert "It was shut." in _read(tmp_path, stub).text
    assert "<p>" not in _read(tmp_path, stub).text
    assert _read(tmp_path, whole).text.count("Harrow") == 1


@pytest.mark.parametrize("charset", ["iso-8859-1", "utf-8", "x-nobody-knows"])
def test_the_characters_of_a_mail_are_read_in_its_encoding_or_in_the_one_that_fits(
    tmp_path: Path, charset: str
) -> None:
    encoded = "Le coût est de 3,4 millions d'euros, dit la mairie.".encode("utf-8" if charset == "utf-8" else "cp1252")
    head = f"Subject: Le bac\r\nContent-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    assert "coût" in _read(tmp_path, head.encode() + encoded).text


def test_attached_files_are_named(tmp_path: Path) -> None:
    mail = _mail()
    mail.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="plan.pdf")
    assert any("plan.pdf" in note for note in noted(_read(tmp_path, mail)))


def test_a_mail_without_words_is_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="a mail without words"):
        _read(tmp_path, b"Subject: Plans\r\nContent-Type: image/png\r\n\r\nxx")


@pytest.mark.parametrize(
    "head",
    [
        b"Content-Type: text/plain; charset*",
        b"Date: Mon, 3 Jun 2024 10:00:00 +99999999999999999999",
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (depth, depth) for depth in range(3000)),
    ],
    ids=["a parameter cut off", "a zone beyond the calendar", "parts in parts without an end"],
)
def test_a_damaged_mail_is_refused_in_words_of_our_own(tmp_path: Path, head: bytes) -> None:
    with pytest.raises(ReadingError, match="damaged mail"):
        _read(tmp_path, head + b"\n\nThe fire killed 12 people.\n")


def test_a_header_folded_over_a_million_lines_takes_no_time() -> None:
    began = time.process_time()
    draft = draft_of_mail("a.eml", b"Subject: Fire\n" + b" again\n" * 500_000 + b"\nThe mill closed on Monday.")
    assert draft.text == "The mill closed on Monday."
    assert (draft.title or "").startswith("Fire again again")
    assert time.process_time() - began < 10


def test_a_mail_of_thousands_of_parts_is_refused(tmp_path: Path) -> None:
    head = b"Subject: Fire\nContent-Type: multipart/mixed; boundary=b\n\n"
    parts = b"--b\nContent-Type: text/plain\n\nThe mill closed on Monday.\n" * 1100
    with pytest.raises(ReadingError, match="more than 1,000 parts"):
        _read(tmp_path, head + parts + b"--b--\n")


def test_of_a_header_folded_over_a_million_lines_the_beginning_is_read(tmp_path: Path) -> None:
    head = b"Subject: Fire at the mill" + b"\n again" * 4000 + b"\nContent-Type: text/plain\n\n"
    article = _read(tmp_path, head + b"The mill closed on Monday. Two men were hurt there.\n")
    assert article.title is None or len(article.title) <= 10_000
    assert len(_Bounded().header_fetch_parse("Subject", "Fire " * 5000)) <= 10_000
