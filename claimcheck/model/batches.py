"""Questions that can wait, asked through the Batch API of OpenAI: a file up, a poll, a file down, at half the price.

A question that the cache does not answer is put aside (`Deferred`), together with all others of one pass over the work.
The batch that they make is sent, waited for, and its answers are put into the cache; the next pass finds them there,
and puts aside what follows from them. So nothing above the service knows of batches but that a question may be
deferred, and a run that is killed finds its batch again by the name it was given.

Source: the guide and reference of the Batch API (files with the purpose "batch", batches of the endpoint
"/v1/chat/completions", output and error files of one JSON object a line).
"""

from __future__ import annotations

import hashlib
import itertools
import json
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, NoReturn

from claimcheck.errors import Deferred, ModelError
from claimcheck.model.cache import AnswerCache
from claimcheck.model.failures import RequestRejected, ServiceFailed, ServiceTimeout

if TYPE_CHECKING:
    from openai import OpenAI
    from openai.types import Batch

_ENDPOINT: Literal["/v1/chat/completions"] = "/v1/chat/completions"
_WINDOW: Literal["24h"] = "24h"

# The service takes so many requests, and so many bytes, in one file.
_MOST_REQUESTS = 50_000
_MOST_BYTES = 190_000_000

_FIRST_POLL_SECONDS = 2.0
_LONGEST_POLL_SECONDS = 60.0

# How often a request that the service failed at is sent again.
_MOST_ATTEMPTS = 3

# Of all batches, newest first, so many may be the one that is sought.
_MOST_LOOKED_AT = 1000

_UNDER_WAY = frozenset({"validating", "in_progress", "finalizing", "cancelling"})
_NAME = "claimcheck"

Told = Callable[[str, int, int], None]


class Mailbox:
    """Collects questions and has them answered in batches. Safe to use from several threads."""

    def __init__(self, cache: AnswerCache) -> None:
        self._cache = cache
        self._lock = threading.Lock()
        self._waiting: dict[str, Mapping[str, Any]] = {}
        self._attempts: Counter[str] = Counter()
        self._refused: dict[str, str] = {}

    def defer(self, key: str, request: Mapping[str, Any]) -> NoReturn:
        """Put a question aside: raise `Deferred`, or `RequestRejected` where the service has refused it."""
        with self._lock:
            if key in self._refused:
                raise RequestRejected(
                    f"The service refused a request of the batch: {self._refused[key]}.",
                    "Run without --batch to see whether it takes it directly.",
                )
            self._waiting[key] = request
        raise Deferred("The question waits for the next batch.")

    def exchange(self, service: OpenAI, wait: Callable[[float], bool], told: Told) -> int:
        """Send what was put aside, wait for the answers and keep them; return how many came.

        `wait` waits for some seconds and says whether the run is over; `told` hears the state of a batch, how many of
        its requests are done, and of how many. A batch of the same requests that is under way is waited for, not sent
        again.

        Raises:
            ModelError: the service takes no batches, refused this one, or answered none of it in a day.

        """
        with self._lock:
            waiting, self._waiting = self._waiting, {}
        sent = [(part, self._sent(service, part)) for part in _parts(waiting)]
        return sum(self._answered(part, service, _ended(service, batch, wait, told)) for part, batch in sent)

    def _sent(self, service: OpenAI, part: Mapping[str, Mapping[str, Any]]) -> Batch:
        name = self._name(part)
        return _found(service, name) or _sent(service, name, part)

    def _answered(self, part: Mapping[str, Any], service: OpenAI, batch: Batch) -> int:
        files = (batch.output_file_id, batch.error_file_id)
        answered = self._taken([line for file in files for line in _lines(service, file)], part)
        if not answered and batch.status != "completed":
            raise ServiceTimeout(
                f"The batch {batch.id} ended ({batch.status}) without an answer.", "Run it again, or without --batch."
            )
        return answered

    def _name(self, part: Mapping[str, Any]) -> str:
        """Return the name of a batch: of these requests, sent for the first, second or third time."""
        sent = [f"{key} {self._attempts[key]}" for key in sorted(part)]
        return hashlib.sha256("\n".join(sent).encode()).hexdigest()[:32]

    def _taken(self, lines: Iterable[Mapping[str, Any]], part: Mapping[str, Any]) -> int:
        """Keep the answers among the lines of a batch, and return how many there are."""
        results = {str(line.get("custom_id")): line for line in lines}
        answers: dict[str, str] = {}
        for key in part:
            line = results.get(key, {})
            response = line.get("response") or {}
            if response.get("status_code") == 200:
                answers[key] = json.dumps(response["body"], ensure_ascii=False)
            else:
                self._refuse(key, line, int(response.get("status_code") or 0))
        self._cache.put(answers)
        return len(answers)

    def _refuse(self, key: str, line: Mapping[str, Any], status: int) -> None:
        """Note that the service failed at a request: for good, or so that it may be sent again."""
        with self._lock:
            self._attempts[key] += 1
            passing = status in (0, 408, 409, 429) or status >= 500
            if passing and self._attempts[key] < _MOST_ATTEMPTS:
                return
            body = (line.get("response") or {}).get("body") or {}
            error = line.get("error") or body.get("error") or {}
            self._refused[key] = str(error.get("message") or f"status {status}").rstrip(".")


