"""Which claims of two sources a model matches: what it may say, and what code makes of it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from claimcheck.annotation.rules import RulesEngine
from claimcheck.engines import Match, Side
from claimcheck.languages import available
from claimcheck.llm.prompts import load_prompt
from claimcheck.llm.service.failures import BrokenReply, Truncated
from claimcheck.llm.tasks.align.controls import controls_for
from claimcheck.llm.tasks.align.task import Aligner
from claimcheck.reading import article_from_text
from claimcheck.records import Verdict
from tests.llm.tasks.asker import Asker


def side(source: str, text: str, language: str = "en") -> Side:
    article = article_from_text(text, language=language)
    return Side(source, language, None, RulesEngine().extract(article, source).claims)


A = side("A", "The tram of Kermor opens in May. The mayor resigned on Monday. It rained all week in the valley.")
B = side("B", "Kermor will get its tram in May. The mayor did not resign. Bread has become dearer.")


def match(a: str, b: str, relation: str = "agree", **words: str) -> dict[str, Any]:
    return {
        "a": a.split(),
        "b": b.split(),
        "reason": words.get("reason", "Both tell it."),
        "relation": relation,
        "about": words.get("about", "nothing"),
        "a_words": words.get("a_words", ""),
        "b_words": words.get("b_words", ""),
    }


#: The right answers on the known claims, which stand behind three others.
KNOWN = [match("A4", "B4"), match("A5", "B5", "conflict")]


def aligned(
    executor: ThreadPoolExecutor, asker: Asker, a: Side = A, b: Side = B, characters: int = 6000
) -> tuple[Match, ...]:
    return Aligner(asker, load_prompt("align"), executor, characters, 4096).align([(a, b)], "en")[0]


def test_a_match_joins_the_claims_that_it_names(executor: ThreadPoolExecutor) -> None:
    [found] = aligned(executor, Asker(lambda _: [match("A1", "B1", "precision"), *KNOWN]))
    assert (found.a, found.b, found.verdict, found.may_decide) == (("A1",), ("B1",), Verdict.PRECISION, True)


@pytest.mark.parametrize(("a", "b"), [("A9", "B1"), ("A1", "C1"), ("A0", "B1"), ("", "B1"), ("A1", "one")])
def test_a_match_of_claims_that_do_not_exist_is_none(executor: ThreadPoolExecutor, a: str, b: str) -> None:
    assert aligned(executor, Asker(lambda _: [match(a, b), *KNOWN])) == ()


def test_words_that_stand_in_no_claim_are_lost_and_the_match_is_kept(executor: ThreadPoolExecutor) -> None:
    said = match("A2", "B2", "conflict", a_words="resigned on Monday", b_words="stayed in office")
    [found] = aligned(executor, Asker(lambda _: [said, *KNOWN]))
    assert (found.a_words, found.b_words) == ("resigned on Monday", "")


def test_one_match_that_breaks_the_schema_costs_that_match_alone(executor: ThreadPoolExecutor) -> None:
    broken = {**match("A1", "B1"), "relation": "similar"}
    found = aligned(executor, Asker(lambda _: [broken, match("A2", "B2"), *KNOWN]))
    assert [one.a for one in found] == [("A2",)]


@pytest.mark.parametrize("relations", [("agree", "conflict"), ("conflict", "agree"), ("agree", "conflict", "agree")])
def test_of_several_relations_of_the_same_claims_the_gravest_is_kept(
    executor: ThreadPoolExecutor, relations: tuple[str, ...]
) -> None:
    answers = [match("A2", "B2", relation) for relation in relations]
    [found] = aligned(executor, Asker(lambda _: [*answers, *KNOWN]))
    assert found.verdict is Verdict.CONFLICT


@pytest.mark.parametrize(
    "answers",
    [
        [],
        KNOWN[:1],
        [match("A4", "B4"), match("A5", "B5")],
        [*KNOWN, match("A6", "B6")],
        [*KNOWN, match("A1", "B4")],
    ],
    ids=["passed over", "a contradiction passed over", "called alike", "distractors matched", "matched with others"],
)
def test_a_model_that_gets_known_matters_wrong_does_not_decide(
    executor: ThreadPoolExecutor, answers: list[dict[str, Any]]
) -> None:
    found = aligned(executor, Asker(lambda _: [match("A2", "B2"), *answers]))
    assert found and not any(one.may_decide for one in found)


def test_known_claims_are_shown_in_the_language_of_each_side(executor: ThreadPoolExecutor) -> None:
    asker = Asker(lambda _: [])
    aligned(executor, asker, A, side("B", "Le tram de Kermor ouvre en mai.", "fr"))
    assert "lighthouse" in asker.asked[0] and "phare" in asker.asked[0]


@pytest.mark.parametrize("code", available())
def test_every_language_has_known_claims(code: str) -> None:
    known = controls_for(code, code)
    assert len(known.first) == len(known.second) == 3
    assert code == "en" or known != controls_for("en", "en")


def test_claims_are_shown_with_who_says_so_and_how_sure_it_is(executor: ThreadPoolExecutor) -> None:
    asker = Asker(lambda _: [])
    reported = replace(A, claims=tuple(replace(claim, speaker="Ann Doyle") for claim in A.claims))
    aligned(executor, asker, reported)
    assert "Ann Doyle) The tram of Kermor" in asker.asked[0]


def test_long_articles_are_asked_about_in_parts_and_no_claim_is_passed_over(executor: ThreadPoolExecutor) -> None:
    places = ("Aubel", "Brenholm", "Corvaz", "Dorval", "Elmstad", "Farnes", "Gorsel", "Hervik", "Ivry", "Jarnac")
    text = " ".join(f"The bridge of {place} was closed to lorries in winter." for place in places)
    asker = Asker(lambda _: [])
    aligned(executor, asker, side("A", text), side("B", text), characters=300)
    assert len(asker.asked) > 2
    for place in places:
        assert any(question.count(f"bridge of {place}") == 2 for question in asker.asked), place


def test_a_truncated_answer_is_asked_for_in_halves_and_a_broken_one_matches_nothing(
    executor: ThreadPoolExecutor,
) -> None:
    def cut(user: str) -> list[dict[str, Any]]:
        if "A6" in user:
            raise Truncated("cut")
        return []

    asker = Asker(cut)
    assert aligned(executor, asker) == ()
    assert len(asker.asked) == 3

    def broken(_: str) -> list[dict[str, Any]]:
        raise BrokenReply("no JSON")

    assert aligned(executor, Asker(broken)) == ()
