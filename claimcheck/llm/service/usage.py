"""Counting what a run asks of the model service."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator

from claimcheck.records import Usage


class UsageCounter:
    """Calls, tokens and time, counted from several threads.

    A call is a completion that the service gave; errors that were repeated do not count, answers from the cache count
    as cached. Time is that during which at least one question was under way, so that it is what a user waits for.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._calls = self._cached = self._prompt = self._completion = 0
        self._seconds = 0.0
        self._under_way = 0
        self._since = 0.0

    @contextlib.contextmanager
    def timed(self) -> Iterator[None]:
        """Count the time of one question."""
        with self._lock:
            if self._under_way == 0:
                self._since = time.monotonic()
            self._under_way += 1
        try:
            yield
        finally:
            with self._lock:
                self._under_way -= 1
                if self._under_way == 0:
                    self._seconds += time.monotonic() - self._since

    def call(self, *, prompt_tokens: int, completion_tokens: int) -> None:
        """Count one completion."""
        with self._lock:
            self._calls += 1
            self._prompt += prompt_tokens
            self._completion += completion_tokens

    def cached(self) -> None:
        """Count one answer that was kept from before."""
        with self._lock:
            self._cached += 1

    def usage(self, *, timed: bool) -> Usage:
        """Return the counts; `seconds` is 0 unless `timed`."""
        with self._lock:
            running = time.monotonic() - self._since if self._under_way else 0.0
            seconds = round(self._seconds + running, 3) if timed else 0.0
            return Usage(self._calls, self._cached, self._prompt, self._completion, seconds)
