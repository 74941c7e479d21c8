"""Verbs whose prefix stands apart are one verb with their other forms: cases in separable.jsonl."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import claimcheck
from claimcheck.languages.scanner import scan
from claimcheck.languages.separable import whole_verbs
from claimcheck.reading import article_from_text

CASES = [json.loads(line) for line in Path(__file__).with_name("separable.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["a"] + " | " + case["b"])
def test_a_prefix_that_stands_apart_belongs_to_its_verb(case: dict[str, Any]) -> None:
    a, b = (article_from_text(case[side], name=side, language=case["language"]) for side in ("a", "b"))
    assert claimcheck.relate(a, b).verdict == case["verdict"]


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Er lehnte den Antrag ab.", ["ablehnen", ""]),
        ("Er lehnte ab, weil Geld fehlt", ["ablehnen", ""]),
        ("Sie nahm den Antrag an", ["annehmen", ""]),
        ("Er lehnte an einer Wand.", []),  # a preposition, behind which its noun stands
        ("Er lehnte es, und sie fuhr ab.", []),  # of another clause
        ("Sie fuhr an der Wand ab.", []),  # of a verb that is not listed
    ],
)
def test_a_prefix_belongs_to_the_listed_verb_of_its_clause(text: str, verbs: list[str]) -> None:
    assert list(whole_verbs(scan(text), "de").values()) == verbs


def test_a_language_without_such_verbs_has_none() -> None:
    assert not whole_verbs(scan("She tore the hall down."), "en")
