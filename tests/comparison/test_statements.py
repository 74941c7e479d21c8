"""What a statement is made of: a part of a sum or a measure is so many of the unit of the whole."""

from __future__ import annotations

import pytest

from tests.comparison.texts import statement_of


@pytest.mark.parametrize(
    ("text", "language", "units"),
    [
        ("La collecte a rapporté 52 000 euros, dont 18 000 versés par des entreprises.", "fr", ["EUR", "EUR"]),
        ("The fire burned 40 hectares, including 12 of forest.", "en", ["hectare", "hectare"]),
        ("The fire burned 40 hectares, including 12 orchards.", "en", ["hectare", "orchard"]),
        ("The drive raised 52,000 euros, of which 40 % came from firms.", "en", ["EUR", "percent"]),
        ("The fire burned 40 barns, of which 12 were empty, and cost 9,000 euros.", "en", ["barn", None, "EUR"]),
    ],
    ids=["sum", "measure", "other unit", "share", "count"],
)
def test_a_part_has_the_unit_of_its_whole(text: str, language: str, units: list[str | None]) -> None:
    assert [figure.quantity.unit for figure in statement_of(text, "A", language).amounts] == units
