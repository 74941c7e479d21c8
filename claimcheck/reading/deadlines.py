"""One bound on the wall clock for an exchange, whatever drips: connections, headers, interim answers, the body."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from typing import Any, Self


class Deadline:
    """Break off the connections of an exchange when its time is over. A context manager.

    The timeouts of an HTTP client bound the wait for one piece, and a server that sends a byte now and then never
    meets them. `watch` is what the client tells of its connections (the extension `trace`). A connection that is
    broken off ends a read that waits on it: as an error of the client, or as the end of the answer.
    """

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._timer = threading.Timer(seconds, self._break_off)
        self._timer.daemon = True
        self._lock = threading.Lock()
        self._sockets: list[socket.socket] = []

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    @property
    def passed(self) -> bool:
        """Tell whether the time is over."""
        return time.monotonic() >= self._end

    def watch(self, event: str, info: dict[str, Any]) -> None:
        """Take note of a connection that was made, plain or with TLS."""
        if not event.endswith(("connect_tcp.complete", "start_tls.complete")):
            return
        with self._lock:
            self._sockets.append(info["return_value"].get_extra_info("socket"))
        if self.passed:
            self._break_off()

    def _break_off(self) -> None:
        with self._lock:
            for one in self._sockets:
                # Not the method of a TLS socket, which would take the state away that its reader works on.
                with contextlib.suppress(OSError):
                    socket.socket.shutdown(one, socket.SHUT_RDWR)
