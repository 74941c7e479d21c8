"""The connections to a service, so that what is under way can be broken off when a run ends early."""

from __future__ import annotations

import contextlib
import socket
import weakref
from typing import Any

import httpx2

#: Events of a connection that end with a stream over a new socket.
_OPENED = frozenset(
    {"connection.connect_tcp.complete", "connection.start_tls.complete", "http_proxy.start_tls.complete"}
)


class Connections:
    """The open sockets of one or more httpx2 clients.

    A thread that waits for an answer waits in the operating system; only shutting its socket down wakes it. Without
    this a run that is interrupted would wait for every answer under way, minutes with a slow model.
    """

    def __init__(self) -> None:
        self._sockets: weakref.WeakSet[socket.socket] = weakref.WeakSet()

    def client(self, transport: httpx2.BaseTransport | None = None) -> httpx2.Client:
        """Return an httpx2 client whose connections are known here."""
        return httpx2.Client(transport=transport, follow_redirects=True, event_hooks={"request": [self._watch]})

    def break_off(self) -> None:
        """End all that is under way; whoever waits for an answer gets a connection error."""
        for opened in list(self._sockets):
            with contextlib.suppress(OSError):
                opened.shutdown(socket.SHUT_RDWR)

    def _watch(self, request: httpx2.Request) -> None:
        request.extensions["trace"] = self._note

    def _note(self, event: str, info: dict[str, Any]) -> None:
        if event in _OPENED and (opened := info["return_value"].get_extra_info("socket")) is not None:
            self._sockets.add(opened)
