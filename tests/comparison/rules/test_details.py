"""What one side alone gives and what is no detail of it."""

from __future__ import annotations

import pytest

import claimcheck
from claimcheck.reading import article_from_text


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
