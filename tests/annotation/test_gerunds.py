"""A gerund of saying has the finite verb that says the same, one or several; another gerund has none."""

import pytest

from claimcheck.annotation.gerunds import finite_of_saying, in_plural, shows_several

FINITE = [
    ("fr", "assurant", "assure"),
    ("fr", "promettant", "promet"),
    ("fr", "portant", None),
    ("fr", "pourtant", None),
    ("en", "adding", "added"),
    ("en", "saying", "said"),
    ("en", "causing", None),
    ("es", "asegurando", "aseguró"),
    ("it", "affermando", "afferma"),
    ("pt", "afirmando", "afirmou"),
    ("de", "sagend", None),
]


@pytest.mark.parametrize(("language", "gerund", "finite"), FINITE)
def test_a_gerund_of_saying_has_its_finite_verb_and_another_none(
    language: str, gerund: str, finite: str | None
) -> None:
    assert finite_of_saying(gerund, language) == finite


@pytest.mark.parametrize(
    ("language", "finite", "gerund", "several"),
    [
        ("fr", "assure", "assurant", "assurent"),
        ("fr", "reconnaît", "reconnaissant", "reconnaissent"),
        ("es", "aseguró", "asegurando", "aseguraron"),
        ("fr", "fait", "faisant", None),
        ("en", "said", "saying", "said"),
    ],
)
def test_several_say_it_in_the_plural_or_in_no_form_that_is_known(
    language: str, finite: str, gerund: str, several: str | None
) -> None:
    assert in_plural(finite, gerund, language) == several


def test_an_article_or_a_pronoun_shows_several() -> None:
    assert shows_several("les", "fr")
    assert shows_several("ils", "fr")
    assert not shows_several("la", "fr")
