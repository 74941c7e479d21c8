"""Which of a finding's differences are worth a reader's eye first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from claimcheck.records import CheckedClaim, Claim, Difference, Finding, Shared, Verdict

Marked: TypeAlias = Difference | Shared
"""Words of two claims that a report marks: in which they differ, or which both have."""


def marked_in(finding: Finding | CheckedClaim) -> tuple[Marked, ...]:
    """Return what a report marks in the quotes of a finding, or of a claim of a check.

    That is in what they differ; where they are told in other words, the figures and names that both have all the same.
    """
    return finding.other_words.shared if finding.other_words else finding.differences


def telling(differences: Sequence[Marked]) -> tuple[Marked, ...]:
    """Return the differences to mark: those with words on both sides, where there are any.

    A detail that one side leaves out differs from nothing; beside 1 200 against 1 450 it would only distract.
    """
    both = tuple(difference for difference in differences if difference.a is not None and difference.b is not None)
    return both or tuple(differences)


def deciding(differences: Sequence[Difference], verdict: Verdict) -> tuple[Difference, ...]:
    """Return the differences that gave a finding its verdict, where it has some; else those that are telling."""
    found = tuple(one for one in telling(differences) if isinstance(one, Difference))
    return tuple(difference for difference in found if difference.relation is verdict) or found


def marked_spans(claim: Claim | CheckedClaim, differences: Sequence[Marked]) -> list[tuple[int, int]]:
    """Return where the telling differences of a claim stand, as offsets into its quote."""
    return [
        (start - claim.start, start - claim.start + len(said))
        for difference in telling(differences)
        for identifier, said, start in zip(
            difference.claims, (difference.a, difference.b), (difference.a_start, difference.b_start), strict=True
        )
        if identifier == claim.id and said and start is not None
    ]
