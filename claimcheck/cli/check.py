"""`claimcheck check`."""

from __future__ import annotations

from typing import Any

import click

from claimcheck.cli import commands
from claimcheck.cli.failures import DONE
from claimcheck.cli.options import (
    Options,
    baseline_option,
    chosen_verdicts,
    shared_options,
    since_option,
    verdict_names,
)
from claimcheck.cli.types import SOURCE
from claimcheck.errors import UsageError


@commands.command("check")
@click.argument("text", metavar="TEXT", type=SOURCE)
@click.argument("more", metavar="[SOURCE ...]", nargs=-1, type=SOURCE)
@click.option(
    "--against", type=SOURCE, metavar="SOURCE", multiple=True, help="A source to check against; more may follow it."
)
@baseline_option
@since_option
@click.option("--trace", is_flag=True, help="Say of each claim what decided on it (JSON: every step).")
@shared_options
def command(text: str, more: tuple[str, ...], against: tuple[str, ...], trace: bool, **given: Any) -> int:
    r"""Check a text against its sources.

    Says of every claim of TEXT whether the sources bear it out, contradict it, or do not speak of it.
    The days of --published go with the sources; TEXT is placed on the first of them.

    \b
    Examples:
      claimcheck check summary.txt --against article.txt
      claimcheck check summary.txt --against article.txt agency.pdf --fail-on contradicted,unsupported
    """
    from claimcheck import pipeline
    from claimcheck.cli import engines, gate, inputs, outputs, printing
    from claimcheck.cli.progress import Progress
    from claimcheck.records import CHECK_VERDICTS
    from claimcheck.since import with_since

    options = Options(**given)
    if not against:
        raise UsageError("check needs a source to check against.", f"Try: claimcheck check {text} --against FILE")
    sources = [*against, *more]
    fatal = chosen_verdicts(options.fail_on, verdict_names(CHECK_VERDICTS))
    baseline = gate.read_baseline(options.baseline, fatal)
    earlier = gate.read_report("--since", options.since)
    read = [text, *sources, options.cassette, options.baseline]  # the report of --since is the one to be made anew
    targets = outputs.targets(options.format, options.output, read)
    outputs.refuse_cassette_over(options.cassette, [text, *sources, options.baseline, options.since])
    inputs.one_standard_input([text, *sources])
    dates = inputs.publication_dates(options.published, len(sources))
    settings = engines.settings_for(options)
    with Progress(options.language) as progress:
        checked, *articles = inputs.read_sources(
            [text, *sources], [dates[0], *dates], progress, no_send=options.no_send
        )
        if options.dry_run:
            printing.print_text(engines.estimate_check(settings, checked, articles))
            return DONE
        with engines.opened(settings, [checked, *articles], progress) as engine:
            document = pipeline.check(
                checked, articles, engine=engine, language=options.language, observer=progress, trace=trace
            )
    document = gate.accepted(document)
    if earlier is not None:
        document = with_since(document, earlier, str(options.since))
    outputs.deliver(document, targets, document.texts, document.language)
    return gate.exit_code(document, fatal, baseline)
