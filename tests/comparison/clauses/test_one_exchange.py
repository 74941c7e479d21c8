"""Two statements that are one wording but for one name, figure or date, and those that differ otherwise."""

from __future__ import annotations

import pytest

from claimcheck.comparison.clauses.one_exchange import leaves_room_for_another, one_exchange
from tests.comparison.texts import statement_of


def _exchange(a: str, b: str, language: str = "en") -> tuple[str, str, str] | None:
    found = one_exchange(statement_of(a, "A", language), statement_of(b, "B", language))
    return (found.kind, found.a, found.b) if found else None


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Ida Berg opened the fair.", "Eva Holm opened the fair.", ("name", "Ida Berg", "Eva Holm")),
        ("Ida Berg opened the fair.", "Ida Holm opened the fair.", ("name", "Ida Berg", "Ida Holm")),
        ("Ida Berg praised Ida Berg.", "Eva Holm praised Eva Holm.", ("name", "Ida Berg", "Eva Holm")),
        ("The fair drew 400 people.", "The fair drew 700 people.", ("count", "400", "700")),
        ("More than 400 people came.", "More than 700 people came.", ("count", "400", "700")),
        ("The fair opened on 3 May 2024.", "The fair opened on 9 May 2024.", ("date", "3 May 2024", "9 May 2024")),
        ("The B12 stops at the fair.", "The B19 stops at the fair.", ("name", "B12", "B19")),
    ],
)
def test_what_is_exchanged_is_found_as_a_whole(a: str, b: str, expected: tuple[str, str, str]) -> None:
    assert _exchange(a, b) == expected


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ida Berg opened the fair.", "Ida Berg opened the fair."),
        ("Ida Berg opened the fair.", "Berg opened the fair."),
        ("Ida Zelensky opened the fair.", "Ida Zelenskyy opened the fair."),
        ("Ida Berg praised Per Lund.", "Eva Holm praised Paul Kern."),
        ("Ida Berg opened the fair.", "Ida Berg closed the fair."),
        ("Ida Berg opened the fair.", "Everybody opened the fair."),
        ("Ida Berg opened the fair.", "The smiling Eva Holm opened the fair."),
        ("The fair drew 1,200 people.", "The fair drew 1200 people."),
        ("The fair cost 9.7 million euros.", "The fair cost 9.74 million euros."),
        ("About 400 people came.", "About 410 people came."),
        ("The fair drew 400 people.", "The fair drew Ida Berg."),
        ("It lasted 4 hours.", "It cost 4 euros."),
        ("The B12 stops at the fair.", "The tram stops at the fair."),
    ],
)
def test_what_differs_otherwise_is_no_exchange(a: str, b: str) -> None:
    assert _exchange(a, b) is None


def test_a_number_that_is_no_amount_is_exchanged_as_it_stands() -> None:
    assert _exchange("The fair opens at 2:15 p.m.", "The fair opens at 4:15 p.m.") == (
        "identifier",
        "2:15 p.m.",
        "4:15 p.m.",
    )


def test_an_elided_word_belongs_to_no_name() -> None:
    assert _exchange("Le récit d'Ida Berg a plu.", "Le récit de Per Lund a plu.", "fr") == (
        "name",
        "Ida Berg",
        "Per Lund",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{} also opened the fair.", True),
        ("At the fair sang {} too.", True),
        ("Among the guests, {}, 26, had opened the fair.", False),
        ("{}, the mayor of the port, also opened the fair.", False),
        ("{} opened the fair.", False),
    ],
)
def test_a_word_beside_a_name_leaves_room_for_another(text: str, expected: bool) -> None:
    sides = [statement_of(text.format(name), source, "en") for name, source in (("Ida Berg", "A"), ("Eva Holm", "B"))]
    exchange = one_exchange(*sides)
    assert exchange and leaves_room_for_another(exchange, *sides) is expected


def test_a_day_leaves_no_room_for_another() -> None:
    sides = [
        statement_of(f"The fair also opened in {year}.", source, "en") for year, source in ((2011, "A"), (2013, "B"))
    ]
    exchange = one_exchange(*sides)
    assert exchange and not leaves_room_for_another(exchange, *sides)


def test_two_languages_have_no_wording_in_common() -> None:
    assert one_exchange(statement_of("Ida Berg.", "A", "en"), statement_of("Eva Holm.", "B", "de")) is None
