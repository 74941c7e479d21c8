from __future__ import annotations

import base64
import datetime
import tomllib
from pathlib import Path
from typing import Any

import pytest

from claimcheck.errors import ReadingError
from claimcheck.reading import article_from_text, read
from claimcheck.reading.published import day_of_metadata
from tests.noted import noted

_CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(Path(__file__).with_name("pages.toml").read_text("utf-8"))

_PROSE = """<p>The council of Lorna voted on Monday to reopen the old mill by the river, after two years of
quarrels over its price.</p><p>The mayor, Ada Holm, said that the work would begin on 12 May and that sixty people
would find a job there.</p><p>A group of neighbours called the vote a mistake, and said that they would ask a judge to
look at it.</p>"""


def _page(tmp_path: Path, head: str, body: str, language: str = "en") -> Path:
    path = tmp_path / "page.html"
    page = f"<html lang='{language}'><head><title>Mill to reopen</title>{head}</head><body>{body}</body></html>"
    path.write_text(page, "utf-8")
    return path


@pytest.mark.parametrize("case", _CASES["dates"], ids=lambda case: case["why"])
def test_the_day_of_publication_is_that_of_the_metadata_or_of_a_printed_line(
    tmp_path: Path, case: dict[str, str]
) -> None:
    article = read(_page(tmp_path, case["head"], case["body"].replace("{prose}", _PROSE)))
    assert article.published == (datetime.date.fromisoformat(case["day"]) if "day" in case else None)
    assert "The council of Lorna voted on Monday" in article.text
    notes = [note.replace(str(tmp_path), "") for note in noted(article)]
    of_day = [note for note in notes if "publication" in note or "Published" in note]
    assert len(of_day) == ("note" in case)
    assert all(note.startswith(case["note"]) for note in of_day)


@pytest.mark.parametrize("case", _CASES["errors"], ids=lambda case: case["why"])
def test_a_page_that_is_no_article_is_refused_by_what_it_is(tmp_path: Path, case: dict[str, str]) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"<html><head><meta charset='utf-8'></head>{case['page']}</html>", "utf-8")
    with pytest.raises(ReadingError, match=case["message"]):
        read(path)


@pytest.mark.parametrize("case", _CASES["short"], ids=lambda case: case["why"])
def test_a_short_report_is_an_article_whatever_it_speaks_of(tmp_path: Path, case: dict[str, str]) -> None:
    article = read(_page(tmp_path, "", f"<article><h1>Lorna</h1>{case['page']}</article>"))
    assert case["page"][3:40] in article.text


def test_an_article_of_one_paragraph_is_no_page_of_another_kind(tmp_path: Path) -> None:
    prose = " ".join(["The mill ground flour for two hundred years before it burned down."] * 12)
    said = "The page you requested could not be found, the archive told her; no such book does not exist, she said."
    assert "The mill ground" in read(_page(tmp_path, "", f"<article><p>{prose} {said}</p></article>")).text


def test_an_article_about_cookies_is_an_article(tmp_path: Path) -> None:
    about = "<p>The regulator said that the paper's partners could process personal data without consent.</p>"
    article = read(_page(tmp_path, "", f"<article><h1>Fine for a paper</h1>{_PROSE}{about}{_PROSE}</article>"))
    assert "partners could process personal data" in article.text


def test_the_raised_figure_of_a_note_is_no_part_of_the_amount_before_it(tmp_path: Path) -> None:
    raised = (
        "<p>The mill ground 4,200<sup>3</sup> tonnes on the 1<sup>st</sup> of May, on 900 m<sup>2</sup> of floor.</p>"
    )
    article = read(_page(tmp_path, "", f"<article><h1>Mill to reopen</h1>{_PROSE}{raised}</article>"))
    assert "ground 4,200³ tonnes on the 1st of May, on 900 m² of floor." in article.text


def test_paragraphs_outside_the_main_part_of_a_page_are_named(tmp_path: Path) -> None:
    intro = "<div><h1>Mill to reopen</h1><p>It is a vote that few in the town of Lorna had thought possible.</p></div>"
    article = read(_page(tmp_path, "", f"{intro}<div>Advert</div><div class='story'>{_PROSE}</div>"))
    stands = "few in the town of Lorna" in article.text
    assert stands or any(note.startswith("1 paragraph of the page outside its main part") for note in noted(article))


