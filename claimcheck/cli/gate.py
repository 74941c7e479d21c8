"""The exit code of a run that was done: what `--fail-on`, `--baseline` and `[[accept]]` make of its findings."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from claimcheck.cli.configuration import acceptances
from claimcheck.cli.failures import DONE, FOUND, note
from claimcheck.errors import ReadingError
from claimcheck.files import text_of
from claimcheck.records import Check, Comparison

if TYPE_CHECKING:
    import datetime

_Document = TypeVar("_Document", Comparison, Check)


def read_baseline(path: Path | None, fatal: Collection[str]) -> str | None:
    """Return the text of an earlier report, None where none is named.

    Raises `ReadingError` where it cannot be read, `UsageError` where it is no report.
    """
    if path is not None and not fatal:
        note("claimcheck: --baseline tells known findings from new ones for --fail-on, which names no verdict here.")
    baseline = read_report("--baseline", path)
    if baseline is not None:
        from claimcheck.baseline import refuse_no_report

        refuse_no_report(baseline, f"--baseline {path}")
    return baseline


def read_report(option: str, path: Path | None) -> str | None:
    """Return the text of a report that `option` names, None where it names none. Raises `ReadingError`."""
    if path is None:
        return None
    try:
        return text_of(path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is no text in UTF-8"
        raise ReadingError(
            f"{option} {path} cannot be read: {reason}.", "Write one with -o report.json in an earlier run."
        ) from error


def accepted(document: _Document) -> _Document:
    """Return the document with what the project's file accepts marked so, and say which acceptances are over."""
    entries = acceptances()
    if not entries:
        return document
    from claimcheck.acceptance import accept, ended

    date = today()
    for one in ended(document, entries, date):
        note(f"claimcheck: {one.fingerprint} was accepted until {one.until} ({one.reason}); it counts again.")
    return accept(document, entries, date)


def today() -> datetime.date:
    """Return the day on which a run is made, the same everywhere on earth."""
    import datetime

    return datetime.datetime.now(datetime.UTC).date()


def exit_code(document: Comparison | Check, fatal: Collection[str], baseline: str | None) -> int:
    """Return 1 where a finding that is neither accepted nor in the baseline has one of the fatal verdicts, else 0."""
    entries = document.findings if isinstance(document, Comparison) else document.claims
    asked = {entry.id for entry in entries if entry.accepted is None}
    if baseline is not None:
        from claimcheck.baseline import new_findings

        asked &= new_findings(document, baseline)
    return FOUND if any(entry.verdict in fatal for entry in entries if entry.id in asked) else DONE
