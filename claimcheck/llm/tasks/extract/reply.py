"""What a model may reply on a window of an article, and on claims that it is asked for once more."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Self

from pydantic import ModelWrapValidatorHandler, PrivateAttr, model_validator

from claimcheck.llm.replies import EachThatFits, Numbers, Reply


class Status(StrEnum):
    """How a sentence tells a claim, or why it holds none."""

    STATED = "stated"
    REPORTED = "reported"
    CONDITIONAL = "conditional"
    POSSIBLE = "possible"
    PLANNED = "planned"
    DENIED = "denied"
    OPINION = "opinion"
    QUESTION = "question"
    BOILERPLATE = "boilerplate"


class ClaimReply(Reply):
    """A claim: `n` is the number of its sentence, 1 for the first of the window; empty where `status` says why."""

    n: int
    claim: str
    speaker: str | None
    status: Status

    _unknown_status: str = PrivateAttr("")

    @property
    def unknown_status(self) -> str:
        """What the model gave for a status and is none; empty where it gave one that is."""
        return self._unknown_status

    @model_validator(mode="wrap")
    @classmethod
    def _known(cls, value: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        """Take a status that is none for "stated": the claim is good, and code looks for doubt in its sentence."""
        given = value.get("status") if isinstance(value, dict) else Status.STATED
        if given in tuple(Status):
            return handler(value)
        reply = handler({**value, "status": Status.STATED})
        reply._unknown_status = str(given)
        return reply


class SentenceReply(Reply):
    """A sentence of a summary and the numbers of the sentences it rests on."""

    text: str
    n: Numbers


class WindowReply(Reply):
    """What one window says. The summary comes first: a reply that is cut off loses claims, which are asked again."""

    summary: EachThatFits[SentenceReply]
    claims: EachThatFits[ClaimReply]


def before_the_cut(text: str) -> WindowReply | None:
    """Return what a reply tells that was cut off in its claims, without the last one; None where it tells no two.

    What came before the cut is there, and paid for: only the sentences behind it are asked about again.
    """
    from pydantic_core import from_json

    try:
        parsed = from_json(text[text.find("{") :], allow_partial=True)
        reply = WindowReply.model_validate({**parsed, "claims": parsed["claims"][:-1]})
    except (ValueError, TypeError, KeyError):
        return None
    return reply if reply.claims else None


class CorrectedReply(Reply):
    """A claim written anew, by the id of its block; empty where the sentence does not say it.

    A claim given back as it was stands on `words`, those of the article that say it.
    """

    id: int
    words: str = ""
    claim: str


class RepairReply(Reply):
    """The claims that were asked for once more."""

    claims: list[CorrectedReply]
