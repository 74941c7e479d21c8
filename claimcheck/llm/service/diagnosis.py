"""From an exception of the layers below to the failure it stands for, with what happened and what to try."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from claimcheck.errors import ClaimcheckError, ModelError, words_of
from claimcheck.llm.cassettes.redaction import without_secrets
from claimcheck.llm.service import failures
from claimcheck.llm.service.retries import asked_to_wait, causes, error_detail, is_quota, is_refused_tls, is_unreachable
from claimcheck.llm.settings import ModelSettings

_LONGEST_QUOTATION = 240

# Whoever asks to wait for more than a day does not mean it.
_LONGEST_WAIT = 24 * 3600.0

#: How services say that a question is longer than the model's context.
_TOO_LONG = (
    "context_length_exceeded",
    "exceed_context_size",
    "context length",
    "context size",
    "context window",
    "maximum context",
    "too many tokens",
    "prompt is too long",
)


def diagnose(error: BaseException, settings: ModelSettings) -> ClaimcheckError:
    """Return the failure that `error` stands for."""
    import httpx2
    import openai

    for cause in causes(error):
        if isinstance(cause, ClaimcheckError):
            return cause
    for cause in causes(error):
        if isinstance(cause, openai.APIStatusError):
            return _of_status(cause, settings)
        if isinstance(cause, openai.APIConnectionError):
            return _of_connection(cause, settings)
        if isinstance(cause, (json.JSONDecodeError, openai.APIResponseValidationError, httpx2.DecodingError)):
            return garbled(settings, "its answer is not the JSON it claims to be")
        if isinstance(cause, RecursionError):
            return garbled(settings, "its answer is nested too deep")
    if isinstance(error, (TypeError, AttributeError, LookupError)):
        return garbled(settings, "JSON of another shape than a chat completion has")
    words = without_secrets(str(error), settings.secrets)[:_LONGEST_QUOTATION]
    return ModelError(
        f"Asking {_who(settings)} failed: {words or 'no reason given'}",
        "Run `claimcheck doctor`, or again with --debug for the whole story.",
    )


def garbled(settings: ModelSettings, what: str) -> failures.GarbledAnswer:
    """Return the failure of a service whose answer is no chat completion."""
    return failures.GarbledAnswer(
        f"The model service at {settings.host} answered with something unusable: {what}.",
        "Check that --base-url is the address of an OpenAI-compatible service; `claimcheck doctor` shows what it says.",
    )


def not_a_chat_service(settings: ModelSettings, shown: str) -> failures.NotAChatService:
    """Return the failure of an address where something else than a chat service answers."""
    said = f", it begins: {shown!r}" if shown else ""
    return failures.NotAChatService(
        f"What answers at {settings.host} is not a chat service{said}.",
        "Check --base-url (or OPENAI_BASE_URL): it usually ends in /v1, as in http://127.0.0.1:11434/v1.",
    )


def is_too_long(error: BaseException) -> bool:
    """Whether a service says that the question does not fit the model."""
    words = " ".join(str(value) for value in error_detail(error).values()).lower()
    return getattr(error, "status_code", None) == 413 or any(phrase in words for phrase in _TOO_LONG)


def is_filtered(error: BaseException) -> bool:
    """Whether a content filter of the service refused the question, as Azure's does with status 400."""
    words = " ".join(str(value) for value in error_detail(error).values()).lower()
    return any(sign in words for sign in ("content_filter", "content management policy", "responsibleaipolicy"))


def _who(settings: ModelSettings) -> str:
    return f"the model service at {settings.host}"


def _said(error: BaseException, settings: ModelSettings) -> str:
    """Return the service's own words as a clause, empty where it said nothing that can be read."""
    message = error_detail(error).get("message")
    if not isinstance(message, str) or "<html" in message.lower() or not message.strip():
        return ""
    words = " ".join(without_secrets(message, settings.secrets).split())
    return f' It says: "{words[:_LONGEST_QUOTATION]}"'


