"""Of amounts that a statement deals out among several, each is that of the one in its own place."""

from __future__ import annotations

import pytest

import claimcheck
from claimcheck.comparison.evidence.distribution import dealt_out
from claimcheck.reading import article_from_text
from tests.comparison.texts import statement_of

TEXTS = {
    "en": "Tyler Berg and John Holt were sentenced to 21 months and 18 months, respectively.",
    "fr": "Luc Arnal et Paul Rey ont été condamnés à cinq et trois ans de prison.",
    "it": "Il sindaco e il prefetto hanno ottenuto rispettivamente 12 e 14 voti.",
    "de": "Karl Roth und Ute Lang wurden zu 21 Monaten beziehungsweise 18 Monaten verurteilt.",
}


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", [("Tyler Berg", "21 months"), ("John Holt", "18 months")]),
        ("fr", [("Luc Arnal", "cinq"), ("Paul Rey", "trois ans")]),
        ("it", [("sindaco", "12"), ("prefetto", "14")]),
        ("de", [("Karl Roth", "21 Monaten"), ("Ute Lang", "18 Monaten")]),
    ],
)
def test_each_of_a_list_has_the_amount_in_its_own_place(language: str, expected: list[tuple[str, str]]) -> None:
    shares = dealt_out(statement_of(TEXTS[language], "A", language))
    assert [(holder.text, figure.quantity.text) for holder, figure in shares] == expected


def test_a_list_of_names_is_dealt_to_before_a_list_of_things() -> None:
    text = "Two traders, Tyler Berg and John Holt, admitted theft and fraud and got 21 and 18 months respectively."
    shares = dealt_out(statement_of(text, "A", "en"))
    assert [(holder.text, figure.quantity.text) for holder, figure in shares] == [
        ("Tyler Berg", "21"),
        ("John Holt", "18 months"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Tyler Berg and John Holt sold 21 boats and 18 houses.",  # two things that both sold, perhaps
        "Tyler Berg, Ann Lee and John Holt sold 21 and 18 boats.",
        "The mayor and the bishop sold 21 and 18 boats.",  # perhaps in two years
        "In Varn, Corle sold 21 and 18 boats.",
    ],
)
def test_lists_that_do_not_answer_each_other_deal_out_nothing(text: str) -> None:
    assert dealt_out(statement_of(text, "A", "en")) == ()


@pytest.mark.parametrize(
    ("language", "claim", "verdict", "checked"),
    [
        ("en", "Tyler Berg was sentenced to 18 months.", "conflict", "contradicted"),
        ("en", "Tyler Berg was sentenced to 21 months.", "agree", "supported"),
        ("en", "John Holt was sentenced to 18 months.", "agree", "supported"),
        ("fr", "Paul Rey a été condamné à cinq ans de prison.", "conflict", "contradicted"),
        ("fr", "Paul Rey a été condamné à trois ans de prison.", "agree", "supported"),
    ],
)
def test_who_has_the_amount_of_another_contradicts(language: str, claim: str, verdict: str, checked: str) -> None:
    articles = [article_from_text(text, language=language) for text in (claim, TEXTS[language])]
    assert claimcheck.relate(*articles).verdict == verdict
    (found,) = claimcheck.check(articles[0], articles[1:]).claims
    assert found.verdict == checked
