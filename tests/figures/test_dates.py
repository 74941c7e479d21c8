from __future__ import annotations

import datetime
import itertools
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.figures.dates import find_dates, find_times
from claimcheck.languages import load
from claimcheck.records import Kind, Qualifier

_CASES = Path(__file__).with_name("cases")
_LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pt")
_WEDNESDAY = datetime.date(2024, 5, 8)


def _lines(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _cases(name: str) -> list[Any]:
    return [
        pytest.param(case, path.stem.split(".")[-1], id=case["text"] if isinstance(case, dict) else case)
        for path in sorted(_CASES.glob(f"{name}.*.jsonl"))
        for case in _lines(path)
    ]


@pytest.mark.parametrize(("case", "language"), _cases("dates"))
def test_dates_are_read_and_placed_by_the_day_of_writing(case: dict[str, Any], language: str) -> None:
    reference = datetime.date.fromisoformat(case["reference"]) if case["reference"] else None
    found = find_dates(case["text"], language, reference)
    assert [[q.text, q.value, q.low, q.high, str(q.qualifier)] for q in found] == case["found"]


@pytest.mark.parametrize(("text", "language"), _cases("no_dates"))
def test_what_only_looks_like_a_date_is_none(text: str, language: str) -> None:
    assert [q.text for q in find_dates(text, language, _WEDNESDAY)] == []


@pytest.mark.parametrize("case", _lines(_CASES / "times.jsonl"), ids=lambda case: case["text"])
def test_times_of_day_are_found_and_durations_are_not(case: dict[str, Any]) -> None:
    text = case["text"]
    assert [text[start:end] for start, end in find_times(text, case["language"])] == case["found"]


def test_a_region_decides_whether_the_day_comes_first_and_without_one_both_readings_stand() -> None:
    (either,) = find_dates("Signed on 3/4/2021.", "en")
    assert (either.value, either.low, either.high) == ("[2021-03-04,2021-04-03]", "2021-03-04", "2021-04-03")
    assert [q.value for q in find_dates("Signed on 3/4/2021.", "en-US")] == ["2021-03-04"]
    assert [q.value for q in find_dates("Signed on 3/4/2021.", "en-GB")] == ["2021-04-03"]


@pytest.mark.parametrize(
    ("other", "value"),
    [
        ("13/05/2021", "2021-04-03"),
        ("05/13/2021", "2021-03-04"),
        ("13-05-2021", "2021-04-03"),
        ("05-13-21", "2021-03-04"),
    ],
)
def test_another_date_of_the_article_tells_whether_the_day_comes_first_however_far_away(other: str, value: str) -> None:
    between = "\n\n".join(["The board met and sold the yard."] * 40)
    for text in (f"Signed on 3/4/2021.\n\n{between}\n\nEnded on {other}.", f"Begun on {other}.\n\n{between} 3-4-2021."):
        assert value in [date.value for date in find_dates(text, "en")]


def test_a_language_without_dates_of_its_own_is_read_as_english() -> None:
    assert [q.value for q in find_dates("3 May 2024", "xx")] == ["2024-05-03"]


def test_typographic_spaces_and_dashes_keep_offsets_exact() -> None:
    text = "Du\u202f3\u00a0au 5\u00a0mai\u202f2024, puis 2015–2018."
    found = find_dates(text, "fr")
    assert [q.value for q in found] == ["2024-05-03/2024-05-05", "2015/2018"]
    assert all(text[q.start : q.end] == q.text for q in found)


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The strike began on Thursday.", "2024-05-02"),
        ("The strike will begin on Thursday.", "2024-05-09"),
        ("It was, he said on Thursday, over.", "2024-05-02"),
        ("The vote is due on Thursday.", "2024-05-09"),
    ],
)
def test_a_bare_weekday_lies_in_the_past_unless_the_sentence_speaks_of_the_future(sentence: str, value: str) -> None:
    assert [q.value for q in find_dates(sentence, "en", _WEDNESDAY)] == [value]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("It happened on 20 December.", "2023-12-20"),
        ("It happened on 1 September.", "2023-09-01"),
        ("It will happen on 20 December.", "2024-12-20"),
        ("The polls: 9 June.", "2024-06-09"),
        ("It was flooded in November.", "2023-11"),
    ],
)
def test_a_day_without_a_year_lies_where_it_is_nearest_the_past_preferred(sentence: str, value: str) -> None:
    assert [q.value for q in find_dates(sentence, "en", _WEDNESDAY)] == [value]


