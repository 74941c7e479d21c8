"""`claimcheck corpus`."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli import commands
from claimcheck.cli.failures import DONE, FOUND, WRONG_USAGE, say
from claimcheck.cli.options import Options, chosen_verdicts, corpus_options, verdict_names
from claimcheck.cli.types import SOURCE

if TYPE_CHECKING:
    from claimcheck.cli.progress import LongProgress
    from claimcheck.corpus.run import Summary
    from claimcheck.corpus.workers import Workers
    from claimcheck.engines import ClaimEngine
    from claimcheck.llm.settings import ModelSettings
    from claimcheck.local.engine import LocalEngine
    from claimcheck.local.settings import LocalSettings


@commands.command("corpus")
@click.argument("sources", metavar="SOURCE [SOURCE ...]", nargs=-1, type=SOURCE)
@corpus_options
def command(
    sources: tuple[str, ...],
    *,
    folder: Path,
    days: int,
    cluster: str | None,
    format: str,
    follow_links: bool,
    **given: Any,
) -> int:
    r"""Gather many articles into stories and compare the articles of each.

    SOURCE is a folder, a file of articles (.jsonl, .ndjson, .csv, .tsv, .parquet with the columns id, text, title,
    published, source, url), a feed (RSS, Atom, JSON Feed), a single article or an http(s) URL. The result lies in
    FOLDER: index.html with a page for each story, and the tables stories, claims, findings and problems as .parquet
    and .jsonl.

    Run it again to add articles or to go on after an interruption: what is done is not done again.

    \b
    Examples:
      claimcheck corpus articles -o stories
      claimcheck corpus monday.jsonl tuesday.jsonl -o stories --days 2
    """
    from claimcheck.cli import engines, outputs, printing
    from claimcheck.cli.progress import LongProgress
    from claimcheck.corpus import run as runs
    from claimcheck.corpus import workers
    from claimcheck.corpus.tables import parquet_package
    from claimcheck.corpus.writing import result_files
    from claimcheck.records import COMPARISON_VERDICTS

    parquet_package()  # what is missing is said before anything is compared, not when the tables are written
    options = Options(published=(), format=None, output=(), dry_run=False, **given)
    fatal = chosen_verdicts(options.fail_on, verdict_names(COMPARISON_VERDICTS))
    outputs.refuse_cassette_over(options.cassette, [*sources, *result_files(folder)])
    settings = _with_batches(_for_many(engines.settings_for(options)), options, cluster, folder)
    if options.no_send:
        _stay_here(sources, cluster)
    comparers = _comparers(settings, options, cluster)
    with LongProgress(options.language) as progress:
        summary = runs.run(
            sources,
            runs.Settings(folder, days, _named(settings), options.language, _shape(settings), follow_links),
            readers=workers.processes(options.jobs if settings is None else None),
            comparers=comparers,
            opener=functools.partial(_opened, settings, progress, comparers.width if cluster else 0),
            observer=progress,
            encoding=_encoding(settings),
        )
    printing.print_text(_as_json(summary) if format == "json" else _in_words(summary))
    for source, reason in summary.unread:
        say(f"claimcheck: nothing could be read of {source}: {reason or 'it holds no article.'}")
    if summary.unread:
        return WRONG_USAGE
    return FOUND if any(summary.counts.get(verdict) for verdict in fatal) else DONE


def _stay_here(sources: tuple[str, ...], cluster: str | None) -> None:
    from claimcheck.cli import inputs
    from claimcheck.errors import UsageError

    if cluster:
        raise UsageError(
            f"--no-send: this run would send articles to the cluster {cluster}.", "Leave --cluster or --no-send out."
        )
    inputs.stay_here(sources)


def _with_batches(
    settings: ModelSettings | LocalSettings | None, options: Options, cluster: str | None, folder: Path
) -> ModelSettings | LocalSettings | None:
    """Return the settings of a run; the answers of its batches are kept in its folder, whatever their size."""
    if not options.batch:
        return settings
    from dataclasses import replace

    from claimcheck.corpus.entries import STATE_FOLDER
    from claimcheck.errors import UsageError
    from claimcheck.local.settings import LocalSettings

    if settings is None or isinstance(settings, LocalSettings):
        raise UsageError("--batch asks a model, and no model is named.", "Name one with --model.")
    if cluster or settings.cassette:
        raise UsageError("--batch goes neither with --cluster nor with --cassette.", "Leave one of them out.")
    return replace(settings, cache=folder / STATE_FOLDER / "answers.sqlite", cache_megabytes=math.inf)


def _comparers(settings: ModelSettings | LocalSettings | None, options: Options, cluster: str | None) -> Workers:
    from claimcheck.corpus import workers
    from claimcheck.local.settings import LocalSettings

    if cluster:
        from claimcheck.corpus.cluster import machines

        return machines(cluster)
    return (
        workers.processes(options.jobs)
        if settings is None or isinstance(settings, LocalSettings)
        else workers.threads(settings.jobs)
    )


def _for_many(settings: ModelSettings | LocalSettings | None) -> ModelSettings | LocalSettings | None:
    """Return the settings with which thousands of articles are compared."""
    from dataclasses import replace

    from claimcheck.local.settings import LocalSettings

    return replace(settings, only_across_languages=True) if isinstance(settings, LocalSettings) else settings


def _encoding(settings: ModelSettings | LocalSettings | None) -> LocalEngine | None:
    """Return the engine whose encoder finds stories across languages, having said where leads go if they go anywhere.

    Every lead goes to it, also that of an article which no other is compared with.
    """
    from claimcheck.cli import engines
    from claimcheck.local.settings import LocalSettings

    if not isinstance(settings, LocalSettings):
        return None
    from claimcheck.local.engine import open_engine

    if settings.host:
        engines.announce_leads(settings.host)

    return open_engine(settings)


@contextmanager
def _opened(
    settings: ModelSettings | LocalSettings | None,
    progress: LongProgress,
    machines: int,
    articles: int,
    characters: int,
) -> Iterator[ClaimEngine]:
    """Open the engine of the run, having said where the articles go if they go anywhere; close it in the end.

    `machines` is how many processes of a cluster use it, 0 where it is used in this one.
    """
    from claimcheck.cli import engines
    from claimcheck.local.settings import LocalSettings

    if settings is None or isinstance(settings, LocalSettings):
        yield engines.without_model(settings, f"{articles} texts", characters)
        return
    from claimcheck.llm.engine import open_engine

    if not settings.replays:
        engines.announce(f"{articles} texts", characters, settings.host, settings.origins.get("base_url", ""))
    if machines:
        from claimcheck.corpus.cluster import EngineAbroad

        yield EngineAbroad(settings.shared_by(machines))
        return
    with open_engine(settings) as engine:
        progress.spent = lambda: engine.describe().usage
        yield engine


def _named(settings: ModelSettings | LocalSettings | None) -> str:
    from claimcheck.local.settings import LocalSettings

    if isinstance(settings, LocalSettings):
        return " ".join(filter(None, ("local", settings.embeddings, settings.entailment)))
    return f"model {settings.model}" if settings else "rules"


def _shape(settings: ModelSettings | LocalSettings | None) -> str:
    """Return all that shapes what a model answers: with another prompt, an answer of before is of no use."""
    from claimcheck.local.settings import LocalSettings

    if settings is None or isinstance(settings, LocalSettings):
        return ""
    from claimcheck.llm.settings import RECORDED

    prompts = sorted(settings.prompts.iterdir()) if settings.prompts else []
    return repr(
        [getattr(settings, name) for name in RECORDED] + [path.read_bytes() for path in prompts if path.is_file()]
    )


def _as_json(summary: Summary) -> str:
    import dataclasses
    import json

    return f"{json.dumps({**dataclasses.asdict(summary), 'index': str(summary.index)}, indent=2)}\n"


def _in_words(summary: Summary) -> str:
    found = ", ".join(f"{number} {verdict}" for verdict, number in summary.counts.items() if number) or "none"
    failed = f", {summary.failed} failed" if summary.failed else ""
    lines = (
        f"articles  {summary.articles} ({summary.read} read now)",
        f"stories   {summary.stories}, {summary.several} of several articles ({summary.done} compared now{failed})",
        f"findings  {found}",
        f"problems  {summary.problems}"
        + (f": see {summary.index.parent / 'problems.jsonl'}" if summary.problems else ""),
        f"index     {summary.index}",
    )
    return "\n".join(lines) + "\n"
