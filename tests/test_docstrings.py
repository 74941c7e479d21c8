"""The examples in the docstrings of the public functions do what they show."""

from __future__ import annotations

import doctest
import inspect
from pathlib import Path

import pytest

import claimcheck
from claimcheck import api

FUNCTIONS = sorted(name for name in claimcheck.__all__ if inspect.isfunction(getattr(claimcheck, name)))


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_public_function_shows_an_example(name: str) -> None:
    documentation = inspect.getdoc(getattr(claimcheck, name)) or ""
    assert ">>>" in documentation


@pytest.mark.parametrize("module", [claimcheck, api], ids=lambda module: module.__name__)
def test_every_example_gives_what_it_shows(module: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[1])
    results = doctest.testmod(module, globs={"claimcheck": claimcheck, **vars(api)})  # type: ignore[arg-type]
    assert results.attempted > 0
    assert results.failed == 0
