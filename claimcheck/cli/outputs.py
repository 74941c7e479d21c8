"""Where reports go: standard output, as the terminal it may be allows, or files."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from claimcheck import saving
from claimcheck.cli.commands import current_run
from claimcheck.cli.printing import print_text
from claimcheck.errors import UsageError
from claimcheck.reports import ENDINGS, format_of, renderer

if TYPE_CHECKING:
    from claimcheck.reports import Document

_STANDARD_OUTPUT = "-"
_STANDARD_INPUT = "-"

# No terminal has more columns than this has digits.
_MOST_DIGITS = 4

# Values of a variable that ask for nothing.
_OFF = frozenset({"", "0", "false"})


@dataclass(frozen=True, slots=True)
class Target:
    """A format and the file it goes to, None for standard output."""

    format: str
    path: Path | None


def targets(
    format_name: str | None, outputs: Sequence[str], inputs: Sequence[str | Path | None] = ()
) -> tuple[Target, ...]:
    """Return where reports go, before anything is read or asked.

    A format given by name wins over the ending of a single file; several files each take the format of their ending.
    Raises `UsageError` for an ending that stands for no format, for a file that cannot be written, and for one of the
    run's own `inputs`.
    """
    if not outputs:
        return (Target(format_name or "terminal", None),)
    for output in outputs:
        _refuse_input(output, inputs)
    return tuple(_target(format_name, output, alone=len(outputs) == 1) for output in outputs)


def _refuse_input(output: str, inputs: Sequence[str | Path | None]) -> None:
    """Raise `UsageError` where a report would take the place of what the run reads, by whatever name."""
    for given in inputs:
        if given is not None and output != _STANDARD_OUTPUT and _is_one_file(output, given):
            read = "standard input" if given == _STANDARD_INPUT else given
            raise UsageError(f"-o {output} would overwrite {read}, which this run reads.", "Name another file with -o.")


def refuse_cassette_over(cassette: Path | None, inputs: Sequence[str | Path | None]) -> None:
    """Raise `UsageError` where a recording would take the place of what the run reads or writes."""
    for given in inputs:
        if cassette is not None and given is not None and _is_one_file(cassette, given):
            raise UsageError(
                f"--cassette {cassette} would take the place of {given}, which this run reads or writes.",
                "Name another file with --cassette.",
            )


def _is_one_file(a: str | Path, b: str | Path) -> bool:
    """Tell whether two names are those of one file, be it there or yet to be written; of `b`, "-" is what is read."""
    with contextlib.suppress(OSError, ValueError):
        if b == _STANDARD_INPUT:
            return os.path.samestat(Path(a).stat(), os.fstat(0))
        return os.path.realpath(a) == os.path.realpath(b) or Path(a).samefile(b)
    return False


def _target(format_name: str | None, output: str, *, alone: bool) -> Target:
    if output == _STANDARD_OUTPUT:
        return Target(format_name or "terminal", None)
    path = Path(output)
    if os.path.isdir(path):  # noqa: PTH112  a name that is too long is no folder, and no error yet
        raise UsageError(f"-o {output} is a folder.", f"Name a file in it: {path / 'report.html'}.")
    by_ending = format_of(path.name)
    chosen = (format_name or by_ending) if alone else (by_ending or format_name)
    if chosen is None:
        raise UsageError(
            f"-o {output}: the ending names no format.",
            f"End it in {', '.join(ENDINGS)}, or choose with --format.",
        )
    if not os.path.isdir(path.parent):  # noqa: PTH112
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
    from claimcheck.reports.terminal.signs import in_encoding

    report = terminal.render(document, texts=texts, language=language, width=_width(stream), colour=_has_colour(stream))
    return in_encoding(report, (stream and stream.encoding) or "utf-8")


def _width(stream: TextIO | None) -> int:
    from claimcheck.reports.terminal import DEFAULT_WIDTH

    if stream is None:
        return DEFAULT_WIDTH
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdecimal() and len(columns) <= _MOST_DIGITS and int(columns) > 0:
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
