"""What a rule says of two statements.

A rule looks at one place. An empty answer is silence ("not my case"); it is not the same as `Undecided` ("my case, and
it can't be told"), and neither is `Same`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from claimcheck.comparison.evidence.subject import Subject
from claimcheck.records import Difference


@dataclass(frozen=True, slots=True)
class Same:
    """Both fill a place, and alike; the words of each side."""

    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Differs:
    """Both differ in a place, or one gives what the other does not."""

    difference: Difference


@dataclass(frozen=True, slots=True)
class Undecided:
    """It can't be told whether a place is the same; `reason` is a key of the phrases.

    `cause` names the case of its rule that it is ("period", "plan"), where a rule has several.
    """

    reason: str
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Unrelated:
    """The two speak of different matters; `reason` says by what it is seen, `cause` which case of its rule it is."""

    reason: str
    cause: str = ""


Outcome: TypeAlias = Same | Differs | Undecided | Unrelated


class Rule(Protocol):
    """Says of two statements of one matter what it has found in the place that it looks at; nothing if not its case."""

    def __call__(self, subject: Subject) -> Sequence[Outcome]:
        """Return what was found, in the order of the first statement."""
