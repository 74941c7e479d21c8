"""One speaker quoted in other words, where a model sees an accord: cases of `compare` with a match that is given."""

from __future__ import annotations

import pytest

from claimcheck import pipeline
from claimcheck.engines import Match
from claimcheck.reading import article_from_text
from claimcheck.records import Finding, Verdict
from tests.comparison.judging.test_judgement import Engine, joined

GIFT = '"This plan is a gift to speculators and to nobody else," said Mayor Ada Lund.'


def told(a: str, b: str, language: str = "en", verdict: Verdict = Verdict.AGREE) -> Finding:
    match = Match(("A1",), ("B1",), verdict, "wording", "")
    articles = [article_from_text(text, language=language) for text in (a, b)]
    return joined(pipeline.compare(articles, engine=Engine([match])))


@pytest.mark.parametrize(
    ("language", "a", "b", "words"),
    [
        ("en", GIFT, GIFT.replace("speculators", "builders"), ("speculators", "builders")),
        ("en", GIFT, GIFT.replace("nobody else", "nobody here"), None),
        ("en", GIFT, GIFT.replace("to speculators", "to rich builders"), ("speculators", "rich builders")),
        (
            "en",
            '"We shall never in our lives sell the yard," said Mayor Ada Lund.',
            "“We shall never in our lives sell the ship,” Ada Lund said.",
            ("yard", "ship"),
        ),
        (
            "en",
            'Ada Lund called it "a gift to speculators".',
            'Ada Lund called it "a gift to builders".',
            ("speculators", "builders"),
        ),
        (
            "en",
            "Ada Lund said that the plan was a gift to speculators and rich owners.",
            "Ada Lund said that the plan was a gift to builders and rich owners.",
            ("speculators", "builders"),
        ),
        (
            "fr",
            "« Ce plan est un cadeau aux spéculateurs et à personne d'autre », a déclaré la maire Ada Lund.",
            "“Ce plan est un cadeau aux promoteurs et à personne d'autre”, a affirmé la maire Ada Lund.",
            ("spéculateurs", "promoteurs"),
        ),
        (
            "de",
            "„Dieser Plan ist ein Geschenk an Spekulanten und an niemanden sonst“, sagte Bürgermeisterin Ada Lund.",
            "»Dieser Plan ist ein Geschenk an Bauherren und an niemanden sonst«, sagte Bürgermeisterin Ada Lund.",
            ("Spekulanten", "Bauherren"),
        ),
        (
            "es",
            "«Este plan es un regalo a los especuladores y a nadie más», dijo la alcaldesa Ada Lund.",
            "“Este plan es un regalo a los constructores y a nadie más”, afirmó la alcaldesa Ada Lund.",
            ("especuladores", "constructores"),
        ),
        (
            "it",
            "«Questo piano è un regalo agli speculatori e a nessun altro», ha detto la sindaca Ada Lund.",
            "“Questo piano è un regalo ai costruttori e a nessun altro”, ha dichiarato la sindaca Ada Lund.",
            ("agli speculatori", "ai costruttori"),
        ),
        (
            "pt",
            "«Este plano é um presente aos especuladores e a mais ninguém», disse a prefeita Ada Lund.",
            "“Este plano é um presente aos construtores e a mais ninguém”, afirmou a prefeita Ada Lund.",
            ("especuladores", "construtores"),
        ),
        (
            "nl",
            "‘Dit plan is een cadeau aan speculanten en aan niemand anders’, zei burgemeester Ada Lund.",
            "“Dit plan is een cadeau aan bouwers en aan niemand anders”, zei burgemeester Ada Lund.",
            ("speculanten", "bouwers"),
        ),
    ],
)
def test_a_word_in_the_place_of_another_is_named_and_no_accord(
    language: str, a: str, b: str, words: tuple[str, str] | None
) -> None:
    for verdict in (Verdict.AGREE, Verdict.PRECISION, Verdict.CERTAINTY):
        finding = told(a, b, language, verdict)
        found = [(one.a, one.b) for one in finding.differences if one.rule == "quotation"]
        assert (found, finding.verdict is Verdict.UNDECIDED) == ([words] if words else [], bool(words))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(GIFT, GIFT.replace("This plan", "That plan"), id="a small word"),
        pytest.param(
            GIFT.replace("plan is", "pact is"), GIFT.replace("plan is", "deal is"), id="a word that may mean the same"
        ),
        pytest.param(
            'Ada Lund called it "a gift to speculators".', 'Ada Lund called it "a gift for builders".', id="half of it"
        ),
        pytest.param(
            '"We shall never in our lives sell the yard here," said Mayor Ada Lund.',
            "“We shall never in our lives sell the yard if we must pay,” Ada Lund said.",
            id="one quotes more, or something else, at the end",
        ),
        pytest.param(
            '"We shall never sell, whatever Brask says, the yard and the ship and all that is in it," said Ada Lund.',
            '"We shall never sell, for love of old times, the yard and the ship and all that is in it," said Ada Lund.',
            id="another part of what was said",
        ),
        pytest.param(
            "The plan was a gift to speculators and rich owners of land.",
            "The plan was a gift to builders and rich owners of land.",
            id="nobody is quoted",
        ),
        pytest.param(
            'With a smile, Ada Lund called the plan for the tram "a gift".',
            'With a shrug, Ada Lund called the plan for the tram "a gift".',
            id="beside the quotation",
        ),
        pytest.param(
            GIFT,
            GIFT.replace("speculators", "builders").replace("Mayor Ada Lund", "Bishop Olav Brask"),
            id="two people",
        ),
    ],
)
def test_an_accord_stands_where_one_speaker_is_not_quoted_in_other_words(a: str, b: str) -> None:
    assert not any(one.rule == "quotation" for one in told(a, b).differences)
