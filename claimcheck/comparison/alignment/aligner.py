"""What an aligner is: words, an encoder or a model may play it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from claimcheck.comparison.evidence.matching import Weight
from claimcheck.comparison.statements import Statement


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two statements of different sources that may speak of one matter.

    `evidence` is what speaks for it beside their terms and figures, in the measure of `thresholds.ENOUGH_EVIDENCE`;
    `seen_by` names the likeness that gives it, empty where there is none. `open_reason` is the key of the phrase that
    says why what this likeness alone joins is left open, empty where the words in which they differ say it.
    """

    a: Statement
    b: Statement
    evidence: float = 0.0
    seen_by: str = ""
    open_reason: str = ""


class Aligner(Protocol):
    """Finds the statements of two sources that are worth comparing."""

    def align(self, a: Sequence[Statement], b: Sequence[Statement], weight: Weight, /) -> Iterator[Alignment]:
        """Yield pairs of a statement of one source and one of the other, each pair once; `weight` is that of terms."""


@runtime_checkable
class HasDoubts(Protocol):
    """An aligner that can also say what speaks for one matter of two statements that words have joined."""

    def evidence(
        self, a: Sequence[Statement], b: Sequence[Statement], pairs: Collection[tuple[str, str]], weight: Weight, /
    ) -> Mapping[tuple[str, str], float]:
        """Return the evidence for pairs of claims of `a` and `b`, by their ids, beside that of terms and figures.

        It is in the measure of `thresholds.ENOUGH_EVIDENCE`; `weight` is that of terms.
        """


@runtime_checkable
class BringsAligner(Protocol):
    """An engine that has an aligner of its own for the rules to use."""

    @property
    def aligner(self) -> Aligner:
        """Return the aligner."""
