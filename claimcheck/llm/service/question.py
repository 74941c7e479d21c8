"""The question under way in this thread: what the layers below the client need to know of it."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from claimcheck.llm.service.dialects import Dialect

if TYPE_CHECKING:
    from pydantic import BaseModel


@dataclass(slots=True)
class Question:
    """One question with its attempts.

    `stage` and `version` name the prompt, `reply` and `schema` what a reply must look like, `validate` the caller's
    own condition, `dialect` how the service is spoken to. While it is under way, `last` is the latest reply that
    fitted the schema, `problems` what was wrong with the latest one, `shaped` whether any was JSON at all, `empty`
    whether the latest was nothing, and `answers` the completions that were paid for, by their key in the cache.
    `may_wait` says that it may be put aside for a batch, `thought` how much the latest reply was thinking, in
    characters, `limit` the tokens that it might take, and `calls` how many answers the service gave, refusals included.
    """

    stage: str
    version: str
    reply: str
    schema: dict[str, Any]
    validate: Callable[[Any], None] | None = None
    dialect: Dialect = field(default_factory=Dialect)
    last: BaseModel | None = None
    problems: str = ""
    shaped: bool = False
    empty: bool = False
    answers: dict[str, str] = field(default_factory=dict)
    may_wait: bool = False
    thought: int = 0
    limit: int = 0
    calls: int = 0


#: Set by the client for the length of one question; openai and instructor run in the thread that asks.
under_way: ContextVar[Question | None] = ContextVar("question", default=None)
