"""What an engine is: the part of a run that may be played by rules or by a language model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from claimcheck.records import Article, Claim, Comparison, Engine, Rejection, SummarySentence, Verdict


@dataclass(frozen=True, slots=True)
class Extracted:
    """What an engine finds in one article: grounded claims, a summary that cites them, and what was rejected."""

    claims: tuple[Claim, ...]
    summary: tuple[SummarySentence, ...]
    rejected: tuple[Rejection, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """An engine's answer on a pair of claims that rules left undecided; `reason` is in the report's language."""

    verdict: Verdict
    reason: str


class ClaimEngine(Protocol):
    """Reads claims out of articles and judges the pairs that rules leave open."""

    def extract(self, article: Article, source_id: str, /) -> Extracted:
        """Return the claims of `article`, with ids `source_id` + a number from 1, and a summary of them."""

    def judge(self, pairs: Sequence[tuple[Claim, Claim]], language: str, /) -> tuple[Judgement | None, ...]:
        """Return a judgement for each pair, None where the engine has nothing to add to the rules."""

    def summarize(self, comparison: Comparison, /) -> tuple[str, ...]:
        """Return a summary of the whole comparison in its language, one sentence an element; may be empty."""

    def describe(self) -> Engine:
        """Return the name, the model and the usage so far, as they stand in a document."""


@runtime_checkable
class EagerEngine(Protocol):
    """An engine that reads articles while it is asked about others."""

    def begin(self, articles: Sequence[Article], /) -> None:
        """Start to read `articles`, whose claims will be asked for one article after the other."""


@runtime_checkable
class DeferringEngine(Protocol):
    """An engine that may put questions off (`Deferred`), to ask them all together."""

    def exchange_batch(self, told: Callable[[str, int, int], None], /) -> int:
        """Have all deferred questions answered, and return how many were.

        `told` hears the state of the exchange, how many questions are answered, and of how many. Raises `ModelError`.
        """
