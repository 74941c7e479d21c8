from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from claimcheck.errors import ReadingError
from claimcheck.reading import web


@pytest.fixture
def dripping(request: pytest.FixtureRequest) -> Iterator[str]:
    """Serve an opening once, then its drop again and again without an end."""
    opening, drop = request.param
    listener = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()

    def serve() -> None:
        with contextlib.suppress(OSError):
            connection, _ = listener.accept()
            with connection:
                connection.recv(4096)
                connection.sendall(opening)
                while not over.wait(0.02):
                    connection.sendall(drop)

    server = threading.Thread(target=serve, daemon=True)
    server.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    over.set()
    listener.close()
    server.join(5)


@pytest.mark.parametrize(
    "dripping",
    [
        pytest.param((b"HTTP/1.1 200 OK\r\nX-Drip: ", b"a"), id="one header"),
        pytest.param((b"HTTP/1.1 200 OK\r\n", b"X-Drip: a\r\n"), id="many headers"),
        pytest.param((b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"), id="interim answers"),
        pytest.param((b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n", b"a"), id="a body without a length"),
        pytest.param(
            (b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
            id="chunks",
        ),
    ],
    indirect=True,
)
def test_a_page_that_drips_without_an_end_is_broken_off_when_its_time_is_over(
    dripping: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "_WHOLE", 0.4)
    begin = time.monotonic()
    with pytest.raises(ReadingError, match="took more than"):
        web.fetch(dripping, 1_000_000)
    assert time.monotonic() - begin < 5
