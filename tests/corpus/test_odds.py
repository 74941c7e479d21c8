"""What speaks for and against one event: each sign counts, and in the direction that a reader would expect."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claimcheck.corpus import odds
from claimcheck.corpus.odds import SIGNS, log_odds, signs
from claimcheck.corpus.signatures import signature
from claimcheck.corpus.state import Signed
from claimcheck.corpus.weighed import Weighed, frequencies_of, weighed
from claimcheck.reading import article_from_text

_ROBBERY = "Two men robbed a bank in Dorvelle on Monday and fled with 85,000 euros. Clerk Ada Fenholm saw a van."
_CHASE = "Police in Dorvelle look for a van after a bank was robbed of 85,000 euros. Ada Fenholm called it a nightmare."
_MAYOR = "The council of Dorvelle elected Otto Brandis as its head. He won 31 votes, and promised a swimming pool."
_RECIT = "Deux hommes ont attaqué une banque à Dorvelle et pris 85 000 euros, raconte Ada Fenholm à la police."


def _weighed(*texts: str, beside: int = 0) -> list[Weighed]:
    """Return articles as a collection of them, and so many others, weighs them."""
    others = [
        f"Snow fell on hill {number} of Oberlund all week, and skiers were glad of it." for number in range(beside)
    ]
    signed = []
    for number, text in enumerate((*texts, *others)):
        article = article_from_text(text, name=str(number))
        signed.append(Signed(str(number), "2026-03-03", article.language, signature(article)))
    frequencies = frequencies_of(signed)
    return [weighed(one, frequencies) for one in signed[: len(texts)]]


def _sign(name: str, a: Weighed, b: Weighed, nearness: float = 0.0) -> float:
    return signs(a, b, nearness)[SIGNS.index(name)]


def test_every_sign_has_a_weight_and_no_other_has_one() -> None:
    path = Path(odds.__file__).with_name("weights.toml")
    assert list(tomllib.loads(path.read_text("utf-8"))["weights"]) == list(SIGNS)


@pytest.mark.parametrize("other", [_CHASE, _RECIT], ids=["one language", "two languages"])
def test_two_reports_of_one_robbery_speak_for_one_event(other: str) -> None:
    first, second = _weighed(_ROBBERY, other)
    assert log_odds(first, second) > 0


def test_two_matters_of_one_town_speak_for_two_events() -> None:
    first, second = _weighed(_ROBBERY, _MAYOR)
    assert log_odds(first, second) < 0


def test_the_same_two_reports_are_less_likely_one_event_among_more_articles() -> None:
    few, many = _weighed(_ROBBERY, _MAYOR), _weighed(_ROBBERY, _MAYOR, beside=40)
    assert _sign("among", many[0], many[1]) > _sign("among", few[0], few[1])


def test_figures_are_apart_where_both_have_some_and_none_in_common() -> None:
    robbery, chase, mayor = _weighed(_ROBBERY, _CHASE, _MAYOR)
    assert (_sign("figures_apart", robbery, mayor), _sign("figures_apart", robbery, chase)) == (1, 0)


def test_names_are_apart_as_far_as_the_other_has_them_not() -> None:
    robbery, chase, mayor = _weighed(_ROBBERY, _CHASE, _MAYOR)
    assert _sign("names_apart", robbery, mayor) > 0.3
    assert _sign("names_apart", robbery, chase) == pytest.approx(0)


def test_two_subjects_are_apart() -> None:
    robbery, chase, mayor = _weighed(_ROBBERY, _CHASE, _MAYOR)
    assert _sign("subjects_apart", robbery, mayor) > _sign("subjects_apart", robbery, chase)


def test_words_are_held_together_within_a_language_and_concepts_across() -> None:
    robbery, chase, french = _weighed(_ROBBERY, _CHASE, _RECIT)
    assert _sign("words", robbery, chase) > 0 == _sign("concepts", robbery, chase)
    assert _sign("concepts", robbery, french) > 0 == _sign("words", robbery, french)


def test_small_words_are_no_evidence() -> None:
    first, second = _weighed("They came with it and were there before us.", "It was there before they were with us.")
    assert not first.words.keys() & second.words.keys()


def test_what_an_encoder_says_counts_across_languages_alone() -> None:
    robbery, chase, french = _weighed(_ROBBERY, _CHASE, _RECIT)
    assert _sign("meaning", robbery, french, 0.5) == 0.5
    assert _sign("meaning", robbery, chase, 0.5) == 0


def test_a_place_that_everybody_knows_says_less_than_one_that_few_know() -> None:
    known = _weighed("Rain fell in Warsaw all week long.", "Trains stood still in Warsaw today.")
    other = _weighed("Rain fell in Dorvelle all week long.", "Trains stood still in Dorvelle today.")
    says = [_sign("rarest_name", first, second) for first, second in (known, other)]
    assert 0 < says[0] < says[1]


@pytest.mark.parametrize(
    ("title", "language", "named"),
    [
        ("Cardane edge Toulmont in Europe", "en", True),
        ("Nina Kellrich unter Verdacht", "de", True),
        ("Council Votes To Close Library", "en", False),
    ],
)
def test_a_title_names_somebody_unless_all_its_words_have_capitals(title: str, language: str, named: bool) -> None:
    text = {"en": "The match went on for an hour.", "de": "Die Probe wird noch einmal geöffnet."}[language]
    article = article_from_text(text, name="a", title=title, language=language)
    signed = Signed("a", "2026-03-03", language, signature(article))
    assert (weighed(signed, frequencies_of([signed])).named > 0) is named
