"""The examples in the docstrings of the public functions do what they show."""

from __future__ import annotations

import doctest
import inspect
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

import claimcheck
from claimcheck import api, records, tables
from claimcheck.reports import rows


def public(place: object, names: Iterable[str]) -> dict[str, Callable[..., object]]:
    """The functions or methods of a place that users may call, by their names."""
    found = {name: getattr(place, name) for name in names if not name.startswith("_")}
    prefix = getattr(place, "__name__", "")
    return {f"{prefix}.{name}": one for name, one in found.items() if inspect.isfunction(one)}


FUNCTIONS = public(claimcheck, claimcheck.__all__) | public(tables, tables.__all__)
for record in (records.Comparison, records.Check, records.Extraction):
    FUNCTIONS |= public(record, vars(record))


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_a_public_function_shows_an_example(name: str) -> None:
    assert ">>>" in (inspect.getdoc(FUNCTIONS[name]) or "")


@pytest.mark.parametrize("module", [claimcheck, api, records, rows, tables], ids=lambda module: module.__name__)
def test_every_example_gives_what_it_shows(module: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[1])
    results = doctest.testmod(module, globs={**vars(api), **vars(module), "claimcheck": claimcheck})  # type: ignore[arg-type]
    assert results.attempted > 0
    assert results.failed == 0
