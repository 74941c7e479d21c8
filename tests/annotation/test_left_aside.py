"""Nothing of an article is lost in silence: it is a claim, a heading, boilerplate, a copy, or named in a note."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import pipeline
from claimcheck.annotation.left_aside import Reason, is_question, left_aside
from claimcheck.annotation.rules import RulesEngine
from claimcheck.languages import available
from claimcheck.reading import article_from_text
from claimcheck.records import Role

PIECES = (
    "The mayor, who took office in May 2019, has resigned and will leave the party.",
    "Who will follow her?",
    "Silence.",
    "AfD: 20.8% (+10.4%)",
    "“We were told. Nobody called,” said the foreman, while the yard lost 40 jobs; the port gained 12.",
    '", a dit le maire',
    "« Nous fermons. Qui paiera ?",
    "—No cerramos —dijo la alcaldesa—. Seguimos.",
    "Read more: the port in May",
    "- first, the price",
    "Das Werk wurde am Freitag geschlossen und wird im Mai verkauft.",
    "' ' \" “",
)


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=40), max_size=8),
    st.sampled_from([" ", "\n", "\n\n"]),
    st.sampled_from([*available(), "xx"]),
)
def test_every_letter_belongs_to_a_claim_a_heading_boilerplate_or_a_note(
    pieces: list[str], between: str, language: str
) -> None:
    article = article_from_text(between.join(["The yard is shut.", *pieces]), language=language)
    extracted = RulesEngine().extract(article, "A")
    aside = left_aside(article, extracted.claims)
    owned = [(claim.start, claim.end) for claim in extracted.claims]
    owned += [(start, end) for start, end, _ in aside]
    owned += [(sentence.start, sentence.end) for sentence in article.sentences if sentence.role is not Role.BODY]
    lost = [
        offset
        for offset, character in enumerate(article.text)
        if character.isalnum() and not any(start <= offset < end for start, end in owned)
    ]
    assert not lost, article.text[lost[0] : lost[-1] + 1]
    assert len(extracted.notes) == len({reason for _, _, reason in aside})


@pytest.mark.parametrize(
    ("language", "text", "reason"),
    [
        ("en", "The yard is shut. Who will pay for it?", Reason.QUESTION),
        ("en", "The yard is shut. Silence.", Reason.FRAGMENT),
        ("fr", 'Le bail est signé. "Le quai ne fermera pas" Le maire a parlé lundi.', Reason.HEADING),
        ("fr", "Le bail est signé. « Pourquoi si tard ? » Le maire a parlé lundi.", Reason.QUESTION),
    ],
)
def test_what_is_no_claim_has_its_reason(language: str, text: str, reason: Reason) -> None:
    article = article_from_text(text, language=language)
    assert [why for _, _, why in left_aside(article, RulesEngine().extract(article, "A").claims)] == [reason]


@pytest.mark.parametrize(
    "passage",
    [
        'The warden asked 70 anglers: "Whose nets are these?"',
        "Sid Marl, 58, told the harbour court that his aunt had asked: 'Where's the ferry?'",
        "Marl, 58, sold nine nets and was asked, “What now?”",
        "“He asked 70 anglers: ‘Whose nets are these?’”",
        "Le garde a demandé à 70 pêcheurs : « À qui sont ces filets ? »",
        "Der Wart fragte 70 Angler: „Wem gehören die Netze?“",
        "Der Wart fragte 70 Angler: »Wem gehören die Netze?«",
        "El guarda preguntó a 70 pescadores: «¿De quién son las redes?»",
        "Il guardiano ha chiesto a 70 pescatori: “Di chi sono le reti?”",
        "O guarda perguntou a 70 pescadores: ‘De quem são as redes?’",
        "De wachter vroeg 70 vissers: ‘Van wie zijn die netten?’",
    ],
)
def test_words_in_front_of_a_quoted_question_say_that_it_was_asked(passage: str) -> None:
    assert not is_question(passage)


@pytest.mark.parametrize(
    "passage",
    [
        '"Whose nets are these?"',
        'Whose nets are these?"',
        "Were they the anglers' nets?'",
        'Was it "theft" when the ferry left?"',
        'Did he call it "theft"?',
        "“‘Whose nets are these?’”",
        "**Whose nets are these?**",
        "« À qui sont ces filets ? »",
        "„Wem gehören die Netze?“",
    ],
)
def test_what_asks_by_itself_is_a_question_between_marks_or_without(passage: str) -> None:
    assert is_question(passage)


def test_a_question_is_named_in_the_notes_of_its_source() -> None:
    article = article_from_text("Le port est fermé depuis lundi. Qui paiera les travaux ?", language="fr")
    notes = pipeline.extract(article, engine=RulesEngine()).source.notes
    [note] = notes
    assert note.startswith("1 question est posée, qui n’affirme rien (caractères 32 à 56)")
    assert "Qui paiera les travaux ?" in note


@pytest.mark.parametrize("row", ["AfD: 20.8% (+10.4%)", "Norvane: $40m"])
def test_a_row_of_results_is_a_claim(row: str) -> None:
    article = article_from_text(f"The party lost seats in the whole of the north.\n{row}", language="en")
    assert [claim.quote for claim in RulesEngine().extract(article, "A").claims][1:] == [row]
