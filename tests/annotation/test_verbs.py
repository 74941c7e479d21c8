"""Which words may be a finite verb: forms of the list, by what stands in front of them."""

from __future__ import annotations

import pytest

from claimcheck.annotation.fact_words import finite_forms
from claimcheck.annotation.verbs import has_list, has_verb, is_active
from claimcheck.languages import available
from claimcheck.languages.scanner import scan

VERBS = [
    ("en", "The harbour flooded twice."),
    ("en", "It's over."),
    ("en", "Nobody here answers the phone."),
    ("en", "The council auctioned the old depot."),
    ("fr", "Sont concernés les deux ports du nord."),
    ("fr", "La commune abritera un musée."),
    ("fr", "Le juge, mardi, demande une caution."),
    ("de", "Die Sirene schrillte dreimal."),
    ("es", "El consejo destituyó a la directora."),
    ("it", "La giunta raddoppierà il canone."),
    ("pt", "O clube demitiu o treinador."),
    ("nl", "De club ontsloeg haar trainer."),
]
NO_VERBS = [
    ("en", "Not all of them."),
    ("en", "Hall's boat, in the rain."),
    ("en", "The answers of the court."),
    ("fr", "Silence de mort au port."),
    ("fr", "La demande du maire."),
    ("de", "Ein Tag im Regen."),
    ("es", "Silencio en el puerto."),
    ("it", "Silenzio nel porto."),
    ("pt", "Silêncio no porto."),
]


@pytest.mark.parametrize(("language", "text"), VERBS)
def test_a_listed_form_or_ending_shows_a_verb(language: str, text: str) -> None:
    assert has_verb(text, language)


@pytest.mark.parametrize(("language", "text"), NO_VERBS)
def test_what_stands_behind_an_article_or_a_preposition_is_no_verb(language: str, text: str) -> None:
    assert not has_verb(text, language)


@pytest.mark.parametrize("language", available())
def test_every_language_of_ours_lists_a_thousand_forms(language: str) -> None:
    assert len(finite_forms(language)) > 1000
    assert has_list(language)


def test_a_language_without_a_folder_lists_none() -> None:
    assert not has_list("pl")


@pytest.mark.parametrize(("text", "active"), [("men hired by the port", False), ("men hired a guard", True)])
def test_a_past_tense_that_may_be_a_participle_is_plain_with_its_object(text: str, active: bool) -> None:
    assert is_active(scan(text), 1, "en") is active
