"""What one event may be told by in two ways is no second event: the deed, its place or its day alone."""

from __future__ import annotations

import pytest

import claimcheck

JEWELS = "Burglars took jewels from a villa in Cannes on Tuesday."


@pytest.mark.parametrize(
    "other",
    [
        "Burglars took jewels from a villa in Cannes last month.",
        "Burglars took paintings from a villa in Cannes last month.",
        "Burglars took paintings from a church in Ghent.",
        "Burglars took paintings from a church in Ghent on Tuesday.",
        "Burglars took jewels from a villa in Ghent last month.",
        "Burglars took paintings from a church last month.",
        "Burglars took paintings from a church in Cannes and in Ghent last month.",
    ],
)
def test_what_is_the_same_in_one_place_may_be_one_event(other: str) -> None:
    assert claimcheck.relate(JEWELS, other).verdict != "single"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Burglars took 12,400 euros of jewels from a villa in Cannes on Tuesday.",
            "Burglars took 12,400 euros of coins from a school in Ghent last month.",
        ),
        (
            "Burglars took jewels from a villa of Aleksandr Lund on Tuesday.",
            "Burglars took watches from a house of Alexander Lund last month.",
        ),
        (
            "Burglars took jewels from a villa in Cannes near Varn on Tuesday.",
            "Burglars took laptops from a school in Ghent near Varn last month.",
        ),
        (
            "Ein Brand zerstörte am Dienstag die Scheune in Laibach.",
            "A fire destroyed a barn in Ljubljana last month.",
        ),
    ],
    ids=["a figure of both", "perhaps one name", "a name of both", "two languages"],
)
def test_a_figure_a_name_or_another_language_leaves_it_open(a: str, b: str) -> None:
    assert claimcheck.relate(a, b).verdict != "single"
