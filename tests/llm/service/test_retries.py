from __future__ import annotations

import json

import httpx2
import pytest

from claimcheck.llm.service.retries import asked_to_wait, retrying


class _ServiceError(Exception):
    def __init__(self, headers: dict[str, str]) -> None:
        super().__init__("failed")
        self.response = httpx2.Response(429, headers=headers)


@pytest.mark.parametrize(
    "value",
    ["nan", "inf", "-inf", "soon", "Wed", "Wed, 40 May 2024 10:00:00 GMT", "Wed, 15 May 99999 10:00:00 GMT", "1e999"],
)
def test_a_time_that_nobody_can_wait_for_is_as_good_as_none(value: str) -> None:
    assert asked_to_wait(_ServiceError({"Retry-After": value})) is None


@pytest.mark.parametrize(
    "value",
    ["-3", "0", "Wed, 15 May 2024 10:00:00 -0000", "Wed, 15 May 2024 10:00:00", "Mon, 01 Jan 0001 00:00:00 GMT"],
)
def test_a_time_that_is_past_is_no_wait(value: str) -> None:
    assert asked_to_wait(_ServiceError({"Retry-After": value})) == 0


@pytest.mark.parametrize("zone", ["-0000", "GMT", "+0000", ""])
def test_a_date_far_away_is_a_long_wait_whatever_its_zone(zone: str) -> None:
    asked = asked_to_wait(_ServiceError({"Retry-After": f"Fri, 31 Dec 9999 23:59:59 {zone}".strip()}))
    assert asked is not None
    assert asked > 1e9


def test_milliseconds_that_make_no_sense_leave_the_seconds() -> None:
    assert asked_to_wait(_ServiceError({"Retry-After-Ms": "nan", "Retry-After": "2"})) == 2


def test_an_answer_that_is_no_json_is_asked_for_three_times() -> None:
    asked, waited = list[int](), list[float]()

    def empty() -> None:
        asked.append(1)
        json.loads("")

    with pytest.raises(json.JSONDecodeError):
        retrying(deadline_seconds=1800, sleep=waited.append)(empty)
    assert len(asked) == 3
    assert sum(waited) < 5
