"""Numbers in words are the figures that other papers write."""

from __future__ import annotations

import pytest

from claimcheck.corpus.signatures import Term, kind_of, signature, terms_of
from claimcheck.corpus.spelled import spelled_numbers
from claimcheck.reading import article_from_text


@pytest.mark.parametrize(
    ("text", "language", "numbers"),
    [
        ("Fourteen were hurt, and sixty-two flights fell out.", "en", ["14", "62"]),
        ("Une soixantaine de voisins et vingt-quatre pompiers.", "fr", ["60", "24"]),
        ("Dreiundzwanzig Gäste und zwölf Köche.", "de", ["23", "12"]),
        ("Doce mil vecinos y veintidós bomberos.", "es", ["12000", "22"]),
        ("Quattordici feriti.", "it", ["14"]),
        ("Quinze feridos.", "pt", ["15"]),
        ("Veertien gewonden.", "nl", ["14"]),
        ("Two were hurt, and three were not; 75 came.", "en", []),
    ],
)
def test_numbers_from_ten_on_are_read(text: str, language: str, numbers: list[str]) -> None:
    assert list(spelled_numbers(text, language)) == numbers


def test_a_number_in_words_and_one_in_figures_are_one_term() -> None:
    texts = [("Fourteen people were arrested.", "en"), ("Die Polizei nahm 14 Menschen fest.", "de")]
    first, second = (
        {term for term, _ in terms_of(signature(article_from_text(text, name="x", language=code))) if _is_figure(term)}
        for text, code in texts
    )
    assert first & second


def _is_figure(term: int) -> bool:
    return kind_of(term) is Term.FIGURE