@pytest.mark.parametrize(
    ("box", "named"),
    [
        ("<li>Built in 1893</li><li>Area: 14 hectares</li>", 2),
        ("<li>Built in 1893</li><li>Area: unknown to all</li>", 0),
        ("<li>Built in 1893</li><li>17 April</li>", 0),
        ("<li><a href='/a'>Built in 1893</a></li><li><a href='/b'>Area: 14 hectares</a></li>", 0),
        ("<a href='/a'><p>Built in 1893</p><p>Area: 14 hectares</p></a>", 0),
    ],
)
def test_a_box_of_facts_beside_the_article_is_named(tmp_path: Path, box: str, named: int) -> None:
    article = read(_page(tmp_path, "", f"<article><h1>Mill to reopen</h1>{_PROSE}<aside>{box}</aside></article>"))
    assert "1893" not in article.text
    notes = [note for note in noted(article) if "outside its main part" in note]
    assert [int(note.split()[0]) for note in notes] == ([named] if named else [])


def test_an_article_that_ends_in_an_offer_says_that_it_may_be_cut_short(tmp_path: Path) -> None:
    offer = "<p>This story is for subscribers only. Subscribe to continue reading, from 4 euros per month.</p>"
    article = read(_page(tmp_path, "", f"<article><h1>Mill to reopen</h1>{_PROSE * 2}{offer}</article>"))
    assert any("may show only the beginning" in note for note in noted(article))


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("2026-04-07T23:10:00-04:00", "en", "2026-04-07"),
        ("20260407", "en", "2026-04-07"),
        ("2026/04/07 10:00", "en", "2026-04-07"),
        ("1775520000", "en", "2026-04-07"),
        ("1775520000000", "en", "2026-04-07"),
        ("Tue, 07 Apr 2026 10:00:00 GMT", "fr", "2026-04-07"),
        ("7 avril 2026", "fr", "2026-04-07"),
        ("le 07/04/2026 à 10h", "fr", "2026-04-07"),
        ("April 7, 2026", "en", "2026-04-07"),
        ("04/07/2026", "en", None),
        ("April 7", "en", None),
        ("2026-13-45", "en", None),
        ("yesterday", "en", None),
        ("", "en", None),
    ],
)
def test_a_field_of_metadata_gives_a_day_or_none(text: str, language: str, day: str | None) -> None:
    found = day_of_metadata(text, language)
    assert (found.isoformat() if found else None) == day


@pytest.mark.parametrize(
    ("opening", "language", "day"),
    [
        ("LORNA, April 7, 2026 (PTI) - ", "en", "2026-04-07"),
        ("New Lorna, April 7: ", "en", None),
        ("LORNA (Reuters) - ", "en", None),
        ("LORNA — ", "en", None),
        ("LORNA, 7 avril 2026 (AFP) – ", "fr", "2026-04-07"),
        ("Lorna (dpa) - ", "de", None),
        ("Lorna, 7 abr (EFE).- ", "es", None),
        ("Lorna, le 7 avril 2026 — ", "fr", "2026-04-07"),
        ("Lorna (dpa), 7. April 2026 – ", "de", "2026-04-07"),
        ("Lorna, den 7. April 2026 – ", "de", "2026-04-07"),
        ("LORNA (Tarn), 7 avril 2026 (AFP) - ", "fr", "2026-04-07"),
        ("LORNA, Tarn. (AP) — ", "en", None),
        ("LORNA, Tarn – ", "en", None),
        ("LORNA, T.N. — ", "en", None),
        ("LORNA: ", "en", None),
        ("LORNA, Tarn: ", "en", None),
        ("Lorna Brook, Tarn, April 7 (Tarn Wire / North Tarn News Service - 7th April, 2026 ) :", "en", "2026-04-07"),
        ("(Reuters) - ", "en", None),
        ("(AFP) – ", "fr", None),
        ("(ANSA) - LORNA, 7 APR - ", "it", None),
        ("(TNN)", "en", None),
        ("(TNN) ", "en", None),
        ("(A third of them children) ", "en", ""),
        ("LORNA (AW): ", "en", ""),
        ("Lorna, Tarn – ", "en", ""),
        ("LORNA, Tarn., April 7, 2026 (AP) — ", "en", "2026-04-07"),
        ("Lorna, Tarn (Greens) – ", "en", ""),
        ("Lorna, the old town – ", "en", ""),
        ("The Herald: ", "en", ""),
        ("Police - in Lorna - say: ", "en", ""),
        ("June 13: ", "en", ""),
        ("Correction, 7 April 2026: ", "en", ""),
        ("Mise à jour, 7 avril 2026 : ", "fr", ""),
    ],
)
def test_a_dateline_is_no_part_of_the_statement_that_it_opens(opening: str, language: str, day: str | None) -> None:
    text = f"Mill burns\n\n{opening}Three people were hurt in the mill. Nobody died there."
    article = article_from_text(text, language=language)
    begins = next(article.text[span.start : span.end] for span in article.sentences if span.role == "body")
    assert begins.startswith("Three people") is (day != "")
    assert article.published == (datetime.date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    "opening",
    [
        "HALE: I think the mill was safe on Tuesday.",
        'HALE: "The mill was safe on Tuesday."',
        "LORNA, Corle – both towns were cut off on Tuesday.",
        "HALE, Orr – the owners of the mill – met on Tuesday.",
    ],
)
def test_capitals_that_open_a_sentence_or_name_who_speaks_are_no_dateline(opening: str) -> None:
    article = article_from_text(f"{opening} Nobody died there.", language="en")
    begins = next(article.text[span.start : span.end] for span in article.sentences if span.role == "body")
    assert begins.startswith(opening[:6])


