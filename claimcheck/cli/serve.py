"""`claimcheck serve`."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

import click

from claimcheck.cli import commands, configuration
from claimcheck.cli.failures import DONE, say
from claimcheck.cli.inputs import fetch_nothing, would_send
from claimcheck.cli.options import every_command, no_send_option, service_options
from claimcheck.errors import UsageError, how_to_install

if TYPE_CHECKING:
    from claimcheck.llm.settings import ModelSettings
    from claimcheck.local.settings import LocalSettings

_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_EVERYWHERE = ("0.0.0.0", "::", "")


@commands.command("serve")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8020,
    show_default=True,
    metavar="N",
    help="The port of the page; 0: any that is free.",
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="The address to listen at. Another than this machine's own lets others use the page.",
)
@service_options
@no_send_option
@every_command
def command(port: int, host: str, model: str | None, base_url: str | None, no_send: bool) -> int:
    r"""Serve a page on this machine to paste articles into.

    Two texts or more, files or addresses; the report appears in the same window, and nothing is kept. Needs the extra
    claim-by-claim[serve].

    \b
    Examples:
      claimcheck serve
      claimcheck serve --port 9000
    """
    try:
        import uvicorn

        from claimcheck.serving.app import application
    except ImportError as error:
        raise UsageError(f"serve needs the package {error.name}.", how_to_install("serve")) from error
    settings = _settings(model, base_url)
    if no_send and settings:
        raise would_send(settings.host)
    listening = _listening(host, port)
    port = listening.getsockname()[1]
    app = application(_hosts(host, port), settings, fetch_nothing if no_send else None, _local())
    shown = "127.0.0.1" if host in _EVERYWHERE else host
    say(f"claimcheck: the page is at http://{f'[{shown}]' if ':' in shown else shown}:{port} (Ctrl+C ends it).")
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, server_header=False))
    server.run(sockets=[listening])
    return DONE


def _listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens at an address. Raises `UsageError` where it cannot."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise UsageError(f"Port {port} of {host} cannot be used: {error.strerror}.", "Try: --port 0") from error
    return listening


def _hosts(host: str, port: int) -> tuple[str, ...]:
    """Return the names that the page answers to, as browsers send them."""
    own = [f"[{host}]" if ":" in host else host]
    if host in _EVERYWHERE:
        own = [socket.gethostname(), *_addresses()]
    names = [*_LOOPBACK, *own]
    return tuple(dict.fromkeys([f"{name}:{port}".lower() for name in names] + (names if port == 80 else [])))


def _addresses() -> list[str]:
    try:
        return sorted({str(entry[4][0]) for entry in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)})
    except OSError:
        return []


def _local() -> LocalSettings | None:
    """Return the settings of the local engine where it can run and nothing leaves this machine, None elsewhere."""
    from claimcheck.local.engine import is_available
    from claimcheck.local.settings import LocalSettings

    settings = LocalSettings.from_environment(os.environ, no_cache=True)
    return settings if is_available(settings) and not settings.hosts else None


def _settings(model: str | None, base_url: str | None) -> ModelSettings | None:
    """Return the settings of the model service, None where none is configured."""
    from claimcheck.llm.settings import ModelSettings

    settings = ModelSettings.from_environment(
        os.environ, defaults=configuration.service_defaults(), no_cache=True, model=model, base_url=base_url
    )
    return settings if settings.configured else None
