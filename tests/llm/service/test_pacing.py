from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.llm.service.pacing import Pacer
from claimcheck.llm.settings import ModelSettings


class Clock:
    """A clock that stands until it is told to go on."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@given(st.lists(st.tuples(st.floats(0, 20), st.integers(0, 500)), min_size=1, max_size=60))
def test_no_minute_has_more_requests_or_tokens_than_the_limits(sent: list[tuple[float, int]]) -> None:
    clock = Clock()
    pacer = Pacer(requests_per_minute=30, tokens_per_minute=1000, clock=clock)
    turns: list[tuple[float, int]] = []
    for pause, tokens in sent:
        clock.now += pause
        turns.append((clock.now + pacer.seconds_until_turn(tokens), tokens))
    for start, _ in turns:
        within = [tokens for moment, tokens in turns if start <= moment < start + 60 - 1e-6]
        assert len(within) <= 30
        assert sum(within[:-1]) <= 1000


def test_without_limits_nobody_waits() -> None:
    pacer = Pacer()
    assert [pacer.seconds_until_turn(10_000) for _ in range(3)] == [0, 0, 0]


def test_processes_that_ask_one_service_share_its_limits() -> None:
    settings = ModelSettings(model="m", requests_per_minute=60, tokens_per_minute=9000).shared_by(3)
    assert (settings.requests_per_minute, settings.tokens_per_minute) == (20, 3000)
    assert ModelSettings(model="m").shared_by(3).requests_per_minute is None