@pytest.mark.parametrize(
    ("opening", "day", "apart"),
    [
        ("LORNA, April 7, 2026 (AW) -- ", "2026-04-07", True),
        ("LORNA (AW) -- ", None, True),
        ("LORNA -- ", None, False),
        ("(AW) -- ", None, False),
    ],
)
def test_a_dateline_may_stand_below_lines_to_the_news_desk(opening: str, day: str | None, apart: bool) -> None:
    text = (
        "BC-Lorna-Mill, 2nd Ld\nMill burns; 3 hurt\nA mill of two floors\n\n"
        f"{opening}Three people were hurt in the mill. Nobody died there."
    )
    article = article_from_text(text, language="en")
    bodies = [article.text[span.start : span.end] for span in article.sentences if span.role == "body"]
    assert any(body.startswith("Three people") for body in bodies) is apart
    assert article.published == (datetime.date.fromisoformat(day) if day else None)


def test_words_that_the_page_sets_apart_do_not_run_together(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    line = "<p><span>Tuesday</span><time>7 April 2026</time></p>"
    body = f"{line}<p><b>T</b>he mill b<i>u</i>rned, <b>M</b><b>ayor</b> Hale said.</p>"
    path.write_text(
        f"<html><body><article><h1>Mill</h1>{body}<p>{'Nobody was hurt there. ' * 20}</p></article></body></html>",
        "utf-8",
    )
    article = read(str(path))
    assert "Tuesday 7 April 2026" in article.text
    assert "The mill burned, Mayor Hale said." in article.text
    assert article.published == datetime.date(2026, 4, 7)


def test_words_struck_out_on_a_page_are_left_out_and_named(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    prose = "<p>The council of Lorna voted on Monday to reopen the old mill, after two years of quarrels.</p>" * 2
    path.write_text(f"<article>{prose}<p>The work will cost <s>52</s> <ins>38</ins> million euros.</p></article>")
    article = read(path)
    assert "The work will cost 38 million euros." in article.text
    assert any("“52”" in note for note in noted(article))


def test_an_article_that_a_page_shows_by_a_script_is_read_from_what_it_has_for_machines(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    body = "The mill of Lorna reopens in May, and sixty people will work there, the mayor said on Monday.\\n" * 3
    node = f'{{"@type": "NewsArticle", "datePublished": "2026-04-07", "articleBody": "{body}"}}'
    script = f"<script type='application/ld+json'>{node}</script>"
    path.write_text(f"<html><head>{script}</head><body><div id='app'>Loading</div></body></html>")
    article = read(path)
    assert article.text.startswith("The mill of Lorna reopens in May")
    assert article.published == datetime.date(2026, 4, 7)
    assert any("JSON-LD" in note for note in noted(article))


def test_a_comma_too_much_hides_no_day_of_json_ld(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    prose = "<p>The council of Lorna voted on Monday to reopen the old mill, after two years of quarrels.</p>" * 3
    node = '{"@type": "NewsArticle", "datePublished": "2026-04-07",}'
    path.write_text(f"<script type='application/ld+json'>{node}</script><article>{prose}</article>")
    assert read(path).published == datetime.date(2026, 4, 7)


def test_text_that_was_decoded_wrongly_before_is_mended_and_noted(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    right = "The café’s owner wept: “It cost £4.2m,” she said – and left."
    path.write_bytes(right.encode("utf-8").decode("cp1252", "replace").encode("utf-8"))
    article = read(path)
    assert "café’s owner" in article.text
    assert "£4.2m" in article.text
    assert any("decoded wrongly" in note for note in noted(article))


def test_a_closing_quotation_mark_whose_last_byte_was_lost_is_put_back(tmp_path: Path) -> None:
    path = tmp_path / "lost.txt"
    path.write_text("â€œThe mill is lost,â€\ufffd the mayorâ€™s office said.", "utf-8")
    assert read(path).text == "“The mill is lost,” the mayor’s office said."


def test_text_that_only_looks_decoded_wrongly_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    text = "Âge, Ãngela et l’« À » : le château de São João coûte 3 €."
    path.write_bytes(text.encode("utf-8"))
    assert read(path).text == text


def test_any_page_is_read_or_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    for data in (
        b"<html></html>",
        b"<html><script type='application/ld+json'>{[</script>",
        base64.b64encode(b"x" * 99),
    ):
        path.write_bytes(data)
        with pytest.raises(ReadingError):
            read(path)
