"""A word of negation inside a noun or a set phrase denies nothing of its sentence."""

from __future__ import annotations

import pytest

from claimcheck.annotation.certainty import negations
from claimcheck.languages.scanner import scan


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La ville reloge des sans-papiers et des sans domicile fixe."),
        ("fr", "La reprise marque le pas, c'est un premier pas pour Médecins sans frontières."),
        ("fr", "Une organisation non gouvernementale a réagi sans délai, à deux pas du port."),
        ("en", "Reporters Without Borders wants a no-fly zone without delay."),
        ("de", "Ärzte ohne Grenzen betreut Menschen ohne festen Wohnsitz."),
        ("es", "Médicos sin fronteras ayuda a los sin papeles, sin tregua."),
        ("it", "Medici senza frontiere è un'organizzazione non governativa."),
        ("nl", "Artsen zonder grenzen helpt mensen zonder papieren."),
        ("pt", "Médicos sem fronteiras é uma organização não governamental."),
    ],
)
def test_a_word_of_negation_in_a_set_phrase_denies_nothing(language: str, text: str) -> None:
    assert not tuple(negations(scan(text), language))


@pytest.mark.parametrize("text", ["La ville ne reloge pas les sans-papiers.", "Il n'a fait aucun premier pas."])
def test_a_negation_beside_a_set_phrase_still_denies(text: str) -> None:
    assert len(tuple(negations(scan(text), "fr"))) == 1
