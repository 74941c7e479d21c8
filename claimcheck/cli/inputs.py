"""Sources named on the command line, read into articles."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

from claimcheck.cli.failures import note
from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from claimcheck.cli.progress import Progress
    from claimcheck.records import Article

_SKIPPED = "-"


def read_sources(
    sources: Sequence[str], dates: Sequence[datetime.date | None], progress: Progress, *, no_send: bool = False
) -> list[Article]:
    """Return the articles of `sources`; each date goes with the source at its place.

    With `no_send` raises `UsageError` for an address before anything is read: whoever serves the page learns who reads
    what.
    """
    from claimcheck.reading import read

    if no_send:
        stay_here(sources)
    articles = []
    for number, (source, published) in enumerate(zip(sources, dates, strict=True)):
        progress.stage("read", number, len(sources))
        articles.append(read(source, published=published))
    progress.stage("read", len(sources), len(sources))
    return articles


def stay_here(sources: Sequence[str]) -> None:
    """Say that nothing leaves this machine; raise `UsageError` where an address among the sources would be fetched."""
    for source in sources:
        if "://" in source:
            fetch_nothing(source)
    note("claimcheck: nothing leaves this machine (--no-send).")


def fetch_nothing(address: str, _limit: int = 0) -> NoReturn:
    """Stand in for what fetches pages where nothing may leave this machine: raises `UsageError`."""
    from claimcheck.reading.addresses import shown

    raise UsageError(
        f"--no-send: this run would fetch {shown(address)}.",
        "Save the page in a file and name that, or leave --no-send out.",
    )


def would_send(host: str) -> UsageError:
    """Return what to say where `--no-send` meets a service that would be asked."""
    return UsageError(
        f"--no-send: this run would send articles to {host}.",
        "Leave --no-send out, replay a cassette, or run --engine rules.",
    )


def one_standard_input(sources: Sequence[str]) -> None:
    """Raise `UsageError` where standard input is named twice: it can be read only once."""
    if list(sources).count("-") > 1:
        raise UsageError("Standard input (-) is named more than once.", "Save one of the texts in a file.")


def publication_dates(given: Sequence[str], sources: int) -> list[datetime.date | None]:
    """Return the day that `--published` names for each source, None where it names none.

    Raises `UsageError` for what is no day, and for more days than there are sources.
    """
    if len(given) > sources:
        raise UsageError(
            f"--published is given {len(given)} times for {sources} source{'s' if sources > 1 else ''}.",
            "Give it once a source at most, in their order.",
        )
    days = [None if text == _SKIPPED else _day(text) for text in given]
    return [*days, *[None] * (sources - len(given))]


def _day(text: str) -> datetime.date:
    try:
        return datetime.datetime.fromisoformat(text).date()
    except ValueError:
        raise UsageError(f"--published: {text!r} is no date.", "Write it as year-month-day: 2025-02-11.") from None
