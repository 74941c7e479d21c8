"""`claimcheck compare`."""

from __future__ import annotations

from typing import Any

import click

from claimcheck.cli import commands
from claimcheck.cli.failures import DONE
from claimcheck.cli.options import (
    Options,
    baseline_option,
    chosen_verdicts,
    judging_option,
    shared_options,
    since_option,
    verdict_names,
)
from claimcheck.cli.types import SOURCE
from claimcheck.errors import UsageError


@commands.command("compare")
@click.argument("sources", metavar="SOURCE SOURCE [SOURCE ...]", nargs=-1, type=SOURCE)
@baseline_option
@since_option
@judging_option
@click.option("--trace", is_flag=True, help="Say of each finding which rules made it (JSON: every step).")
@shared_options
def command(sources: tuple[str, ...], trace: bool, **given: Any) -> int:
    r"""Compare articles claim by claim.

    First what differs, then what agrees, then what one source alone says.

    \b
    Examples:
      claimcheck compare ours.txt agency.txt https://paper.example/story
      claimcheck compare ours.txt agency.txt -o report.html --fail-on conflict
      claimcheck compare ours.txt agency.txt --since report.json -o report.json
    """
    from claimcheck import pipeline
    from claimcheck.cli import engines, gate, inputs, outputs, printing
    from claimcheck.cli.progress import Progress
    from claimcheck.records import COMPARISON_VERDICTS
    from claimcheck.since import with_since

    options = Options(**given)
    if len(sources) < 2:
        raise UsageError("compare needs two sources or more.", "Try: claimcheck compare first.txt second.txt")
    fatal = chosen_verdicts(options.fail_on, verdict_names(COMPARISON_VERDICTS))
    baseline = gate.read_baseline(options.baseline, fatal)
    earlier = gate.read_report("--since", options.since)
    read = [*sources, options.cassette, options.baseline]  # the report of --since is the one to be made anew
    targets = outputs.targets(options.format, options.output, read)
    outputs.refuse_cassette_over(options.cassette, [*sources, options.baseline, options.since])
    inputs.one_standard_input(sources)
    dates = inputs.publication_dates(options.published, len(sources))
    settings = engines.settings_for(options)
    with Progress(options.language) as progress:
        articles = inputs.read_sources(sources, dates, progress, no_send=options.no_send)
        if options.dry_run:
            printing.print_text(engines.estimate(settings, articles))
            return DONE
        with engines.opened(settings, articles, progress) as engine:
            document = pipeline.compare(
                articles, engine=engine, language=options.language, observer=progress, trace=trace
            )
    document = gate.accepted(document)
    if earlier is not None:
        document = with_since(document, earlier, str(options.since))
    outputs.deliver(document, targets, document.texts, document.language)
    return gate.exit_code(document, fatal, baseline)
