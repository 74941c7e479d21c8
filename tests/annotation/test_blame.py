"""Of whom a sentence tells without their having the word, in every language."""

from __future__ import annotations

import pytest

from claimcheck.annotation.blame import is_blamed, is_caption, speaks_of
from claimcheck.annotation.phrases import Speaker

BLAMED = {
    "en": ("The keeper was sharply criticised.", "The keeper criticised the plan."),
    "fr": ("Le gardien a été très vivement critiqué.", "Le gardien a critiqué le plan."),
    "de": ("Der Wärter wurde scharf kritisiert.", "Der Wärter kritisierte den Plan."),
    "es": ("El guarda fue muy criticado.", "El guarda ha criticado el plan."),
    "it": ("Il custode è stato criticato.", "Il custode ha criticato il piano."),
    "pt": ("O guarda foi muito criticado.", "O guarda criticou o plano."),
    "nl": ("De wachter werd fel bekritiseerd.", "De wachter bekritiseerde het plan."),
}

CAPTIONS = {
    "en": "Ann Hall (right) left the court",
    "fr": "Anne Vasseur (à droite) quitte le tribunal",
    "de": "Anna Halm (rechts) verlässt das Gericht",
    "es": "Ana Vidal (derecha) sale del juzgado",
    "it": "Anna Valli (a destra) lascia il tribunale",
    "pt": "Ana Vidal (à direita) sai do tribunal",
    "nl": "Anna Halm (rechts) verlaat de rechtbank",
}


@pytest.mark.parametrize("language", BLAMED)
def test_who_is_blamed_is_told_from_who_blames(language: str) -> None:
    blamed, blaming = BLAMED[language]
    assert is_blamed(blamed, language)
    assert not is_blamed(blaming, language)


def test_an_idiom_needs_no_passive() -> None:
    assert is_blamed("The keeper has come under fire.", "en")


@pytest.mark.parametrize("language", CAPTIONS)
def test_brackets_that_say_where_somebody_stands_make_a_caption(language: str) -> None:
    assert is_caption(CAPTIONS[language], language)
    assert not is_caption(CAPTIONS[language].replace("(", "").replace(")", ""), language)


def test_words_about_him_are_not_his() -> None:
    keeper = Speaker("Keeper Hall", 0, 11)
    assert speaks_of('"He lied to all of us."', keeper, "en")
    assert not speaks_of('"I told the truth."', keeper, "en")
    assert not speaks_of('"He lied to all of us."', Speaker("she", 0, 3, pronoun=True), "en")
