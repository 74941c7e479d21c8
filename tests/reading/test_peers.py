"""Where connections really go counts, whatever a name was said to stand for when it was looked up."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator

import pytest

from claimcheck.errors import ReadingError
from claimcheck.reading import peers, web

_PAGE = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 9\r\n\r\nThe yard."


@contextlib.contextmanager
def serving(host: str, answer: bytes) -> Iterator[tuple[str, list[bytes]]]:
    """Serve one answer to whoever asks; give the address, and what was asked."""
    asked: list[bytes] = []

    def serve(listener: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = listener.accept()
                with contextlib.suppress(OSError), connection:
                    if request := connection.recv(4096):
                        asked.append(request)
                        connection.sendall(answer)

    with socket.create_server((host, 0)) as listener:
        threading.Thread(target=serve, args=(listener,), daemon=True).start()
        yield f"http://{host}:{listener.getsockname()[1]}/", asked


def sending_on(address: str) -> bytes:
    return f"HTTP/1.1 302 Found\r\nLocation: {address}\r\nContent-Length: 0\r\n\r\n".encode()


def test_a_public_page_does_not_lead_to_a_private_address_whatever_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """The names pass, since the first host is in a private network by its name: it has a public address as well."""
    monkeypatch.setattr(peers, "is_public", "127.0.0.1".__eq__)
    with serving("127.0.0.2", _PAGE) as (inside, asked), serving("127.0.0.1", sending_on(inside)) as (outside, _):
        with pytest.raises(ReadingError, match="sends on into a private network"):
            web.fetch(outside, 1000)
        assert not asked


def test_a_page_in_a_private_network_may_lead_to_another_one_there() -> None:
    with serving("127.0.0.2", _PAGE) as (inside, _), serving("127.0.0.1", sending_on(inside)) as (first, _):
        assert web.fetch(first, 1000).data == b"The yard."


def test_a_page_in_a_private_network_may_lead_to_a_public_one_and_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peers, "is_public", "127.0.0.2".__eq__)
    with (
        serving("127.0.0.3", _PAGE) as (last, _),
        serving("127.0.0.2", sending_on(last)) as (public, _),
        serving("127.0.0.1", sending_on(public)) as (first, _),
    ):
        assert web.fetch(first, 1000).data == b"The yard."
