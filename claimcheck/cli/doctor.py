"""`claimcheck doctor`."""

from __future__ import annotations

import os
from pathlib import Path

import click

from claimcheck.cli.options import debug_option, service_options


@click.command("doctor")
@service_options
@click.option("--cassette", type=click.Path(path_type=Path), metavar="FILE", help="Look into this cassette, too.")
@debug_option
def command(model: str | None, base_url: str | None, cassette: Path | None) -> int:
    """Say what is configured and whether it works.

    Asks the model service whether it answers and obeys a schema.
    """
    from claimcheck.cli.outputs import print_text
    from claimcheck.llm import doctor
    from claimcheck.llm.settings import ModelSettings

    settings = ModelSettings.from_environment(os.environ, model=model, base_url=base_url, cassette=cassette)
    report = doctor.run(settings)
    print_text("".join(f"{line}\n" for line in report.lines()))
    return report.exit_code
