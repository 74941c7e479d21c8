"""Two counts that are told together come to a whole that another statement may give."""

from __future__ import annotations

import pytest

import claimcheck
from claimcheck.comparison.evidence.totals import totals
from claimcheck.reading import article_from_text
from claimcheck.verdicts import OPPOSED
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


@pytest.mark.parametrize(
    ("language", "whole", "parts"),
    [
        ("en", "The landslide killed 19 people.", "The landslide killed 14 people and injured five."),
        ("en", "Nineteen people died in the landslide.", "Fourteen people died in the landslide and five were hurt."),
        ("en", "The firm sold 19 boats.", "The firm sold 14 boats and bought five."),
        ("fr", "La coulée a fait 19 morts.", "La coulée a fait 14 morts et cinq blessés."),
        ("fr", "La coulée a tué 19 habitants.", "La coulée a tué 14 habitants et en a blessé cinq."),
        ("de", "Der Erdrutsch hat 19 Menschen getötet.", "Der Erdrutsch hat 14 Menschen getötet und fünf verletzt."),
    ],
)
def test_the_dead_and_the_hurt_come_to_no_number_of_dead(language: str, whole: str, parts: str) -> None:
    articles = [article_from_text(text, language=language) for text in (whole, parts)]
    assert claimcheck.relate(*articles).verdict == "conflict"
    (checked,) = claimcheck.check(articles[0], articles[1:]).claims
    assert checked.verdict == "contradicted"


def test_the_dead_and_the_hurt_may_come_to_the_number_of_both() -> None:
    whole, parts = (
        "19 people were killed or hurt in the slide.",
        "14 people were killed in the slide and five were hurt.",
    )
    assert claimcheck.relate(whole, parts).verdict not in OPPOSED
