"""Who counts, where a source and its figure are all that a part of a sentence says."""

from __future__ import annotations

import pytest

from claimcheck.annotation.counts import who_counts
from claimcheck.annotation.rules import RulesEngine
from claimcheck.reading import article_from_text

COUNTED = [
    ("en", "the police 1,500", "1,500", "police"),
    ("fr", "la préfecture en annonce 1 500", "1 500", "préfecture"),
    ("fr", "et les syndicats 4 000", "4 000", "syndicats"),
    ("de", "die Gewerkschaften 4.000", "4.000", "Gewerkschaften"),
    ("fr", "et la préfecture en a compté 1 500", "1 500", "préfecture"),
    ("en", "and the police estimated 1,500", "1,500", "police"),
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
        ("and the police arrested 40 men", "40"),
    ],
)
def test_a_thing_a_longer_sentence_and_a_figure_alone_name_no_source(part: str, figure: str) -> None:
    assert who_counts(part, {part.index(figure)}, "en") is None


def test_a_participle_in_front_of_a_figure_tells_what_was_done() -> None:
    assert who_counts("et les pompiers ont secouru 12 personnes", {25}, "fr") is None
    assert who_counts("et la police a arrêté 12 personnes", {22}, "fr") is None


def test_a_verb_that_is_not_of_counting_in_front_of_a_figure_tells_what_was_done() -> None:
    assert who_counts("y la policía detuvo a 40 hombres", {22}, "es") is None


def test_a_day_is_no_figure_that_somebody_counts() -> None:
    text = "A shop was looted on Monday and a bank was burned on Tuesday."
    claims = RulesEngine().extract(article_from_text(text, language="en"), "A").claims
    assert [claim.speaker for claim in claims] == [None, None]
