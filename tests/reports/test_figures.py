"""What a quantity stands for, in words."""

from __future__ import annotations

import pytest

from claimcheck.records import Kind, Qualifier, Quantity
from claimcheck.reports.figures import Figures

MONEY, COUNT, SHARE, DATE = Kind.MONEY, Kind.COUNT, Kind.PERCENTAGE, Kind.DATE
EXACT, MORE, LESS, LEAST, MOST = (
    Qualifier.EXACT,
    Qualifier.MORE_THAN,
    Qualifier.LESS_THAN,
    Qualifier.AT_LEAST,
    Qualifier.AT_MOST,
)


@pytest.mark.parametrize(
    ("low", "high", "unit", "kind", "qualifier", "language", "meaning"),
    [
        (9.65e9, 9.75e9, "EUR", MONEY, EXACT, "en", "9.65 to 9.75 billion euros"),
        (9.65e9, 9.75e9, "EUR", MONEY, EXACT, "fr", "de 9,65 à 9,75 milliards d’euros"),
        (9.5e8, 1.05e9, "SEK", MONEY, EXACT, "en", "950 million to 1.05 billion SEK"),
        (200, None, "people", COUNT, MORE, "en", "more than 200"),
        (200, None, None, COUNT, LEAST, "en", "200 or more"),
        (None, 3, "percent", SHARE, LESS, "en", "less than 3%"),
        (None, 3, "percent", SHARE, MOST, "fr", "3 % au plus"),
        (12, 12, "dead", COUNT, EXACT, "en", "exactly 12"),
        (None, None, None, COUNT, EXACT, "en", ""),
        ("2024-05-03", "2024-05-03", None, DATE, EXACT, "en", "3 May 2024"),
        ("2024-05-01", "2024-05-31", None, DATE, EXACT, "en", "1 May 2024 to 31 May 2024"),
        ("2024-05-01", "2024-05-31", None, DATE, EXACT, "fr", "du 1er mai 2024 au 31 mai 2024"),
        (None, "2024-05-31", None, DATE, MOST, "en", "until 31 May 2024"),
        ("2024-05-31", None, None, DATE, LEAST, "fr", "à partir du 31 mai 2024"),
    ],
)
def test_an_interval_is_told_in_words(
    low: float | str | None,
    high: float | str | None,
    unit: str | None,
    kind: Kind,
    qualifier: Qualifier,
    language: str,
    meaning: str,
) -> None:
    quantity = Quantity("", 0, 0, None, low, high, unit, kind, qualifier)
    worded = Figures.of(language).stands_for(quantity)
    assert worded.replace("\u202f", " ").replace("\u00a0", " ") == meaning


@pytest.mark.parametrize(
    ("value", "language", "words"),
    [
        (9.74e9, "en", "9.74 billion"),
        (1.5e6, "fr", "1,5 million"),
        (2e6, "fr", "2 millions"),
        (3.2e12, "en", "3.2 trillion"),
        (3.2e12, "fr", "3 200 milliards"),
        (12300, "en", "12,300"),
        (-4.5, "fr", "-4,5"),
        (0, "en", "0"),
    ],
)
def test_an_amount_takes_the_scale_word_that_suits_it(value: float, language: str, words: str) -> None:
    assert Figures.of(language).amount(value).replace("\u202f", " ").replace("\u00a0", " ") == words
