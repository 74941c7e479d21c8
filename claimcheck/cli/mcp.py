"""`claimcheck mcp`."""

from __future__ import annotations

import os

import click

from claimcheck.cli import commands, configuration
from claimcheck.cli.failures import DONE, say
from claimcheck.cli.options import every_command, service_options
from claimcheck.errors import UsageError


@commands.command("mcp")
@click.option(
    "--engine",
    type=click.Choice(["rules", "model"]),
    default="rules",
    show_default=True,
    help="rules: nothing leaves the machine; model: the service that is configured reads, and rules verify.",
)
@service_options
@every_command
def command(engine: str, model: str | None, base_url: str | None) -> int:
    r"""Offer compare, check, quantities and explain to an assistant.

    Speaks the Model Context Protocol on standard input and output. Sources are texts or public addresses, never files
    of this machine. Needs the extra claim-by-claim[mcp].

    \b
    Examples:
      claimcheck mcp
      claimcheck mcp --engine model --base-url http://localhost:11434/v1 --model NAME
    """
    try:
        from claimcheck.assistants import server
    except ImportError as error:
        raise UsageError(
            f"mcp needs the package {error.name}.", "Install the extra: pip install 'claim-by-claim[mcp]'"
        ) from error
    settings = None
    if engine == "model":
        from claimcheck.llm.settings import ModelSettings

        settings = ModelSettings.from_environment(
            os.environ, defaults=configuration.service_defaults(), no_cache=True, model=model, base_url=base_url
        )
        if not settings.configured:
            raise UsageError("No model service is configured.", "Name one with --model and --base-url.")
        say(f"claimcheck: what an assistant hands over is sent to {settings.host}.")
    server(settings).run("stdio")
    return DONE
