from __future__ import annotations

import datetime
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import ReadingError
from claimcheck.reading import article_from_text
from claimcheck.records import Article, Role
from tests.noted import noted

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "articles.toml").read_text("utf-8"))["cases"]


def sentences(article: Article, *roles: Role) -> list[str]:
    return [article.text[span.start : span.end] for span in article.sentences if span.role in roles]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_every_block_gets_its_part(case: dict[str, Any]) -> None:
    text = "\n\n".join(block[1] for block in case["blocks"])
    article = article_from_text(text, language=case["language"])
    found: list[list[str]] = []
    starts = {text.index(block[1], offset): block for offset, block in _offsets(case["blocks"])}
    for span in article.sentences:
        owner = max(start for start in starts if start <= span.start)
        found.append([starts[owner][1], span.role.value])
    expected = [[words, role] for role, words, *_ in case["blocks"]]
    assert [pair for index, pair in enumerate(found) if index == 0 or pair != found[index - 1]] == expected


def _offsets(blocks: list[list[str]]) -> list[tuple[int, list[str]]]:
    offsets, offset = [], 0
    for block in blocks:
        offsets.append((offset, block))
        offset += len(block[1]) + 2
    return offsets


def test_paragraphs_printed_twice_without_empty_lines_are_marked_once() -> None:
    paragraphs = [
        "Le conseil d’administration a rejeté l’offre. Il l’a fait à l’unanimité, mardi soir.",
        "La maire a promis un prêt. Il servira à la cale sèche.",
        "L’action a gagné 6 % à la Bourse. Les actionnaires se réunissent en juin.",
    ]
    article = article_from_text("\n".join([*paragraphs, *paragraphs[1:]]))
    assert len(sentences(article, Role.BODY)) == 6
    assert len(sentences(article, Role.REPEATED)) == 4
    assert "2 paragraphes figurent deux fois ; les secondes copies sont laissées de côté" in noted(article)[0].replace(
        "\u202f", " "
    )
    assert article.title is None


def test_a_sentence_that_stands_again_in_another_paragraph_is_repeated() -> None:
    article = article_from_text(
        "The yard was founded in 1962. It bakes its own bread.\n\nThe mayor agrees. The yard was founded in 1962."
    )
    assert sentences(article, Role.REPEATED) == ["The yard was founded in 1962."]
    assert "1 sentence stands twice" in noted(article)[0]


def test_what_is_left_aside_is_said_with_its_place() -> None:
    text = "The yard is not for sale, its board said.\n\nRelated articles:\n- One\n- Two\n\n© 2024 Harbour Post"
    notes = noted(article_from_text(text))
    assert notes[0] == (
        "3 lines of links to other pages are left aside (characters 43 to 72): “Related articles:”, “- One”, “- Two”."
    )
    assert notes[1].startswith("1 line of boilerplate is left aside (characters 74 to 93)")


@pytest.mark.parametrize(
    "statement",
    [
        "The board rejected the offer",
        "Advertisement",
        "Read more",
        "Lire aussi",
        "X",
        "Publié le 3 mai 2024",
        "Copyright 2024",
    ],
)
def test_a_text_of_boilerplate_only_is_taken_at_its_word(statement: str) -> None:
    article = article_from_text(statement)
    assert sentences(article, Role.BODY) == [statement]
    assert article.title is None


@pytest.mark.parametrize("text", ["", " \n\t", "123 456 – 7,5 %", "…", "\ufeff"])
def test_a_text_without_letters_is_refused(text: str) -> None:
    with pytest.raises(ReadingError, match="holds no words"):
        article_from_text(text)


def test_the_text_is_kept_character_for_character() -> None:
    text = "Le chantier coûte 9,74\u00a0milliards\u202f!\r\nL’offre\u2028tient…\r\n"
    article = article_from_text(text)
    assert article.text == text
    assert sentences(article, Role.BODY) == ["Le chantier coûte 9,74\u00a0milliards\u202f!", "L’offre", "tient…"]


def test_what_the_caller_says_takes_precedence() -> None:
    day = datetime.date(2024, 5, 3)
    article = article_from_text("The yard is sold.", name="A", language="FR-ca", published=day, title="Sold")
    assert (article.name, article.language, article.published, article.title) == ("A", "fr", day, "Sold")


def test_a_given_title_that_stands_in_the_text_is_no_statement() -> None:
    article = article_from_text(
        "Harbour town keeps yard\nThe board voted. It was late.", title="Harbour town keeps  yard"
    )
    assert sentences(article, Role.TITLE) == ["Harbour town keeps yard"]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published 3 May 2024", datetime.date(2024, 5, 3)),
        ("Last updated: May 3, 2024 at 6.30pm", datetime.date(2024, 5, 3)),
        ("Published 2024-05-03", datetime.date(2024, 5, 3)),
        ("Publié le 3 mai 2024 à 18 h 30", datetime.date(2024, 5, 3)),
        ("Le mardi 14 mai 2024 à 18 h 30", datetime.date(2024, 5, 14)),
        ("14 May 2024", datetime.date(2024, 5, 14)),
        ("Mis à jour le 1er février 2025", datetime.date(2025, 2, 1)),
        ("By Marguerite Vandenbroucke, 3 May 2024", datetime.date(2024, 5, 3)),
        ("New Lorna, May 3, 2024", datetime.date(2024, 5, 3)),
    ],
)
def test_a_dateline_gives_the_day(line: str, day: datetime.date) -> None:
    body = "Le conseil a rejeté l’offre." if "le" in line.lower().split() else "The board rejected the offer."
    assert article_from_text(f"{line}\n\n{body}").published == day


