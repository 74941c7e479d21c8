"""Putting a prompted question to a model: what every task does in one way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Protocol, TypeVar

from pydantic import BaseModel

from claimcheck.annotation.wording import words_of
from claimcheck.engines import Side
from claimcheck.errors import Deferred
from claimcheck.llm.grounding.words import run_of
from claimcheck.llm.prompts import Question, as_data, one_line
from claimcheck.records import Certainty, Claim

ReplyT = TypeVar("ReplyT", bound=BaseModel)
AnswerT = TypeVar("AnswerT")


class Asker(Protocol):
    """What a task needs of a client (`claimcheck.llm.service.client.Client`)."""

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
        """Return the model's reply to one question."""


def put(asker: Asker, question: Question, reply: type[ReplyT], max_tokens: int, attempts: int = 2) -> ReplyT:
    """Return the model's reply to a prompt that has been filled in; raises what `Asker.ask` raises."""
    return asker.ask(
        stage=question.stage,
        version=question.version,
        system=question.system,
        user=question.user,
        reply=reply,
        max_tokens=max_tokens,
        attempts=attempts,
    )


def answers_to(questions: Sequence[Future[AnswerT]]) -> list[AnswerT]:
    """Return the answers to all questions; one that waits for a batch is raised when the others have been asked."""
    answers: list[AnswerT] = []
    deferred: Deferred | None = None
    for question in questions:
        try:
            answers.append(question.result())
        except Deferred as error:
            deferred = error
    if deferred:
        raise deferred
    return answers


def day_of(side: Side) -> str:
    """Return the day on which a source was published, as a question tells it."""
    return side.published.isoformat() if side.published else "-"


def status_of(claim: Claim) -> str:
    """Return who says a claim and how sure it is, in brackets; nothing where the paper states it."""
    said_by = one_line(claim.speaker or "")
    if claim.certainty is Certainty.STATED and not said_by:
        return ""
    return f"({claim.certainty}: {as_data(said_by)})" if said_by else f"({claim.certainty})"


def standing(words: str, texts: tuple[str, ...]) -> str:
    """Return words that a model copied, where they stand side by side in one of `texts`; else nothing."""
    wanted = words_of(words)
    stands = bool(wanted) and any(run_of(wanted, words_of(text)) is not None for text in texts)
    return one_line(words) if stands else ""
