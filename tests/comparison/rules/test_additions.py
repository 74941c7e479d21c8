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


@pytest.mark.parametrize(
    "texts",
    [
        ("The region funds the jazz festival.", "The county also funds the jazz festival."),
        ("The council supports the jazz festival.", "The council also opposes the textile museum."),
        ("The region does not fund the jazz festival.", "The region also funds the textile museum."),
        ("The region funds the jazz festival.", "The region also funds the festival."),
    ],
    ids=["two who do it", "two deeds", "denied", "one object"],
)
def test_what_else_somebody_does_is_told_behind_what_both_say(texts: tuple[str, str]) -> None:
    assert claimcheck.relate(*texts).verdict != "single"
