"""Where a figure must stand to be compatible with another: no two that are compatible lie out of each other's reach."""

from __future__ import annotations

import datetime
import itertools

import pytest

import claimcheck
from claimcheck.figures.intervals import QuantityRelation, relate_quantities
from claimcheck.figures.reach import looks_at, stands_at
from claimcheck.records import Quantity

COMPATIBLE = {QuantityRelation.SAME, QuantityRelation.A_FINER, QuantityRelation.B_FINER, QuantityRelation.OVERLAP}

AMOUNTS = [
    "12 ferries, 12.4 ferries, about 12 ferries, more than 12 ferries, at most 11 ferries, dozens of ferries",
    "9.7 billion euros, 9,740 million euros, 9.7 billion, 9.8 billion dollars, up to 9 billion euros, $0",
    "60 miles, 100 km, 96 km, 100,000 metres, two hours, 120 minutes, a third of an hour, 20 minutes",
    "25 %, 25.4 %, a quarter, two-thirds, 66.7 %, 0.25 percentage points, 25 basis points, half",
    "20 degrees, 68 degrees Fahrenheit, 20 degrees Celsius, -3 degrees, between 3 and 5 %, 4 %",
]
DATES = [
    "on 3 May 2024, in May 2024, in 2024, since 2024, since May 2024, until 2027, on 3 May, in May, on 29 February",
    "from 1974 to 1981, in 1978, on Saturday, 5 March 2023, on 5 March 2023, 03/04/2024, in April 2024, on Monday",
    "yesterday, last week, last year, this month, in summer, in the 1990s, in the 19th century, on 31 December 2023",
]


def _read(lines: list[str], published: datetime.date | None) -> list[Quantity]:
    sentences = [f"It was {phrase.strip()}." for line in lines for phrase in line.split(", ")]
    return [one for text in sentences for one in claimcheck.quantities(text, language="en", published=published)]


def _meet(a: Quantity, b: Quantity) -> bool:
    return any(
        x.space is y.space and x.low <= y.high and y.low <= x.high
        for x, y in itertools.product(looks_at(a), stands_at(b))
    )


@pytest.mark.parametrize("published", [None, datetime.date(2024, 5, 8), datetime.date(2024, 12, 31)])
def test_figures_that_are_compatible_are_in_reach_of_each_other(published: datetime.date | None) -> None:
    found = _read([*AMOUNTS, *DATES], published)
    compatible = [(a, b) for a, b in itertools.product(found, found) if relate_quantities(a, b) in COMPATIBLE]
    assert len(compatible) > len(found)
    assert not [(a.text, b.text) for a, b in compatible if not _meet(a, b)]


def test_most_figures_that_are_not_compatible_are_out_of_reach() -> None:
    found = _read(["2 ferries, 30 ferries, 45 ferries, 61 ferries, on 3 May 2024, on 4 May 2024, in 2019"], None)
    apart = [(a, b) for a, b in itertools.product(found, found) if a is not b]
    assert not [(a.text, b.text) for a, b in apart if _meet(a, b)]
