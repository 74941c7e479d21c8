"""The one person of an article for whom a pronoun may stand: nobody where there are two, or where nothing shows it."""

from __future__ import annotations

import pytest

from claimcheck.annotation.candidates import only_candidate
from claimcheck.reading import article_from_text

ONE_WOMAN = {
    "en": ("Emma Hart runs the ferry. The quay is old. The nets are dry.", "she", "Emma Hart"),
    "fr": ("Claire Montel dirige le bac. Le quai est vieux. Les filets sont secs.", "elle", "Claire Montel"),
    "de": ("Anna Halm leitet die Fähre. Der Kai ist alt. Die Netze sind trocken.", "sie", "Anna Halm"),
    "es": ("Ana Robledo dirige el barco. El muelle es viejo. Las redes secan.", "ella", "Ana Robledo"),
    "it": ("Giulia Conti guida il traghetto. Il molo è vecchio. Le reti asciugano.", "lei", "Giulia Conti"),
    "pt": ("Ana Moreira dirige o barco. O cais é velho. As redes secam.", "ela", "Ana Moreira"),
    "nl": ("Anna Visser leidt de veerboot. De kade is oud. De netten drogen.", "zij", "Anna Visser"),
}


def candidate(text: str, pronoun: str, language: str = "en", offset: int | None = None) -> str | None:
    article = article_from_text(text, language=language)
    return only_candidate(article, len(text) if offset is None else offset, pronoun)


@pytest.mark.parametrize("language", ONE_WOMAN)
def test_a_pronoun_stands_for_the_only_person_of_its_gender_however_far_back(language: str) -> None:
    text, pronoun, name = ONE_WOMAN[language]
    assert candidate(text, pronoun, language) == name


def test_two_women_leave_a_pronoun_open() -> None:
    assert candidate("Emma Hart runs the ferry. Laura Quist owns it.", "she") is None


def test_a_man_beside_her_leaves_a_womans_pronoun_plain() -> None:
    assert candidate("Emma Hart runs the ferry. David Quist owns it.", "she") == "Emma Hart"


def test_a_second_mention_by_the_last_name_is_no_second_person() -> None:
    assert candidate("Emma Hart runs the ferry. Mrs Hart is 41.", "she") == "Emma Hart"


def test_nobody_is_meant_who_is_named_only_later() -> None:
    text = "The ferry is late. Emma Hart runs it."
    assert candidate(text, "she", offset=text.index("Emma")) is None


def test_a_name_that_shows_no_gender_may_be_meant_and_is_never_taken() -> None:
    assert candidate('"No," said Quill Marlow. The ferry is late.', "she") is None
    assert candidate('Emma Hart runs the ferry. "No," said Quill Marlow.', "she") is None


def test_a_title_shows_a_person_as_a_first_name_does() -> None:
    assert candidate("Mrs Marlow runs the ferry. The quay is old.", "she") == "Mrs Marlow"


def test_what_is_no_personal_pronoun_stands_for_nobody() -> None:
    assert candidate("Emma Hart runs the ferry.", "it") is None


_MAYOR = "La maire de Corle a répondu mardi. Elle parlait de l'hommage à Claire Montel."


def test_somebody_called_by_an_office_before_the_name_may_be_meant_as_well() -> None:
    assert candidate(_MAYOR, "elle", "fr") is None


def test_an_office_of_the_other_gender_or_behind_the_name_leaves_a_pronoun_plain() -> None:
    assert candidate(_MAYOR.replace("La maire", "Le maire"), "elle", "fr") == "Claire Montel"
    assert (
        candidate("Claire Montel a répondu mardi. La maire de Corle parlait du bac.", "elle", "fr") == "Claire Montel"
    )
