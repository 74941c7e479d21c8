"""The functions that open an engine by its name close it again."""

from __future__ import annotations

import pytest

import claimcheck
from claimcheck.annotation.rules import RulesEngine


class Closable(RulesEngine):
    """The rules, with something to close."""

    closed = 0

    def close(self) -> None:
        self.closed += 1


def test_an_engine_opened_by_name_is_closed_and_one_of_the_callers_own_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Closable()
    monkeypatch.setattr("claimcheck.llm.engine.open_engine", lambda settings: engine)
    monkeypatch.setenv("CLAIMCHECK_MODEL", "m")
    texts = ["The bridge was closed on Monday.", "The bridge was closed on Tuesday."]
    claimcheck.compare(texts, engine="model")
    claimcheck.extract(texts[0], engine="model")
    claimcheck.check(texts[0], texts[1:], engine="model")
    assert engine.closed == 3
    claimcheck.compare(texts, engine=engine)
    assert engine.closed == 3
