"""How a request travels to the service and its answer back: within bounds of time and size, and nowhere else.

A request carries a key and an article. It follows no redirect to another origin than the one it was meant for, it ends
when its time is over however slowly an answer drips, and no answer is read that is larger than any reply can be.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from typing import Any

import httpx2

from claimcheck.llm.service.failures import GarbledAnswer, RedirectedElsewhere
from claimcheck.llm.service.wire import canonical
from claimcheck.reading.deadlines import Deadline

#: The longest answer that is read, in bytes once it is unpacked: hundreds of times what a reply can hold.
MOST_BYTES = 8_000_000

_MOST_REDIRECTS = 5
_CHAT = "/chat/completions"

#: The results of a batch, which may be many: they go to a file as they come.
_CONTENT = "/content"

#: How long a request may take that names no time of its own, as those about batches do not.
_SECONDS = 600.0

#: Headers that describe the body as it travelled.
_OF_THE_BODY = frozenset({"content-encoding", "content-length", "transfer-encoding"})


class ServiceTransport(httpx2.BaseTransport):
    """Carries requests over `client`; `deadlines` has, by the request, what is to hear of its connections."""

    def __init__(self, client: httpx2.Client, deadlines: dict[int, Deadline]) -> None:
        self._client = client
        self._deadlines = deadlines

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Return the answer to one request; that to a question is in the one form of `claimcheck.llm.service.wire`.

        Raises:
            RedirectedElsewhere: the service sends on to another address.
            GarbledAnswer: the answer is larger than any reply.
            httpx2.TransportError: the exchange failed, or took longer than the request allows.

        """
        if request.url.path.endswith(_CONTENT):
            return self._streamed(request)
        if not request.url.path.endswith(_CHAT):
            status, headers, content = self._exchanged(request)
            return httpx2.Response(status, headers=_kept(headers), content=content, request=request)
        for _ in range(_MOST_REDIRECTS):
            status, headers, content = self._exchanged(request)
            if not 300 <= status < 400 or "location" not in headers:
                break
            request = _redirected(request, headers["location"])
        body = content.decode("utf-8", "replace")
        status, text = canonical(status, body, tool=_tool(request))
        return httpx2.Response(status, headers=_kept(headers), content=text.encode("utf-8", "replace"), request=request)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _exchanged(self, request: httpx2.Request) -> tuple[int, httpx2.Headers, bytes]:
        with self._within_its_time(request):
            response = self._client.send(request, stream=True, follow_redirects=False)
            try:
                content = bytearray()
                for chunk in response.iter_bytes():
                    content += chunk
                    if len(content) > MOST_BYTES:
                        raise GarbledAnswer(
                            f"The model service at {request.url.host} answered with more than {MOST_BYTES:,} bytes.",
                            "Check that --base-url is the address of an OpenAI-compatible service.",
                        )
            finally:
                response.close()
            return response.status_code, response.headers, bytes(content)

    def _streamed(self, request: httpx2.Request) -> httpx2.Response:
        """Return an answer whose body is still to be read, within the time of the whole request."""
        with contextlib.ExitStack() as until_read:
            until_read.enter_context(self._within_its_time(request))
            response = self._client.send(request, stream=True, follow_redirects=False)
            until_read.callback(response.close)
            body = _Body(response, until_read.pop_all())
            return httpx2.Response(response.status_code, headers=_kept(response.headers), stream=body, request=request)

    @contextlib.contextmanager
    def _within_its_time(self, request: httpx2.Request) -> Iterator[None]:
        """Break the exchange off when its time is over.

        The time is what the request allows for one read; an answer that drips could take that for every byte.
        """
        with Deadline(_seconds(request)) as deadline:
            self._deadlines[id(request)] = deadline
            try:
                yield
                if deadline.passed:
                    # The end of the connection looks like the end of an answer whose length was not announced.
                    raise httpx2.ReadTimeout("the answer took too long", request=request)
            except httpx2.TransportError as error:
                if deadline.passed:
                    raise httpx2.ReadTimeout("the answer took too long", request=request) from error
                raise
            finally:
                self._deadlines.pop(id(request), None)


class _Body(httpx2.SyncByteStream):
    """The unpacked body of an answer; `within` bounds the time of its reading, and is left when it ends."""

    def __init__(self, response: httpx2.Response, within: contextlib.ExitStack) -> None:
        self._response = response
        self._within = within

    def __iter__(self) -> Iterator[bytes]:
        """Yield the body as it comes. Raises `httpx2.ReadTimeout` when its time is over."""
        with self._within:
            yield from self._response.iter_bytes()

    def close(self) -> None:
        """End the reading."""
        with contextlib.suppress(httpx2.TransportError):
            self._within.close()


def _kept(headers: httpx2.Headers) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name.lower() not in _OF_THE_BODY}


def _seconds(request: httpx2.Request) -> float:
    return float(request.extensions.get("timeout", {}).get("read") or _SECONDS)


def _redirected(request: httpx2.Request, location: str) -> httpx2.Request:
    """Return a request for where a service sends it on to: on its own origin, or from http to https of one host."""
    try:
        target = request.url.join(location)
    except httpx2.InvalidURL as error:
        raise RedirectedElsewhere(
            f"The model service at {request.url.host} sends requests on to what is no address.",
            "Check that --base-url is the address of an OpenAI-compatible service.",
        ) from error
    same_host = target.host == request.url.host
    secured = (request.url.scheme, target.scheme) == ("http", "https") and {request.url.port, target.port} <= {None}
    same_origin = (target.scheme, target.port) == (request.url.scheme, request.url.port)
    if not same_host or not (same_origin or secured):
        raise RedirectedElsewhere(
            f"The model service at {request.url.host} sends requests on to {target.scheme}://{target.netloc.decode()}; "
            "neither the key nor any text was sent there.",
            "If that is the service you mean, give its own address with --base-url.",
        )
    again = httpx2.Request(request.method, target, headers=request.headers, content=request.read())
    again.headers["host"] = target.netloc.decode()
    again.extensions.update({name: value for name, value in request.extensions.items() if name == "timeout"})
    return again


def _tool(request: httpx2.Request) -> str | None:
    """Return the name of the tool that a model was to call, None where there was none."""
    body: Any = json.loads(request.read())
    tools = body.get("tools") if isinstance(body, dict) else None
    return str(tools[0]["function"]["name"]) if tools else None
