"""To whom the connections of an exchange really went: none leads from the public network into a private one."""

from __future__ import annotations

import contextlib
from typing import Any

from claimcheck.errors import ReadingError
from claimcheck.reading.addresses import is_public


class Peers:
    """Refuse a connection into a private network where the first one of an exchange went to a public address.

    A name tells little: it may have a public address and a private one, or have another one the next time it is looked
    up. `watch` is what an HTTP client tells of its connections (the extension `trace`), before it sends anything over
    them. Behind a proxy each of them goes to the proxy, which looks names up by itself.
    """

    def __init__(self) -> None:
        self._began_public: bool | None = None

    def watch(self, event: str, info: dict[str, Any]) -> None:
        """Look at a connection that was made. Raises ReadingError where it leads into a private network."""
        if not event.endswith("connect_tcp.complete"):
            return
        stream = info["return_value"]
        address = stream.get_extra_info("server_addr")
        public = bool(address) and is_public(str(address[0]))
        if self._began_public is None:
            self._began_public = public
        if self._began_public and not public:
            with contextlib.suppress(OSError):
                stream.close()
            raise ReadingError(
                "A page of the public network sends on into a private network.",
                "Give that address itself, if it is the one you mean.",
            )
