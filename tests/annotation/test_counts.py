"""Who counts, where a source and its figure are all that a part of a sentence says."""

from __future__ import annotations

import pytest

from claimcheck.annotation.counts import who_counts

COUNTED = [
    ("en", "the police 1,500", "1,500", "police"),
    ("fr", "la préfecture en annonce 1 500", "1 500", "préfecture"),
    ("fr", "et les syndicats 4 000", "4 000", "syndicats"),
    ("de", "die Gewerkschaften 4.000", "4.000", "Gewerkschaften"),
]


@pytest.mark.parametrize(("language", "part", "figure", "source"), COUNTED)
def test_whoever_stands_in_front_of_a_figure_alone_counts(language: str, part: str, figure: str, source: str) -> None:
    found = who_counts(part, {part.index(figure)}, language)
    assert found is not None
    assert found.text == source


@pytest.mark.parametrize(
    ("part", "figure"),
    [
        ("the vans 4,000", "4,000"),
        ("the police arrested 40 of the men who had come by boat", "40"),
        ("4,000 vans", "4,000"),
    ],
)
def test_a_thing_a_longer_sentence_and_a_figure_alone_name_no_source(part: str, figure: str) -> None:
    assert who_counts(part, {part.index(figure)}, "en") is None
