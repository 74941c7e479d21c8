"""The weekday that a date names is known without its language; a word that may be something else is none."""

from __future__ import annotations

import pytest

from claimcheck.figures.dates.weekdays import weekday_named


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("Wed 12/05/2026", 3),
        ("Samstag, dem 5. März 2023", 6),
        ("le dimanche 5 mars 2023", 7),
        ("terça-feira, 5 de maio", 2),
        ("Mar 5, 2023", None),  # March, and mardi
        ("5 May 2023", None),
        ("1er mars 2023", None),
        ("", None),
    ],
)
def test_the_weekday_of_a_date_is_known_in_every_language(text: str, weekday: int | None) -> None:
    assert weekday_named(text) == weekday
