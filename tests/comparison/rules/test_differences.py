"""What two articles of different days come to that say contraries."""

from __future__ import annotations

from datetime import date

import pytest

import claimcheck
from claimcheck import pipeline
from claimcheck.annotation.rules import RulesEngine
from claimcheck.reading import article_from_text


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Shares of Lorna Ferries rose 6% on Tuesday.", "Shares of Lorna Ferries fell 6% on Tuesday.", "conflict"),
        ("The coast road of Lorna is closed.", "The coast road of Lorna is open.", "update"),
    ],
    ids=["of one day", "of the day of each article"],
)
def test_what_changes_from_day_to_day_has_changed_only_where_both_do_not_give_one_day(
    a: str, b: str, expected: str
) -> None:
    days = date(2024, 5, 15), date(2024, 5, 17)
    articles = [article_from_text(text, language="en", published=day) for text, day in zip((a, b), days, strict=True)]
    comparison = pipeline.compare(articles, engine=RulesEngine())
    assert [str(f.verdict) for f in comparison.findings if len(f.sources) > 1] == [expected]


def test_a_negated_word_of_one_side_alone_denies_nothing_whatever_name_a_pronoun_points_to() -> None:
    same = "Luc Arnal est ferrailleur. Lui-même a plusieurs fois été condamné à de courtes peines, notamment"
    a, b = f"{same} pour l'organisation de ventes non autorisées.", f"{same} en raison de l'organisation de ventes."
    verdicts = {finding.verdict for finding in claimcheck.compare([a, b]).findings}
    assert claimcheck.Verdict.CONFLICT not in verdicts


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


@pytest.mark.parametrize("bound", ["at least", "at most"])
def test_of_two_bounds_from_one_side_neither_is_the_other_given_more_exactly(bound: str) -> None:
    finding = claimcheck.relate(f"The ferry carries {bound} 315 cars.", f"The ferry carries {bound} 215 cars.")
    assert "same figure" not in finding.explanation


def test_two_offices_that_one_wording_names_by_their_place_are_no_accord() -> None:
    says = '"The pier is shut for the whole of the winter", said the police of the county of'
    assert claimcheck.relate(f"{says} North Lorna.", f"{says} East Varn.").verdict != "agree"
