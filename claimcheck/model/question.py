"""The question under way in this thread: what the layers below the client need to know of it."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import BaseModel


@dataclass(slots=True)
class Question:
    """One question with its attempts.

    `stage` and `version` name the prompt, `reply` and `schema` what a reply must look like. While it is under way,
    `last` is the latest reply that fitted the schema, `problems` what was wrong with the latest one, and `answers`
    the completions that were paid for, by their key in the cache.
    """

    stage: str
    version: str
    reply: str
    schema: dict[str, Any]
    validate: Callable[[Any], None] | None = None
    last: BaseModel | None = None
    problems: str = ""
    answers: dict[str, str] = field(default_factory=dict)


#: Set by the client for the length of one question; openai and instructor run in the thread that asks.
under_way: ContextVar[Question | None] = ContextVar("question", default=None)
