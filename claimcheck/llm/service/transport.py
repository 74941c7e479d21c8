"""The lowest layer: carries requests to the service, and records or replays them where a cassette is given."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

import httpx2

from claimcheck.llm.cassettes.cassette import Cassette
from claimcheck.llm.cassettes.exchanges import answer_of_response, asked_of_body, response_of_answer
from claimcheck.llm.service.question import under_way

#: Exchanges that began and never ended well, by the name they have on a cassette.
_FAILURES: dict[str, type[httpx2.TransportError]] = {
    "timeout": httpx2.ReadTimeout,
    "broken": httpx2.RemoteProtocolError,
}


class CassetteTransport(httpx2.BaseTransport):
    """Replays what the cassette knows; sends the rest through `service` and records it; that is None on replay.

    What is recorded is also what the caller gets, so that a recording and its replay go the same way. `secrets` are
    taken out of all that is written. `ended` says whether the run is over: what breaks then was broken off by us.
    """

    def __init__(
        self,
        cassette: Cassette,
        service: httpx2.BaseTransport | None,
        *,
        secrets: Sequence[str | None],
        ended: Callable[[], bool],
    ) -> None:
        self._cassette = cassette
        self._service = service
        self._ended = ended
        self._secrets = tuple(secrets)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Answer one request for a chat completion.

        Raises:
            CassetteError: nothing may be recorded, and the cassette lacks this request.

        """
        body = json.loads(request.read())
        asked = asked_of_body(body, under_way.get(), self._secrets)
        answer = self._cassette.answer(asked)
        if answer is None:
            answer = self._exchange(request)
            if "failure" not in answer or not self._ended():
                self._cassette.record(asked, answer)
        return _response(answer, request, self._cassette.model)

    def close(self) -> None:
        """Close the connections to the service."""
        if self._service is not None:
            self._service.close()

    def _exchange(self, request: httpx2.Request) -> dict[str, Any]:
        if self._service is None:
            raise RuntimeError("a cassette that replays knows the request or raises")
        try:
            response = self._service.handle_request(request)
        except (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.UnsupportedProtocol):
            raise  # no exchange took place
        except httpx2.TimeoutException:
            return {"failure": "timeout"}
        except (httpx2.TransportError, httpx2.DecodingError):
            return {"failure": "broken"}
        response.read()
        return answer_of_response(response.status_code, response.headers, response.text, self._secrets)


def _response(answer: dict[str, Any], request: httpx2.Request, model: str) -> httpx2.Response:
    if "failure" in answer:
        kind = _FAILURES.get(answer["failure"], httpx2.RemoteProtocolError)
        raise kind(f"recorded: {answer['failure']}", request=request)
    status, headers, text = response_of_answer(answer, model)
    return httpx2.Response(status, headers=headers, content=text.encode("utf-8", "replace"), request=request)
