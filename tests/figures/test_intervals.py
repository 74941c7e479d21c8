from __future__ import annotations

import datetime
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.figures.amounts import find_amounts
from claimcheck.figures.dates import find_dates
from claimcheck.figures.intervals import Interval, QuantityRelation, interval, relate_quantities
from claimcheck.records import Kind, Qualifier, Quantity

_MIRROR = {
    QuantityRelation.A_FINER: QuantityRelation.B_FINER,
    QuantityRelation.B_FINER: QuantityRelation.A_FINER,
}
_PAIRS = [
    json.loads(line)
    for line in Path(__file__).with_name("cases").joinpath("relations.jsonl").read_text("utf-8").splitlines()
]
_DATES = [
    json.loads(line)
    for line in Path(__file__).with_name("cases").joinpath("date_relations.jsonl").read_text("utf-8").splitlines()
]

#: Pairs of sentences in two languages, or in two manners of one, each with one amount.
_ACROSS = [
    json.loads(line)
    for line in Path(__file__).with_name("cases").joinpath("across.jsonl").read_text("utf-8").splitlines()
]
_RELATIONS = {
    "same": {QuantityRelation.SAME},
    "disjoint": {QuantityRelation.DISJOINT},
    "compatible": {
        QuantityRelation.SAME,
        QuantityRelation.A_FINER,
        QuantityRelation.B_FINER,
        QuantityRelation.OVERLAP,
    },
}


def _amount(text: str, language: str = "en") -> Quantity:
    (found,) = find_amounts(text, language)
    return found


@pytest.mark.parametrize("pair", _PAIRS, ids=lambda pair: f"{pair['a']} / {pair['b']}")
def test_amounts_relate_as_their_intervals_do_the_same_from_both_sides(pair: dict[str, Any]) -> None:
    a, b = _amount(pair["a"]), _amount(pair["b"])
    relation = QuantityRelation(pair["relation"])
    assert relate_quantities(a, b) is relation
    assert relate_quantities(b, a) is _MIRROR.get(relation, relation)


@pytest.mark.parametrize("pair", _ACROSS, ids=lambda pair: f"{pair['a'][1]} / {pair['b'][1]}")
def test_one_amount_is_the_same_amount_in_another_language(pair: dict[str, Any]) -> None:
    a, b = (_uncounted(_amount(text, language)) for language, text in (pair["a"], pair["b"]))
    relation = relate_quantities(a, b)
    assert relation in _RELATIONS[pair["relation"]]
    assert relate_quantities(b, a) is _MIRROR.get(relation, relation)


def _uncounted(amount: Quantity) -> Quantity:
    """Return a count without the noun that it counts, which is another word in another language."""
    return replace(amount, unit=None) if amount.kind is Kind.COUNT else amount


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9.7 billion", Interval(Decimal(9_650_000_000), Decimal(9_750_000_000), high_open=True)),
        ("12 dead", Interval(Decimal(12), Decimal(12))),
        ("more than 200", Interval(Decimal(200), None, low_open=True)),
        ("at least 30", Interval(Decimal(30), None)),
        ("fewer than 12", Interval(None, Decimal(12), high_open=True)),
        ("up to 15", Interval(None, Decimal(15))),
        ("nearly 200", Interval(Decimal(180), Decimal(200))),
        ("between 3 and 5 percent", Interval(Decimal(3), Decimal(5))),
    ],
)
def test_an_end_belongs_to_an_interval_as_its_wording_says(text: str, expected: Interval) -> None:
    assert interval(_amount(text)) == expected


