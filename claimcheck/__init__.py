"""Compares articles claim by claim: what they agree on, tell more exactly, only report, dispute or contradict.

>>> import claimcheck
>>> finding = claimcheck.relate("The fire killed 12 people.", "The fire killed 15 people.")
>>> print(finding.verdict, "-", finding.explanation)
conflict - 12 (A) against 15 (B): both cannot be true.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from claimcheck.api import check, compare, explain, extract, quantities, read, relate
    from claimcheck.records import Article, Check, Claim, Comparison, Extraction, Finding, Quantity, Trace, Verdict

__version__ = "0.1.0"

_FUNCTIONS = frozenset({"check", "compare", "explain", "extract", "quantities", "read", "relate"})
_RECORDS = frozenset(
    {"Article", "Check", "Claim", "Comparison", "Extraction", "Finding", "Quantity", "Trace", "Verdict"}
)

__all__ = [
    "Article",
    "Check",
    "Claim",
    "ClaimcheckError",
    "Comparison",
    "Extraction",
    "Finding",
    "Quantity",
    "Trace",
    "Verdict",
    "__version__",
    "check",
    "compare",
    "explain",
    "extract",
    "quantities",
    "read",
    "relate",
]


def __getattr__(name: str) -> Any:
    """Import the public functions and records when they are first used, so that `--help` loads none of them."""
    if name in _FUNCTIONS:
        from claimcheck import api

        return getattr(api, name)
    if name in _RECORDS:
        from claimcheck import records

        return getattr(records, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
