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
    ("fr", "Il a tué 5 passants.", [("death", "pass", "5 passants")]),
    ("fr", "Il en a blessé 5 autres.", [("injury", "", "5")]),
    ("fr", "Il sera jugé à Lorna, où il a tué deux passants.", [("death", "pass", "deux passants")]),
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
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), CASES, ids=[text for _, text, _ in CASES])
def test_a_toll_is_what_befell_whom_and_its_number(
    language: str, text: str, expected: list[tuple[str, str, str]]
) -> None:
    tolls = tolls_of(statement_of(text, "A", language))
    assert [(toll.befell, toll.of, toll.text) for toll in tolls] == expected