def test_dates_without_a_year_can_be_told_apart_without_a_reference() -> None:
    values = [find_dates(text, "fr")[0].value for text in ("le 3 mai", "le 5 mai", "lundi", "mardi", "en mai")]
    assert values == ["--05-03", "--05-05", "-W-1", "-W-2", "--05"]


def test_the_ends_of_a_bounded_date_are_days_that_belong_to_it() -> None:
    before, after, since, until = (
        find_dates(f"{word} 3 May 2024", "en")[0] for word in ("before", "after", "since", "until")
    )
    assert (before.low, before.high, before.qualifier) == (None, "2024-05-02", Qualifier.LESS_THAN)
    assert (after.low, after.high, after.qualifier) == ("2024-05-04", None, Qualifier.MORE_THAN)
    assert (since.low, since.high, since.qualifier) == ("2024-05-03", None, Qualifier.AT_LEAST)
    assert (until.low, until.high, until.qualifier) == (None, "2024-05-03", Qualifier.AT_MOST)


@pytest.mark.parametrize("year", [1961, 2000, 2008, 2019, 2024, 2038])
def test_easter_moves_with_the_moon(year: int) -> None:
    # Dates of Easter Sunday as published by the US Census Bureau.
    sundays = {1961: "04-02", 2000: "04-23", 2008: "03-23", 2019: "04-21", 2024: "03-31", 2038: "04-25"}
    assert find_dates(f"Easter {year}", "en")[0].value == f"{year}-{sundays[year]}"


_DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31))


@given(day=_DAYS, language=st.sampled_from(_LANGUAGES))
def test_a_full_date_is_read_back_in_every_language(day: datetime.date, language: str) -> None:
    months = load(language).table("dates")["months"]
    name = months[day.month - 1].split()[0]
    link = " de " if language in {"es", "pt"} else ". " if language == "de" else " "
    second = " de " if language in {"es", "pt"} else " "
    text = f"{day.day}{link}{name}{second}{day.year}"
    found = find_dates(f"X {text}.", language)
    assert [(q.text, q.value, q.low, q.high) for q in found] == [(text, *[day.isoformat()] * 3)]


@given(day=_DAYS, language=st.sampled_from(_LANGUAGES))
def test_an_iso_date_is_read_back_in_every_language(day: datetime.date, language: str) -> None:
    assert [q.value for q in find_dates(f"({day.isoformat()})", language)] == [day.isoformat()]


@given(reference=_DAYS, weekday=st.integers(0, 6), language=st.sampled_from(_LANGUAGES))
def test_a_weekday_is_the_last_one_up_to_the_day_of_writing(
    reference: datetime.date, weekday: int, language: str
) -> None:
    name = load(language).table("dates")["weekdays"][weekday].split()[0]
    (found,) = find_dates(name, language, reference)
    placed = datetime.date.fromisoformat(str(found.low))
    assert placed.weekday() == weekday
    assert 0 <= (reference - placed).days < 7


_VOCABULARY = """
Monday lundi mai May 3 31 2024 2000 1er au to - / . , ' the le la of de du from entre between and et last
dernier next prochain week semaine ans years il y a ago fin early mid mi années 1990s Q2 T3 siècle century XXe
Christmas Pâques since avant before vor bis 3.-5. 24h 20:30 heures premier first trimestre quarter 99999999999
février 30 within dans les suivante following was will º ° ª huit coming 05/03/2026 sept mer
"""
_WORDS = st.sampled_from(_VOCABULARY.split())
_TEXTS = st.one_of(st.text(), st.lists(_WORDS, max_size=24).map(" ".join), st.lists(_WORDS, max_size=16).map("".join))


@settings(max_examples=300, deadline=None)
@given(text=_TEXTS, language=st.sampled_from(_LANGUAGES), reference=st.none() | st.dates())
def test_whatever_the_text_dates_are_ordered_true_to_it_and_run_forward(
    text: str, language: str, reference: datetime.date | None
) -> None:
    found = find_dates(text, language, reference)
    assert all(text[q.start : q.end] == q.text and q.kind is Kind.DATE and q.unit is None for q in found)
    assert all(first.end <= second.start for first, second in itertools.pairwise(found))
    assert all(str(q.low) <= str(q.high) for q in found if q.low and q.high)


@settings(max_examples=100, deadline=None)
@given(text=_TEXTS, language=st.sampled_from(_LANGUAGES))
def test_whatever_the_text_times_are_ordered_spans_of_it(text: str, language: str) -> None:
    spans = find_times(text, language)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))
