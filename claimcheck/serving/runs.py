"""One run: a filled-in form to a report, in a thread of its own, telling how far it has come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event

from claimcheck import pipeline
from claimcheck.annotation.rules import RulesEngine
from claimcheck.engines import ClaimEngine
from claimcheck.errors import UsageError
from claimcheck.llm.settings import ModelSettings
from claimcheck.local.settings import LocalSettings
from claimcheck.records import Check, Comparison
from claimcheck.serving.submissions import Fetch, Submission, articles_of

OnStep = Callable[[str, int, int], None]


class AbandonedError(Exception):
    """Nobody waits for the report any more."""


@dataclass(slots=True)
class Watcher:
    """An observer of the pipeline that passes on each stage, and ends the run where nobody waits for it."""

    on_step: OnStep
    abandoned: Event

    def stage(self, name: str, done: int, total: int) -> None:
        """Pass on that `done` of `total` steps of the stage `name` are done."""
        if self.abandoned.is_set():
            raise AbandonedError
        self.on_step(name, done, total)


def run(
    submission: Submission,
    settings: ModelSettings | None,
    fetch: Fetch,
    watcher: Watcher,
    local: LocalSettings | None = None,
) -> Comparison | Check:
    """Return the document of a form. Raises `ClaimcheckError` where there is none, `AbandonedError` on the way.

    `settings` are those of the model service, `local` those of the local engine, None where there is none.
    """
    articles = articles_of(submission, fetch, lambda done, total: watcher.stage("read", done, total))
    engine, close = _engine(submission.engine, settings, local)
    try:
        if submission.checking:
            text, *sources = articles
            return pipeline.check(text, sources, engine=engine, language=submission.language, observer=watcher)
        return pipeline.compare(articles, engine=engine, language=submission.language, observer=watcher)
    finally:
        close()


def _engine(
    name: str, settings: ModelSettings | None, local: LocalSettings | None
) -> tuple[ClaimEngine, Callable[[], None]]:
    """Return an engine, and what closes it."""
    if name == "rules":
        return RulesEngine(), lambda: None
    if name == "local" and local is not None:
        from claimcheck.local.engine import open_engine as open_local

        return open_local(local), lambda: None
    if name == "model" and settings is not None:
        from claimcheck.llm.engine import open_engine

        opened = open_engine(settings)
        return opened, opened.close
    raise UsageError(f"There is no engine {name!r} here.", "Choose one that the page offers.")
