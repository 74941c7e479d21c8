"""`claimcheck demo`."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.cli import commands
from claimcheck.cli.failures import DONE, note
from claimcheck.cli.options import every_command, language_option, report_options

#: The examples that are compared: three outlets on one event, two of them in French.
EXAMPLES = ("gazette.txt", "courrier.txt", "harbour-post.txt")


@commands.command("demo")
@report_options
@language_option
@every_command
def command(format: str | None, output: tuple[str, ...], language: str | None) -> int:
    r"""Compare three examples that travel in the package.

    Nothing leaves the machine: the rules engine reads three made-up reports of one event. The comparison is in English
    unless --language says otherwise.

    \b
    Examples:
      claimcheck demo
      claimcheck demo --language fr
      claimcheck demo -o report.html
    """
    from claimcheck import pipeline
    from claimcheck.annotation.rules import RulesEngine
    from claimcheck.cli import outputs
    from claimcheck.languages import FALLBACK
    from claimcheck.reading import read
    from claimcheck.resources import folder

    targets = outputs.targets(format, output)
    # A reader of the report wants to know the outlet, not where Python keeps its packages.
    articles = [replace(read(folder("examples") / name), name=f"examples/{name}") for name in EXAMPLES]
    document = pipeline.compare(articles, engine=RulesEngine(), language=language or FALLBACK)
    outputs.deliver(document, targets, document.texts, document.language)
    note("claimcheck: these are examples. Your own: claimcheck compare first.txt second.txt")
    return DONE
