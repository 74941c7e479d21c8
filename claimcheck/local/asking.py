"""One question to a service of the local engine: JSON there and back, within a time and a size."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claimcheck.errors import words_of
from claimcheck.reading.deadlines import Deadline

if TYPE_CHECKING:
    import httpx2


class NoAnswerError(Exception):
    """A service gave no answer; the message says what it did instead: "answered 404"."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked where. An answer may take so many `seconds`, and have so many bytes."""

    url: str
    content: Mapping[str, Any]
    api_key: str
    seconds: float
    most_bytes: int


def answer_to(question: Question, client: httpx2.Client | None = None) -> Any:
    """Return the answer of the service, read as JSON. Raises `NoAnswerError`; `ValueError` where it is no JSON.

    `client` stands in for the network in tests.
    """
    import httpx2

    asking, deadline = client or httpx2.Client(timeout=question.seconds), Deadline(question.seconds)
    headers = {"Authorization": f"Bearer {question.api_key}"} if question.api_key else {}
    try:
        with (
            deadline,
            asking.stream(
                "POST",
                question.url,
                json=dict(question.content),
                headers=headers,
                extensions={"trace": deadline.watch},
            ) as response,
        ):
            response.raise_for_status()
            content = _content(response, deadline, question)
        return json.loads(content)
    except httpx2.HTTPStatusError as error:
        raise NoAnswerError(f"answered {error.response.status_code}") from error
    except httpx2.InvalidURL as error:
        raise NoAnswerError(f"could not be asked (its address: {error})") from error
    except httpx2.HTTPError as error:
        raise (
            _too_slow(question) if deadline.passed else NoAnswerError(f"could not be asked ({words_of(error)})")
        ) from error
    finally:
        if client is None:
            asking.close()


def _content(response: httpx2.Response, deadline: Deadline, question: Question) -> bytes:
    content = bytearray()
    for chunk in response.iter_bytes():
        content += chunk
        if len(content) > question.most_bytes:
            raise NoAnswerError(f"answered with more than {question.most_bytes:,} bytes")
    if deadline.passed:
        # A connection that is broken off looks like the end of an answer whose length was not announced.
        raise _too_slow(question)
    return bytes(content)


def _too_slow(question: Question) -> NoAnswerError:
    return NoAnswerError(f"took more than {question.seconds:.0f} seconds for one answer")
