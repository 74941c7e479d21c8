"""Which of two figures is the more exact one, and where neither is."""

from __future__ import annotations

import pytest

import claimcheck


@pytest.mark.parametrize("bound", ["at least", "at most"])
def test_of_two_bounds_from_one_side_neither_is_the_other_given_more_exactly(bound: str) -> None:
    finding = claimcheck.relate(f"The ferry carries {bound} 315 cars.", f"The ferry carries {bound} 215 cars.")
    assert "same figure" not in finding.explanation


@pytest.mark.parametrize(("number", "finer"), [(34, True), (49, False)])
def test_a_number_far_from_a_bound_is_not_the_same_given_more_exactly(number: int, *, finer: bool) -> None:
    finding = claimcheck.relate("At least 27 cars burned in Lorna.", f"In Lorna {number} cars burned.")
    assert finding.verdict == "precision"
    assert ("same figure" in finding.explanation) is finer
