"""Amounts, units, intervals and dates in running text, by offset: the deterministic heart."""

from __future__ import annotations

import datetime
import functools

from claimcheck.figures.amounts import find_amounts
from claimcheck.figures.dates import find_dates
from claimcheck.records import Quantity


@functools.lru_cache(maxsize=64)
def find(text: str, language: str, reference: datetime.date | None = None) -> tuple[Quantity, ...]:
    """Return all amounts and dates of `text`, by start, none overlapping: `text[q.start:q.end] == q.text`.

    `language` is an ISO 639 code. `reference` is the day the text appeared, which places "Monday" and "yesterday". A
    number inside a date is no amount.
    """
    dates = find_dates(text, language, reference)
    amounts = find_amounts(text, language, [(date.start, date.end) for date in dates])
    return tuple(sorted((*dates, *amounts), key=lambda quantity: quantity.start))
