"""Questions that can wait, asked through the Batch API of OpenAI: a file up, a poll, a file down, at half the price.

A question that the cache does not answer is put aside (`Deferred`), together with all others of one pass over the work.
The batch that they make is sent, waited for, and its answers are put into the cache; the next pass finds them there,
and puts aside what follows from them. So nothing above the service knows of batches but that a question may be
deferred, and a run that is killed finds its batch again by the name it was given. Files go up and come down by way of
the disk; what waits is held compressed, about a kilobyte a question.

Source: the guide and reference of the Batch API (files with the purpose "batch", batches of the endpoint
"/v1/chat/completions", output and error files of one JSON object a line).
"""

from __future__ import annotations

import hashlib
import itertools
import json
import tempfile
import threading
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import IO, TYPE_CHECKING, Any, Literal, NoReturn

from claimcheck.errors import Deferred, ModelError
from claimcheck.llm.service.cache import AnswerCache
from claimcheck.llm.service.failures import RequestRejected, ServiceFailed, ServiceTimeout
from claimcheck.llm.service.retries import is_passing
from claimcheck.llm.service.usage import UsageCounter
from claimcheck.llm.service.wire import canonical

if TYPE_CHECKING:
    from openai import OpenAI
    from openai.types import Batch
    from tenacity import Retrying

_ENDPOINT: Literal["/v1/chat/completions"] = "/v1/chat/completions"
_WINDOW: Literal["24h"] = "24h"

# The service takes so many requests, and so many bytes, in one file.
_MOST_REQUESTS = 50_000
_MOST_BYTES = 190_000_000

_FIRST_POLL_SECONDS = 2.0
_LONGEST_POLL_SECONDS = 60.0

# So many looks at a batch in a row may fail for a passing reason, before a wait of hours is given up: half an hour.
_MOST_MISSED = 30

# How often a request that the service failed at is sent again.
_MOST_ATTEMPTS = 3

# Answers that are put into the cache together; one takes a few kilobytes.
_KEPT_AT_ONCE = 500

# Of all batches, newest first, so many may be the one that is sought.
_MOST_LOOKED_AT = 1000

_UNDER_WAY = frozenset({"validating", "in_progress", "finalizing", "cancelling"})
_NAME = "claimcheck"

Progress = Callable[[str, int, int], None]


class Mailbox:
    """Collects questions and has them answered in batches. Safe to use from several threads."""

    def __init__(self, cache: AnswerCache, counter: UsageCounter) -> None:
        self._cache = cache
        self._counter = counter
        self._lock = threading.Lock()
        self._waiting: dict[str, bytes] = {}
        self._fetched: set[str] = set()
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
            self._waiting[key] = zlib.compress(_line(key, request))
        raise Deferred("The question waits for the next batch.")

    def fetched(self, key: str) -> bool:
        """Tell whether the answer to a question came in a batch of this run: it was counted then."""
        return key in self._fetched

    def exchange(self, service: OpenAI, wait: Callable[[float], bool], repeat: Retrying, progress: Progress) -> int:
        """Send what was put aside, wait for the answers and keep them; return how many came.

        `wait` waits for some seconds and says whether the run is over; `repeat` calls a function again where it fails
        for a passing reason; `progress` hears the state of a batch, how many of
        its requests are done, and of how many. A batch of the same requests that is under way is waited for, not sent
        again.

        Raises:
            ModelError: the service takes no batches, refused this one, or answered none of it in a day.

        """
        with self._lock:
            waiting, self._waiting = self._waiting, {}
        sent = [(part, self._sent(service, part, waiting, repeat)) for part in _parts(waiting)]
        del waiting
        return sum(
            self._answered(part, service, _ended(service, batch, wait, progress), repeat) for part, batch in sent
        )

    def _sent(self, service: OpenAI, part: Sequence[str], waiting: Mapping[str, bytes], repeat: Retrying) -> Batch:
        name = self._name(part)
        found = repeat(_found, service, name)
        if found is not None:
            return found
        file = repeat(_upload, service, name, [waiting[key] for key in part])
        return repeat(_create, service, name, file)

    def _answered(self, part: Sequence[str], service: OpenAI, batch: Batch, repeat: Retrying) -> int:
        files = (batch.output_file_id, batch.error_file_id)
        answered = self._taken((line for file in files if file for line in _lines(service, file, repeat)), part)
        if not answered and batch.status != "completed":
            raise ServiceTimeout(
                f"The batch {batch.id} ended ({batch.status}) without an answer.", "Run it again, or without --batch."
            )
        return answered

    def _name(self, part: Sequence[str]) -> str:
        """Return the name of a batch: of these requests, sent for the first, second or third time."""
        sent = [f"{key} {self._attempts[key]}" for key in part]
        return hashlib.sha256("\n".join(sent).encode()).hexdigest()[:32]

    def _taken(self, lines: Iterable[Mapping[str, Any]], part: Sequence[str]) -> int:
        """Keep the answers among the lines of a batch, and return how many there are."""
        without = set(part)
        while some := list(itertools.islice(lines, _KEPT_AT_ONCE)):
            answers: dict[str, str] = {}
            for line in some:
                key, response = str(line.get("custom_id")), _object(line.get("response"))
                status, body = _read(response)
                if key in without and status == 200:
                    answers[key] = json.dumps(body, ensure_ascii=False)
                    self._count(body["usage"])
                elif key in without:
                    self._refuse(key, [body.get("error"), line.get("error")], status)
                without.discard(key)
            self._cache.put(answers)
            self._fetched.update(answers)
        # What a batch that ran out of time did not get to has no line at all.
        for key in without:
            self._refuse(key, (), 0)
        return sum(key in self._fetched for key in part)

    def _count(self, usage: Mapping[str, int]) -> None:
        self._counter.call(prompt_tokens=usage["prompt_tokens"], completion_tokens=usage["completion_tokens"])

    def _refuse(self, key: str, errors: Iterable[Any], status: int) -> None:
        """Note that the service failed at a request: for good, or so that it may be sent again."""
        with self._lock:
            self._attempts[key] += 1
            passing = status in (0, 408, 409, 429) or status >= 500
            if passing and self._attempts[key] < _MOST_ATTEMPTS:
                return
            messages = (_object(error).get("message") for error in errors)
            said = next((message for message in messages if message and isinstance(message, str)), "")
            self._refused[key] = (said or (f"status {status}" if status else "no answer")).rstrip(".")