def _date(low: str | None, high: str | None) -> Quantity:
    return Quantity("", 0, 0, low, low, high, None, Kind.DATE)


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (_date("2024-05-03", "2024-05-03"), _date("2024-05-01", "2024-05-31"), QuantityRelation.A_FINER),
        (_date("2024-05-03", "2024-05-03"), _date("2024-05-03", "2024-05-03"), QuantityRelation.SAME),
        (_date("2024-05-03", "2024-05-03"), _date("2024-05-04", "2024-05-04"), QuantityRelation.DISJOINT),
        (_date("2024-05-01", "2024-05-31"), _date("2024-05-20", "2024-06-10"), QuantityRelation.OVERLAP),
        (_date("2024-05-01", None), _date("2024-06-01", "2024-06-30"), QuantityRelation.B_FINER),
    ],
)
def test_dates_relate_as_stretches_of_days(a: Quantity, b: Quantity, relation: QuantityRelation) -> None:
    assert relate_quantities(a, b) is relation
    assert relate_quantities(b, a) is _MIRROR.get(relation, relation)


@pytest.mark.parametrize("case", _DATES, ids=lambda case: f"{case['a']} / {case['b']}")
def test_a_year_that_nobody_wrote_neither_parts_two_dates_nor_joins_them(case: dict[str, Any]) -> None:
    first, second = (
        find_dates(case[side], "en", datetime.date.fromisoformat(case["published"][side]))[0] for side in ("a", "b")
    )
    relation = QuantityRelation(case["relation"])
    assert relate_quantities(first, second) is relation
    assert relate_quantities(second, first) is _MIRROR.get(relation, relation)


def test_a_date_and_an_amount_are_incomparable() -> None:
    assert relate_quantities(_date("2024-05-03", "2024-05-03"), _amount("12 dead")) is QuantityRelation.INCOMPARABLE


_NUMBERS = st.one_of(st.integers(-(10**6), 10**12), st.decimals(-1000, 10**6, places=2).map(float))
_UNITS = st.sampled_from(
    [
        (Kind.MONEY, "USD?"), (Kind.MONEY, "USD"), (Kind.MONEY, "EUR"), (Kind.MONEY, None),
        (Kind.PERCENTAGE, "percent"),
        (Kind.PERCENTAGE, "percentage_point"), (Kind.COUNT, "jobs"), (Kind.COUNT, "job"), (Kind.COUNT, None),
        (Kind.MEASURE, "acre"), (Kind.MEASURE, "square_kilometre"), (Kind.MEASURE, "degree_fahrenheit"),
        (Kind.MEASURE, "degree_celsius"), (Kind.DURATION, "day"), (Kind.DURATION, "week"), (Kind.OTHER, None),
        (Kind.OTHER, "times"),
    ]
)  # fmt: skip


@st.composite
def _quantities(draw: st.DrawFn) -> Quantity:
    kind, unit = draw(_UNITS)
    qualifier = draw(st.sampled_from(list(Qualifier)))
    value = draw(_NUMBERS)
    width = draw(st.one_of(st.just(0), st.integers(0, 1000)))
    low = draw(st.sampled_from([value, value - width, None]))
    high = draw(st.sampled_from([value, value + width, None]))
    return Quantity("", 0, 0, value, low, high, unit, kind, qualifier)


@settings(max_examples=500)
@given(_quantities(), _quantities())
def test_relating_two_amounts_is_symmetric(a: Quantity, b: Quantity) -> None:
    relation = relate_quantities(a, b)
    assert relate_quantities(b, a) is _MIRROR.get(relation, relation)


@given(_quantities())
def test_an_amount_is_the_same_as_itself(quantity: Quantity) -> None:
    assert relate_quantities(quantity, quantity) is QuantityRelation.SAME


@pytest.mark.parametrize("power", [18, 24, 30, 100, 250])
def test_durations_beyond_any_calendar_are_compared_as_any_others(power: int) -> None:
    def months(number: int) -> Quantity:
        size = float(number * 10**power)
        return Quantity("months", 0, 6, size, size, size, "month", Kind.DURATION, Qualifier.EXACT)

    assert relate_quantities(months(3), months(3)) is QuantityRelation.SAME
    assert relate_quantities(months(3), months(4)) is QuantityRelation.DISJOINT
