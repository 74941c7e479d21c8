"""The command line: thin commands, one module each. Only this package prints and decides exit codes."""

from __future__ import annotations

import importlib
from collections.abc import Sequence

import click

from claimcheck import __version__
from claimcheck.cli import failures
from claimcheck.cli.commands import Group, Run, show, with_examples
from claimcheck.cli.options import debug_option

# The modules of the commands, named as these are, in the order in which a reader meets them.
_COMMANDS = (
    *("demo", "compare", "extract", "check", "accept", "corpus", "quantities", "explain"),
    *("serve", "mcp", "cassette", "schema", "doctor"),
)


class _InOrder(Group):
    """A group that lists its commands in the order a reader meets them, and imports each when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in _COMMANDS and cmd_name not in self.commands:
            self.add_command(importlib.import_module(f"{__name__}.{cmd_name}").command)
        return super().get_command(ctx, cmd_name)


@click.group(
    cls=_InOrder,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="SOURCE is a file (.txt, .md, .html, .pdf, .docx, .eml), an http(s) URL, or - for standard input.",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=lambda ctx, _, asked: show(ctx, f"claimcheck {__version__}") if asked else None,
    help="Show the version and exit.",
)
@debug_option
def group() -> None:
    r"""Compare articles claim by claim: what they agree on, where they differ, and what only one says.

    Exit codes: 0 done; 1 done, and a verdict named by --fail-on was found; 2 wrong usage or unreadable input;
    3 the model service failed for good, or the cassette lacks a request.

    \b
    Examples:
      claimcheck demo
      claimcheck compare ours.txt agency.txt -o report.html
      claimcheck check summary.txt --against article.txt
    """


group.help = with_examples(group.help)


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; print whatever goes wrong as one message on stderr."""
    how = Run()
    try:
        result = group.main(args=list(arguments), prog_name="claimcheck", standalone_mode=False, obj=how)
    except BaseException as error:
        # What goes wrong while the command line is read goes wrong before its options are known.
        return failures.explain(error, debug=how.debug or "--debug" in arguments)
    return result if isinstance(result, int) else 0
