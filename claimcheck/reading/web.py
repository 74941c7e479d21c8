"""Pages and documents at http(s) addresses."""

from __future__ import annotations

import contextlib
import functools
import urllib.parse
from typing import TYPE_CHECKING, Any

from claimcheck.errors import ReadingError, words_of
from claimcheck.reading import addresses
from claimcheck.reading.deadlines import Deadline
from claimcheck.reading.payloads import Payload, check_size
from claimcheck.reading.peers import Peers

if TYPE_CHECKING:
    import httpx2

#: Seconds to connect, seconds without a byte, seconds for all there is: connections, redirections, headers, the answer.
_CONNECT, _READ, _WHOLE = 10.0, 20.0, 60.0
_REDIRECTS = 5
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; claimcheck)",
    "Accept": "text/html,application/xhtml+xml,text/plain,application/pdf;q=0.9,*/*;q=0.5",
}
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
#: Content types that tell nothing: the bytes themselves are looked at.
_UNCLEAR = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/xml", "text/xml"})
_ADDRESS = "Give an http:// or https:// address, or a file."
_SAVE_IT = "Open it in a browser, save the article's text as a .txt file and read that."


def fetch(address: str, limit: int, transport: httpx2.BaseTransport | None = None) -> Payload:
    """Return what the server at `address` answers, at most `limit` bytes of it.

    `transport` stands in for the network in tests. Raises ReadingError for anything but an article's bytes.
    """
    shown = addresses.shown(address)
    host = _host(shown)
    import httpx2

    timeout = httpx2.Timeout(_READ, connect=_CONNECT)
    deadline = Deadline(_WHOLE)
    try:
        with (
            deadline,
            httpx2.Client(
                timeout=timeout,
                headers=_HEADERS,
                event_hooks={"request": [functools.partial(_check_redirection, host, resolve=transport is None)]},
                transport=transport,
            ) as client,
            contextlib.closing(_answer(client, address, deadline)) as response,
        ):
            return _payload(shown, response, limit, deadline)
    except httpx2.TimeoutException as error:
        raise ReadingError(f"{shown} did not answer in time.", f"Try again later. {_SAVE_IT}") from error
    except httpx2.TooManyRedirects as error:
        raise ReadingError(f"{shown} redirects more than {_REDIRECTS} times.", _SAVE_IT) from error
    except httpx2.ConnectError as error:
        raise ReadingError(
            f"No connection to {host} ({_reason(error)}).",
            "Check the address and the network connection, or read a saved copy.",
        ) from error
    except httpx2.InvalidURL as error:
        # What is wrong with it may be said by quoting a password.
        raise ReadingError(f"{shown} is not an address claimcheck reads.", _ADDRESS) from error
    except (httpx2.HTTPError, httpx2.StreamError, UnicodeError, ValueError) as error:
        if deadline.passed:
            raise _too_slow(shown) from error
        raise ReadingError(f"{shown} could not be read ({_reason(error)}).", _SAVE_IT) from error


def _answer(client: httpx2.Client, address: str, deadline: Deadline) -> httpx2.Response:
    """Return the answer at the end of a chain of redirections, its body not yet read; theirs never are."""
    import httpx2

    peers = Peers()

    def watch(event: str, info: dict[str, Any]) -> None:
        deadline.watch(event, info)
        peers.watch(event, info)

    request = client.build_request("GET", address, extensions={"trace": watch})
    for _ in range(_REDIRECTS + 1):
        response = client.send(request, stream=True)
        if not response.has_redirect_location:
            return response
        response.close()
        if response.next_request is None:
            raise ReadingError(f"{addresses.shown(address)} sends on to what is no address.", _SAVE_IT)
        request = response.next_request
    raise httpx2.TooManyRedirects("too many", request=request)


def _too_slow(shown: str) -> ReadingError:
    return ReadingError(f"{shown} took more than {_WHOLE:.0f} seconds to arrive.", f"Try again. {_SAVE_IT}")


def _host(shown: str) -> str:
    """Return the host of an http(s) address; raise ReadingError for any other address."""
    try:
        parts = urllib.parse.urlsplit(shown)
        host = parts.hostname if parts.scheme.lower() in {"http", "https"} else None
    except ValueError:
        host = None
    if not host:
        raise ReadingError(f"{shown} is not an address claimcheck reads.", _ADDRESS)
    return host


def _check_redirection(first: str, request: httpx2.Request, *, resolve: bool) -> None:
    """Raise ReadingError where a page sends on to what is no page, or from the public network into a private one."""
    shown = addresses.shown(str(request.url))
    host = _host(shown)
    if host == first or addresses.is_private(first, resolve=resolve):
        return
    if addresses.is_private(host, resolve=resolve):
        raise ReadingError(
            f"A page of {first} sends on to {host}, which is in a private network.",
            "Give that address itself, if it is the one you mean.",
        )


def _payload(shown: str, response: httpx2.Response, limit: int, deadline: Deadline) -> Payload:
    _check_status(shown, response.status_code, response.reason_phrase)
    content_type = response.headers.get("content-type", "").split(";")[0].strip().lower()
    if content_type not in _SUFFIXES and content_type not in _UNCLEAR and not content_type.startswith("text/"):
        raise ReadingError(f"{shown} is {content_type}, not an article.", "Give the address of a page, PDF or text.")
    data = bytearray()
    for chunk in response.iter_bytes():
        data += chunk
        check_size(shown, len(data), limit)
        if deadline.passed:
            raise _too_slow(shown)
    if deadline.passed:  # a connection that was broken off looks like an answer that has ended
        raise _too_slow(shown)
    return Payload(
        name=shown,
        data=bytes(data),
        suffix=_SUFFIXES.get(content_type, ""),
        declared_encoding=response.charset_encoding,
        url=addresses.shown(str(response.url)),
    )


def _check_status(shown: str, status: int, reason: str) -> None:
    if status < 400:
        return
    if status in {401, 402, 403, 407, 429, 451}:
        hint = f"The site asks for a login or turns programs away. {_SAVE_IT}"
    elif status in {404, 410}:
        hint = "Check the address: the page may have moved."
    else:
        hint = f"The fault is the server's; try again later. {_SAVE_IT}"
    raise ReadingError(f"{shown} answered {status} {reason}".rstrip() + ".", hint)


def _reason(error: Exception) -> str:
    return words_of(error) or "no reason given"
