"""How far a run has come, on stderr, only where a person looks at it and only if it takes long."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

#: A run that is over by then shows no bar; an offline comparison never loads one.
_PATIENCE_SECONDS = 0.7


class Progress:
    """An observer of the pipeline that draws a bar a stage; without a terminal it stays silent."""

    def __init__(self, language: str | None = None) -> None:
        self._language = language or "en"
        self._listening = sys.stderr.isatty()
        self._since = time.monotonic()
        self._bar: Bar | None = None
        self._tasks: dict[str, TaskID] = {}

    def stage(self, name: str, done: int, total: int) -> None:
        """Show that `done` of `total` steps of the stage `name` are done."""
        if not self._listening or time.monotonic() - self._since < _PATIENCE_SECONDS:
            return
        bar = self._bar or self._start()
        if name not in self._tasks:
            from claimcheck.reports.phrases import phrases

            self._tasks[name] = bar.add_task(phrases(self._language).name("stages", name), total=total)
        bar.update(self._tasks[name], completed=done, total=total)

    def windows(self, source: str, done: int, total: int) -> None:
        """Show that `done` of `total` windows of the article `source` have been read by the model."""
        self.stage(source, done, total)

    def _start(self) -> Bar:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
        )
        self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
        self._bar.start()
        return self._bar

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()
