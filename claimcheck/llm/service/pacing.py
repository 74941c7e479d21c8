"""Keeping under a service's limits of requests and tokens a minute, over all threads of a process."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

_MINUTE = 60.0


class Pacer:
    """Gives every request its turn, so that no minute has more of them than the limits allow.

    Requests are spread evenly (the virtual scheduling of ITU-T I.371, without a burst): each is due when what was sent
    before it has used up its share of the minute. A limit of None is none.
    """

    def __init__(
        self,
        *,
        requests_per_minute: float | None = None,
        tokens_per_minute: float | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._seconds_per_request = _MINUTE / requests_per_minute if requests_per_minute else 0.0
        self._seconds_per_token = _MINUTE / tokens_per_minute if tokens_per_minute else 0.0
        self._clock = clock
        self._lock = threading.Lock()
        self._due = 0.0

    def seconds_until_turn(self, tokens: int) -> float:
        """Take the next turn for a request of so many tokens, reply included; return the seconds until it comes."""
        cost = max(self._seconds_per_request, tokens * self._seconds_per_token)
        with self._lock:
            now = self._clock()
            turn = max(now, self._due)
            self._due = turn + cost
            return turn - now
