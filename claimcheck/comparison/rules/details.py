"""The rule of the amounts and dates that one side alone gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimcheck.comparison.evidence.background import Background
from claimcheck.comparison.evidence.subject import Subject, words_of_figure
from claimcheck.comparison.rules.outcomes import Differs, Outcome
from claimcheck.comparison.statements import Figure, Statement
from claimcheck.records import Kind, Verdict


def detail_differences(subject: Subject) -> list[Outcome]:
    """Name the amounts and dates that only one side gives, and that the source of the other gives nowhere."""
    return [
        *_details(subject, subject.amounts.only_a, subject.background_b, first=True),
        *_details(subject, subject.amounts.only_b, subject.background_a, first=False),
        *_details(subject, subject.dates.only_a, subject.background_b, first=True),
        *_details(subject, subject.dates.only_b, subject.background_a, first=False),
    ]


def _details(subject: Subject, figures: Iterable[Figure], other: Background, *, first: bool) -> Iterator[Outcome]:
    for figure in figures:
        side = subject.a if first else subject.b
        if other.gives(figure) or _is_relative_day(figure) or _counts_nothing(figure) or _only_names(figure, side):
            continue
        sides = (words_of_figure(figure), None) if first else (None, words_of_figure(figure))
        yield Differs(subject.difference(str(figure.quantity.kind), Verdict.PRECISION, *sides))


def _is_relative_day(figure: Figure) -> bool:
    """Tell whether a date is but a day as papers name the days around them: "on Monday", "that day"."""
    quantity = figure.quantity
    is_day = quantity.kind is Kind.DATE and quantity.low == quantity.high
    return is_day and not any(character.isdigit() for character in quantity.text)


def _only_names(figure: Figure, side: Statement) -> bool:
    """Tell whether a number only names: an ordinal (the 1st regiment), one glued to the letters behind it (3AW)."""
    if figure.quantity.kind is Kind.ORDINAL and figure.quantity.text[:1].isdigit():
        return True
    behind = side.claim.quote[figure.quantity.end - side.claim.start :][:1]
    return figure.quantity.kind is Kind.COUNT and behind.isupper()


def _counts_nothing(figure: Figure) -> bool:
    """Tell whether a number names nothing that it counts: the number of a district in brackets, of a bus."""
    return figure.quantity.kind is Kind.COUNT and figure.quantity.unit is None