def _of_status(error: Any, settings: ModelSettings) -> ClaimcheckError:
    status, said, who = error.status_code, _said(error, settings), _who(settings)
    if is_quota(error):
        return failures.QuotaExhausted(
            f"The account at {who.removeprefix('the model service at ')} has used up its quota.{said}",
            "Add credit or raise the limit with the service, or name another one with --base-url and --model.",
        )
    if is_too_long(error):
        return failures.Truncated(
            f"The question is too long for {settings.model}.{said}",
            "Use a model with a larger context, or smaller windows.",
            of="question",
        )
    if is_filtered(error):
        return failures.ModelRefused(
            f"A content filter of {who} refused the question.{said}",
            "Try another service with --base-url and --model, or --engine rules, which needs none.",
        )
    if status == 401:
        return _of_key(settings, said)
    if status == 403:
        return failures.PermissionRefused(
            f"The key may not use {settings.model} at {settings.host}.{said}",
            "Ask the service for access to this model, or choose another with --model.",
        )
    if status == 404:
        return _of_missing(error, settings, said)
    if status == 429:
        wait = asked_to_wait(error)
        asked = f" and asks to wait {wait:.0f} seconds" if wait and wait <= _LONGEST_WAIT else ""
        return failures.RateLimited(
            f"{_capital(who)} still limits the rate of requests{asked}.{said}",
            "Try again later, or ask less at once with --jobs 1. Answers so far are kept.",
        )
    if status == 408:
        return _of_timeout(settings)
    if status >= 500:
        return failures.ServiceFailed(
            f"{_capital(who)} keeps failing (HTTP {status}).{said}",
            "Try again later. Answers so far are kept.",
        )
    return failures.RequestRejected(
        f"{_capital(who)} rejected the request (HTTP {status}).{said}",
        "Run `claimcheck doctor` to see what the service and the model can do.",
    )


def _of_key(settings: ModelSettings, said: str) -> ClaimcheckError:
    if settings.api_key is None:
        return failures.KeyRejected(
            f"{_capital(_who(settings))} needs a key and none is set.{said}", "Set OPENAI_API_KEY to your key."
        )
    return failures.KeyRejected(
        f"{_capital(_who(settings))} does not accept the key.{said}",
        "Check OPENAI_API_KEY: is it complete, not expired, and for this service?",
    )


def _of_missing(error: Any, settings: ModelSettings, said: str) -> ClaimcheckError:
    detail = error_detail(error)
    words = f"{detail.get('code', '')} {detail.get('message', '')}".lower()
    if "model" in words or "deployment" in words:
        return failures.ModelUnknown(
            f"{_capital(_who(settings))} does not know the model {settings.model}.{said}",
            "Check --model (or CLAIMCHECK_MODEL); `claimcheck doctor` lists the models it offers.",
        )
    return not_a_chat_service(settings, "")


def _of_timeout(settings: ModelSettings) -> ClaimcheckError:
    return failures.ServiceTimeout(
        f"{_capital(_who(settings))} gave no answer within {settings.timeout_seconds:g} seconds.",
        "A slow model needs more time (CLAIMCHECK_TIMEOUT, in seconds), or fewer questions at once (--jobs 1). "
        "Answers so far are kept.",
    )


def _of_connection(error: BaseException, settings: ModelSettings) -> ClaimcheckError:
    import httpx2
    import openai

    if is_refused_tls(error) or any("handshake" in str(cause) for cause in causes(error)):
        return failures.TlsRefused(
            f"No secure connection to {settings.host}: {without_secrets(_reason(error), settings.secrets)}.",
            "Check that the address begins with the right http:// or https://, and that the certificate is trusted "
            "(SSL_CERT_FILE names a file of authorities).",
        )
    if any(isinstance(cause, (httpx2.UnsupportedProtocol, httpx2.InvalidURL)) for cause in causes(error)):
        return failures.ServiceUnreachable(
            f"The address of the model service cannot be used: {settings.shown_base_url}.",
            "Give it in full, as in http://127.0.0.1:11434/v1.",
        )
    if is_unreachable(error):
        return failures.ServiceUnreachable(
            f"{_capital(_who(settings))} cannot be reached: {without_secrets(_reason(error), settings.secrets)}.",
            "Is it running, and is --base-url (or OPENAI_BASE_URL) right? --engine rules works without a service.",
        )
    if isinstance(error, openai.APITimeoutError):
        return _of_timeout(settings)
    return failures.ServiceUnreachable(
        f"The connection to {_who(settings)} keeps breaking: {without_secrets(_reason(error), settings.secrets)}.",
        "Try again; if it stays so, look at the service's own log. Answers so far are kept.",
    )


def _reason(error: BaseException) -> str:
    """Return the words of the innermost cause that has any."""
    said: Iterator[str] = (words_of(cause) for cause in reversed(list(causes(error))))
    return next((words for words in said if words), "no reason given").rstrip(".")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
