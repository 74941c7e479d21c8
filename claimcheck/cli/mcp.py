"""`claimcheck mcp`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from claimcheck.cli import commands, configuration
from claimcheck.cli.failures import DONE, say
from claimcheck.cli.inputs import fetch_nothing, would_send
from claimcheck.cli.options import every_command, no_send_option, service_options
from claimcheck.errors import UsageError, how_to_install

if TYPE_CHECKING:
    from claimcheck.local.settings import LocalSettings


@commands.command("mcp")
@click.option(
    "--engine",
    type=click.Choice(["rules", "local", "model"]),
    default="rules",
    show_default=True,
    help="rules: nothing leaves the machine; local: nor here, a sentence encoder beside the rules (an extra); "
    "model: the service that is configured reads, and rules verify.",
)
@service_options
@no_send_option
@every_command
def command(engine: str, model: str | None, base_url: str | None, no_send: bool) -> int:
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
        raise UsageError(f"mcp needs the package {error.name}.", how_to_install("mcp")) from error
    settings = None
    if engine == "model":
        from claimcheck.llm.settings import ModelSettings

        settings = ModelSettings.from_environment(
            os.environ, defaults=configuration.service_defaults(), no_cache=True, model=model, base_url=base_url
        )
        if not settings.configured:
            raise UsageError("No model service is configured.", "Name one with --model and --base-url.")
        if no_send:
            raise would_send(settings.host)
        say(f"claimcheck: what an assistant hands over is sent to {settings.host}.")
    local = _local(no_send=no_send) if engine == "local" else None
    server(settings, fetch_nothing if no_send else None, local).run("stdio")
    return DONE


def _local(*, no_send: bool) -> LocalSettings:
    """Return the settings of the local engine, opened to find out whether it can run.

    Raises `UsageError` if not, and where a service would be asked though nothing may be sent.
    """
    from claimcheck.local.engine import open_engine
    from claimcheck.local.settings import LocalSettings

    settings = LocalSettings.from_environment(os.environ, no_cache=True)
    if no_send and settings.hosts:
        raise would_send(" and ".join(settings.hosts))
    open_engine(settings)
    for host in settings.hosts:
        say(f"claimcheck: what an assistant hands over is sent to {host}.")
    return settings
