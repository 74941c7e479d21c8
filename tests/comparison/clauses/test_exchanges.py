"""Only statements that may exchange something, or of which one negates, are held against each other by clauses."""

from __future__ import annotations

import pytest

from claimcheck.comparison.clauses.exchanges import may_be_exchanged
from tests.comparison.texts import statement_of


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("The mill of Lorna was sold to a baker.", "Rain fell on the pier of Varn.", False),
        ("The mill of Lorna was struck by a van.", "A tram struck the pier of Varn.", True),
        ("The bank sued the auditors.", "The auditors, in a long letter, sued the bank.", True),
        ("The mill of Lorna is open.", "The mill of Lorna is not open.", True),
    ],
)
def test_two_things_of_one_sort_another_order_or_a_negation_may_be_exchanged(a: str, b: str, expected: bool) -> None:
    assert may_be_exchanged(statement_of(a, "A", "en"), statement_of(b, "B", "en")) is expected
