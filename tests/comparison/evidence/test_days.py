"""Two statements are of two days where all their days exclude each other; "so far" counts all until then."""

from __future__ import annotations

import pytest

from claimcheck.comparison.evidence.days import are_of_two_days, tells_until_then
from claimcheck.comparison.relate import Setting, relate_statements
from tests.comparison.texts import statement_of


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("The mill burned on 3 May 2024.", "The mill burned on 9 May 2024.", True),
        ("The mill burned on 3 May 2024.", "The mill burned in May 2024.", False),
        ("The mill burned on 3 May 2024.", "The mill burned.", False),
    ],
)
def test_two_days_exclude_each_other_or_they_are_not_two(first: str, second: str, *, expected: bool) -> None:
    assert are_of_two_days(statement_of(first, "A", "en").dates, statement_of(second, "A", "en").dates) is expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Nobody had been arrested by Monday.", "en", True),
        ("Le village est toujours en alerte.", "fr", True),
        ("Bislang wurde niemand verletzt.", "de", True),
        ("Nobody was arrested on Monday.", "en", False),
    ],
)
def test_what_is_told_until_then_is_known_by_its_words(text: str, language: str, *, expected: bool) -> None:
    assert tells_until_then(statement_of(text, "A", language)) is expected


@pytest.mark.parametrize(("order", "verdict"), [(-1, "undecided"), (0, "conflict")])
def test_what_still_holds_on_another_day_denies_nothing_in_a_later_report(order: int, verdict: str) -> None:
    first = statement_of("The coast of Lorna was still on flood alert on 3 May 2024.", "A", "en")
    second = statement_of("The coast of Lorna was still on flood alert on 4 May 2024.", "A", "en")
    relation = relate_statements(first, second, Setting(order=order))
    assert relation is not None
    assert relation.verdict == verdict
