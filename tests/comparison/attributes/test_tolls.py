"""A statement gives a toll where it says how many something befell, and whom; nothing else is one."""

from __future__ import annotations

import pytest

from claimcheck.comparison.attributes.tolls import tolls_of
from tests.comparison.texts import statement_of

CASES = [
    ("en", "Two sailors are missing.", [("missing", "sailor", "Two sailors")]),
    ("en", "Seven were killed and two injured.", [("death", "", "Seven"), ("injury", "", "two")]),
    ("en", "Eight women and four men were injured.", []),
    ("en", "It took 84 firefighters, and two of them were injured.", [("injury", "firefighter", "two")]),
    ("en", "Two of the eleven sailors were hurt.", [("injury", "sailor", "Two")]),
    ("en", "None of the sailors was hurt.", [("injury", "sailor", "None of the sailors was hurt")]),
    ("en", "Nobody has been arrested.", [("arrest", "", "Nobody has been arrested")]),
    ("en", "The number of people killed rose to five.", [("death", "", "five")]),
    ("fr", "Le bilan est de deux morts.", [("death", "", "deux")]),
    ("fr", "Personne n'a été blessé.", [("injury", "", "Personne n'a été blessé")]),
    ("fr", "Il a tué 5 passants.", [("death", "passer_by", "5 passants")]),
    ("fr", "Il en a blessé 5 autres.", [("injury", "", "5")]),
    ("fr", "Il sera jugé à Lorna, où il a tué deux passants.", [("death", "passer_by", "deux passants")]),
    ("fr", "Il sera jugé s'il a tué deux passants.", []),
    ("en", "The driver killed two guards.", [("death", "guard", "two guards")]),
    ("de", "Niemand wurde verletzt.", [("injury", "", "Niemand wurde verletzt")]),
    ("it", "Nessuno dei marinai è rimasto ferito.", [("injury", "marina", "Nessuno dei marinai è rimasto ferito")]),
    ("it", "Nessuno è rimasto ferito.", [("injury", "", "Nessuno è rimasto ferito")]),
    ("en", "Five people may have died.", []),
    ("en", "If two people are killed, the mill closes.", []),
    ("en", "Two men were heard after the arrest of a third.", []),
    ("fr", "Les malfaiteurs, au nombre de trois, sont entrés par la porte de secours.", []),
    ("en", "The mill sold 40 tons.", []),
    ("en", "Ten houses were evacuated in Lorna.", []),
    ("en", "It led to the death of all 12 individuals aboard.", [("death", "", "12 individuals")]),
    ("en", "The blast claimed the lives of at least 12 people.", [("death", "", "12 people")]),
    ("en", "Officers announced the arrest of five men.", [("arrest", "", "five men")]),
    ("en", "The arrest after which 12 men fled shocked Lorna.", []),
    ("en", "The death of one of the 12 divers is a mystery.", []),
    ("en", "A fire killed the mayor and more than 12 people.", []),
    ("fr", "Le drame a coûté la vie à douze ouvriers.", [("death", "worker", "douze ouvriers")]),
    ("fr", "L'explosion a tué au moins 14 personnes.", [("death", "", "14 personnes")]),
    ("de", "Die Explosion tötete mindestens 14 Menschen.", [("death", "", "14 Menschen")]),
    ("es", "El incendio costó la vida a doce obreros.", [("death", "worker", "doce obreros")]),
    ("it", "L'esplosione ha ucciso almeno 14 persone.", [("death", "", "14 persone")]),
    ("nl", "De ontploffing doodde minstens 14 mensen.", [("death", "", "14 mensen")]),
    ("pt", "A explosão causou a morte de dez pessoas.", [("death", "", "dez pessoas")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), CASES, ids=[text for _, text, _ in CASES])
def test_a_toll_is_what_befell_whom_and_its_number(
    language: str, text: str, expected: list[tuple[str, str, str]]
) -> None:
    tolls = tolls_of(statement_of(text, "A", language))
    assert [(toll.befell, toll.of, toll.text) for toll in tolls] == expected
