"""What can go wrong with a model service, in words that say which and what to try."""

# ruff: noqa: N818  (they name what the service did, as callers read it: `except Truncated`)

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.errors import ModelError

if TYPE_CHECKING:
    from pydantic import BaseModel


#: Said where it is true: the next run does not ask again what was answered.
KEPT = "Answers so far are kept."


class KeyRejected(ModelError):
    """The service does not accept the key (401), or needs one and got none."""


class PermissionRefused(ModelError):
    """The key is good but may not do this (403)."""


class ModelUnknown(ModelError):
    """The service does not know the model (404)."""


class NotAChatService(ModelError):
    """Something answers at the address, but it is no chat service."""


class QuotaExhausted(ModelError):
    """The account has no credit left: waiting will not help."""


class RateLimited(ModelError):
    """The service kept asking to wait, for longer than the deadline allows."""


class ServiceTimeout(ModelError):
    """No answer came in time."""


class ServiceUnreachable(ModelError):
    """No connection could be made, or it kept breaking."""


class TlsRefused(ModelError):
    """The connection could not be secured."""


class ServiceFailed(ModelError):
    """The service answered with an error of its own (5xx), again and again."""


class RequestRejected(ModelError):
    """The service does not accept the request (another 4xx)."""


class GarbledAnswer(ModelError):
    """The service answered with something that is no chat completion."""


class ModelRefused(ModelError):
    """The model declines to answer, or a content filter stopped it."""


class EmptyReply(ModelError):
    """The model answered with nothing."""


class RedirectedElsewhere(ModelError):
    """The service sends on to another address, to which neither key nor article was sent."""


class Unshaped(ModelError):
    """The model answered with something that is not in the shape in which it was asked."""


class BrokenReply(ModelError):
    """The model's replies kept breaking the schema or failing validation.

    `problems` is what was wrong with the last one. `last` is the last reply that fitted the schema and failed only
    the caller's own validation, None if there was none.
    """

    def __init__(self, message: str, hint: str = "", *, problems: str = "", last: BaseModel | None = None) -> None:
        super().__init__(message, hint)
        self.problems = problems
        self.last = last


class Truncated(ModelError):
    """The reply was cut off at its token limit, or the question did not fit the model's context.

    Callers ask about less and go on; `of` says which was too long, "reply" or "question", `text` is what there is of
    a reply.
    """

    def __init__(self, message: str, hint: str = "", *, of: str = "reply", text: str = "") -> None:
        super().__init__(message, hint)
        self.of = of
        self.text = text
