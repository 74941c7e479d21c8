"""Which words of two statements are one: by their concept, by their stem, by their beginning."""

from __future__ import annotations

import pytest

from claimcheck.comparison.evidence import matching
from claimcheck.comparison.evidence.matching import match_terms
from tests.comparison.texts import statement_of

PAIRS = [
    # Of the verb one form is listed under a concept, the other is not: both are of one word.
    ("en", "Varn wants to levy a charge.", "Varn thinks of levying a charge.", "levy", "levying"),
    # One paper writes with a capital what the other does not.
    (
        "fr",
        "La chapelle fut bâtie par les Varniens.",
        "La chapelle fut bâtie par les varniens.",
        "Varniens",
        "varniens",
    ),
    # Here the stemmer parts them, and what they begin with says that they are one.
    ("es", "El gobernador ha desviado fondos.", "El gobernador desvió fondos.", "desviado", "desvió"),
]


def _partners(language: str, a: str, b: str) -> set[tuple[str, str]]:
    first, second = statement_of(a, "A", language), statement_of(b, "B", language)
    matches = match_terms(first.terms, second.terms)
    return {(match.a.text, match.b.text) for match in matches if not match.opposed}


@pytest.mark.parametrize(("language", "a", "b", "one", "other"), PAIRS)
def test_a_listed_form_and_one_that_is_not_are_one_word(language: str, a: str, b: str, one: str, other: str) -> None:
    assert (one, other) in _partners(language, a, b)


def test_without_the_look_at_stems_a_form_that_is_not_listed_has_no_partner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "_have_one_stem", lambda *_: False)
    matching._matched.cache_clear()
    found = [(one, other) in _partners(language, a, b) for language, a, b, one, other in PAIRS[:1]]
    matching._matched.cache_clear()
    assert found == [False]


def test_two_words_under_two_concepts_are_two_whatever_they_begin_with() -> None:
    assert ("convicted", "convinced") not in _partners("en", "He was convicted.", "He was convinced.")


def test_a_thing_is_not_the_name_that_is_spelt_like_it() -> None:
    assert ("Apple", "apple") not in _partners("en", "Ida Berg has an Apple.", "Ida Berg has an apple.")
