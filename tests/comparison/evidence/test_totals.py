"""Two counts that are told together come to a whole that another statement may give."""

from __future__ import annotations

import pytest

from claimcheck.comparison.evidence.totals import totals
from tests.comparison.texts import statement_of


@pytest.mark.parametrize(
    ("parts", "whole", "expected"),
    [
        ("Three soldiers and two guards were hurt.", "Five people were hurt.", True),
        ("Three children and two guards were hurt.", "The blast left five injured.", True),
        ("Three gulls and two seals were hurt.", "Five bakers were hurt.", False),
        ("Thirty gulls and 21 seals were hurt.", "In all 51 animals were hurt.", True),
        ("Three soldiers and two guards were hurt.", "Six people were hurt.", False),
        ("About 30 soldiers and 21 guards were hurt.", "In all 51 people were hurt.", False),
        (
            "Three soldiers were hurt, the mayor slept in his bed all night, and two guards ran.",
            "Five people ran.",
            False,
        ),
    ],
)
def test_small_sums_are_given_of_what_takes_in_both_parts(parts: str, whole: str, expected: bool) -> None:
    (given,) = statement_of(whole, "B", "en").amounts
    assert any(total.is_given_by(given) for total in totals(statement_of(parts, "A", "en"))) is expected
