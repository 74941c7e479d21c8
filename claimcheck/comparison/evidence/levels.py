"""How high something stood on a day: "the number of patients stood at 384 on Monday", « s'élevait mardi à 388 »."""

from __future__ import annotations

from claimcheck.annotation.vocabulary import own_words
from claimcheck.comparison.evidence.days import are_of_two_days, dates_of
from claimcheck.comparison.statements import Figure, Statement

# The number stands so few words behind the verb, a day between them: « s'élevait lundi à 384 ».
_TO_ITS_NUMBER = 5

# A day behind the number stands so near to it: "stood at 384 on Monday".
_TO_ITS_DAY = 6


def are_levels_of_two_days(a: Statement, b: Statement) -> bool:
    """Tell whether both statements say how high something stood, each on a day of its own: two states of one count."""
    first, second = _day_of_its_level(a), _day_of_its_level(b)
    return first is not None and second is not None and are_of_two_days([first], [second])


def _day_of_its_level(side: Statement) -> Figure | None:
    """Return the day on which a statement says how high something stood, the one nearest to the verb."""
    verbs = own_words(side.language, "clock", "levels")
    days = [day for day in dates_of(side) if day.quantity.low == day.quantity.high]
    if not days or verbs.isdisjoint(side.frame):
        return None
    for verb in (place for place, word in enumerate(side.frame) if word in verbs):
        number = next(iter(side.amounts_within(verb + 1, verb + 1 + _TO_ITS_NUMBER)), None)
        if number is None:
            continue
        near = [day for day in days if day.place <= number.place + _TO_ITS_DAY]
        return min(near, key=lambda day: abs(day.place - verb), default=None)
    return None
