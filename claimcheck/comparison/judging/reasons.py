"""Whether a model's reason may stand in a report: in its language, and with nothing that the claims do not have."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Sequence

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
    known = {_value(quantity) for text in texts for quantity in figures.find(text, language, None)}
    known |= {_value(quantity) for claim in claims for quantity in (*claim.quantities, *claim.dates)}
    days = {day for claim in claims for day in map(_only_day, claim.dates) if day}
    given = [quantity for quantity in figures.find(reason, language, None) if not counts_the_articles(quantity)]
    return all(
        _value(quantity) in known or _is_day_of(quantity, texts) or _names_one_of(quantity, days, language)
        for quantity in given
    )


def _value(quantity: Quantity) -> object:
    """Return what a figure stands for: its value, the bounds of a range, or the words of a day counted from no day."""
    if quantity.value is not None:
        return quantity.value
    return words_of(quantity.text) if quantity.low is quantity.high is None else (quantity.low, quantity.high)


def _only_day(quantity: Quantity) -> datetime.date | None:
    """Return the day that a date of a claim means, as code has worked it out, None for more than a day."""
    is_day = isinstance(quantity.low, str) and quantity.low == quantity.high
    return datetime.date.fromisoformat(str(quantity.low)) if is_day else None


def _names_one_of(quantity: Quantity, days: Collection[datetime.date], language: str) -> bool:
    """Tell whether a day of a reason may be one of those that claims mean: "24 November", "Tuesday" for "yesterday".

    Seen from that day it is that day, or holds it ("November"). What is counted from no day ("today") names none.
    """
    if quantity.kind is not Kind.DATE or quantity.value is None:
        return False
    placed = ((day.isoformat(), one) for day in days for one in figures.find(quantity.text, language, day))
    return any(str(one.low) <= day <= str(one.high) for day, one in placed)


def _is_day_of(quantity: Quantity, texts: Sequence[str]) -> bool:
    """Tell whether a day is part of one that a claim gives in full: "Tuesday" of "Tuesday 3 July"."""
    words = f" {' '.join(words_of(quantity.text))} "
    return quantity.kind is Kind.DATE and any(words in f" {' '.join(words_of(text))} " for text in texts)


def counts_the_articles(quantity: Quantity) -> bool:
    """Tell whether a number in words may stand for the articles themselves: "both", "one of the two"."""
    return quantity.value in (1, 2) and not any(character.isdigit() for character in quantity.text)
