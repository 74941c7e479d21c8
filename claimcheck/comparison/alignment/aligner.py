"""What an aligner is: words, an encoder or a model may play it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
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
class KnowsNearest(Protocol):
    """An aligner that can also say which statements of two sources are the nearest to each other."""

    def nearest(self, a: Sequence[Statement], b: Sequence[Statement], /) -> Set[tuple[str, str]]:
        """Return the ids of the claims of `a` and `b` of which one is the nearest that the other has, at the least."""


@runtime_checkable
class BringsAligner(Protocol):
    """An engine that has an aligner of its own for the rules to use."""

    @property
    def aligner(self) -> Aligner:
        """Return the aligner."""
