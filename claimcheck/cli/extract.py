"""`claimcheck extract`."""

from __future__ import annotations

from typing import Any

import click

from claimcheck.cli import commands
from claimcheck.cli.failures import DONE, note
from claimcheck.cli.options import Options, chosen_verdicts, shared_options, verdict_names
from claimcheck.cli.types import SOURCE


@commands.command("extract")
@click.argument("source", metavar="SOURCE", type=SOURCE)
@shared_options
def command(source: str, **given: Any) -> int:
    r"""Summarize one article and list its claims.

    \b
    Examples:
      claimcheck extract article.txt
      claimcheck extract article.html --format json
    """
    from claimcheck import pipeline
    from claimcheck.cli import engines, inputs, outputs, printing
    from claimcheck.cli.progress import Progress
    from claimcheck.records import Verdict

    options = Options(**given)
    if chosen_verdicts(options.fail_on, verdict_names(Verdict)):
        note("claimcheck: extract compares nothing, so --fail-on has no finding to look at.")
    targets = outputs.targets(options.format, options.output, [source, options.cassette])
    outputs.refuse_cassette_over(options.cassette, [source])
    dates = inputs.publication_dates(options.published, 1)
    settings = engines.settings_for(options)
    with Progress(options.language) as progress:
        (article,) = inputs.read_sources([source], dates, progress, no_send=options.no_send)
        if options.dry_run:
            printing.print_text(engines.estimate(settings, [article]))
            return DONE
        with engines.opened(settings, [article], progress) as engine:
            document = pipeline.extract(article, engine=engine, language=options.language, observer=progress)
    language = options.language or article.language
    outputs.deliver(document, targets, document.texts, language)
    return DONE