@pytest.mark.parametrize(
    "line", ["When: Saturday 14 March 2026", "Correction 14 March 2026", "Deadline: 14 March 2026"]
)
def test_the_day_of_a_correction_or_of_what_is_to_come_is_not_that_of_publication(line: str) -> None:
    assert article_from_text(f"The board rejected the offer.\n\n{line}", language="en").published is None


def test_the_day_on_which_a_text_was_made_stands_before_that_of_its_last_change() -> None:
    line = "Erstellt: 12.05.2026, 18:30 Uhr Aktualisiert: 13.05.2026"
    assert article_from_text(f"{line}\n\nDer Rat hat das Angebot abgelehnt.").published == datetime.date(2026, 5, 12)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Posted 3 hours ago", "en"),
        ("2 days ago", "en"),
        ("Publié il y a 2 heures", "fr"),
        ("vor 3 Stunden", "de"),
        ("New Lorna, June 13", "en"),
        ("Lorna, le 13 juin", "fr"),
        ("Copyright 2019-2024 Radio Aubel", "en"),
    ],
)
def test_a_line_of_the_page_that_gives_no_year_or_is_no_statement_is_none(line: str, language: str) -> None:
    article = article_from_text(f"Mill burns\n\n{line}\n\nThe board rejected the offer.", language=language)
    assert sentences(article, Role.BODY) == ["The board rejected the offer."]
    assert article.published is None


@pytest.mark.parametrize(
    "line",
    [
        "Published figures show 2,024 jobs lost",
        "The yard was founded on 14 May 1962 by two brothers",
        "Date: never",
        "Rome, Paris",
    ],
)
def test_a_line_with_more_than_its_date_is_a_statement(line: str) -> None:
    article = article_from_text(f"{line}\nThe board rejected the offer.")
    assert sentences(article, Role.BODY) == [line, "The board rejected the offer."]
    assert article.published is None


@given(st.text(st.characters()))
def test_any_text_gives_ordered_sentences_or_a_clear_refusal(text: str) -> None:
    try:
        article = article_from_text(text, language="fr")
    except ReadingError:
        assert not any(character.isalpha() for character in text)
        return
    ends = [0]
    for span in article.sentences:
        assert ends[-1] <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        ends.append(span.end)
    assert any(span.role is Role.BODY for span in article.sentences)


@given(
    st.lists(st.sampled_from(["Le port.", "# A", "- b", "Lire aussi :", "---", "Publié le 3", "\n", "\n\n", "x" * 30]))
)
def test_marks_and_boilerplate_in_any_order_leave_a_body(pieces: list[str]) -> None:
    text = "\n".join([*pieces, "Le conseil a rejeté."])
    article = article_from_text(text, language="fr")
    assert any(span.role is Role.BODY for span in article.sentences)


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "PARIS, June 13 (AFP) - The board met and sold the yard. It had no choice.", "“June 13”"),
        (
            "fr",
            "PARIS, 3 mars (AFP) - Le conseil a vendu le chantier. Il n’avait pas le choix.",
            "«\u202f3 mars\u202f»",
        ),
    ],
)
def test_a_dateline_without_a_year_gives_no_day_and_a_note_says_so(language: str, text: str, day: str) -> None:
    article = article_from_text(text, language=language)
    assert article.published is None
    assert day in noted(article)[0]
    assert "--published" in noted(article)[0]
    given = article_from_text(text, language=language, published=datetime.date(2025, 6, 13))
    assert not any("--published" in note for note in noted(given))


def test_a_printed_day_in_two_readings_is_settled_by_the_article_or_named_in_a_note() -> None:
    line = "Published 05/03/2026\n\nThe board met at noon and sold the yard."
    settled = article_from_text(f"{line} It had first met on 13/02/2026.", language="en")
    assert (settled.published, sentences(settled, Role.BODY)[0][:9]) == (datetime.date(2026, 3, 5), "The board")
    open_ = article_from_text(line, language="en")
    assert open_.published is None
    assert "“05/03/2026” could not be read" in noted(open_)[0]


def test_of_a_moment_of_publication_the_day_counts() -> None:
    moment = datetime.datetime(2026, 3, 5, 18, 30, tzinfo=datetime.UTC)
    article = article_from_text("The board met and sold the yard.", published=moment)
    assert article.published == datetime.date(2026, 3, 5)
