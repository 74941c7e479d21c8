"""Which of two figures is the more exact one, and where neither is."""

from __future__ import annotations

import pytest

import claimcheck


@pytest.mark.parametrize("bound", ["at least", "at most"])
def test_of_two_bounds_from_one_side_neither_is_the_other_given_more_exactly(bound: str) -> None:
    finding = claimcheck.relate(f"The ferry carries {bound} 315 cars.", f"The ferry carries {bound} 215 cars.")
    assert "same figure" not in finding.explanation
