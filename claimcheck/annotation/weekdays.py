"""Days of an article whose weekday is another: "Monday, 3 March 2026" was a Tuesday. The reader is to know of it."""

from __future__ import annotations

from claimcheck.annotation.measuring import quantities_of
from claimcheck.reading.blocks import Block
from claimcheck.reading.notes import note_on
from claimcheck.records import Article, Kind, Note


def notes_on_weekdays(article: Article) -> tuple[Note, ...]:
    """Return the note that names the days of the article that contradict their weekday, if there are any.

    Their value is marked with "?" (ISO 8601-2, uncertain): see `figures.dates.shapes.CalendarDate`.
    """
    contradicted = [
        Block(date.start, date.end)
        for date in quantities_of(article)
        if date.kind is Kind.DATE and "?" in str(date.value)
    ]
    return (note_on("weekdays", article.text, contradicted),) if contradicted else ()
