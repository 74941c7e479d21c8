"""Which engine a run uses, and the word of warning before an article leaves the machine."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from claimcheck.cli import commands, configuration
from claimcheck.cli.failures import note, say
from claimcheck.cli.inputs import would_send
from claimcheck.cli.options import Options
from claimcheck.errors import UsageError
from claimcheck.local.settings import LocalSettings

if TYPE_CHECKING:
    from claimcheck.cli.progress import Progress
    from claimcheck.engines import ClaimEngine
    from claimcheck.llm.settings import ModelSettings
    from claimcheck.records import Article

_VARIABLES = ("CLAIMCHECK_MODEL", "OPENAI_MODEL", "CLAIMCHECK_BASE_URL", "OPENAI_BASE_URL", "OPENAI_API_KEY")


def settings_for(options: Options) -> ModelSettings | LocalSettings | None:
    """Return the settings of the model engine or of the local one, None where the rules engine is to run.

    Raises `UsageError` for options that contradict each other.
    """
    if options.record and not options.cassette:
        raise UsageError("--record needs a cassette to record to.", "Name one with --cassette FILE.")
    if (options.redact or options.redact_articles) and not options.cassette:
        raise UsageError("--redact needs a cassette to hide words in.", "Name one with --cassette FILE.")
    if not all(words.strip() for words in options.redact):
        raise UsageError("--redact names no words.", "Give the words to hide, as in --redact 'Mary Doyle'.")
    if options.engine in ("rules", "local"):
        if options.cassette:
            raise UsageError(
                f"The {options.engine} engine asks no model, so a cassette holds nothing for it.", "Leave one out."
            )
        return _local(options) if options.engine == "local" else None
    named = bool(options.model or options.cassette) or options.base_url is not None  # --base-url "" is an error
    if options.engine == "auto" and not named and not _is_service_named():
        return _local_if_there(options)
    settings = _settings(options)
    if options.engine == "auto" and not named and not settings.configured:
        found = _local_if_there(options)
        runs = "local" if found else "rules"
        note(f"claimcheck: no model is named (--model or CLAIMCHECK_MODEL), so the {runs} engine runs.")
        return found
    if options.no_send and not settings.replays and not options.dry_run:
        raise would_send(settings.host)
    return settings


def _local(options: Options) -> LocalSettings:
    settings = LocalSettings.from_environment(
        os.environ,
        embeddings=options.embeddings,
        base_url=options.base_url,
        entailment=options.entailment,
        no_cache=options.no_cache,
    )
    if options.no_send and settings.hosts and not options.dry_run:
        raise would_send(" and ".join(settings.hosts))
    return settings


def _local_if_there(options: Options) -> LocalSettings | None:
    """Return the settings of the local engine where it can run, None where it can't."""
    from claimcheck.local.engine import is_available

    settings = _local(options)
    return settings if is_available(settings) else None


@contextmanager
def opened(
    settings: ModelSettings | LocalSettings | None, articles: Sequence[Article], progress: Progress
) -> Iterator[ClaimEngine]:
    """Open the engine for a run, having said where the articles go if they go anywhere; close it in the end."""
    texts = "1 text" if len(articles) == 1 else f"{len(articles)} texts"
    characters = sum(len(article.text) for article in articles)
    if settings is None or isinstance(settings, LocalSettings):
        engine = without_model(settings, texts, characters)
        if settings is not None:
            note(f"claimcheck: the local engine runs, with {engine.describe().model}.")
        yield engine
        return
    from claimcheck.llm.engine import open_engine

    with open_engine(settings) as model:  # fails where no model is named: nothing goes anywhere then
        if not settings.replays:
            announce(texts, characters, settings.host, settings.origins.get("base_url", ""))
        model.progress = progress.windows
        if not settings.replays:
            progress.spent = lambda: model.describe().usage
        yield model
        for said in model.notes():
            say(f"claimcheck: {said}")


def without_model(settings: LocalSettings | None, texts: str, characters: int) -> ClaimEngine:
    """Return the engine of a run that asks no language model; say where texts go if an encoder is a service."""
    if settings is None:
        from claimcheck.annotation.rules import RulesEngine

        return RulesEngine()
    from claimcheck.local.engine import open_engine

    for host in settings.hosts:
        announce(texts, characters, host)
    return open_engine(settings)


def announce(texts: str, characters: int, host: str, origin: str = "") -> None:
    """Say on stderr to which host articles will go, before they do; `origin` tells who named it.

    A file of somebody else's project may name the host, and may ask for quiet: it does not get it here.
    """
    if not _asked_for_quiet():
        named = f", named by {origin}" if origin and origin in _files_of_service() else ""
        say(f"claimcheck: {texts}, {characters:,} characters in all, will be sent to {host}{named}.")


def announce_leads(host: str) -> None:
    """Say on stderr to which host the beginnings of all articles of a corpus may go, before they do."""
    if not _asked_for_quiet():
        from claimcheck.corpus.meaning import LEAD_CHARACTERS

        say(
            f"claimcheck: where articles are in several languages, the first {LEAD_CHARACTERS} characters of each will "
            f"be sent to {host}."
        )


def _asked_for_quiet() -> bool:
    return commands.current_run().quiet and not commands.is_from_a_file("quiet")


def _files_of_service() -> set[str]:
    return {file for _, file in configuration.service_defaults().values()}


def _is_service_named() -> bool:
    return bool(configuration.service_defaults()) or any(os.environ.get(name) for name in _VARIABLES)


_NOTHING_ASKED = "The {} engine asks nothing of any service.\n"


def estimate(settings: ModelSettings | LocalSettings | None, articles: Sequence[Article]) -> str:
    """Return what reading, or comparing, articles would ask of the model service, in words."""
    if settings is None or isinstance(settings, LocalSettings):
        return _NOTHING_ASKED.format("rules" if settings is None else "local")
    from claimcheck.llm.engine import estimate as estimate_of_model

    return estimate_of_model(settings, articles)


def estimate_check(settings: ModelSettings | LocalSettings | None, text: Article, sources: Sequence[Article]) -> str:
    """Return what a check would ask of the model service, in words."""
    if settings is None or isinstance(settings, LocalSettings):
        return _NOTHING_ASKED.format("rules" if settings is None else "local")
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
