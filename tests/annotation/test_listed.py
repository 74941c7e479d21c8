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
