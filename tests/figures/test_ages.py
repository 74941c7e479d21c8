from __future__ import annotations

import pytest

from claimcheck.figures.amounts import find_amounts
from claimcheck.records import Kind


@pytest.mark.parametrize(
    ("language", "text", "age"),
    [
        ("it", "Un diciottenne è caduto.", 18),
        ("it", "Due trentatreenni sono caduti.", 33),
        ("it", "La 82enne è caduta.", 82),
        ("de", "Ein Fünfundvierzigjähriger fiel.", 45),
        ("de", "Gestern fiel die Zehnjährige.", 10),
    ],
)
def test_the_age_in_the_word_for_a_person_is_read(language: str, text: str, age: int) -> None:
    (found,) = (amount for amount in find_amounts(text, language) if amount.kind is Kind.AGE)
    assert (found.value, found.unit) == (age, "year")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "Una luce perenne e solenne."),
        ("de", "Er bekam eine zehnjährige Sperre."),
        ("de", "Die Jährige gibt es nicht."),
        ("fr", "La quinquagénaire est tombée."),
        ("en", "The planet is perennial."),
    ],
)
def test_a_word_that_only_ends_like_one_has_no_age(language: str, text: str) -> None:
    assert [amount for amount in find_amounts(text, language) if amount.kind is Kind.AGE] == []
