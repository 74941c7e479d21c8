"""An item of a list is told with the words that announce it."""

from __future__ import annotations

from claimcheck.annotation.rules import RulesEngine
from claimcheck.reading import article_from_text

LIST = """The measures are:

- a ban on cars in the centre
- a tax of 3 euros on parking
- The buses are free on Sundays.

The council votes in May."""


def test_an_item_without_a_verb_is_told_with_its_lead_and_quotes_itself_alone() -> None:
    claims = RulesEngine().extract(article_from_text(LIST, language="en"), "A").claims
    texts = {claim.quote: claim.text for claim in claims}
    assert texts["a ban on cars in the centre"] == "The measures are: a ban on cars in the centre"
    assert texts["a tax of 3 euros on parking"] == "The measures are: a tax of 3 euros on parking"


def test_an_item_with_a_verb_and_what_stands_behind_the_list_are_told_alone() -> None:
    claims = RulesEngine().extract(article_from_text(LIST, language="en"), "A").claims
    assert {claim.text for claim in claims} >= {"The buses are free on Sundays.", "The council votes in May."}


def test_a_sentence_that_ends_in_a_verb_and_a_colon_only_announces_the_lines_below_it() -> None:
    lines = "The newly selected five are:\n\nBlue Quay, Corle\nHall Ferries, Lorna\n"
    text = f"The council chose five firms on Monday.\n\n{lines}"
    claims = RulesEngine().extract(article_from_text(text, language="en"), "A").claims
    assert [claim.text for claim in claims] == ["The council chose five firms on Monday."]


def test_a_colon_in_the_middle_of_a_line_announces_no_lines() -> None:
    text = "The council chose five firms on Monday. The newly selected five are: Blue Quay of Corle and Hall Ferries."
    claims = RulesEngine().extract(article_from_text(text, language="en"), "A").claims
    assert claims[-1].text == "The newly selected five are: Blue Quay of Corle and Hall Ferries."
