from __future__ import annotations

import signal
import sys
import threading

import pytest

from claimcheck.corpus.workers import outcomes, processes, threads
from claimcheck.errors import ModelError


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_unit_that_kills_its_process_is_named_and_the_others_lose_nothing() -> None:
    units = [0, 0, int(signal.SIGKILL), 0, 0]
    done = list(outcomes(processes(2), signal.raise_signal, units))
    assert sorted(outcome.unit for outcome in done) == sorted(units)
    assert [outcome.unit for outcome in done if outcome.failure] == [signal.SIGKILL]


def test_a_unit_that_fails_is_an_outcome_with_its_reason() -> None:
    done = {outcome.unit: outcome for outcome in outcomes(threads(2), int, ["1", "x", "3"])}
    assert (done["1"].result, done["3"].result) == (1, 3)
    assert "ValueError" in (done["x"].failure or "")


def test_no_more_units_are_taken_than_are_under_way() -> None:
    taken = 0

    def units() -> object:
        nonlocal taken
        for number in range(50):
            taken += 1
            yield number

    for done, _ in enumerate(outcomes(threads(2), str, units()), 1):  # type: ignore[arg-type]
        assert taken <= done + 4


def test_a_run_that_ends_early_waits_for_no_answer_that_is_still_out() -> None:
    asked, released, waited = threading.Event(), threading.Event(), threading.Event()

    def ask(unit: str) -> None:
        if unit == "slow":
            asked.set()
            released.wait(60)
            waited.set()
        else:
            asked.wait(60)
            raise ModelError("The service is gone.")

    with pytest.raises(ModelError):
        list(outcomes(threads(2), ask, ["slow", "fails"]))
    assert not waited.is_set()
    released.set()
