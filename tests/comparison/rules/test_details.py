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
    "shared score": (details, "_is_of_a_shared_identifier", False),
    "one date": (details, "relate_figures", None),
    "another's": (details, "_is_of_a_name_of_its_own", False),
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
    monkeypatch.setattr(where, name, lambda *_, **__: answer)
    assert [_alone(case) for case in own] != [sorted(case["alone"]) for case in own]


def test_of_two_statements_held_side_by_side_each_figure_is_told() -> None:
    case = next(case for case in CASES if case["kind"] == "own clause")
    found = claimcheck.relate(*(article_from_text(case[side], name=side, language="fr") for side in ("a", "b")))
    assert [one.a or one.b for one in found.differences] == ["336"]


ONE_OR_SEVERAL = [
    ("en", "Two men robbed the mill on Monday.", "A lone man robbed the mill on Monday.", "undecided"),
    ("en", "Two men robbed the mill on Monday.", "Men robbed the mill on Monday.", "precision"),
    ("en", "A crew of 12 sailors left the port.", "A crew of sailors left the port.", "precision"),
    ("fr", "Deux hommes ont braqué le moulin.", "Le moulin a été braqué par un homme seul.", "undecided"),
    ("de", "Zwei Männer überfielen am Montag die Mühle.", "Ein Mann überfiel am Montag die Mühle.", "undecided"),
    ("es", "Dos hombres robaron el molino.", "Un hombre robó el molino.", "undecided"),
    ("nl", "Twee mannen overvielen maandag de molen.", "Een man overviel maandag de molen.", "undecided"),
]


@pytest.mark.parametrize(("language", "several", "one", "verdict"), ONE_OR_SEVERAL)
def test_one_of_what_the_other_side_counts_is_no_less_exact(
    language: str, several: str, one: str, verdict: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [article_from_text(text, language=language) for text in (several, one)]
    assert claimcheck.relate(*texts).verdict == claimcheck.relate(*texts[::-1]).verdict == verdict
    monkeypatch.setattr(details, "_against_one", lambda *_, first: None)
    assert claimcheck.relate(*texts).verdict == "precision"
