"""Where reports go: standard output, as the terminal it may be allows, or files."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from claimcheck import saving
from claimcheck.cli.commands import current_run
from claimcheck.errors import UsageError
from claimcheck.reports import ENDINGS, format_of, renderer

if TYPE_CHECKING:
    from claimcheck.reports import Document

_STANDARD_OUTPUT = "-"

# Values of a variable that ask for nothing.
_OFF = frozenset({"", "0", "false"})


@dataclass(frozen=True, slots=True)
class Target:
    """A format and the file it goes to, None for standard output."""

    format: str
    path: Path | None


def targets(format_name: str | None, outputs: Sequence[str]) -> tuple[Target, ...]:
    """Return where reports go, before anything is read or asked.

    A format given by name wins over the ending of a single file; several files each take the format of their ending.
    Raises `UsageError` for an ending that stands for no format and for a file that cannot be written.
    """
    if not outputs:
        return (Target(format_name or "terminal", None),)
    return tuple(_target(format_name, output, alone=len(outputs) == 1) for output in outputs)


def _target(format_name: str | None, output: str, *, alone: bool) -> Target:
    if output == _STANDARD_OUTPUT:
        return Target(format_name or "terminal", None)
    path = Path(output)
    if path.is_dir():
        raise UsageError(f"-o {output} is a folder.", f"Name a file in it: {path / 'report.html'}.")
    by_ending = format_of(path.name)
    chosen = (format_name or by_ending) if alone else (by_ending or format_name)
    if chosen is None:
        raise UsageError(
            f"-o {output}: the ending names no format.",
            f"End it in {', '.join(ENDINGS)}, or choose with --format.",
        )
    if not path.parent.is_dir():
        raise UsageError(f"-o {output}: there is no folder {path.parent}.", "Make it first, or write elsewhere.")
    return Target(chosen, path)


def deliver(document: Document, where: Sequence[Target], texts: Mapping[str, str], language: str) -> None:
    """Render the document for each target and write it there."""
    for target in where:
        if target.path is None:
            print_text(_rendered(document, target.format, texts, language, sys.stdout))
        else:
            saving.write(target.path, _rendered(document, target.format, texts, language, None))


def _rendered(
    document: Document, format_name: str, texts: Mapping[str, str], language: str, stream: TextIO | None
) -> str:
    if format_name != "terminal":
        return renderer(format_name)(document, texts=texts, language=language)
    from claimcheck.reports import terminal

    return terminal.render(document, texts=texts, language=language, width=_width(stream), colour=_has_colour(stream))


def _width(stream: TextIO | None) -> int:
    from claimcheck.reports.terminal import DEFAULT_WIDTH

    if stream is None:
        return DEFAULT_WIDTH
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return int(columns)
    return shutil.get_terminal_size((DEFAULT_WIDTH, 24)).columns if stream.isatty() else DEFAULT_WIDTH


def _has_colour(stream: TextIO | None) -> bool:
    """Say whether the stream takes colour; a file never does.

    --color has the first word, then NO_COLOR (no-color.org), then FORCE_COLOR and CLICOLOR_FORCE
    (bixense.com/clicolors), then whether it is a terminal.
    """
    if stream is None:
        return False
    asked = current_run().color
    if asked != "auto":
        return asked == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if any(os.environ.get(name, "0") not in _OFF for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def print_text(text: str) -> None:
    """Write to standard output, whatever its encoding; a reader who stops listening is no error."""
    stream = sys.stdout
    try:
        encoding = stream.encoding or "utf-8"
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
        stream.flush()
    except BrokenPipeError:
        # What is left in the buffer would fail again when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
