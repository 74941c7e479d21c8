"""`claimcheck cassette show` and `claimcheck cassette check`."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli.commands import Command, Group
from claimcheck.cli.options import debug_option, every_command

_FILE = click.argument("file", metavar="FILE", type=click.Path(path_type=Path))


@click.group("cassette", cls=Group)
@debug_option
def command() -> None:
    """Look into a cassette of recorded exchanges."""


@command.command("show", cls=Command)
@_FILE
@every_command
def show(file: Path) -> int:
    r"""Show what a cassette holds.

    \b
    Examples:
      claimcheck cassette show pair.json
    """
    from claimcheck.cli.failures import DONE
    from claimcheck.cli.printing import print_text
    from claimcheck.llm.cassettes import inspection

    print_text(f"{inspection.show(file)}\n")
    return DONE


@command.command("check", cls=Command)
@_FILE
@click.option(
    "--prompts",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="FOLDER",
    help="Your own prompts, if the cassette was recorded with them.",
)
@every_command
def check(file: Path, prompts: Path | None) -> int:
    r"""Check whether a cassette still matches today's prompts and schemas.

    Exit code 3 if it does not: a replay would lack a request.

    \b
    Examples:
      claimcheck cassette check pair.json
      claimcheck cassette check pair.json --prompts my-prompts
    """
    from claimcheck.cli.failures import CASSETTE_LACKS, DONE
    from claimcheck.cli.printing import print_text
    from claimcheck.llm.cassettes import inspection

    problems = inspection.check(file, prompts)
    print_text("".join(f"{line}\n" for line in problems or ["The cassette matches today's prompts and schemas."]))
    return CASSETTE_LACKS if problems else DONE
