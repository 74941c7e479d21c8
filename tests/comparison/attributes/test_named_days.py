"""What happened once and is named by its day: one day of two years is a contradiction, two days may be two events."""

from __future__ import annotations

import pytest

import claimcheck
from claimcheck.reading import article_from_text
from claimcheck.records import Verdict


def _found(language: str, a: str, b: str) -> list[tuple[str, str]]:
    articles = [article_from_text(text, name=name, language=language) for name, text in (("a", a), ("b", b))]
    found = claimcheck.compare(articles, engine="rules").findings
    return [
        (d.a or "", d.b or "") for finding in found if finding.verdict is Verdict.CONFLICT for d in finding.differences
    ]


@pytest.mark.parametrize(
    ("language", "a", "b"),
    [
        ("fr", "Le phare était vide lors de l'incendie du 15 avril 2019.", "L'incendie du 15 avril 2010 prit le quai."),
        ("en", "The light was empty in the fire of 15 April 2019.", "Since the fire of 15 April 2010 nobody came."),
        ("de", "Der Turm war beim Brand vom 15. April 2019 leer.", "Seit dem Brand vom 15. April 2010 ist er zu."),
        (
            "es",
            "El faro cerró tras el incendio del 15 de abril de 2019.",
            "El incendio del 15 de abril de 2010 pasó.",
        ),
        ("it", "Il faro chiuse dopo l'incendio del 15 aprile 2019.", "L'incendio del 15 aprile 2010 fu breve."),
        (
            "pt",
            "O farol fechou após o incêndio de 15 de abril de 2019.",
            "O incêndio de 15 de abril de 2010 passou.",
        ),
        ("nl", "De toren was leeg bij de brand van 15 april 2019.", "Sinds de brand van 15 april 2010 is hij dicht."),
    ],
)
def test_one_day_of_two_years_is_a_contradiction(language: str, a: str, b: str) -> None:
    assert [(x[-4:], y[-4:]) for x, y in _found(language, a, b)] == [("2019", "2010")]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Le phare était vide lors de l'incendie du 15 avril 2019.", "L'incendie du 3 mai 2010 prit le quai."),
        ("Le défilé du 14 juillet 2019 a fermé le quai.", "Le défilé du 14 juillet 2018 fut court."),
        ("Le phare brûla lors de l'incendie du 15 avril 2019.", "L'incendie du 15 avril prit le quai."),
    ],
    ids=["two days", "what comes back each year", "a year that nobody wrote"],
)
def test_what_may_be_two_events_is_no_contradiction(a: str, b: str) -> None:
    assert _found("fr", a, b) == []
