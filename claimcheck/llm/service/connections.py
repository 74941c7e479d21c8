"""The connections to a service, so that what is under way can be broken off when a run ends early."""

from __future__ import annotations

import contextlib
import functools
import socket
import threading
import weakref
from typing import Any

import httpx2

from claimcheck.llm.service.carrying import ServiceTransport
from claimcheck.reading.deadlines import Deadline

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
        self._lock = threading.Lock()
        self._ended = False
        self._deadlines: dict[int, Deadline] = {}

    def transport(self) -> ServiceTransport:
        """Return what carries requests to a service.

        Each exchange has a connection of its own, so that it can be broken off by itself when its time is over.
        """
        alone = httpx2.Limits(max_keepalive_connections=0)
        client = httpx2.Client(limits=alone, event_hooks={"request": [self._watch]})
        return ServiceTransport(client, self._deadlines)

    def client(self, transport: httpx2.BaseTransport) -> httpx2.Client:
        """Return an httpx2 client over a transport; where a service sends it on to is not its business."""
        return httpx2.Client(transport=transport, follow_redirects=False)

    def break_off(self) -> None:
        """End all that is under way; whoever waits for an answer gets a connection error.

        So does who was about to wait: a connection that opens later is shut at once.
        """
        with self._lock:
            self._ended = True
            under_way = list(self._sockets)
        for opened in under_way:
            _shut(opened)

    def _watch(self, request: httpx2.Request) -> None:
        request.extensions["trace"] = functools.partial(self._note, id(request))

    def _note(self, request: int, event: str, info: dict[str, Any]) -> None:
        if event in _OPENED and (opened := info["return_value"].get_extra_info("socket")) is not None:
            with self._lock:
                self._sockets.add(opened)
                ended = self._ended
            if ended:
                _shut(opened)
        if deadline := self._deadlines.get(request):
            deadline.watch(event, info)


def _shut(opened: socket.socket) -> None:
    with contextlib.suppress(OSError):
        opened.shutdown(socket.SHUT_RDWR)
