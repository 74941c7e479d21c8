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
from claimcheck.cli.options import every_command, no_send_option
from claimcheck.cli.types import LANGUAGE, SOURCE
from claimcheck.errors import ReadingError
from claimcheck.files import is_endless

if TYPE_CHECKING:
    import datetime

    from claimcheck.records import Measurement


@commands.command("quantities")
@click.argument("source", metavar="SOURCE", type=SOURCE)
@click.option("--lines", is_flag=True, help="Take every line as a text of its own; print one JSON object a line.")
@click.option("--format", type=click.Choice(["terminal", "json"]), default="terminal", show_default=True)
@click.option("--language", type=LANGUAGE, metavar="CODE", help="Language of the text.  [default: found out]")
@click.option("--published", metavar="DATE", help='When the text appeared (YYYY-MM-DD), to place "Monday".')
@no_send_option
@every_command
def command(
    source: str, *, lines: bool, format: str, language: str | None, published: str | None, no_send: bool
) -> int:
    r"""Show the amounts and dates in a text.

    \b
    Examples:
      claimcheck quantities article.txt --published 2024-05-03
      echo "about 9.7 billion euros" | claimcheck quantities -
    """
    from claimcheck.cli import inputs, outputs

    (day,) = inputs.publication_dates([published] if published else [], 1)
    if no_send:
        inputs.stay_here([source])
    if lines:
        return _measure_lines(source, language, day)
    from claimcheck.reading import read

    article = read(source, language=language, published=day)
    document = _measure(article.text, article.language, article.published)
    outputs.deliver(document, outputs.targets(format, ()), {}, article.language)
    return DONE


def _measure_lines(source: str, language: str | None, published: datetime.date | None) -> int:
    from claimcheck.cli.printing import print_text
    from claimcheck.reading.languages import identify
    from claimcheck.reading.payloads import limit_in_force
    from claimcheck.reports.documents import render_line

    limit = limit_in_force()
    with _opened(source) as file:
        # Neither the lines nor any of them may have an end.
        for number, line in enumerate(iter(lambda: file.readline(limit + 1), b""), 1):
            text = _text_of_line(line, f"line {number} of {source}", limit)
            if not print_text(render_line(_measure(text, language or identify(text), published))):
                break  # `| head -1`
    return DONE


def _text_of_line(line: bytes, place: str, limit: int) -> str:
    """Return the text of a line. Raises `ReadingError` for what is none, and for more than an article may have."""
    from claimcheck.reading.encodings import decode
    from claimcheck.reading.payloads import check_length, check_size

    check_size(place, len(line), limit)
    if not line.strip():
        return ""
    decoded = decode(line.rstrip(b"\r\n"))
    if decoded is None:
        raise ReadingError(f"{place} is no text.", "Save it in UTF-8.")
    check_length(place, len(decoded.text), limit)
    return decoded.text


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
        if is_endless(Path(source)):
            raise ReadingError(
                f"{source} is a pipe or a device, not a file.", 'Give its lines as "-" (standard input) instead.'
            )
        with Path(source).open("rb") as file:
            yield file
    except OSError as error:
        raise ReadingError(f"{source} cannot be read: {error.strerror}.", "Name a file of texts.") from error
