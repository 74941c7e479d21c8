"""Sentences of a quotation: which stay one claim, and which marks the wording of a cut one has."""

from __future__ import annotations

from claimcheck.annotation.rules import RulesEngine
from claimcheck.reading import article_from_text

_LONG = (
    'The mayor met the owners on Monday. "The pier at Corle has been shut since the storm of last winter. Nobody has '
    'told the owners of the eleven stalls when it will open again," said Ann Hall.'
)


def _texts(text: str) -> list[str]:
    return [claim.text for claim in RulesEngine().extract(article_from_text(text, language="en"), "A").claims]


def test_a_quotation_of_several_facts_is_as_many_claims_each_with_both_marks_or_none() -> None:
    assert _texts(_LONG)[1:] == [
        "The pier at Corle has been shut since the storm of last winter.",
        '"Nobody has told the owners of the eleven stalls when it will open again," said Ann Hall.',
    ]


def test_a_short_quotation_of_two_sentences_stays_one_claim() -> None:
    assert _texts('"Nobody told us. We waited for hours," said Ann Hall.') == [
        '"Nobody told us. We waited for hours," said Ann Hall.'
    ]


def test_a_quotation_that_goes_on_in_other_claims_is_closed_where_it_is_cut() -> None:
    text = (
        'Ann Hall said: "The pier at Corle has been shut since the storm of last winter. Nobody has told the owners of '
        'the eleven stalls when it will open again."'
    )
    assert _texts(text)[0] == 'Ann Hall said: "The pier at Corle has been shut since the storm of last winter."'
