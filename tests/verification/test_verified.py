"""A model's answer on a claim put together with the rules: what it calls borne out has its figures in the sentences."""

from __future__ import annotations

import pytest

from claimcheck import pipeline
from claimcheck.annotation.rules import RulesEngine
from claimcheck.engines import Verification
from claimcheck.reading import article_from_text
from claimcheck.records import Verdict


class Engine(RulesEngine):
    """Rules, and one answer on every claim: borne out by the whole source."""

    def __init__(self, source: str) -> None:
        self.said = Verification(Verdict.SUPPORTED, "It says so.", (("A", 0, len(source)),))

    def verify(self, *_: object) -> tuple[Verification, ...]:
        return (self.said,)


def verdict_of(text: str, source: str) -> Verdict:
    articles = [article_from_text(one, language="en") for one in (text, source)]
    [claim] = pipeline.check(articles[0], articles[1:], engine=Engine(source)).claims
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
    ],
)
def test_a_figure_that_small_letters_hide_stands_where_its_words_do(text: str, source: str) -> None:
    assert verdict_of(text, source) in (Verdict.SUPPORTED, Verdict.PRECISION)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("the probe voyager 58 lost contact on its way .", "Contact with the probe Voyager 59 was lost on its way."),
        ("the line will cost 52 million euros .", "The line will cost 48 million euros, not 52 as in May."),
    ],
)
def test_another_figure_in_its_place_is_not_borne_out_by_the_model(text: str, source: str) -> None:
    assert verdict_of(text, source) not in (Verdict.SUPPORTED, Verdict.PRECISION)
