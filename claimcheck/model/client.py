"""Asking a model service: a question goes out, a reply that fits its schema comes back, or one clear error."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from claimcheck.model.failures import BrokenReply, Truncated
from claimcheck.model.settings import ModelSettings
from claimcheck.records import Usage

if TYPE_CHECKING:
    from pydantic import BaseModel

__all__ = ["BrokenReply", "Client", "Truncated"]

ReplyT = TypeVar("ReplyT", bound="BaseModel")


class Client:
    """One model service, or one cassette. Safe to use from several threads."""

    def __init__(self, settings: ModelSettings) -> None:
        self.settings = settings.as_recorded()

    def ask(
        self,
        *,
        stage: str,
        version: str,
        system: str,
        user: str,
        reply: type[ReplyT],
        max_tokens: int,
        attempts: int = 2,
        validate: Callable[[ReplyT], None] | None = None,
    ) -> ReplyT:
        """Return the model's reply to one question.

        `stage` and `version` name the prompt, for the cassette and for messages; they are not sent. A reply that
        breaks the schema, or for which `validate` raises ValueError, is asked for again with the reason, `attempts`
        times in all.

        Raises:
            Truncated: the reply was cut off, or the question does not fit; ask about less.
            BrokenReply: no attempt gave an acceptable reply; `last` holds the last that fitted the schema.
            CassetteError: the cassette lacks this request.
            ModelError: the service failed for good; a subclass from `claimcheck.model.failures`.

        """
        raise NotImplementedError

    def usage(self) -> Usage:
        """Return what has been asked of the service so far.

        A cassette carries no times: `seconds` is 0 when one is recorded or replayed, so that both give one report.
        """
        return Usage()

    def close(self) -> None:
        """Close connections and finish the cassette."""
