"""A model's answer on a claim put together with the rules: what it calls borne out is held to its figures and words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from claimcheck import pipeline
from claimcheck.annotation.rules import RulesEngine
from claimcheck.engines import Verification
from claimcheck.reading import article_from_text
from claimcheck.records import Article, CheckedClaim, Claim, Verdict

_BORNE_OUT = (Verdict.SUPPORTED, Verdict.PRECISION)


class Engine(RulesEngine):
    """Rules, and one answer on every claim, which names the sentence of the source that has `words`, or all of it."""

    def __init__(self, verdict: Verdict, words: str = "", claim_words: str = "", source_words: str = "") -> None:
        self.verdict, self.words, self.claim_words, self.source_words = verdict, words, claim_words, source_words

    def verify(
        self, text: Article, claims: Sequence[Claim], sources: Mapping[str, Article], language: str
    ) -> tuple[Verification, ...]:
        source = sources["A"]
        spans = [
            (one.start, one.end)
            for one in source.sentences
            if self.words and self.words in source.text[one.start : one.end]
        ]
        start, end = spans[0] if spans else (0, len(source.text))
        return tuple(
            Verification(self.verdict, "No.", (("A", start, end),), self.claim_words, self.source_words) for _ in claims
        )


def checked(text: str, source: str, engine: RulesEngine, language: str = "en") -> tuple[CheckedClaim, ...]:
    articles = [article_from_text(one, language=language) for one in (text, source)]
    return pipeline.check(articles[0], articles[1:], engine=engine).claims


def verdict_of(text: str, source: str) -> Verdict:
    [claim] = checked(text, source, Engine(Verdict.SUPPORTED))
    return claim.verdict


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("the probe voyager 59 lost contact on its way .", "Contact with the probe Voyager 59 was lost on its way."),
        (
            "the rider won the world cup 2016 qualifier in varn .",
            "In Varn the rider took the World Cup 2016 qualifier.",
        ),
        ("those voting on may 7 decide the future of varn .", "Those who vote on May 7 will decide Varn’s future."),
        ("Varn beat Skarre 4-1 in the cup.", "It was a 4–1 defeat for Skarre in Varn in the cup."),
    ],
)
def test_a_figure_that_small_letters_hide_stands_where_its_words_do(text: str, source: str) -> None:
    assert verdict_of(text, source) in _BORNE_OUT


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("the probe voyager 58 lost contact on its way .", "Contact with the probe Voyager 59 was lost on its way."),
        ("Varn beat Skarre 4-1 in the cup.", "It was a 4-2 defeat for Skarre in Varn in the cup."),
        ("the line will cost 52 million euros .", "The line will cost 48 million euros, not 52 as in May."),
    ],
)
def test_another_figure_in_its_place_is_not_borne_out_by_the_model(text: str, source: str) -> None:
    assert verdict_of(text, source) not in _BORNE_OUT


AGED = (
    "The lock keeper Anna Lund, who is 54, was thanked by the town. Lund pulled two children out of the canal in June."
)


@pytest.mark.parametrize("text", ["Anna Lund, 54, saved two children.", "Two children owe Anna Lund (54) their lives."])
def test_an_age_that_says_who_is_meant_may_stand_in_another_sentence_than_the_model_names(text: str) -> None:
    source = AGED.replace("who is 54", "54")
    [claim] = checked(text, source, Engine(Verdict.SUPPORTED, "pulled two children"))
    assert claim.verdict in _BORNE_OUT


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Anna Lund, 45, saved two children.", AGED),
        ("Anna Lund saved 54 children.", AGED),
    ],
)
def test_another_age_or_a_number_of_something_else_may_not(text: str, source: str) -> None:
    [claim] = checked(text, source, Engine(Verdict.SUPPORTED, "pulled two children"))
    assert claim.verdict not in _BORNE_OUT


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        (
            "en",
            "The quay in Varn became increasingly increasingly empty.",
            "Fewer and fewer people came to Varn’s quay.",
        ),
        ("fr", "Le quai de Varn est devenu désert désert.", "Il n’y avait plus personne sur le quai de Varn."),
        ("de", "Der Kai von Varn war menschenleer menschenleer.", "Auf dem Kai von Varn war niemand mehr."),
    ],
)
def test_words_said_twice_in_a_row_leave_open_what_the_model_calls_borne_out(
    language: str, text: str, source: str
) -> None:
    [claim] = checked(text, source, Engine(Verdict.SUPPORTED), language)
    assert claim.verdict is Verdict.UNDECIDED
    assert text.split()[-2].strip(".") in claim.explanation


MANY = "Ida Roth met Karl Weber, Nils Brandt, Eva Holm and Olga Stern in Varn. Roth left the board of Norvane at noon."


@pytest.mark.parametrize(
    ("text", "source", "borne_out"),
    [
        ("She gave up her seat on the board.", MANY, False),
        ("Ida Roth was in Varn. She gave up her seat on the board.", MANY, True),
        ("Roth gave up her seat on the board.", MANY, True),
        ("When she gave up her seat on the board, nobody spoke.", MANY, False),
        ("She gave up her seat on the board.", MANY.replace("at noon", "at noon, as she had said"), False),
        # One sentence names nobody else, or opens with "she" itself.
        ("She gave up her seat on the board.", "Roth left the board of Norvane at noon.", True),
        ("She gave up her seat on the board.", MANY.replace("Roth left", "At noon she left"), True),
    ],
)
def test_a_pronoun_that_points_to_nobody_leaves_open_what_the_model_calls_borne_out(
    text: str, source: str, borne_out: bool
) -> None:
    claim = checked(text, source, Engine(Verdict.SUPPORTED, "the board"))[-1]
    assert (claim.verdict in _BORNE_OUT) is borne_out
    assert borne_out or "first word" in claim.explanation


def test_a_model_that_names_words_which_nobody_says_has_not_found_the_claim_borne_out() -> None:
    text, source = "The council hailed the tram as a triumph.", "The council of Kermor approved the tram on Tuesday."
    [claim] = checked(text, source, Engine(Verdict.SUPPORTED, claim_words="a triumph"))
    assert claim.verdict is Verdict.UNDECIDED
    assert "a triumph" in claim.explanation


def test_a_model_sees_who_speaks_where_rules_take_the_speaker_for_another() -> None:
    source = "A resident of Varn, who was known as Paul Lund until Tuesday, told the Courier he hopes to win a seat."
    [claim] = checked("Lund says he hopes to win a seat.", source, Engine(Verdict.SUPPORTED))
    assert (claim.verdict, claim.decided_by) == (Verdict.SUPPORTED, "model")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        # The words are all there; what limits them is left out, or they are said of somebody else.
        ("The ferry sails on Friday.", "The ferry sails on Friday only if the ice breaks."),
        ("Lund is the mayor of Varn.", "Lund was the mayor of Varn."),
        ("Lund resigned on Friday.", "Lund said that Weber had resigned on Friday."),
        ("He praised the mayor of Skarre.", "He praised the mayor of Varn and the harbour master of Skarre."),
    ],
)
def test_a_sentence_that_has_every_word_and_says_another_thing_is_not_lifted_by_the_model(
    text: str, source: str
) -> None:
    [claim] = checked(text, source, Engine(Verdict.SUPPORTED))
    assert claim.verdict not in _BORNE_OUT
    assert claim.decided_by == "rules"


def test_what_a_sentence_has_word_by_word_is_there_whatever_a_model_overlooks() -> None:
    text, source = "The council approved the tram.", "The council approved the tram on Tuesday. Work starts in May."
    [claim] = checked(text, source, Engine(Verdict.UNSUPPORTED))
    assert (claim.verdict, claim.decided_by) == (Verdict.SUPPORTED, "rules")


def test_what_a_model_does_not_find_and_rules_do_not_prove_is_not_borne_out() -> None:
    text, source = "Councillors backed the tram.", "The council approved the tram on Tuesday. Work starts in May."
    [claim] = checked(text, source, Engine(Verdict.UNSUPPORTED))
    assert (claim.verdict, claim.decided_by) == (Verdict.UNSUPPORTED, "model")


@pytest.mark.parametrize(
    ("claim_words", "source_words", "verdict"),
    [
        # Who said it is not the number of his children; a rounder sum is no other one.
        ("The father of six", "Karl Weber", Verdict.CONTRADICTED),
        ("about 48 million euros", "48 million euros", Verdict.UNDECIDED),
    ],
)
def test_a_contradiction_rests_on_figures_where_figures_stand_against_each_other(
    claim_words: str, source_words: str, verdict: Verdict
) -> None:
    text = "The father of six wants the tram for about 48 million euros."
    source = "Karl Weber wants the tram for 48 million euros, says Paul Lund, who has six children."
    [claim] = checked(text, source, Engine(Verdict.CONTRADICTED, "", claim_words, source_words))
    assert claim.verdict is verdict
