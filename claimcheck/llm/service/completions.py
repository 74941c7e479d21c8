"""One completion from the model service: from the cache, or over the wire with repeats, counted and sound."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from claimcheck.errors import ModelError
from claimcheck.llm.cassettes.cassette import Cassette
from claimcheck.llm.cassettes.redaction import unmistakable, without_secrets
from claimcheck.llm.service import diagnosis
from claimcheck.llm.service.batches import Mailbox
from claimcheck.llm.service.cache import AnswerCache, key_of
from claimcheck.llm.service.dialects import MODES
from claimcheck.llm.service.failures import ModelRefused, Unshaped
from claimcheck.llm.service.pacing import Pacer
from claimcheck.llm.service.question import Question, under_way
from claimcheck.llm.service.refusals import is_refusal
from claimcheck.llm.service.retries import retrying
from claimcheck.llm.service.usage import UsageCounter
from claimcheck.llm.settings import CHARACTERS_PER_TOKEN, DEFAULT_BASE_URL, ModelSettings

if TYPE_CHECKING:
    import httpx2
    from openai import OpenAI
    from openai.types.chat import ChatCompletion

    from claimcheck.llm.service.connections import Connections

#: What openai wants for a key where the service wants none.
_NO_KEY = "none"

_LISTING_SECONDS = 15.0

_LONGEST_REFUSAL = 160
_LONGEST_BEGINNING = 60


class Service:
    """A model service or a cassette, under the hood of a client. Safe to use from several threads."""

    def __init__(
        self,
        settings: ModelSettings,
        counter: UsageCounter,
        *,
        cassette: Cassette | None = None,
        cache: AnswerCache | None = None,
    ) -> None:
        self._settings = settings
        self._counter = counter
        self._cassette = cassette
        self._cache = cache
        self._pacer = Pacer(
            requests_per_minute=settings.requests_per_minute, tokens_per_minute=settings.tokens_per_minute
        )
        self._mailbox = Mailbox(cache, counter) if settings.batch and cache else None
        self._closing = threading.Event()
        self._lock = threading.Lock()
        self._openai: OpenAI | None = None
        self._connections: Connections | None = None

    def complete(self, **request: Any) -> ChatCompletion:
        """Return the completion of `request`, which is worded as openai's `chat.completions.create` wants it.

        Raises:
            Deferred: the question waits for a batch.
            ModelRefused: the model declines to answer.
            ModelError: what answers is no chat service, or its answer is no completion.
            openai.OpenAIError: the exchange failed for good.

        """
        question = under_way.get()
        if question is not None:
            request = question.dialect.word(request)
        request = with_strict_schema(request)
        key = key_of(self._settings.endpoint, request) if self._cache else ""
        kept = self._cache.get(key) if self._cache else None
        completion = _restored(kept) if kept else None
        if completion is None:
            if self._mailbox is not None and question is not None and question.may_wait:
                self._mailbox.defer(key, request)
            completion = self._without_secrets(self._exchange(request))
            if question is not None and self._cache:
                question.answers[key] = completion.model_dump_json(exclude_none=True, warnings=False)
        elif self._mailbox is None or not self._mailbox.fetched(key):
            self._counter.cached()
        return self._sound(completion, question)

    def exchange_batch(self, progress: Callable[[str, int, int], None]) -> int:
        """Have all questions that wait answered in a batch, and return how many were; see `Mailbox.exchange`."""
        if self._mailbox is None:
            raise RuntimeError("no question of this service waits")
        repeat = retrying(deadline_seconds=self._settings.deadline_seconds, sleep=self._wait)
        return self._mailbox.exchange(self._client(), self._closing.wait, repeat, progress)

    def models(self) -> tuple[str, ...]:
        """Return the names of the models that the service lists.

        Raises:
            openai.OpenAIError: it does not answer, or has no such list.

        """
        import httpx2

        patience = min(self._settings.timeout_seconds, _LISTING_SECONDS)
        timeout = httpx2.Timeout(patience, connect=self._settings.connect_seconds)
        listed = self._client().models.list(timeout=timeout).data
        return tuple(sorted(without_secrets(str(model.id), self._settings.secrets) for model in listed))

    def _client(self) -> OpenAI:
        """Return the openai client, made when it is first needed."""
        with self._lock:
            if self._openai is None:
                from claimcheck.llm.service.connections import Connections

                self._connections = Connections()
                self._openai = _openai_client(self._settings, self._http_client(self._connections))
            return self._openai

    def _http_client(self, connections: Connections) -> httpx2.Client:
        if self._cassette is None:
            return connections.client(connections.transport())
        from claimcheck.llm.service.transport import CassetteTransport

        live = None if self._cassette.replays else connections.transport()
        transport = CassetteTransport(self._cassette, live, secrets=self._settings.secrets, ended=self._closing.is_set)
        return connections.client(transport)

    def close(self) -> None:
        """Break off what is under way, in other threads, and close connections."""
        self._closing.set()
        with self._lock:
            if self._connections is not None:
                self._connections.break_off()
            if self._openai is not None:
                self._openai.close()

    def _exchange(self, request: dict[str, Any]) -> ChatCompletion:
        import httpx2

        settings, create = self._settings, self._client().chat.completions.create
        started = time.monotonic()
        replays = self._cassette is not None and self._cassette.replays

        def once() -> Any:
            if self._closing.is_set():
                raise ModelError("The run ended before the model answered.", "Answers so far are kept.")
            if not replays:
                self._closing.wait(self._pacer.seconds_until_turn(_tokens_at_most(request)))
            left = settings.deadline_seconds - (time.monotonic() - started)
            timeout = httpx2.Timeout(max(0.1, min(settings.timeout_seconds, left)), connect=settings.connect_seconds)
            return create(**request, timeout=timeout)

        policy = retrying(deadline_seconds=settings.deadline_seconds, sleep=self._wait, patient=not replays)
        question = under_way.get()
        if question is not None:
            question.calls += 1
            question.limit = int(request.get("max_tokens") or request.get("max_completion_tokens") or 0)
        completion = self._completion(policy(once))
        usage = completion.usage
        self._counter.call(
            prompt_tokens=(usage and usage.prompt_tokens) or 0,
            completion_tokens=(usage and usage.completion_tokens) or 0,
        )
        return completion

    def _without_secrets(self, completion: ChatCompletion) -> ChatCompletion:
        """Return a completion without a key that the service repeats: it would stand in a report."""
        said = completion.model_dump_json(exclude_none=True, warnings=False)
        cleared = without_secrets(said, unmistakable(self._settings.secrets))
        return completion if cleared == said else _restored(cleared) or completion

    def _wait(self, seconds: float) -> None:
        self._closing.wait(seconds)

    def _completion(self, answer: Any) -> ChatCompletion:
        from openai.types.chat import ChatCompletion

        if isinstance(answer, str):
            shown = without_secrets(answer.strip(), self._settings.secrets)[:_LONGEST_BEGINNING]
            raise diagnosis.not_a_chat_service(self._settings, shown)
        if not isinstance(answer, ChatCompletion) or not _has_a_message(answer):
            error = getattr(answer, "error", None)
            said = error.get("message") if isinstance(error, dict) else None
            what = f"an error without a status ({said})" if said else "JSON that is no chat completion"
            raise diagnosis.garbled(self._settings, what)
        return answer

    def _sound(self, completion: ChatCompletion, question: Question | None) -> ChatCompletion:
        choice = completion.choices[0]
        if choice.message.refusal or choice.finish_reason == "content_filter":
            reason = f': "{choice.message.refusal}"' if choice.message.refusal else " (a content filter stopped it)"
            raise self._declined(reason)
        if question is not None:
            self._note(completion, question)
        return completion

    def _note(self, completion: ChatCompletion, question: Question) -> None:
        """Note of what shape an answer is; raise where it is of none and asking in the same way gives the same."""
        choice = completion.choices[0]
        text = choice.message.content or ""
        question.thought = len(getattr(choice.message, "reasoning_content", None) or "") + thinking_tokens(completion)
        question.empty = not text.strip() and not choice.message.tool_calls
        if choice.finish_reason == "length":
            # An answer that was cut off where thinking came before it may only have lacked the room.
            return
        if not question.empty and not choice.message.tool_calls and "{" not in text and "[" not in text:
            if is_refusal(text):
                cleared = without_secrets(text, self._settings.secrets)
                raise self._declined(f': "{" ".join(cleared.split())[:_LONGEST_REFUSAL]}"')
            if question.dialect.mode != MODES[-1]:
                question.problems = "There is no JSON object in the reply."
                raise Unshaped("The model answered in words.")
        if question.dialect.mode == "tools" and not choice.message.tool_calls:
            raise Unshaped("The model called no tool.")
        if question.empty and question.thought:
            raise Unshaped("The model only thought.")

    def _declined(self, reason: str) -> ModelRefused:
        return ModelRefused(
            f"The model {self._settings.model} declines to answer{reason}.",
            "Try another model with --model, or --engine rules, which needs none.",
        )


def thinking_tokens(completion: ChatCompletion) -> int:
    """Return how many tokens of a reply were thinking, 0 where the service does not say."""
    details = completion.usage.completion_tokens_details if completion.usage else None
    return (details and details.reasoning_tokens) or 0


def _tokens_at_most(request: dict[str, Any]) -> int:
    """Return how many tokens a request and its reply may take, as services count them against their limits."""
    read = sum(len(str(message.get("content") or "")) for message in request.get("messages", ()))
    written = request.get("max_tokens") or request.get("max_completion_tokens") or 0
    return int(read / CHARACTERS_PER_TOKEN) + int(written)


def with_strict_schema(request: dict[str, Any]) -> dict[str, Any]:
    """Return `request` with its schema marked as strict, where the schema has what strictness asks of it.

    OpenAI holds a model to a schema to the letter only then: every object closed, every property required.
    """
    form = request.get("response_format")
    if not isinstance(form, dict) or form.get("type") != "json_schema" or not _is_closed(form["json_schema"]["schema"]):
        return request
    return {**request, "response_format": {**form, "json_schema": {**form["json_schema"], "strict": True}}}


def _is_closed(schema: Any) -> bool:
    if isinstance(schema, list):
        return all(_is_closed(part) for part in schema)
    if not isinstance(schema, dict):
        return True
    if schema.get("type") == "object":
        properties = schema.get("properties", {})
        if schema.get("additionalProperties") is not False or set(schema.get("required", ())) != set(properties):
            return False
        return all(_is_closed(part) for part in properties.values()) and _is_closed(
            list(schema.get("$defs", {}).values())
        )
    return all(_is_closed(part) for part in schema.values())


def _has_a_message(completion: ChatCompletion) -> bool:
    """Tell whether there is something to read in a completion, whose parts may be anything: nobody has checked them."""
    from openai.types.chat import ChatCompletionMessage

    choices: object = completion.choices
    first = choices[0] if isinstance(choices, list) and choices else None
    message = getattr(first, "message", None)
    return isinstance(message, ChatCompletionMessage) and isinstance(message.content, str | None)


def _restored(kept: str) -> ChatCompletion | None:
    from openai.types.chat import ChatCompletion
    from pydantic import ValidationError

    try:
        return ChatCompletion.model_validate_json(kept)
    except ValidationError:
        return None


def _openai_client(settings: ModelSettings, http_client: httpx2.Client) -> OpenAI:
    """Return an openai client that never repeats a request by itself."""
    from openai import OpenAI

    parts = urlsplit(settings.base_url or DEFAULT_BASE_URL)
    key = settings.api_key or _NO_KEY
    return OpenAI(
        api_key=key,
        base_url=urlunsplit(parts._replace(query="")),
        max_retries=0,
        default_query=dict(parse_qsl(parts.query)),
        default_headers={"api-key": key} if (parts.hostname or "").endswith(".azure.com") else None,
        http_client=http_client,
    )
