from __future__ import annotations

from collections.abc import Callable, Iterator

import httpx2
import pytest

from claimcheck.errors import ReadingError
from claimcheck.reading.web import fetch

Handler = Callable[[httpx2.Request], httpx2.Response]


def answer(status: int = 200, content: bytes = b"The yard.", kind: str = "text/plain; charset=latin-1") -> Handler:
    return lambda request: httpx2.Response(status, content=content, headers={"content-type": kind})


def raising(error: type[httpx2.TransportError]) -> Handler:
    def handler(request: httpx2.Request) -> httpx2.Response:
        raise error("[Errno 113] no route", request=request)

    return handler


def test_a_page_comes_with_its_address_type_and_encoding() -> None:
    payload = fetch("https://example.org/a?b=1", 1000, httpx2.MockTransport(answer()))
    assert (payload.data, payload.suffix, payload.declared_encoding) == (b"The yard.", ".txt", "latin-1")
    assert payload.name == payload.url == "https://example.org/a?b=1"


def test_a_password_in_an_address_is_used_and_never_shown() -> None:
    seen: list[str | None] = []

    def handler(request: httpx2.Request) -> httpx2.Response:
        seen.append(request.headers.get("authorization"))
        return httpx2.Response(404)

    with pytest.raises(ReadingError) as caught:
        fetch("https://me:secret@example.org/a", 1000, httpx2.MockTransport(handler))
    assert seen[0]
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "address", ["http://bob:pass77word/x#y@news.example/a", "http://bob:pass77word?z@news.example/a"]
)
def test_a_password_that_makes_an_address_unreadable_is_not_shown(address: str) -> None:
    with pytest.raises(ReadingError) as refused:
        fetch(address, 1000)
    assert "pass77word" not in f"{refused.value.message} {refused.value.hint}"


def test_the_last_address_of_a_redirection_is_kept() -> None:
    def handler(request: httpx2.Request) -> httpx2.Response:
        if request.url.path == "/old":
            return httpx2.Response(301, headers={"location": "/new"})
        return answer()(request)

    assert fetch("http://example.org/old", 1000, httpx2.MockTransport(handler)).url == "http://example.org/new"


@pytest.mark.parametrize(
    ("handler", "message"),
    [
        (answer(404), "answered 404 Not Found"),
        (answer(403), "answered 403 Forbidden"),
        (answer(503), "answered 503"),
        (answer(kind="image/png"), "is image/png, not an article"),
        (answer(content=b"x" * 2000), "too large to be an article"),
        (raising(httpx2.ConnectTimeout), "did not answer in time"),
        (raising(httpx2.ReadTimeout), "did not answer in time"),
        (raising(httpx2.ConnectError), r"No connection to example.org \(no route\)"),
        (raising(httpx2.RemoteProtocolError), "could not be read"),
        (lambda request: httpx2.Response(302, headers={"location": request.url.path}), "redirects more than 5 times"),
        (lambda request: httpx2.Response(302, headers={"location": "file:///etc/passwd"}), "is not an address"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_fetched_gets_one_clear_message(handler: Handler, message: str) -> None:
    with pytest.raises(ReadingError, match=message) as caught:
        fetch("http://example.org/a", 1000, httpx2.MockTransport(handler))
    assert caught.value.hint


@pytest.mark.parametrize(
    "address", ["ftp://example.org/a", "file:///etc/passwd", "http://", "https:///a", "http://[::1"]
)
def test_only_http_addresses_are_fetched(address: str) -> None:
    with pytest.raises(ReadingError):
        fetch(address, 1000, httpx2.MockTransport(answer()))


@pytest.mark.parametrize(
    "target", ["http://127.0.0.1:8080/admin", "http://169.254.169.254/latest", "http://localhost/x"]
)
def test_a_public_page_does_not_lead_into_a_private_network(target: str) -> None:
    asked: list[str] = []

    def handler(request: httpx2.Request) -> httpx2.Response:
        asked.append(request.url.host)
        return httpx2.Response(302, headers={"location": target})

    with pytest.raises(ReadingError, match="private network"):
        fetch("https://news.example/a", 1000, httpx2.MockTransport(handler))
    assert asked == ["news.example"]


def test_a_page_on_this_machine_may_lead_to_another_one_there() -> None:
    def handler(request: httpx2.Request) -> httpx2.Response:
        if request.url.host == "127.0.0.1":
            return httpx2.Response(302, headers={"location": "http://localhost/x"})
        return answer()(request)

    assert fetch("http://127.0.0.1/a", 1000, httpx2.MockTransport(handler)).url == "http://localhost/x"


def test_a_page_that_sends_on_to_no_address_is_not_read_itself() -> None:
    def handler(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(302, headers={"location": "http://0177.0.0.1/x"}, text="The mill closed on Monday.")

    with pytest.raises(ReadingError, match="sends on to what is no address"):
        fetch("https://news.example/a", 1000, httpx2.MockTransport(handler))


def test_the_token_of_an_address_is_sent_and_never_shown() -> None:
    asked: list[str] = []

    def handler(request: httpx2.Request) -> httpx2.Response:
        asked.append(str(request.url))
        return answer()(request)

    payload = fetch("https://news.example/a?token=abc123", 1000, httpx2.MockTransport(handler))
    assert "abc123" in asked[0]
    assert "abc123" not in payload.name + str(payload.url)


def test_the_body_of_a_redirection_is_never_read() -> None:
    def endless() -> Iterator[bytes]:
        raise AssertionError("it was read")
        yield b""

    def handler(request: httpx2.Request) -> httpx2.Response:
        if request.url.path == "/old":
            return httpx2.Response(302, headers={"location": "/new"}, content=endless())
        return answer()(request)

    assert fetch("http://example.org/old", 1000, httpx2.MockTransport(handler)).data == b"The yard."


def test_five_redirections_are_followed_and_no_sixth() -> None:
    def handler(request: httpx2.Request) -> httpx2.Response:
        left = int(request.url.path[1:])
        return httpx2.Response(302, headers={"location": f"/{left - 1}"}) if left else answer()(request)

    assert fetch("http://example.org/5", 1000, httpx2.MockTransport(handler)).data == b"The yard."
    with pytest.raises(ReadingError, match="more than 5 times"):
        fetch("http://example.org/6", 1000, httpx2.MockTransport(handler))
