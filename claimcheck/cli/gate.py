"""The exit code of a run that was done: what `--fail-on` and `--baseline` make of its findings."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.cli.failures import DONE, FOUND, note
from claimcheck.errors import ReadingError

if TYPE_CHECKING:
    from claimcheck.records import Check, Comparison


def read_baseline(path: Path | None, fatal: Collection[str]) -> str | None:
    """Return the text of an earlier report, None where none is named. Raises `ReadingError` where it cannot be read."""
    if path is None:
        return None
    if not fatal:
        note("claimcheck: --baseline tells known findings from new ones for --fail-on, which names no verdict here.")
    try:
        return path.read_text("utf-8")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is no text in UTF-8"
        raise ReadingError(
            f"--baseline {path} cannot be read: {reason}.", "Write one with -o report.json in an earlier run."
        ) from error


def exit_code(document: Comparison | Check, fatal: Collection[str], baseline: str | None) -> int:
    """Return 1 where a finding that the baseline does not know has one of the fatal verdicts, else 0."""
    from claimcheck.records import Comparison

    entries = document.findings if isinstance(document, Comparison) else document.claims
    asked = {entry.id for entry in entries}
    if baseline is not None:
        from claimcheck.baseline import new_findings

        asked &= new_findings(document, baseline)
    return FOUND if any(entry.verdict in fatal for entry in entries if entry.id in asked) else DONE
