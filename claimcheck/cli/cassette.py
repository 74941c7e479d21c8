"""`claimcheck cassette show` and `claimcheck cassette check`."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli.options import debug_option

_FILE = click.argument("file", metavar="FILE", type=click.Path(path_type=Path))


@click.group("cassette")
@debug_option
def command() -> None:
    """Look into a cassette of recorded exchanges."""


@command.command("show")
@_FILE
@debug_option
def show(file: Path) -> int:
    """Show what a cassette holds."""
    from claimcheck.cli.failures import DONE
    from claimcheck.cli.outputs import print_text
    from claimcheck.model import cassettes

    print_text(cassettes.show(file))
    return DONE


@command.command("check")
@_FILE
@debug_option
def check(file: Path) -> int:
    """Check whether a cassette still matches today's prompts and schemas."""
    from claimcheck.cli.outputs import print_text
    from claimcheck.model import cassettes

    text, code = cassettes.check(file)
    print_text(text)
    return code
