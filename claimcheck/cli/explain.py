"""`claimcheck explain`."""

from __future__ import annotations

import click

from claimcheck.cli import commands
from claimcheck.cli.failures import DONE
from claimcheck.cli.options import every_command
from claimcheck.cli.types import LANGUAGE


@commands.command("explain")
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@click.option("--language", type=LANGUAGE, metavar="CODE", help="Language of the statements.  [default: found out]")
@click.option("--format", type=click.Choice(["terminal", "json"]), default="terminal", show_default=True)
@every_command
def command(a: str, b: str, language: str | None, format: str) -> int:
    r"""Show how two statements come to their verdict.

    A and B are the statements themselves. What was found in each, what joined them, what every rule said, which line
    decided.

    \b
    Examples:
      claimcheck explain "The fire killed 12." "The fire killed 15."
    """
    from claimcheck import api
    from claimcheck.cli import printing
    from claimcheck.reading import article_from_text
    from claimcheck.reading.typesetting import as_seen
    from claimcheck.reports import documents, traces

    trace = api.explain(
        *(article_from_text(as_seen(text), name=name, language=language) for text, name in ((a, "A"), (b, "B")))
    )
    printing.print_text(documents.render_record(trace) if format == "json" else traces.render(trace))
    return DONE
