"""Where "and" joins two clauses, and where it joins less."""

from __future__ import annotations

import pytest

from claimcheck.annotation.coordination import clause_joints
from claimcheck.languages.scanner import scan

TWO = [
    ("en", "The yard was sold and the workers were paid."),
    ("en", "Phones failed in forty towns, and police in Corle sent officers to the square."),
    ("en", "The regulator has not ruled it out, and a spokesman for the ministry said nothing."),
    ("en", "Lifts stopped in six towers, and wardens in Corle carried water up the stairs."),
    ("fr", "Le chantier a été vendu et les ouvriers ont été payés."),
    ("fr", "Le vent soufflait fort et la visibilité baissait encore."),
    ("de", "Die Werft wurde verkauft und die Arbeiter wurden bezahlt."),
    ("es", "El astillero ha cerrado y los obreros están en la calle."),
    ("it", "Il cantiere ha chiuso e gli operai sono in strada."),
    ("pt", "O estaleiro está fechado e os operários estão na rua."),
    ("nl", "De werf werd verkocht en de arbeiders werden betaald."),
]
ONE = [
    ("en", "The firm bought ships, houses, and boats built in Spain."),
    ("en", "Orr has played in the final, Vane, Pike and Hall have won it."),
    ("en", "He met the mayor of the town and the workers paid by the state."),
    ("en", "The mayor said the yard was sold and the workers were paid."),
    ("de", "Anwohner hatten wegen des Sturms Fenster und Türen geschlossen halten müssen."),
    ("fr", "Le maire a rencontré les ouvriers et les cadres de la raffinerie."),
]


@pytest.mark.parametrize(("language", "sentence"), TWO)
def test_and_joins_two_clauses_with_a_subject_and_a_verb_each(language: str, sentence: str) -> None:
    assert len(clause_joints(scan(sentence), (), language)) == 1


@pytest.mark.parametrize(("language", "sentence"), ONE)
def test_an_enumeration_a_reported_clause_and_nouns_are_not_parted(language: str, sentence: str) -> None:
    assert clause_joints(scan(sentence), (), language) == []
