"""Which engine a run uses, and the word of warning before an article leaves the machine."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from claimcheck.cli import commands, configuration
from claimcheck.cli.failures import note, say
from claimcheck.cli.options import Options
from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from claimcheck.cli.progress import Progress
    from claimcheck.engines import ClaimEngine
    from claimcheck.llm.settings import ModelSettings
    from claimcheck.records import Article

_VARIABLES = ("CLAIMCHECK_MODEL", "OPENAI_MODEL", "CLAIMCHECK_BASE_URL", "OPENAI_BASE_URL", "OPENAI_API_KEY")


def settings_for(options: Options) -> ModelSettings | None:
    """Return the settings of the model engine, None where the rules engine is to run.

    Raises `UsageError` for options that contradict each other.
    """
    if options.record and not options.cassette:
        raise UsageError("--record needs a cassette to record to.", "Name one with --cassette FILE.")
    if (options.redact or options.redact_articles) and not options.cassette:
        raise UsageError("--redact needs a cassette to hide words in.", "Name one with --cassette FILE.")
    if not all(words.strip() for words in options.redact):
        raise UsageError("--redact names no words.", "Give the words to hide, as in --redact 'Mary Doyle'.")
    if options.engine == "rules":
        if options.cassette:
            raise UsageError("The rules engine asks no model, so a cassette holds nothing for it.", "Leave one out.")
        return None
    named = any((options.model, options.base_url, options.cassette))
    if options.engine == "auto" and not named and not _is_service_named():
        return None
    settings = _settings(options)
    if options.engine == "auto" and not named and not settings.configured:
        note("claimcheck: no model is named (--model or CLAIMCHECK_MODEL), so the rules engine runs.")
        return None
    if options.no_send and not settings.replays and not options.dry_run:
        raise UsageError(
            f"--no-send: this run would send articles to {settings.host}.",
            "Leave --no-send out, replay a cassette, or run --engine rules.",
        )
    return settings


@contextmanager
def opened(settings: ModelSettings | None, articles: Sequence[Article], progress: Progress) -> Iterator[ClaimEngine]:
    """Open the engine for a run, having said where the articles go if they go anywhere; close it in the end."""
    if settings is None:
        from claimcheck.annotation.rules import RulesEngine

        yield RulesEngine()
        return
    from claimcheck.llm.engine import open_engine

    if not settings.replays:
        characters = sum(len(article.text) for article in articles)
        texts = "1 text" if len(articles) == 1 else f"{len(articles)} texts"
        announce(texts, characters, settings)
    with open_engine(settings) as engine:
        engine.progress = progress.windows
        if not settings.replays:
            progress.spent = lambda: engine.describe().usage
        yield engine
        for note in engine.notes():
            say(f"claimcheck: {note}")


def announce(texts: str, characters: int, settings: ModelSettings) -> None:
    """Say on stderr to which host articles will go, before they do.

    A file of somebody else's project may name the host, and may ask for quiet: it does not get it here.
    """
    if commands.current_run().quiet and not commands.is_from_a_file("quiet"):
        return
    origin = settings.origins.get("base_url", "")
    named = f", named by {origin}" if origin and origin in _files_of_service() else ""
    say(f"claimcheck: {texts}, {characters:,} characters in all, will be sent to {settings.host}{named}.")


def _files_of_service() -> set[str]:
    return {file for _, file in configuration.service_defaults().values()}


def _is_service_named() -> bool:
    return bool(configuration.service_defaults()) or any(os.environ.get(name) for name in _VARIABLES)


_NOTHING_ASKED = "The rules engine asks nothing of any service.\n"


def estimate(settings: ModelSettings | None, articles: Sequence[Article]) -> str:
    """Return what reading, or comparing, articles would ask of the model service, in words."""
    if settings is None:
        return _NOTHING_ASKED
    from claimcheck.llm.engine import estimate as estimate_of_model

    return estimate_of_model(settings, articles)


def estimate_check(settings: ModelSettings | None, text: Article, sources: Sequence[Article]) -> str:
    """Return what a check would ask of the model service, in words."""
    if settings is None:
        return _NOTHING_ASKED
    from claimcheck.llm.engine import estimate_check as estimate_of_model

    return estimate_of_model(settings, text, sources)


def _settings(options: Options) -> ModelSettings:
    from claimcheck.llm.settings import ModelSettings

    return ModelSettings.from_environment(
        os.environ,
        defaults=configuration.service_defaults(),
        no_cache=options.no_cache,
        model=options.model,
        base_url=options.base_url,
        cassette=options.cassette,
        record=options.record,
        jobs=options.jobs,
        language=options.language,
        prompts=options.prompts,
        judging=options.judging,
        batch=options.batch or None,
        requests_per_minute=options.requests_per_minute,
        tokens_per_minute=options.tokens_per_minute,
        redact=options.redact,
        redact_articles=options.redact_articles,
    )
