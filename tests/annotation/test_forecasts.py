"""Verbs that tell of something to come: only with the thing that comes, and not where they plan an act."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claimcheck.annotation.forecasts import forecast_verbs, is_uncertain
from claimcheck.languages.scanner import scan

CASES = tomllib.loads((Path(__file__).parent / "data" / "forecasts.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_a_verb_forecasts_what_is_its_object_and_plans_what_an_infinitive_tells(case: dict[str, Any]) -> None:
    tokens = scan(case["text"])
    hits = forecast_verbs(tokens, case["language"])
    verbs = [case["text"][tokens[hit.first].start : tokens[hit.last - 1].end] for hit in hits]
    assert verbs == case["verbs"]
    assert [is_uncertain(tokens, hit, case["language"]) for hit in hits] == [case["uncertain"] for _ in verbs]


def test_a_language_without_such_verbs_forecasts_nothing() -> None:
    assert forecast_verbs(scan("Biuro prognozuje silny wiatr."), "pl") == []
