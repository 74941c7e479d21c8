from __future__ import annotations

import json

import pytest

from claimcheck import languages
from claimcheck.annotation.names import find_names
from claimcheck.figures import find, lexicon
from claimcheck.figures.amounts import find_amounts
from claimcheck.figures.intervals import QuantityRelation, relate_quantities
from claimcheck.records import Kind


@pytest.mark.parametrize("language", languages.available())
def test_every_currency_of_the_world_is_read_by_its_name(language: str) -> None:
    table: dict[str, list[str]] = json.loads((languages.folder(language) / "currencies.json").read_text("utf-8"))
    unread = [
        name
        for code, names in table.items()
        for name in names
        if [(q.unit, q.kind) for q in find_amounts(f"250 {name}", language)] != [(code, Kind.MONEY)]
    ]
    assert len(table) >= 150
    assert unread == []


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("30 million kroner", "30 million Danish kroner", QuantityRelation.SAME),
        ("30 million kroner", "30 million dollars", QuantityRelation.OTHER_CURRENCY),
        ("30 million Danish kroner", "30 million Norwegian kroner", QuantityRelation.OTHER_CURRENCY),
        ("40 pesos", "MXN$40", QuantityRelation.SAME),
        ("$40", "40 pesos", QuantityRelation.OTHER_CURRENCY),
        ("$40", "US$40", QuantityRelation.SAME),
    ],
)
def test_a_name_that_currencies_share_is_compatible_with_each_of_them(
    a: str, b: str, relation: QuantityRelation
) -> None:
    (first,), (second,) = find(a, "en"), find(b, "en")
    assert relate_quantities(first, second) is relation


@pytest.mark.parametrize(
    ("a", "b", "language"),
    [("1h20", "80 minutes", "fr"), ("1 h 20", "1 heure 20 minutes", "fr"), ("0h40", "40 minutes", "fr")],
)
def test_a_duration_written_like_a_clock_time_is_the_same_in_words(a: str, b: str, language: str) -> None:
    (first,), (second,) = find(f"Le vol dure {a}.", language), find(f"Le vol dure {b}.", language)
    assert relate_quantities(first, second) is QuantityRelation.SAME


@pytest.mark.parametrize(
    "text", ["It will pay MXN$2.1bn.", "It will pay US$2.1bn.", "It paid USD 40.", "It paid 40 CHF."]
)
def test_the_code_of_a_currency_beside_a_number_is_no_name(text: str) -> None:
    assert find_names(text, "en") == ()


def test_a_country_is_a_name_though_a_number_follows() -> None:
    assert find_names("He said the US 500 would stay.", "en") == ("US",)


def test_a_language_whose_currencies_are_not_made_yet_is_read_without_them() -> None:
    assert lexicon._currency_names("xx") == ()
