"""Addresses that may be fetched for whoever fills in the form: public hosts on the ports of the web, nothing else.

A page that fetches what it is told to can be made to ask the machine it runs on, or its network, for what only they may
see. So each host name is looked up here, every address it has must be public, and the connection goes to the very
address that was looked at: a name that is looked up again could answer otherwise.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence

import httpx2

from claimcheck.errors import ReadingError
from claimcheck.reading.addresses import is_public

_PORTS = {"http": 80, "https": 443}

Resolve = Callable[[str, int], Sequence[str]]


class PublicOnly(httpx2.BaseTransport):
    """A transport that reaches public addresses only, redirections included.

    `resolve` looks up a name, `inner` carries a request whose host is an address; both stand in for the network in
    tests.
    """

    def __init__(self, resolve: Resolve | None = None, inner: httpx2.BaseTransport | None = None) -> None:
        self._resolve = resolve or _look_up
        self._inner = inner or httpx2.HTTPTransport(trust_env=False)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request to a public address of its host. Raises `ReadingError` where it has another one."""
        host, port = request.url.host, _PORTS[request.url.scheme]
        if request.url.port not in (None, port):
            raise ReadingError(f"{host} is asked for on port {request.url.port}.", "Only the ports of the web are.")
        addresses = self._resolve(host, port)
        if not addresses or not all(map(is_public, addresses)):
            raise ReadingError(f"{host} is no public host.", "Paste the text itself, or drop it as a file.")
        pinned = httpx2.Request(
            request.method,
            request.url.copy_with(host=addresses[0]),
            headers=request.headers,
            stream=request.stream,
            extensions={**request.extensions, "sni_hostname": host},
        )
        return self._inner.handle_request(pinned)

    def close(self) -> None:
        """Close the connections."""
        self._inner.close()


def _look_up(host: str, port: int) -> Sequence[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ReadingError(f"There is no host {host}.", "Check the address, or paste the text itself.") from error
    return [str(entry[4][0]) for entry in found]
