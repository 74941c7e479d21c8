"""No clause or figure of both makes two articles agree that tell of two hours: at 3 a.m., in the afternoon."""

from __future__ import annotations

import importlib

import pytest

from tests.comparison.texts import compared

CLAUSE = {
    "language": "en",
    "a": "The mill in Varn caught fire at 3 a.m. on Monday.",
    "b": "The mill in Varn caught fire on Monday afternoon.",
}
FIGURE = {
    "language": "en",
    "a": "The mill in Varn was sold for 4,350 pounds at 9 a.m.",
    "b": "In Varn somebody paid 4,350 pounds for the mill in the evening.",
}


@pytest.mark.parametrize("case", [CLAUSE, FIGURE])
def test_two_articles_that_tell_of_two_hours_do_not_agree(case: dict[str, str]) -> None:
    assert "agree" not in {finding.verdict for finding in compared(case).findings}


@pytest.mark.parametrize(("module", "case"), [("clausewise", CLAUSE), ("shared_specifics", FIGURE)])
def test_without_the_look_they_would(module: str, case: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    of = importlib.import_module(f"claimcheck.comparison.clauses.{module}")
    monkeypatch.setattr(of, "tell_two_hours", lambda *_: False)
    assert "agree" in {finding.verdict for finding in compared(case).findings}


def test_a_part_of_the_day_that_both_name_is_not_told_more_exactly_by_an_hour_beside_it() -> None:
    case = {"language": "en", "a": "No trains ran in Varn on Sunday morning until 11 a.m."}
    case["b"] = "No trains ran in Varn on Sunday morning."
    assert "precision" not in {finding.verdict for finding in compared(case).findings}
