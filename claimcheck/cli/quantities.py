"""`claimcheck quantities`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from claimcheck.cli import commands
from claimcheck.cli.failures import DONE
from claimcheck.cli.options import every_command
from claimcheck.cli.types import LANGUAGE, SOURCE
from claimcheck.errors import ReadingError

if TYPE_CHECKING:
    import datetime

    from claimcheck.records import Measurement


@commands.command("quantities")
@click.argument("source", metavar="SOURCE", type=SOURCE)
@click.option("--lines", is_flag=True, help="Take every line as a text of its own; print one JSON object a line.")
@click.option("--format", type=click.Choice(["terminal", "json"]), default="terminal", show_default=True)
@click.option("--language", type=LANGUAGE, metavar="CODE", help="Language of the text.  [default: found out]")
@click.option("--published", metavar="DATE", help='When the text appeared (YYYY-MM-DD), to place "Monday".')
@every_command
def command(source: str, lines: bool, format: str, language: str | None, published: str | None) -> int:
    r"""Show the amounts and dates in a text.

    \b
    Examples:
      claimcheck quantities article.txt --published 2024-05-03
      echo "about 9.7 billion euros" | claimcheck quantities -
    """
    from claimcheck.cli import inputs, outputs

    (day,) = inputs.publication_dates([published] if published else [], 1)
    if lines:
        return _measure_lines(source, language, day)
    from claimcheck.reading import read

    article = read(source, language=language, published=day)
    document = _measure(article.text, article.language, article.published)
    outputs.deliver(document, outputs.targets(format, ()), {}, article.language)
    return DONE


def _measure_lines(source: str, language: str | None, published: datetime.date | None) -> int:
    from claimcheck.cli.printing import print_text
    from claimcheck.reading.encodings import decode
    from claimcheck.reading.languages import identify
    from claimcheck.reports.documents import render_line

    with _opened(source) as file:
        for number, line in enumerate(file, 1):
            decoded = decode(line.rstrip(b"\r\n")) if line.strip() else None
            if decoded is None and line.strip():
                raise ReadingError(f"Line {number} of {source} is no text.", "Save it in UTF-8.")
            text = decoded.text if decoded else ""
            if not print_text(render_line(_measure(text, language or identify(text), published))):
                break  # `| head -1`: the lines may have no end
    return DONE


def _measure(text: str, language: str, published: datetime.date | None) -> Measurement:
    from claimcheck import figures
    from claimcheck.records import Measurement

    return Measurement(language, tuple(figures.find(text, language, published)))


@contextmanager
def _opened(source: str) -> Iterator[BinaryIO]:
    if source == "-":
        yield sys.stdin.buffer
        return
    try:
        with Path(source).open("rb") as file:
            yield file
    except OSError as error:
        raise ReadingError(f"{source} cannot be read: {error.strerror}.", "Name a file of texts.") from error