def _parts(waiting: Mapping[str, Mapping[str, Any]]) -> Iterator[dict[str, Mapping[str, Any]]]:
    """Yield the requests in as many parts as files are needed, in the order of their keys."""
    part: dict[str, Mapping[str, Any]] = {}
    size = 0
    for key in sorted(waiting):
        length = len(_line(key, waiting[key]))
        if part and (len(part) == _MOST_REQUESTS or size + length > _MOST_BYTES):
            yield part
            part, size = {}, 0
        part[key] = waiting[key]
        size += length
    if part:
        yield part


def _line(key: str, request: Mapping[str, Any]) -> bytes:
    body = {**request, **request.get("extra_body", {})}
    body.pop("extra_body", None)
    line = {"custom_id": key, "method": "POST", "url": _ENDPOINT, "body": body}
    return f"{json.dumps(line)}\n".encode()


def _found(service: OpenAI, name: str) -> Batch | None:
    """Return the batch of this name that the service works on or has done, None where it has none."""
    for batch in itertools.islice(service.batches.list(limit=100), _MOST_LOOKED_AT):
        if (batch.metadata or {}).get(_NAME) == name and (batch.status in _UNDER_WAY or batch.status == "completed"):
            return batch
    return None


def _sent(service: OpenAI, name: str, part: Mapping[str, Mapping[str, Any]]) -> Batch:
    content = b"".join(_line(key, request) for key, request in part.items())
    file = service.files.create(file=(f"{name}.jsonl", content), purpose="batch")
    return service.batches.create(
        input_file_id=file.id, endpoint=_ENDPOINT, completion_window=_WINDOW, metadata={_NAME: name}
    )


def _ended(service: OpenAI, batch: Batch, wait: Callable[[float], bool], told: Told) -> Batch:
    pause = _FIRST_POLL_SECONDS
    while batch.status in _UNDER_WAY:
        counts = batch.request_counts
        told(f"{batch.id} {batch.status}", counts.completed if counts else 0, counts.total if counts else 0)
        if wait(pause):
            raise ModelError("The run ended before the batch did.", "Run it again: the batch goes on, and is found.")
        pause = min(2 * pause, _LONGEST_POLL_SECONDS)
        batch = service.batches.retrieve(batch.id)
    if batch.status == "failed":
        errors = batch.errors.data if batch.errors and batch.errors.data else []
        said = next((error.message for error in errors if error.message), "no reason given")
        raise ServiceFailed(f"The service refused the batch {batch.id}: {said}", "Run without --batch.")
    return batch


def _lines(service: OpenAI, file: str | None) -> Iterator[Mapping[str, Any]]:
    if file is None:
        return
    for line in service.files.content(file).text.splitlines():
        if line.strip():
            yield json.loads(line)
