"""Whether two statements are of two days, and whether one tells how things stand so far."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.comparison.evidence.hours_of_day import starts_of_times
from claimcheck.comparison.evidence.roles import COMPATIBLE, is_day_of_saying, relate_figures
from claimcheck.comparison.statements import Figure, Statement
from claimcheck.comparison.vocabulary.terms import prepositions
from claimcheck.figures.intervals import QuantityRelation, relate_quantities
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.scanner import scan
from claimcheck.records import Certainty

# A year and a month in ISO 8601 have so many signs.
_MONTH = len("2026-01")


def are_of_two_days(a: Sequence[Figure], b: Sequence[Figure]) -> bool:
    """Tell whether two statements are dated and have no day in common: those hurt on Saturday, those hurt on Sunday."""
    pairs = [relate_quantities(x.quantity, y.quantity) for x in a for y in b]
    return bool(pairs) and all(relation is QuantityRelation.DISJOINT for relation in pairs)


def dates_of(one: Statement) -> tuple[Figure, ...]:
    """Return the dates of what a statement tells, the day on which it was said left out."""
    return tuple(figure for figure in one.dates if not is_day_of_saying(figure, one))


def order_of_reports(a: Statement, b: Statement) -> int:
    """Return which of two statements reports the later state of things, by the days on which they were said.

    Negative where all that one quotes was said before a day of which the other tells: "12 died, police said on Monday",
    "15 died, police said on Tuesday". Positive for the contrary, 0 where neither is known.
    """
    return _was_said_before(b, a) - _was_said_before(a, b)


def _was_said_before(one: Statement, other: Statement) -> bool:
    """Tell whether what one statement quotes was said before a day that the other one tells of as past."""
    said = [figure.quantity.high for figure in one.dates if is_day_of_saying(figure, one)]
    if len(said) != 1 or other.claim.certainty is Certainty.PLANNED:
        return False
    last, told = said[0], [figure.quantity.low for figure in other.dates]
    return isinstance(last, str) and any(isinstance(day, str) and day > last for day in told)


def has_a_day_of_its_own(own: Sequence[Figure], others: Sequence[Figure], sides: tuple[Statement, Statement]) -> bool:
    """Tell whether a date of one side is none of the other's; `sides` are their statements."""
    return any(all(relate_figures(day, other, *sides) not in COMPATIBLE for other in others) for day in own)


def is_of_another_time(one: Statement, other: Statement, besides: Figure | None = None) -> bool:
    """Tell whether one side alone tells of a year or of a time that no calendar places: in 2003, two years ago.

    `besides` is a figure of that side that is compared itself.
    """
    own = [figure for figure in (*dates_of(one), *one.era) if figure is not besides and _is_long(figure)]
    return has_a_day_of_its_own(own, (*other.dates, *other.era), (one, other))


def is_of_another_era(one: Statement, other: Statement) -> bool:
    """Tell whether one side goes on, in the past perfect, with an event of a year that the other does not tell of."""
    return has_a_day_of_its_own([date for date in one.era if _is_long(date)], (*other.dates, *other.era), (one, other))


def _is_long(date: Figure) -> bool:
    """Tell whether a date is a year, or one of which the calendar does not know which day it is."""
    quantity = date.quantity
    if isinstance(quantity.low, str) and isinstance(quantity.high, str):
        return quantity.low[:_MONTH] != quantity.high[:_MONTH]
    return quantity.value is None


def tells_until_then(one: Statement) -> bool:
    """Tell whether a statement says how things stand so far: nobody arrested by Monday, still on alert, a toll."""
    return bool(_standing(one.language).find(scan(one.claim.quote)))


def count_up_to_their_times(a: Statement, b: Statement) -> bool:
    """Tell whether both statements say what there was up to a day or hour of theirs: "by Friday", "by Sunday"."""
    return all(_counts_up_to_its_time(one) for one in (a, b))


def _counts_up_to_its_time(one: Statement) -> bool:
    """Tell whether a word for "so far" stands in a statement, a preposition among them right before its day or hour.

    "Killed by police on Friday" counts up to no day.
    """
    tokens = scan(one.claim.quote)
    starts = {date.quantity.start - one.claim.start for date in dates_of(one)} | starts_of_times(one)
    small = prepositions(one.language) | own_words(one.language, "function_words", "determiners")
    for hit in _standing(one.language).find(tokens):
        behind = next((token for token in tokens[hit.last :] if token.text.lower() not in small), None)
        bounds_time = tokens[hit.first].start in starts or (behind is not None and behind.start in starts)
        if bounds_time or tokens[hit.last - 1].text.lower() not in small:
            return True
    return False


def tells_until_now(one: Statement) -> bool:
    """Tell whether a statement says how things were until the news: « avait jusqu'ici refusé »."""
    return _has_until_now(one.claim.quote, one.language)


@functools.lru_cache(maxsize=4096)
def _has_until_now(quote: str, language: str) -> bool:
    return bool(_until_now(language).find(scan(quote)))


@functools.cache
def _until_now(language: str) -> Phrasebook:
    return Phrasebook(own_table(language, "clock").get("until_now", ()))


@functools.cache
def _standing(language: str) -> Phrasebook:
    return Phrasebook(own_table(language, "clock").get("standing", ()))
