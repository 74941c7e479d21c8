"""The terminal report of the amounts and dates in a text: a table, one row a quantity."""

from __future__ import annotations

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from claimcheck.records import Kind, Measurement, Quantity
from claimcheck.reports.terminal.page import Page, words

_COLUMNS = ("text", "kind", "value", "unit", "interval", "qualifier")


def parts(document: Measurement, page: Page) -> list[RenderableType]:
    """Return the table, or a sentence where there is nothing to show."""
    if not document.quantities:
        return [page.prose(words(page.phrases.say("no_quantities")))]
    table = Table(box=None, padding=(0, 3, 0, 0), pad_edge=False, header_style="bold")
    for column in _COLUMNS:
        table.add_column(words(page.phrases.name("columns", column)), overflow="fold")
    for quantity in document.quantities:
        table.add_row(*_row(quantity, page))
    return [table]


def _row(quantity: Quantity, page: Page) -> list[Text]:
    return [
        words(quantity.text, "bold"),
        words(page.phrases.name("kinds", quantity.kind)),
        words(_written(quantity.value, page)),
        words(quantity.unit or ""),
        words(_interval(quantity, page)),
        words(page.phrases.name("qualifiers", quantity.qualifier)),
    ]


def _interval(quantity: Quantity, page: Page) -> str:
    if quantity.low == quantity.high and (quantity.kind is not Kind.DATE or quantity.low == quantity.value):
        return ""
    ends = (_written(end, page) or page.phrases.say("unbounded") for end in (quantity.low, quantity.high))
    low, high = ends
    return page.phrases.say("interval", low=low, high=high)


def _written(value: int | float | str | None, page: Page) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else page.phrases.number(value)
