"""What a verb of change is done to: whether one side alone has an object of it."""

from __future__ import annotations

import pytest

import claimcheck


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The school closed its canteen.", "The school closed its canteen in May."),
        ("The school in Corle closed on Monday.", "The school in Corle closed."),
        ("The school closed its canteen.", "The canteen of the school closed."),
        ("The firm in Corle hired its first clerk.", "The firm in Corle hired in May."),
        ("The school closed its canteen.", "The school closed canteens."),
    ],
)
def test_what_both_tell_of_or_no_verb_of_change_leaves_nothing_open(a: str, b: str) -> None:
    assert str(claimcheck.relate(a, b).verdict) == "agree"
