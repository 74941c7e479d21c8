"""A description that opens a statement is named where the article leaves one candidate, and else left as it is."""

import pytest

from claimcheck.annotation.descriptions import with_description_named
from claimcheck.reading import article_from_text


def _named(text: str, language: str) -> str | None:
    article = article_from_text(text, language=language)
    last = article.sentences[-1]
    return with_description_named(article, last.start, last.end)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Paul Arnal est parti en mai. Le dernier a fermé la porte."),
        ("fr", "Paul Arnal est parti en mai. Ces derniers jours ont été calmes."),
        ("fr", "Paul Arnal est parti en mai. Cette dernière a fermé la porte."),
        ("en", "Ann Hall, the mayor of Corle, left. The mayor of Lorna has stayed."),
        ("en", "Ann Hall left in May. The house has been sold."),
    ],
)
def test_what_is_no_plain_description_of_one_person_stays_as_it_is(language: str, text: str) -> None:
    assert _named(text, language) is None


def test_a_description_keeps_its_own_words_beside_the_name() -> None:
    text = "The office of mayor Ann Hall was searched. The mayor has denied it."
    assert _named(text, "en") == "The mayor, Ann Hall, has denied it."
