"""`claimcheck schema`."""

from __future__ import annotations

import click

from claimcheck.cli import commands
from claimcheck.cli.options import every_command


@commands.command("schema")
@click.argument("name", metavar="NAME")
@every_command
def command(name: str) -> int:
    r"""Print the JSON Schema of a document, or of the rows of a table.

    NAME is comparison, extraction, check or quantities, or that of a table of corpus: stories, claims, findings or
    problems.

    \b
    Examples:
      claimcheck schema comparison > comparison.schema.json
    """
    from claimcheck.cli.failures import DONE
    from claimcheck.cli.printing import print_text
    from claimcheck.schemas import text_of

    print_text(text_of(name))
    return DONE
