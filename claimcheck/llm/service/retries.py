"""Asking again after failures that pass: the one place that waits and repeats an exchange."""

from __future__ import annotations

import datetime
import email.utils
import json
import math
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tenacity import RetryCallState, Retrying

#: Status codes that may pass: timeout, conflict, too many requests; and every 5xx but "not implemented" and the like.
_PASSING = frozenset({408, 409, 425, 429})
_LASTING = frozenset({501, 505})

#: Words by which a service says that waiting will not help, in `code` or `type` of its error.
_QUOTA = frozenset({"insufficient_quota", "billing_hard_limit_reached", "billing_not_active", "quota_exceeded"})

#: A service that cannot be reached is reported within 20 seconds; one attempt to connect takes up to 5 of them.
_UNREACHABLE_SECONDS = 14.0

_MOST_ATTEMPTS = 8
_MOST_TIMEOUTS = 3
#: An answer that is no JSON, as an empty one: a service that gives it three times is another one than it is taken for.
_MOST_GARBLED = 3
_LONGEST_WAIT = 60.0


def causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an exception and what it came from, outermost first."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def error_detail(error: BaseException) -> dict[str, Any]:
    """Return `code`, `type`, `param` and `message` of a service's error, as far as it gives them."""
    body = getattr(error, "body", None)
    if isinstance(body, dict) and isinstance(body.get("error"), dict):
        body = body["error"]
    if isinstance(body, dict):
        return {name: body[name] for name in ("code", "type", "param", "message") if body.get(name) is not None}
    return {"message": body} if isinstance(body, str) else {}


def is_quota(error: BaseException) -> bool:
    """Whether a service says that the account is used up."""
    detail = error_detail(error)
    return getattr(error, "status_code", None) == 402 or any(detail.get(name) in _QUOTA for name in ("code", "type"))


def is_refused_tls(error: BaseException) -> bool:
    """Whether a connection failed because it could not be secured."""
    import ssl

    return any(isinstance(cause, ssl.SSLError) or "certificate" in str(cause).lower() for cause in causes(error))


def is_passing(error: BaseException) -> bool:
    """Whether a failure may be gone at the next attempt."""
    import httpx2
    import openai

    from claimcheck.errors import ClaimcheckError

    if any(
        isinstance(cause, (ClaimcheckError, httpx2.UnsupportedProtocol, httpx2.InvalidURL)) for cause in causes(error)
    ):
        return False
    if isinstance(error, openai.APIConnectionError):
        return not is_refused_tls(error)
    if isinstance(error, openai.APIStatusError):
        status = error.status_code
        return (status in _PASSING or (status >= 500 and status not in _LASTING)) and not is_quota(error)
    return isinstance(error, json.JSONDecodeError)


def asked_to_wait(error: BaseException | None) -> float | None:
    """Return the seconds a service asks to wait (Retry-After, in seconds or as a date), None if it does not."""
    headers = getattr(getattr(error, "response", None), "headers", {})
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        value = headers.get(name)
        if not value:
            continue
        seconds = _seconds(value, unit)
        if seconds is not None:
            return seconds
    return None


def _seconds(value: str, unit: float) -> float | None:
    """Return the seconds from now that a header names, None where it names no time that can be waited for.

    A date without a zone, "-0000" as mail has it, is taken as UTC, the only zone of HTTP (RFC 9110, 5.6.7).
    """
    try:
        seconds = float(value) * unit
    except ValueError:
        try:
            moment = email.utils.parsedate_to_datetime(value)
            seconds = (
                moment.replace(tzinfo=moment.tzinfo or datetime.UTC) - datetime.datetime.now(datetime.UTC)
            ).total_seconds()
        except (ValueError, OverflowError, TypeError, IndexError):
            return None
    return max(0.0, seconds) if math.isfinite(seconds) else None


def retrying(*, deadline_seconds: float, sleep: Callable[[float], None], patient: bool = True) -> Retrying:
    """Return the policy for one exchange: what is repeated, how long it waits, when it gives up.

    It doubles its wait from half a second with jitter, keeps to Retry-After where the service gives one, and never
    waits past the deadline. With `patient` off (a cassette replays) it does not wait at all. The last exception is
    raised as it came.
    """
    import openai
    import tenacity

    backoff = tenacity.wait_exponential(multiplier=0.5, max=_LONGEST_WAIT) + tenacity.wait_random(0, 0.5)

    def wait(state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        asked = asked_to_wait(error)
        if not patient:
            return 0.0
        return backoff(state) if asked is None else asked

    def stop(state: RetryCallState) -> bool:
        error = state.outcome.exception() if state.outcome else None
        elapsed = (state.seconds_since_start or 0.0) + state.upcoming_sleep
        attempts = state.attempt_number
        if isinstance(error, openai.APITimeoutError) and not is_unreachable(error):
            return attempts >= _MOST_TIMEOUTS or elapsed >= deadline_seconds
        if is_unreachable(error):
            return elapsed >= min(_UNREACHABLE_SECONDS, deadline_seconds)
        most = _MOST_GARBLED if isinstance(error, json.JSONDecodeError) else _MOST_ATTEMPTS
        return attempts >= most or elapsed >= deadline_seconds

    return tenacity.Retrying(
        retry=tenacity.retry_if_exception(is_passing), wait=wait, stop=stop, sleep=sleep, reraise=True
    )


def is_unreachable(error: BaseException | None) -> bool:
    """Whether no connection came about at all."""
    import httpx2

    return any(isinstance(cause, (httpx2.ConnectError, httpx2.ConnectTimeout)) for cause in causes(error))
