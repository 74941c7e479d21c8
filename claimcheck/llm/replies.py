"""What a model may reply, one class a stage.

Keys are short and few: a small model pays for every token. Where a reply holds a verdict, the reason stands before
it, so that the model has to think first.
"""

from __future__ import annotations

import contextlib
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    field_validator,
)


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


def _lean(schema: dict[str, Any]) -> None:
    """Take out of a schema what is for people only, since a model reads every token of it, and ask for every field.

    What a model leaves out all the same may have a default.
    """
    schema["additionalProperties"] = False
    schema["required"] = list(schema.get("properties", {}))
    for entry in (schema, *schema.get("properties", {}).values()):
        for name in ("title", "description", "default"):
            entry.pop(name, None)


class Reply(BaseModel):
    """A reply as its schema asks for it; what a model adds is passed over rather than asked for again."""

    model_config = ConfigDict(extra="ignore", frozen=True, json_schema_extra=_lean)


def _each_that_fits(values: object, validate: ValidatorFunctionWrapHandler) -> list[Any]:
    """Return the entries of a list that fit their schema; one that does not is lost, and not the others with it."""
    if not isinstance(values, list):
        return list(validate(values))
    kept: list[Any] = []
    for value in values:
        with contextlib.suppress(ValidationError):
            kept.extend(validate([value]))
    return kept


ItemT = TypeVar("ItemT", bound=Reply)

#: A list of which a model may get single entries wrong.
EachThatFits = Annotated[list[ItemT], WrapValidator(_each_that_fits)]


# A small model that has begun to count goes on counting; what is asked for never needs more entries.
_MOST_ENTRIES = 12


def _the_first(values: object) -> object:
    """Return the first entries of a list that is longer than its schema allows."""
    return values[:_MOST_ENTRIES] if isinstance(values, list) else values


#: The ids or numbers that an entry names: a handful, whatever the model would write.
Ids = Annotated[list[str], BeforeValidator(_the_first), Field(max_length=_MOST_ENTRIES)]
Numbers = Annotated[list[int], BeforeValidator(_the_first), Field(max_length=_MOST_ENTRIES)]


class ClaimReply(Reply):
    """A claim: `n` is the number of its sentence, 1 for the first of the window; empty where `status` says why."""

    n: int
    claim: str
    speaker: str | None
    status: Status

    @field_validator("status", mode="before")
    @classmethod
    def _known(cls, status: Any) -> Any:
        """Take a status that is none for "stated": the claim is good, and code looks for doubt in its sentence."""
        return status if isinstance(status, str) and status in {known.value for known in Status} else Status.STATED


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
        told = from_json(text[text.find("{") :], allow_partial=True)
        reply = WindowReply.model_validate({**told, "claims": told["claims"][:-1]})
    except (ValueError, TypeError, KeyError):
        return None
    return reply if reply.claims else None


class CorrectedReply(Reply):
    """A claim written anew, by the id of its block; empty where the sentence does not say it."""

    id: int
    claim: str


class RepairReply(Reply):
    """The claims that were asked for once more."""

    claims: list[CorrectedReply]


class TranslatedReply(Reply):
    """A sentence in the language asked for, by its number."""

    n: int
    text: str


class TranslationReply(Reply):
    """Claims or sentences of a summary in another language."""

    sentences: list[TranslatedReply]


class OverviewSentence(Reply):
    """A sentence on the whole comparison and the ids of the findings it rests on."""

    text: str
    findings: list[str]


class OverviewReply(Reply):
    """A summary of a comparison."""

    summary: list[OverviewSentence]
