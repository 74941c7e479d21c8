"""What one side alone says "also" of is of another only where each side surely names somebody else."""

from __future__ import annotations

import pytest

import claimcheck


@pytest.mark.parametrize(
    "texts",
    [
        ("Aleksandr Lund visited Corle.", "Alexander Lund also visited Corle."),
        ("The pier is shut, Ida Berg said.", "The pier is also shut, Paul Kern said."),
    ],
    ids=["perhaps one name", "two who say so"],
)
def test_another_spelling_or_another_speaker_makes_no_other_matter(texts: tuple[str, str]) -> None:
    assert claimcheck.relate(*texts).verdict == "undecided"
