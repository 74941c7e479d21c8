"""What two articles of different days come to that say contraries; what a negation of one side denies."""

from __future__ import annotations

from datetime import date

import pytest

import claimcheck
from claimcheck import pipeline
from claimcheck.annotation.rules import RulesEngine
from claimcheck.comparison.rules import polarity
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


def test_what_is_told_of_others_denies_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    a = "Le maire de Varn n'a pas signé l'accord sur l'eau."
    b = "L'accord sur l'eau a été approuvé par le conseil de Lorne."
    assert claimcheck.relate(a, b).verdict is not claimcheck.Verdict.CONFLICT
    monkeypatch.setattr(polarity, "name_others", lambda *_: False)
    assert claimcheck.relate(a, b).verdict is claimcheck.Verdict.CONFLICT


@pytest.mark.parametrize(
    ("language", "a", "b"),
    [
        (
            "en",
            "The council of Lorna, one of the oldest in the county, just dismissed its clerk, Ada Brenk, and we may "
            "not know the complete story behind this for some time.",
            "The ferry town's council said on Friday that it had dismissed clerk and co-founder Ada Brenk.",
        ),
        (
            "en",
            "Nobody knows the reason, but the council dismissed its clerk, Ada Brenk.",
            "The town's council said on Friday that it had dismissed clerk and co-founder Ada Brenk.",
        ),
        (
            "fr",
            "Le conseil de Lorna, l'un des plus anciens du comté, vient de révoquer son greffier, Adam Brenk, et nul "
            "ne connaît toute l'histoire.",
            "Le conseil de la ville a déclaré vendredi avoir révoqué le greffier et cofondateur Adam Brenk.",
        ),
    ],
)
def test_what_a_clause_denies_that_is_joined_to_another_is_not_what_that_one_tells(
    language: str, a: str, b: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [article_from_text(text, language=language) for text in (a, b)]
    assert claimcheck.relate(*texts).verdict is claimcheck.Verdict.UNDECIDED
    monkeypatch.setattr(polarity, "in_clause_of", lambda term, others, side: others)
    assert claimcheck.relate(*texts).verdict is claimcheck.Verdict.CONFLICT
