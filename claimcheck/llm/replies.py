"""What a model may reply, one class a stage.

Keys are short and few: a small model pays for every token. Where a reply holds a verdict, the reason stands before
it, so that the model has to think first. `python -m claimcheck.llm.replies` writes the JSON Schemas to `schemas/`.
"""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from claimcheck.resources import folder


class Status(StrEnum):
    """How a sentence tells a claim, or why it holds none."""

    STATED = "stated"
    REPORTED = "reported"
    CONDITIONAL = "conditional"
    POSSIBLE = "possible"
    DENIED = "denied"
    OPINION = "opinion"
    QUESTION = "question"
    FURNITURE = "furniture"


class Likeness(StrEnum):
    """What a model may say of a pair that rules leave open; amounts, dates and negation are not its business."""

    DIFFERENT = "different"
    SAME = "same"
    CERTAINTY = "certainty"
    CONFLICT = "conflict"


def _lean(schema: dict[str, Any]) -> None:
    """Take out of a schema what is told to people only: where it is sent along, a model reads every token of it."""
    schema["additionalProperties"] = False
    for entry in (schema, *schema.get("properties", {}).values()):
        entry.pop("title", None)
        entry.pop("description", None)


class Reply(BaseModel):
    """A reply as its schema asks for it; what a model adds is passed over rather than asked for again."""

    model_config = ConfigDict(extra="ignore", frozen=True, json_schema_extra=_lean)


class ClaimReply(Reply):
    """A claim: `n` is the number of its sentence, 1 for the first of the window; empty where `status` says why."""

    n: int
    claim: str
    speaker: str | None
    status: Status


class SentenceReply(Reply):
    """A sentence of a summary and the numbers of the sentences it rests on."""

    text: str
    n: list[int]


class WindowReply(Reply):
    """What one window says."""

    claims: list[ClaimReply]
    summary: list[SentenceReply]


def before_the_cut(text: str) -> WindowReply | None:
    """Return what a reply tells that was cut off in its summary, None where it was cut off in its claims.

    A small model that repeats itself does so at the end: its claims are all there, and paid for.
    """
    from pydantic_core import from_json

    try:
        told = from_json(text[text.find("{") :], allow_partial=True)
    except ValueError:
        return None
    if not isinstance(told, dict) or list(told) != ["claims", "summary"]:
        return None
    summary = [sentence for sentence in told["summary"] if isinstance(sentence, dict) and len(sentence) == 2]
    try:
        return WindowReply.model_validate({**told, "summary": summary[:-1]})
    except ValidationError:
        return None


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


class PairReply(Reply):
    """What a model says of one pair, by its number, and why."""

    pair: int
    reason: str = Field(max_length=400)
    verdict: Likeness


class JudgementReply(Reply):
    """What a model says of the pairs of one question."""

    pairs: list[PairReply]


class OverviewSentence(Reply):
    """A sentence on the whole comparison and the ids of the findings it rests on."""

    text: str
    findings: list[str]


class OverviewReply(Reply):
    """A summary of a comparison."""

    summary: list[OverviewSentence]


#: The reply of each stage.
REPLIES: dict[str, type[Reply]] = {
    "extract": WindowReply,
    "repair": RepairReply,
    "translate": TranslationReply,
    "judge": JudgementReply,
    "overview": OverviewReply,
}


def schema_text(stage: str) -> str:
    """Return the JSON Schema of the reply of a stage, as it is kept in `schemas/`."""
    schema: dict[str, Any] = REPLIES[stage].model_json_schema()
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def write(target: Path) -> None:
    """Write the schema of every reply to the folder `target`."""
    for stage in REPLIES:
        (target / f"reply-{stage}.json").write_text(schema_text(stage), "utf-8")


if __name__ == "__main__":
    write(folder("schemas"))
