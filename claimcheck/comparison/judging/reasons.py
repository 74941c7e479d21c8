"""Whether a model's reason may stand in a report: in its language, and with nothing that the claims do not have."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck import figures
from claimcheck.annotation.names import find_names
from claimcheck.annotation.wording import words_of
from claimcheck.reading.languages import identify
from claimcheck.records import Claim, Kind, Quantity

# How the two articles of a question are called there, whatever they are called in the report.
_IN_THE_QUESTION = ("A", "B")
_LETTER = re.compile(r"\b[AB]\b")

_LONGEST = 300


def may_be_shown(reason: str, claims: Sequence[Claim], language: str, sources: tuple[str, str]) -> bool:
    """Tell whether a reason is in `language` and has no figure, no name and no source that the claims do not have."""
    if not reason or len(reason) > _LONGEST or identify(reason) != language:
        return False
    if sources != _IN_THE_QUESTION and _LETTER.search(reason):
        return False
    if not _figures_stand(reason, claims, language):
        return False
    known = {
        word for claim in claims for text in (claim.text, claim.quote, claim.speaker or "") for word in words_of(text)
    }
    letters = {letter.casefold() for letter in _IN_THE_QUESTION}
    return all(set(words_of(name)) <= known | letters for name in find_names(reason, language))


def _figures_stand(reason: str, claims: Sequence[Claim], language: str) -> bool:
    """Tell whether the claims have every figure of a reason, by its value: what it counts the reason need not say."""
    texts = [text for claim in claims for text in (claim.text, claim.quote)]
    known = {quantity.value for text in texts for quantity in figures.find(text, language, None)}
    known |= {quantity.value for claim in claims for quantity in (*claim.quantities, *claim.dates)}
    given = [quantity for quantity in figures.find(reason, language, None) if not counts_the_articles(quantity)]
    return all(quantity.value in known or _is_day_of(quantity, texts) for quantity in given)


def _is_day_of(quantity: Quantity, texts: Sequence[str]) -> bool:
    """Tell whether a day is part of one that a claim gives in full: "Tuesday" of "Tuesday 3 July"."""
    words = f" {' '.join(words_of(quantity.text))} "
    return quantity.kind is Kind.DATE and any(words in f" {' '.join(words_of(text))} " for text in texts)


def counts_the_articles(quantity: Quantity) -> bool:
    """Tell whether a number in words may stand for the articles themselves: "both", "one of the two"."""
    return quantity.value in (1, 2) and not any(character.isdigit() for character in quantity.text)
