"""Which words of content a negation reaches: those of its clause, and none of the next sentence."""

from __future__ import annotations

import pytest

from tests.comparison.texts import statement_of


@pytest.mark.parametrize(
    ("language", "text", "negated"),
    [
        ("fr", "On m'a prié de plaider, j'ai refusé de le faire. Je trouve cette affaire pitoyable.", []),
        ("fr", "Le maire n'a pas signé. Le préfet a démissionné.", ["signé"]),
        ("fr", "Le pont n'a pas été rouvert par M. Arnal.", ["rouvert"]),
        ("en", "The mayor did not resign. The council voted.", ["resign"]),
        ("en", "The council did not follow Mr. Lund.", ["follow"]),
        ("de", "Die Werft schließt nicht.", ["schließt"]),
        ("de", "Der Rat hat getagt, die Werft schließt nicht.", ["schließt"]),
    ],
)
def test_a_negation_reaches_its_own_clause(language: str, text: str, negated: list[str]) -> None:
    terms = statement_of(text, "A", language).terms
    assert [term.text for term in terms if term.negated and not term.name] == negated
