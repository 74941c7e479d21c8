"""What is found in the words of a model is brought back to the words of the source."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.annotation.measuring import claim_from_span
from claimcheck.comparison.judging.rewording import rewording
from claimcheck.reading import article_from_text
from claimcheck.records import Certainty

_TEXT = "No one fell into the water, according to the coastguard of Thorn."


def test_words_of_what_somebody_denies_are_shown_with_the_denial() -> None:
    article = article_from_text(_TEXT, language="en")
    claim = claim_from_span(
        article, 0, len("No one fell into the water"), id="A1", text="Somebody fell into the water."
    )
    denied = rewording(replace(claim, certainty=Certainty.DENIED), "en")
    assert denied.located("Somebody fell into the water", 0) == ("No one fell into the water", 0)
    stated = rewording(claim, "en")
    assert stated.located("Somebody fell into the water", 0) == ("Somebody fell into the water", None)


def test_words_that_stand_twice_in_a_claim_keep_the_place_at_which_they_were_found() -> None:
    article = article_from_text("The mill in Thorn burned, and then the mill in Aubel burned.", language="en")
    claim = claim_from_span(article, 0, len(article.text), id="A1")
    second = article.text.rindex("the mill")
    assert rewording(claim, "en").located("the mill", second) == ("the mill", second)
