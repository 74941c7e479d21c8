"""A verb that only makes a future of an infinitive governs nothing; one that tells of a way stands against another."""

from __future__ import annotations

import pytest

import claimcheck


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("Le chantier du phare commencera lundi à Corle.", "Le chantier du phare va débuter lundi à Corle.", "agree"),
        ("La mairie de Corle se dotera de deux bacs.", "La mairie de Corle va se doter de deux bacs.", "agree"),
        ("Le patron du bac va à Corle le jeudi.", "Le patron du bac habite à Corle le jeudi.", "undecided"),
        ("La mairie de Corle va acheter le bac.", "La mairie de Corle va vendre le bac.", "undecided"),
    ],
)
def test_both_futures_of_french_tell_one_thing(a: str, b: str, verdict: str) -> None:
    assert claimcheck.relate(a, b).verdict == verdict
