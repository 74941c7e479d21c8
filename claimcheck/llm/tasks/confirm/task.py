"""Asking a model whether claims of two sources that seem to contradict each other can both be true.

Who looks for every matter of two articles takes many a pair for a contradiction that is none. Asked about this pair
alone, the second source first, for a reading in which both hold, a model is more careful (docs/decisions/aligning.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.engines import Confirmation, Doubt, Doubted, Side
from claimcheck.llm.asking import answers_to, day_of, put, status_of
from claimcheck.llm.prompts import as_data, one_line
from claimcheck.llm.service.failures import BrokenReply, Truncated
from claimcheck.llm.tasks.confirm.reply import ConfirmationsReply, Reading
from claimcheck.records import Claim, Verdict

if TYPE_CHECKING:
    from claimcheck.llm.asking import Asker
    from claimcheck.llm.prompts import Prompt

# An answer costs about so many tokens: its sentence, its label and the keys around them.
_TOKENS_FOR_AN_ANSWER = 80
_TOKENS_FOR_THE_REST = 200

# A question with more pairs than this is put in parts.
_MOST_PAIRS = 20


@dataclass(frozen=True, slots=True)
class Confirmer:
    """Puts pairs of claims that seem to contradict each other to a model; questions run in `executor`."""

    asker: Asker
    prompt: Prompt
    executor: Executor
    max_tokens: int

    def confirm(self, doubted: Sequence[Doubted], language: str) -> tuple[tuple[Confirmation | None, ...], ...]:
        """Return for each two sources what the model says of each doubt, None where it says nothing of it.

        Reasons are in `language`. Raises `ModelError` where the service fails for good.
        """
        asked = [
            [self.executor.submit(self._asked, one.sides, doubts, language) for doubts in _batches(one.doubts)]
            for one in doubted
        ]
        answers = iter(answers_to([question for questions in asked for question in questions]))
        return tuple(tuple(confirmation for _ in questions for confirmation in next(answers)) for questions in asked)

    def _asked(
        self, sides: tuple[Side, Side], doubts: Sequence[Doubt], language: str
    ) -> tuple[Confirmation | None, ...]:
        first, second = sides
        question = self.prompt.fill(
            language,
            first=day_of(first),
            second=day_of(second),
            pairs="\n".join(line for number, doubt in enumerate(doubts, 1) for line in _listed(number, doubt, sides)),
        )
        tokens = min(self.max_tokens, _TOKENS_FOR_THE_REST + _TOKENS_FOR_AN_ANSWER * len(doubts))
        try:
            reply = put(self.asker, question, ConfirmationsReply, tokens)
        except (BrokenReply, Truncated):
            return (None,) * len(doubts)
        said = {answer.pair: answer for answer in reversed(reply.answers)}
        return tuple(
            Confirmation(_verdict(said[number].relation), one_line(said[number].both)) if number in said else None
            for number in range(1, len(doubts) + 1)
        )


def _batches(doubts: Sequence[Doubt]) -> Iterator[Sequence[Doubt]]:
    for start in range(0, len(doubts), _MOST_PAIRS):
        yield doubts[start : start + _MOST_PAIRS]


def _listed(number: int, doubt: Doubt, sides: tuple[Side, Side]) -> Iterator[str]:
    """Yield the claims of a doubt as they are shown, those of the second source first."""
    first, second = sides
    for letter, side, ids in (("B", second, doubt.b), ("A", first, doubt.a)):
        for claim in side.claims:
            if claim.id in ids:
                yield f"[{number}] {letter}{_status(claim)}: {as_data(claim.text)}"


def _status(claim: Claim) -> str:
    status = status_of(claim)
    return f" {status}" if status else ""


def _verdict(relation: Reading) -> Verdict | None:
    return None if relation is Reading.COMPATIBLE else Verdict(relation.value)
