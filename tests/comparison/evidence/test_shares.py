"""A part that is told behind its whole ("of the 80 animals, 50 died"): what it excludes, and what not."""

from __future__ import annotations

import pytest

import claimcheck

OF_80 = "Of the 80 animals seized at the farm, 50 died."


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("All 80 animals seized at the farm died.", OF_80),
        ("All 80 animals died.", OF_80),
        ("80 animals died.", OF_80),
        ("None of the 80 animals seized at the farm died.", OF_80),
        ("60 animals seized at the farm died.", OF_80),
    ],
)
def test_a_part_excludes_the_whole_and_another_number(a: str, b: str) -> None:
    assert claimcheck.relate(a, b).verdict == "conflict"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("All 80 animals were seized at the farm.", OF_80),  # of all of them something else is told
        ("All 80 animals were sold.", OF_80),
        ("Alle 80 Tiere wurden beschlagnahmt.", "Von den 80 beschlagnahmten Tieren starben 50."),
        ("Of the 80 animals, 50 died.", OF_80),
        ("All 80 animals died.", "All 80 animals died, 50 of them calves."),
        ("All 80 animals died.", "The 80 animals arrived, 50 died."),  # no word says that these are of those
        ("The owners of all 80 animals were freed.", "The owners of the 80 animals freed 50."),
        ("All 80 animals from Varn died.", "Of the 80 animals from Corle, 50 died."),
        ("Five hostages were freed.", "Two of the five hostages taken in Varn were freed."),
        ("All 80 animals died.", "Of the 80 animals in 4 barns, 50 died."),
    ],
)
def test_what_is_told_of_a_part_alone_excludes_nothing_else(a: str, b: str) -> None:
    assert claimcheck.relate(a, b).verdict in ("agree", "precision", "undecided")


def test_a_claim_of_all_is_contradicted_by_a_part() -> None:
    assert claimcheck.check("All 80 animals seized at the farm died.", [OF_80]).verdict == "contradicted"
