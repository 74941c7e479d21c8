"""A server that answers, and never comes to an end: every way in which an answer may drip."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator

import pytest

#: How an answer begins, and what is sent again and again after it.
WAYS = [
    pytest.param((b"HTTP/1.1 200 OK\r\nX-Drip: ", b"a"), id="one header"),
    pytest.param((b"HTTP/1.1 200 OK\r\n", b"X-Drip: a\r\n"), id="many headers"),
    pytest.param((b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"), id="interim answers"),
    pytest.param((b"HTTP/1.1 200 OK\r\nContent-Type: CT\r\nContent-Length: 100000\r\n\r\n", b" "), id="the body"),
    pytest.param((b"HTTP/1.1 200 OK\r\nContent-Type: CT\r\n\r\n", b" "), id="a body without a length"),
    pytest.param(
        (b"HTTP/1.1 200 OK\r\nContent-Type: CT\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"), id="chunks"
    ),
]


@contextlib.contextmanager
def dripping(way: tuple[bytes, bytes], content_type: str = "application/json") -> Iterator[str]:
    """Serve an answer that drips to whoever asks, and give the address."""
    opening, drop = way
    over = threading.Event()

    def serve(listener: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while not over.is_set():
                connection, _ = listener.accept()
                threading.Thread(target=drip, args=(connection,), daemon=True).start()

    def drip(connection: socket.socket) -> None:
        with contextlib.suppress(OSError), connection:
            connection.recv(4096)
            connection.sendall(opening.replace(b"CT", content_type.encode()))
            while not over.wait(0.02):
                connection.sendall(drop)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=serve, args=(listener,), daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        over.set()
