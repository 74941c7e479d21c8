"""`claimcheck doctor`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from claimcheck.cli import commands, configuration
from claimcheck.cli.options import every_command, local_options, no_send_option, service_options
from claimcheck.errors import UsageError


@commands.command("doctor")
@service_options
@local_options
@click.option("--cassette", type=click.Path(path_type=Path), metavar="FILE", help="Look into this cassette, too.")
@no_send_option
@every_command
def command(
    *,
    model: str | None,
    base_url: str | None,
    embeddings: str | None,
    entailment: str | None,
    cassette: Path | None,
    no_send: bool,
) -> int:
    r"""Say what is configured and whether it works.

    Asks the model service whether it answers and obeys a schema, and the models of the local engine for their time.

    \b
    Examples:
      claimcheck doctor
      claimcheck doctor --base-url http://localhost:11434/v1 --model NAME
      claimcheck doctor --embeddings multilingual-e5-base/
    """
    from claimcheck.cli.printing import print_text
    from claimcheck.llm.service import doctor
    from claimcheck.llm.settings import ModelSettings
    from claimcheck.local.doctor import lines as local_lines
    from claimcheck.local.settings import LocalSettings

    settings = ModelSettings.from_environment(
        os.environ,
        defaults=configuration.service_defaults(),
        model=model,
        base_url=base_url,
        cassette=cassette,
    )
    local = LocalSettings.from_environment(
        os.environ, embeddings=embeddings, base_url=base_url, entailment=entailment, no_cache=True
    )
    if no_send:
        _stay_here([*([settings.host] if settings.configured and not settings.replays else []), *local.hosts])
    report = doctor.run(settings)
    here = local_lines(local)
    print_text("".join(f"{line}\n" for line in (*report.lines(), *(f"     {line}" for line in here))))
    return report.exit_code


def _stay_here(hosts: Sequence[str]) -> None:
    """Raise `UsageError` where a service is configured, which would be asked."""
    if hosts:
        raise UsageError(
            f"--no-send: this run would ask {' and '.join(hosts)}.", "Leave --no-send out, or configure no service."
        )
