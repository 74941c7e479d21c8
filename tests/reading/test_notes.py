"""Notes are records: a report words them in its own language."""

from __future__ import annotations

import pytest

from claimcheck import compare
from claimcheck.languages import available, load
from claimcheck.reading import article_from_text
from claimcheck.reading.notes import examples, worded
from claimcheck.records import Note

FRENCH = "Le chantier compte 1 200 salariés.\n\nPublié le 17 mai 2024"
ENGLISH = "The yard employs 1,450 people.\n\nPublished 17 May 2024"


@pytest.mark.parametrize("language", available())
def test_notes_on_an_article_are_in_the_language_of_the_report(language: str) -> None:
    sources = compare([FRENCH, ENGLISH], language=language).sources
    begins = {"en": "Read as the day", "fr": "Lu comme la date", "de": "Als Datum"}
    sentences = [note for source in sources for note in source.notes]
    assert [note.key for source in sources for note in source.note_details] == ["edges", "edges"]
    assert sentences[0].partition(":")[0] == sentences[1].partition(":")[0]
    assert begins.get(language, "") in sentences[1]


def test_words_of_the_article_stand_in_the_quotation_marks_of_the_report() -> None:
    (note,) = worded(article_from_text(ENGLISH).notes, "fr")
    assert note.text.endswith("«\u202fPublished 17 May 2024\u202f».")


@pytest.mark.parametrize("language", available())
def test_every_note_can_be_worded_for_one_passage_and_for_several(language: str) -> None:
    keys = set(load("en").table("phrases")["notes"]) - {"quote"}
    names = ("name", "encoding", "declared", "day", "words", "claims", "language")
    values = dict.fromkeys(names, "X") | {"start": 1, "end": 2}
    for key in keys:
        for count in (1, 4):
            assert worded([Note(key, values, count, ("a", "b", "c"))], language)[0].text


def test_a_text_in_a_language_without_a_folder_says_so() -> None:
    article = article_from_text("Przychody wzrosły o 8,5 procent. Zarząd zamknął fabrykę w Gdańsku w piątek wieczorem.")
    assert (article.language, [note.key for note in article.notes]) == ("pl", ["language"])
    assert "no words (pl)" in article.notes[0]
    assert article_from_text("Revenues rose by 8.5 per cent.").notes == ()


def test_a_language_without_a_folder_has_its_notes_in_english() -> None:
    assert worded([Note("word_notes", {"name": "a.docx"})], "xx")[0].text.startswith("1 footnote")


def test_more_passages_than_are_shown_are_counted_and_hinted_at() -> None:
    (note,) = worded([Note("headings", count=5, examples=examples(["One", "Two", "Three", "Four"]))], "en")
    assert "5 short lines" in note.text
    assert note.text.endswith("“One”, “Two”, “Three”, …")


def test_a_note_without_words_shows_its_key() -> None:
    assert str(Note("edges")) == "edges"
