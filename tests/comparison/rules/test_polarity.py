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
