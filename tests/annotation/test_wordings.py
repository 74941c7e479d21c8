from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import extract
from claimcheck.annotation.wordings import as_statement
from claimcheck.languages import available


@pytest.mark.parametrize(
    ("language", "part", "statement"),
    [
        ("en", "while the yard employs 300 people", "The yard employs 300 people"),
        ("en", "but sales fell by half.", "Sales fell by half."),
        ("en", "before the yard closed", "Before the yard closed"),
        ("en", "While the yard waits", "While the yard waits"),
        ("fr", "alors que le port emploie 300 personnes", "Le port emploie 300 personnes"),
        ("fr", "après quoi le port a fermé", "Après quoi le port a fermé"),
        ("de", "aber der Hafen schloss im Mai", "Der Hafen schloss im Mai"),
        ("de", "während der Hafen im Mai schloss", "Der Hafen schloss im Mai"),
        ("de", "während sich der Hafen leerte", "Während sich der Hafen leerte"),
        ("nl", "terwijl de haven in mei werd gesloten", "De haven werd in mei gesloten"),
        ("en", "But sales fell by half.", "Sales fell by half."),
        ("en", "2. The council closed the pool.", "The council closed the pool."),
        ("en", "(2) But the council closed the pool.", "The council closed the pool."),
        ("de", "2) Der Rat schloss das Bad.", "Der Rat schloss das Bad."),
        ("de", "2. FC Corle stieg im Mai ab.", "2. FC Corle stieg im Mai ab."),
        ("fr", "8h41 - Le conseil vote mardi.", "Le conseil vote mardi."),
        ("en", "2.5 million people fled.", "2.5 million people fled."),
        ("en", "The yard cut 300 jobs —", "The yard cut 300 jobs"),
        ("en", "However, sales fell by half.", "Sales fell by half."),
        ("en", "However hard it tried, it fell.", "However hard it tried, it fell."),
        ("fr", "Or, le port est fermé.", "Le port est fermé."),
        ("fr", "Or le port est fermé.", "Le port est fermé."),
        ("fr", "Et ce, alors que le port est fermé.", "Et ce, alors que le port est fermé."),
        ("fr", "Et de conclure : « C'est fini. »", "Et de conclure : « C'est fini. »"),
        ("fr", "Mais « le port est à tous », dit-elle.", "« le port est à tous », dit-elle."),
        ("de", "Aber der Hafen schloss im Mai.", "Der Hafen schloss im Mai."),
        ("de", "Doch fiel der Preis im Mai.", "Doch fiel der Preis im Mai."),
        ("es", "Sin embargo, el puerto cerró.", "El puerto cerró."),
        ("it", "Ma il porto ha chiuso.", "Il porto ha chiuso."),
        ("pt", "No entanto, o porto fechou.", "O porto fechou."),
        ("es", "aunque el puerto cerró", "El puerto cerró"),
        ("it", "mentre il porto ha chiuso", "Il porto ha chiuso"),
        ("pt", "embora o porto feche", "O porto feche"),
        ("nl", "maar de haven sloot", "De haven sloot"),
    ],
)
def test_a_part_of_a_sentence_begins_as_a_sentence_does(language: str, part: str, statement: str) -> None:
    assert as_statement(part, language) == statement


@given(st.text(max_size=40), st.sampled_from(available()))
def test_a_statement_ends_as_its_part_does_but_for_a_loose_dash(part: str, language: str) -> None:
    said = as_statement(part, language).casefold()
    assert part.casefold().endswith(said) or part.casefold()[:-1].rstrip().endswith(said)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Ann Doyle, a 12-year veteran of the force, was fired on Friday.",
            "Ann Doyle is a 12-year veteran of the force",
        ),
        (
            "Marc Vidal, directeur général du port de Corle, a démissionné lundi.",
            "Marc Vidal est directeur général du port de Corle",
        ),
    ],
)
def test_an_apposition_says_who_somebody_is(text: str, claim: str) -> None:
    assert claim in [one.text for one in extract(text).source.claims]


def test_an_apposition_of_several_is_not_told_of_one() -> None:
    texts = [one.text for one in extract("The two men, Tom Vale and Ann Doyle, left the town on Friday.").source.claims]
    assert not any(" is " in text for text in texts)
