"""Who is a person, and which pronouns may stand for a name: what shows gender or number rules out, nothing else."""

from __future__ import annotations

import pytest

from claimcheck.annotation.persons import agrees, is_of_person, is_person, may_stand_for
from claimcheck.annotation.phrases import Speaker

LANGUAGES = {
    "en": ("Emma Hart", "she", "he"),
    "fr": ("Claire Montel", "elle", "il"),
    "de": ("Anna Halm", "sie", "er"),
    "es": ("Ana Robledo", "ella", "él"),
    "it": ("Giulia Conti", "lei", "lui"),
    "pt": ("Ana Moreira", "ela", "ele"),
    "nl": ("Anna Visser", "zij", "hij"),
}


def mentioned(text: str, name: str) -> Speaker:
    start = text.index(name)
    return Speaker(name, start, start + len(name))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_first_name_rules_out_the_pronoun_of_the_other_gender_in_every_language(language: str) -> None:
    name, own, other = LANGUAGES[language]
    assert may_stand_for(own, name, language)
    assert not may_stand_for(other, name, language)


def test_a_name_that_shows_no_gender_rules_out_no_pronoun() -> None:
    assert may_stand_for("she", "Quill Marlow", "en")
    assert may_stand_for("he", "Quill Marlow", "en")


def test_a_pronoun_for_one_person_stands_for_no_body_and_one_for_several_for_no_single_person() -> None:
    assert not may_stand_for("he", "harbour board", "en")
    assert not may_stand_for("they", "Emma Hart", "en")
    assert not may_stand_for("ils", "Claire Montel", "fr")


def test_only_a_known_first_name_shows_that_a_name_is_a_persons() -> None:
    assert is_of_person("Emma Hart", "she", "en")
    assert not is_of_person("Emma Hart", "he", "en")
    assert not is_of_person("Corle Bay", "she", "en")


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Quill Marlow left the room.", "Quill Marlow"),
        ("en", "The stationmaster left the room.", "stationmaster"),
        ("en", "Mr Marlow left the room.", "Mr Marlow"),
        ("en", "Marlow, 41, left the room.", "Marlow"),
        ("fr", "Delphine, la mère de l'enfant, est partie.", "Delphine"),
        ("fr", "Alex, un marin de trente ans, est parti.", "Alex"),
        ("fr", "La garde des Sceaux Anne Vasseur est partie.", "garde des Sceaux Anne Vasseur"),
    ],
)
def test_two_names_an_office_a_title_an_age_or_an_apposition_make_a_person(language: str, text: str, name: str) -> None:
    assert is_person(mentioned(text, name), language, text)


@pytest.mark.parametrize("name", ["storm", "Corle", "price of eels"])
def test_a_thing_or_a_bare_place_is_no_person(name: str) -> None:
    text = f"The {name} was gone by noon."
    assert not is_person(mentioned(text, name), "en", text)


@pytest.mark.parametrize(("pronoun", "agreeing"), [("elle", False), ("il", True)])
def test_the_article_in_front_of_an_office_tells_its_gender(pronoun: str, agreeing: bool) -> None:
    text = "Le garde des Sceaux est venu."
    assert agrees(pronoun, text, mentioned(text, "garde des Sceaux"), "fr") is agreeing


def test_behind_a_possessive_the_last_noun_is_the_head() -> None:
    text = "The board's chairman has resigned."
    assert agrees("he", text, mentioned(text, "board's chairman"), "en")
