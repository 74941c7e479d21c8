"""Who may ask, and how much: the host must be ours, no other site may send a form, and a request has a size.

A page on this machine can be reached by every site that its user visits. A name of somebody else's that is made to
point here (DNS rebinding) has another Host; a form that another site sends has another Origin.
"""

from __future__ import annotations

from collections.abc import Collection

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Bytes of a request, all texts and files together.
MOST_BYTES = 25_000_000

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Without any referrer a browser would send our own form with the origin "null".
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}


class _TooLargeError(Exception):
    """A request that goes on beyond `MOST_BYTES`."""


class Guard:
    """Turns away what does not come from our own page, and adds to each answer what browsers are to keep to.

    `hosts` are the names and ports that are ours ("127.0.0.1:8000").
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str]) -> None:
        self._app = app
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or have the application answer it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refused = self._refusal(scope["method"], Headers(scope=scope))
        if refused:
            await PlainTextResponse(refused[1], refused[0], dict(_HEADERS))(scope, receive, send)
            return
        try:
            await self._app(scope, _limited(receive), _adding(send))
        except _TooLargeError:
            await PlainTextResponse("The texts are too large.", 413, dict(_HEADERS))(scope, receive, send)

    def _refusal(self, method: str, headers: Headers) -> tuple[int, str] | None:
        """Return status and reason where a request is turned away."""
        if headers.get("host", "").lower() not in self._hosts:
            return 421, "This page answers to its own address only."
        if method in ("GET", "HEAD"):
            return None
        origin = headers.get("origin")
        if origin is not None and origin.partition("://")[2].lower() not in self._hosts:
            return 403, "Another site may not send this form."
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return 403, "Another site may not send this form."
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > MOST_BYTES:
            return 413, "The texts are too large."
        return None


def _limited(receive: Receive) -> Receive:
    taken = 0

    async def take() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > MOST_BYTES:
            raise _TooLargeError
        return message

    return take


def _adding(send: Send) -> Send:
    async def give(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = [(name.lower().encode(), value.encode()) for name, value in _HEADERS.items()]
            message = {**message, "headers": [*message.get("headers", []), *own]}
        await send(message)

    return give
