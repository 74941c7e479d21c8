from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.figures import find
from claimcheck.figures.amounts import find_amounts
from claimcheck.records import Kind, Qualifier

_CASES = Path(__file__).with_name("cases")


def _cases(name: str) -> list[Any]:
    return [
        pytest.param(case, path.stem.split(".")[-1], id=case["text"])
        for path in sorted(_CASES.glob(f"{name}.*.jsonl"))
        for case in map(json.loads, path.read_text("utf-8").splitlines())
    ]


@pytest.mark.parametrize(("case", "language"), _cases("amounts"))
def test_amounts_are_read_with_value_unit_kind_and_qualifier(case: dict[str, Any], language: str) -> None:
    found = [[q.text, q.value, q.unit, str(q.kind), str(q.qualifier)] for q in find_amounts(case["text"], language)]
    expected = [[text, value if value is None else pytest.approx(value), *rest] for text, value, *rest in case["found"]]
    assert found == expected


@pytest.mark.parametrize(("case", "language"), _cases("names"))
def test_numbers_that_are_names_are_no_amounts(case: dict[str, Any], language: str) -> None:
    assert [q.text for q in find_amounts(case["text"], language)] == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("9.7 billion", 9_650_000_000, 9_750_000_000),
        ("9 billion", 8_500_000_000, 9_500_000_000),
        ("between 3 and 4.5 bn. euros", 3_000_000_000, 4_500_000_000),
        ("9.74 percent", 9.735, 9.745),
        ("3,200 jobs", 3200, 3200),
        ("25 percent", 25, 25),
        ("10,000 people", 9500, 10_500),
        ("123,000 people", 122_500, 123_500),
        ("two hundred thousand people", 195_000, 205_000),
        ("about 200 people", 180, 220),
        ("about 500 million euros", 450_000_000, 550_000_000),
        ("about 9.0 billion euros", 8_820_000_000, 9_180_000_000),
        ("nearly 157 people", 153.86, 157),
        ("just over 200 people", 200, 220),
        ("more than 200 people", 200, None),
        ("at least 30 people", 30, None),
        ("up to 15 people", None, 15),
        ("fewer than 12 people", None, 12),
        ("between 3 and 5 percent", 3, 5),
        ("€400-450 million", 400_000_000, 450_000_000),
        ("dozens of people", 24, None),
        ("several hundred people", 200, None),
        ("a dozen people", 9.6, 14.4),
        ("half a million people", 450_000, 550_000),
    ],
)
def test_an_amount_stands_for_what_its_digits_and_its_hedge_admit(
    text: str, low: float | None, high: float | None
) -> None:
    (found,) = find_amounts(text, "en")
    assert (found.low, found.high) == (low, high)


def test_a_whole_number_is_an_int_and_any_other_a_float() -> None:
    values = [q.value for q in find_amounts("1.5 million people, 2.5 percent, 12 dead", "en")]
    assert values == [1_500_000, 2.5, 12]
    assert [type(value) for value in values] == [int, float, int]


def test_amounts_and_dates_come_together_in_order_and_a_year_is_no_amount() -> None:
    found = find("Le 3 mai 2024, 12 personnes ont été tuées.", "fr", datetime.date(2024, 5, 4))
    assert [q.kind for q in found] == [Kind.DATE, Kind.COUNT]
    assert [q.value for q in found] == ["2024-05-03", 12]


def test_what_lies_in_a_date_is_never_an_amount() -> None:
    text = "2 000 milliards"
    assert [q.text for q in find_amounts(text, "fr")] == [text]
    assert find_amounts(text, "fr", [(0, len(text))]) == []


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "\u2009"])
def test_every_kind_of_space_groups_thousands_and_joins_units(space: str) -> None:
    text = f"12{space}500{space}€"
    (found,) = find_amounts(text, "fr")
    assert (found.text, found.value, found.unit) == (text, 12500, "EUR")


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_every_kind_of_apostrophe_joins_a_unit(apostrophe: str) -> None:
    (found,) = find_amounts(f"3 milliards d{apostrophe}euros", "fr")
    assert (found.value, found.unit) == (3_000_000_000, "EUR")


_PIECES = """un une de d' million millions et demi à 3 12 1 000 1,5 € $ % - entre plus a half of the two hundred and
third twice m bn k ½ 1/2 ( ) , . dozen thousands quart cent vingt quatre sur in ° C 0 00 minus moins USD US$
fois times ou billion years old ans ² ٣ १२ Ⅳ ① zwei 1e5 -12e-1 999999999999999999999999999999999
º 5 h 2h15 : C kr. Mrd. Viertelmillion medio millón"""
_WORDS = st.lists(st.sampled_from(_PIECES.split()), max_size=12)
_TEXTS = st.one_of(st.text(max_size=60), _WORDS.map(" ".join), _WORDS.map("".join))


@settings(max_examples=300, deadline=None)
@given(_TEXTS, st.sampled_from(["en", "fr", "de", "es"]))
def test_any_text_gives_ordered_spans_that_slice_to_their_own_words(text: str, language: str) -> None:
    last = 0
    for quantity in find_amounts(text, language):
        assert last <= quantity.start < quantity.end
        assert text[quantity.start : quantity.end] == quantity.text
        last = quantity.end


@settings(max_examples=300, deadline=None)
@given(_TEXTS, st.sampled_from(["en", "fr"]))
def test_a_value_lies_within_its_interval(text: str, language: str) -> None:
    for quantity in find_amounts(text, language):
        if isinstance(quantity.value, int | float) and quantity.qualifier is not Qualifier.RANGE:
            low = float("-inf") if quantity.low is None else quantity.low
            high = float("inf") if quantity.high is None else quantity.high
            assert isinstance(low, int | float)
            assert isinstance(high, int | float)
            assert low <= quantity.value <= high


def test_time_grows_with_length_not_with_its_square() -> None:
    sentence = "plus de 12 millions d'euros et de 3 à 5 % des 40 000 emplois, dont une quinzaine, "
    assert len(find_amounts(sentence * 200, "fr")) == 200 * len(find_amounts(sentence, "fr"))


@pytest.mark.parametrize("joint", ["/", "-", "_", "."])
def test_a_thousand_figures_in_one_run_are_read(joint: str) -> None:
    run = joint.join(["1", "2", "2"] * 1000)
    assert all(quantity.text for quantity in find(f"It read {run} on the sign.", "en"))
    named = find(f"The bolt F-35{joint}{run} was replaced.", "en")
    assert "35" not in [quantity.text for quantity in named]
