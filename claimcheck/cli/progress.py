"""How far a run has come, on stderr, only where a person looks at it and only if it takes long."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Self

from claimcheck.cli.commands import current_run

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import ProgressColumn, TaskID

    from claimcheck.records import Usage

#: A run that is over by then shows no bar; an offline comparison never loads one.
_PATIENCE_SECONDS = 0.7

#: Without a terminal, a long run is heard of this often: in the log of a nightly job.
_SILENCE_SECONDS = 15.0


class Progress:
    """An observer of the pipeline that draws a bar a stage; without a terminal it stays silent."""

    #: Tells what was asked of the model service so far; None where nothing is asked of any.
    spent: Callable[[], Usage | None] | None = None

    def __init__(self, language: str | None = None) -> None:
        self._language = language or "en"
        run = current_run()
        self._quiet = run.quiet
        self._listening = sys.stderr is not None and sys.stderr.isatty() and not run.quiet
        self._since = time.monotonic()
        self._bar: Bar | None = None
        self._tasks: dict[str, TaskID] = {}

    def stage(self, name: str, done: int, total: int) -> None:
        """Show that `done` of `total` steps of the stage `name` are done."""
        if not self._listening or self._may_be_over_soon():
            return
        bar = self._bar or self._start()
        if name not in self._tasks:
            from claimcheck.reports.phrases import phrases

            said = phrases(self._language).name("stages", name)
            self._tasks[name] = bar.add_task(said, total=total or None, pace="")
        bar.update(self._tasks[name], completed=done, total=total or None, pace=self._cost())

    def windows(self, source: str, done: int, total: int) -> None:
        """Show that `done` of `total` windows of the article `source` have been read by the model."""
        self.stage(source, done, total)

    def _may_be_over_soon(self) -> bool:
        """Tell whether a bar would only flicker; where a model is asked, the first answer alone takes longer."""
        return self.spent is None and time.monotonic() - self._since < _PATIENCE_SECONDS

    def _cost(self) -> str:
        """Return what the run has cost so far, nothing where nothing is asked of any service."""
        usage = self.spent() if self.spent else None
        if usage is None:
            return ""
        tokens = usage.prompt_tokens + usage.completion_tokens
        return f"{usage.calls} calls, {usage.cached} kept answers, {tokens:,} tokens"

    def _start(self) -> Bar:
        from rich.console import Console
        from rich.progress import Progress

        self._bar = Progress(*self._columns(), console=Console(stderr=True), transient=True)
        self._bar.start()
        return self._bar

    def _columns(self) -> tuple[ProgressColumn, ...]:
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

        return (
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.fields[pace]}", markup=False),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()


class LongProgress(Progress):
    """Shows also at what rate the work goes; without a terminal, in a line now and then."""

    def __init__(self, language: str | None = None) -> None:
        super().__init__(language)
        self._stage = ""
        self._awaited = ""
        self._stage_since = self._reported_at = time.monotonic()

    def stage(self, name: str, done: int, total: int) -> None:
        """Show that `done` of `total` steps of the stage `name` are done; a total of 0 is one that nobody knows."""
        now = time.monotonic()
        if name != self._stage:
            self._stage, self._stage_since = name, now
        if self._listening:
            super().stage(name, done, total)
            if self._bar and name in self._tasks:
                self._bar.update(self._tasks[name], pace=self._pace(done, now))
        elif now - self._reported_at >= _SILENCE_SECONDS:
            self._reported_at = now
            self._say(name, done, total, now)

    def waiting(self, what: str, done: int, total: int) -> None:
        """Show what the run waits for: `what`, said once, and how many of its requests are done."""
        if what != self._awaited:
            self._awaited = what
            self._note(f"claimcheck: {self._said('batch', done, total)} ({what})")
        self.stage("batch", done, total)

    def _note(self, text: str) -> None:
        """Say something once, above the bar where there is one."""
        from claimcheck.cli.failures import say
        from claimcheck.reports.sanitize import visible

        if self._quiet:
            return
        if self._bar:
            self._bar.console.print(visible(text), markup=False, highlight=False)
        else:
            say(text)

    def _said(self, name: str, done: int, total: int) -> str:
        from claimcheck.reports.phrases import phrases

        return f"{phrases(self._language).name('stages', name)} {done}" + (f" of {total}" if total else "")

    def _say(self, name: str, done: int, total: int, now: float) -> None:
        left = ""
        if done and total > done:
            left = f", {_clock((now - self._stage_since) / done * (total - done))} left"
        self._note(f"claimcheck: {self._said(name, done, total)}, {self._pace(done, now)}{left}")

    def _pace(self, done: int, now: float) -> str:
        pace = f"{done / max(now - self._stage_since, 0.001):.1f}/s"
        return ", ".join(filter(None, [pace, self._cost()]))


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}" if minutes >= 60 else f"{minutes}:{rest:02}"
