from __future__ import annotations

import datetime

import pytest

from claimcheck.figures.dates import find_dates

_WEDNESDAY = datetime.date(2026, 3, 18)


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "It closed three Tuesdays ago.", "2026-03-03"),
        ("en", "It closed two Wednesdays ago.", "2026-03-04"),
        ("fr", "Il rouvrira dans deux mercredis.", "2026-04-01"),
        ("nl", "Het sloot vier vrijdagen geleden.", "2026-02-20"),
    ],
)
def test_so_many_weekdays_are_counted_from_the_day_of_writing(language: str, text: str, day: str) -> None:
    (found,) = find_dates(text, language, _WEDNESDAY)
    assert found.value == day


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It is closed on Mondays, and on two Mondays a month."),
        ("en", "That was sixty Mondays ago."),
    ],
)
def test_weekdays_in_the_plural_are_no_date_by_themselves(language: str, text: str) -> None:
    assert find_dates(text, language, _WEDNESDAY) == ()