def _read(response: Mapping[str, Any]) -> tuple[int, dict[str, Any]]:
    """Return status and body of a result in the one form of the wire; status 0 where it holds no answer and no error.

    A tool that was called in the text has no name here: batches are asked in a confirmed dialect.
    """
    given = response.get("status_code")
    status, text = canonical(given if isinstance(given, int) else 0, json.dumps(response.get("body")))
    body = _object(json.loads(text))
    if status == 200 and body.get("object") != "chat.completion":
        return 0, body
    return status, body


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _parts(waiting: Mapping[str, bytes]) -> Iterator[tuple[str, ...]]:
    """Yield the keys of the requests in as many parts as files are needed, in order."""
    part: list[str] = []
    size = 0
    for key in sorted(waiting):
        length = len(zlib.decompress(waiting[key]))
        if part and (len(part) == _MOST_REQUESTS or size + length > _MOST_BYTES):
            yield tuple(part)
            part, size = [], 0
        part.append(key)
        size += length
    if part:
        yield tuple(part)


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


def _upload(service: OpenAI, name: str, lines: Iterable[bytes]) -> str:
    """Send compressed lines as a file and return its id."""
    with tempfile.TemporaryFile() as content:
        content.writelines(map(zlib.decompress, lines))
        content.seek(0)
        return service.files.create(file=(f"{name}.jsonl", content), purpose="batch").id


def _create(service: OpenAI, name: str, file: str) -> Batch:
    """Have a file worked on. Where an earlier try seemed to fail, the batch may be there all the same."""
    return _found(service, name) or service.batches.create(
        input_file_id=file, endpoint=_ENDPOINT, completion_window=_WINDOW, metadata={_NAME: name}
    )


def _ended(service: OpenAI, batch: Batch, wait: Callable[[float], bool], progress: Progress) -> Batch:
    pause, missed = _FIRST_POLL_SECONDS, 0
    while batch.status in _UNDER_WAY:
        counts = batch.request_counts
        progress(f"{batch.id} {batch.status}", counts.completed if counts else 0, counts.total if counts else 0)
        if wait(pause):
            raise ModelError("The run ended before the batch did.", "Run it again: the batch goes on, and is found.")
        pause = min(2 * pause, _LONGEST_POLL_SECONDS)
        try:
            batch, missed = service.batches.retrieve(batch.id), 0
        except Exception as error:
            missed += 1
            if missed > _MOST_MISSED or not is_passing(error):
                raise
    if batch.status == "failed":
        errors = batch.errors.data if batch.errors and batch.errors.data else []
        said = next((error.message for error in errors if error.message), "no reason given")
        raise ServiceFailed(f"The service refused the batch {batch.id}: {said}", "Run without --batch.")
    return batch


def _lines(service: OpenAI, file: str, repeat: Retrying) -> Iterator[Mapping[str, Any]]:
    """Yield the results in a file of the service. Only a line feed ends one: texts have other breaks in them."""
    with tempfile.TemporaryFile() as content:
        repeat(_download, service, file, content)
        content.seek(0)
        for line in content:
            if line.strip():
                yield _result(file, line)


def _download(service: OpenAI, file: str, content: IO[bytes]) -> None:
    content.seek(0)
    content.truncate()
    with service.files.with_streaming_response.content(file) as response:
        content.writelines(response.iter_bytes())


def _result(file: str, line: bytes) -> Mapping[str, Any]:
    try:
        result = json.loads(line)
    except ValueError:
        result = None
    if not isinstance(result, dict):
        raise ServiceFailed(
            f"The file {file} of the service is no list of results.", "Run it again, or without --batch."
        )
    return result
