"""The day by which an article names what happened but once: the fire of 15 April 2019.

Two articles that name it by one day of two years contradict each other; by two days they may name two events.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.comparison.attributes.attribute import Attribute, Owner, Value
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.concepts import is_named_by_its_day
from claimcheck.comparison.vocabulary.terms import Term, is_function_word
from claimcheck.languages.scanner import TokenKind, scan
from claimcheck.records import Quantity, Verdict

#: The kind of this attribute.
NAMED_DAY = "named_day"

# The day and the month of a date as it is kept, behind its year: "-04-15".
_DAY_OF_A_YEAR = slice(4, 10)
_WHOLE_DATE = 10
# Signs between the event and its date: « l'incendie du 15 avril 2019 », "the fire of 15 April 2019".
_LONGEST_LINK = 6


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day, its year written beside it, by which something is named."""

    day: str

    def relate(self, other: Value) -> Verdict | None:
        """Return whether both are one day, or one of two years; None for two days of a year."""
        if not isinstance(other, NamedDay) or self.day[_DAY_OF_A_YEAR] != other.day[_DAY_OF_A_YEAR]:
            return None
        return Verdict.AGREE if self.day == other.day else Verdict.CONFLICT


def attributes_of_named_days(statement: Statement) -> Iterator[Attribute]:
    """Yield the days by which a statement names what happened, in their order."""
    offset = statement.claim.start
    for date in statement.claim.dates:
        event = _event_in_front(statement, date) if _is_whole(date) else None
        if event is None:
            continue
        yield Attribute(
            kind=NAMED_DAY,
            difference="date",
            owner=Owner(nouns=frozenset((event.key, *event.concepts))),
            value=NamedDay(str(date.value)),
            statement=statement,
            text=date.text,
            start=date.start,
            span=(event.start - offset, date.end - offset),
            in_passing=True,
            told_only_where_it_differs=True,
        )


def _is_whole(date: Quantity) -> bool:
    """Tell whether a date is a day whose year is written."""
    value = str(date.value)
    return len(value) == _WHOLE_DATE and date.low == date.high and value[:4] in date.text


def _event_in_front(statement: Statement, date: Quantity) -> Term | None:
    """Return what happens once and stands right in front of a date, but for one small word."""
    front = [term for term in statement.terms if date.start - _LONGEST_LINK <= term.end <= date.start]
    event = front[-1] if front else None
    if event is None or event.negated or not any(map(is_named_by_its_day, event.concepts)):
        return None
    offset = statement.claim.start
    link = scan(statement.claim.quote[event.end - offset : date.start - offset])
    plain = len(link) == 1 and link[0].kind is TokenKind.WORD
    return event if plain and is_function_word(link[0].text.lower(), statement.language) else None
