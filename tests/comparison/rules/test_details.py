"""What one side alone gives and what is no detail of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import claimcheck
from claimcheck.comparison.evidence.own_clauses import OwnClauses
from claimcheck.comparison.rules import details
from claimcheck.reading import article_from_text
from tests.comparison.texts import compared

FILE = Path(__file__).parent / "details.jsonl"
CASES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]

#: By what each kind is told, and what the look says of what is no case of it.
LOOKS: dict[str, tuple[object, str, object]] = {
    "own clause": (OwnClauses, "tells_apart", False),
    "what it goes with": (OwnClauses, "_goes_on", False),
    "saying": (OwnClauses, "_says", False),
    "names": (OwnClauses, "_is_aside", False),
    "participle": (OwnClauses, "_is_participial", False),
    "those named": (details, "_counts_those_named", False),
    "what was before": (details, "_is_one_of_others", False),
    "other shares": (details, "_of_others", ()),
    "ordinal": (details, "_only_names", False),
    "otherwise": (details, "_is_bounded", False),
    "one date": (details, "relate_figures", None),
}


@pytest.mark.parametrize(
    ("language", "a", "b"),
    [
        (
            "fr",
            "Deux soldats du 1er régiment ont été blessés lundi au moulin de Varn.",
            "Deux soldats ont été blessés lundi au moulin de Varn.",
        ),
        (
            "en",
            "The mayor of Varn told radio 3AW that the tax on mills will stay.",
            "The mayor of Varn told the radio that the tax on mills will stay.",
        ),
    ],
)
def test_a_number_that_only_names_is_no_detail(language: str, a: str, b: str) -> None:
    found = claimcheck.relate(*(article_from_text(text, name="t", language=language) for text in (a, b)))
    assert str(found.verdict) == "agree"


def _alone(case: dict[str, Any]) -> list[str]:
    differences = (one for finding in compared(case).findings for one in finding.differences if one.rule == "detail")
    return sorted(one.a or one.b or "" for one in differences)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']}: {case['a'][:40]}")
def test_between_articles_a_detail_is_one_of_what_both_tell(case: dict[str, Any]) -> None:
    assert _alone(case) == sorted(case["alone"])
    assert _alone({**case, "a": case["b"], "b": case["a"]}) == sorted(case["alone"])


@pytest.mark.parametrize("kind", LOOKS)
def test_without_its_look_a_case_of_a_kind_changes(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    own = [case for case in CASES if case["kind"] == kind]
    where, name, answer = LOOKS[kind]
    monkeypatch.setattr(where, name, lambda *_: answer)
    assert [_alone(case) for case in own] != [sorted(case["alone"]) for case in own]


def test_of_two_statements_held_side_by_side_each_figure_is_told() -> None:
    case = next(case for case in CASES if case["kind"] == "own clause")
    found = claimcheck.relate(*(article_from_text(case[side], name=side, language="fr") for side in ("a", "b")))
    assert [one.a or one.b for one in found.differences] == ["336"]
