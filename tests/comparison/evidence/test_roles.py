"""Which figures of two statements stand for one thing; a day on which it was said is none on which it happens."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck import compare, relate
from claimcheck.comparison.evidence.matching import match_terms
from claimcheck.comparison.evidence.roles import CERTAIN_ROLE, FigurePair, match_figures
from claimcheck.reading import article_from_text
from claimcheck.records import Verdict
from tests.comparison.texts import statement_of

CASES = [json.loads(line) for line in Path(__file__).with_name("days_of_saying.jsonl").read_text("utf-8").splitlines()]
GIVEN = [json.loads(line) for line in Path(__file__).with_name("giving.jsonl").read_text("utf-8").splitlines()]
PUBLISHED = datetime.date(2025, 6, 4)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["a"][:40])
@pytest.mark.parametrize("turned", [False, True])
def test_a_day_on_which_something_was_said_is_none_on_which_it_happens(case: dict[str, Any], turned: bool) -> None:
    reported = article_from_text(case["a"], name="a", language=case["language"], published=PUBLISHED)
    stated = article_from_text(case["b"], name="b", language=case["language"])
    (found,) = compare([stated, reported] if turned else [reported, stated]).findings
    assert str(found.verdict) == case["verdict"]
    assert not [words for words in case["names"] if words not in found.explanation]


@pytest.mark.parametrize("case", GIVEN, ids=lambda case: case["a"][:40])
def test_who_gives_a_figure_and_that_it_is_estimated_says_nothing_of_what_it_is_of(case: dict[str, Any]) -> None:
    found = relate(*(article_from_text(case[side], name=side, language=case["language"]) for side in "ab"))
    assert str(found.verdict) == case["verdict"]
    assert not [words for words in case["names"] if words not in found.explanation]


def test_a_number_in_brackets_is_held_against_that_behind_the_same_word_alone() -> None:
    a = "Les foyers touchés se situent à Lorna (8.200) et à Varn (3.500)."
    b = "Les foyers touchés se situent à Lorna (5.200) et à Varn (1.700)."
    found = relate(article_from_text(a, name="a", language="fr"), article_from_text(b, name="b", language="fr"))
    assert {(one.a, one.b) for one in found.differences} == {("8.200", "5.200"), ("3.500", "1.700")}
    places = "Varn-sur-Mer (17), Lorna (18)", "Varn-sur-Mer (17), Holm (23)"
    other = relate(*(article_from_text(text, name=text, language="fr") for text in places))
    assert ("18", "23") not in {(one.a, one.b) for one in other.differences}


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Hall 3 cost 4 million euros.", "Hall 3 cost 9 million euros."),
        ("Bridge 10 cost 170 euros in May.", "Bridge 10 cost 190 euros in May."),
        ("Pier 6 employs 40 people.", "Pier 6 employs 90 people."),
        ("Le hangar 3 a coûté 4 millions d'euros.", "Le hangar 3 a coûté 9 millions d'euros."),
    ],
)
def test_an_amount_behind_a_number_that_names_is_no_further_name(text: str, other: str) -> None:
    assert relate(text, other).verdict is Verdict.CONFLICT


@pytest.mark.parametrize(
    ("language", "a", "b"),
    [
        ("fr", "La compagnie prévoit quatre bus sur dix.", "Il est prévu un tram sur cinq."),
        ("en", "The firm runs four buses in ten.", "The firm runs one tram in five."),
    ],
)
def test_ratios_of_two_things_are_never_held_against_each_other(language: str, a: str, b: str) -> None:
    assert not _pairs(language, a, b)
    assert _pairs(language, a, a.replace("dix", "neuf").replace("ten", "nine"))


def test_a_large_number_that_counts_nothing_named_is_no_rival_of_a_count_far_from_it() -> None:
    a = "Le Norland a compté encore plus de morts (plus de 40.200 au total) et 5.120 cas en un jour."
    b = "4.310 cas ont été comptés samedi, après 5.120 la veille."
    (rivals,) = (pair for pair in _pairs("fr", a, b) if pair.a.quantity.text == "40.200")
    assert rivals.role < CERTAIN_ROLE


def _pairs(language: str, a: str, b: str) -> tuple[FigurePair, ...]:
    x, y = statement_of(a, "A", language), statement_of(b, "B", language)
    return match_figures(x, y, x.amounts, y.amounts, match_terms(x.terms, y.terms)).pairs


@pytest.mark.parametrize(
    ("language", "a", "b", "words"),
    [
        ("en", "Eight pupils were hurt in Corle.", "Eleven of the 42 pupils were hurt in Corle.", ("Eight", "Eleven")),
        ("fr", "Huit élèves ont été blessés.", "Onze des 42 élèves ont été blessés.", ("Huit", "Onze")),
        ("de", "Acht Schüler wurden verletzt.", "Elf der 42 Schüler wurden verletzt.", ("Acht", "Elf")),
    ],
)
def test_the_whole_of_a_part_is_held_against_no_other_number(
    language: str, a: str, b: str, words: tuple[str, str]
) -> None:
    found = relate(*(article_from_text(text, name=text, language=language) for text in (a, b)))
    assert found.verdict is Verdict.CONFLICT
    assert [(one.a, one.b) for one in found.differences if one.relation is Verdict.CONFLICT] == [words]


DEATHS = "Selon le service de santé, la grippe a causé 2.987 décès depuis le 3 mars, dont 960 dans les hospices."


@pytest.mark.parametrize(
    ("other", "of_one"),
    [
        ("3.230 personnes ont succombé à la grippe depuis le 3 mars, dont 973 dans les hospices.", True),
        ("3.230 personnes sont parties vers la côte depuis le 9 mars, dont 973 par le train.", False),
    ],
)
def test_a_day_and_what_befell_people_say_that_two_counts_are_of_one_thing(other: str, of_one: bool) -> None:
    a, b = statement_of(DEATHS, "A", "fr"), statement_of(other, "B", "fr")
    pairs = match_figures(a, b, a.amounts, b.amounts, match_terms(a.terms, b.terms)).pairs
    found = [pair for pair in pairs if (pair.a.quantity.value, pair.b.quantity.value) == (2987, 3230)]
    assert any(pair.role >= CERTAIN_ROLE for pair in found) is of_one


@pytest.mark.parametrize(
    ("a", "b", "held"),
    [
        ("About 56% of the men of Varn put on weight.", "In Varn 57% of the people put on weight.", False),
        ("About 56% of the people of Varn put on weight.", "In Varn 57% of the people put on weight.", True),
        ("About 56% of the men of Varn put on weight.", "Of those who were asked (57%) put on weight.", True),
        ("About 56% of the men of Varn put on weight.", "Many people (57%) put on weight.", False),
    ],
)
def test_a_percentage_of_a_group_is_never_held_against_that_of_the_whole(a: str, b: str, held: bool) -> None:
    first, second = statement_of(a, "A", "en"), statement_of(b, "B", "en")
    pairs = match_figures(first, second, first.amounts, second.amounts, match_terms(first.terms, second.terms)).pairs
    assert bool(pairs) is held
