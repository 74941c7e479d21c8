"""The verdicts, and everything that depends on which one it is, in one table.

What sorts, colours, words or exports a verdict reads its row here and keeps no list of its own, so that a new verdict
is one row (and its words in the language files).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What a finding says of the claims it joins, or a check of one claim."""

    CONFLICT = "conflict"
    DISPUTED = "disputed"
    UPDATE = "update"
    CERTAINTY = "certainty"
    PRECISION = "precision"
    AGREE = "agree"
    SINGLE = "single"
    UNDECIDED = "undecided"
    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class Row:
    """What depends on a verdict.

    `comparison` and `check` are its places among the verdicts of `compare` and of `check`, gravest first, None where
    the command has no such verdict. `opposed` says that the sources do not tell the same, `differs` that there is
    something to be shown side by side. `symbol` and `colour` (of rich) are those of the terminal. `wording` is its key
    in the phrases of a language. `level` is that of SARIF, None where it is no result there.
    """

    comparison: int | None
    check: int | None
    symbol: str
    colour: str
    wording: str
    level: str | None = None
    opposed: bool = False
    differs: bool = False


TABLE: dict[Verdict, Row] = {
    Verdict.CONFLICT: Row(0, None, "✗", "red", "conflict", "error", opposed=True, differs=True),
    Verdict.DISPUTED: Row(1, None, "⇄", "magenta", "disputed", "warning", opposed=True, differs=True),
    Verdict.UPDATE: Row(2, None, "↻", "blue", "update", "warning", opposed=True, differs=True),
    Verdict.CERTAINTY: Row(3, None, "◐", "yellow", "certainty", "note", differs=True),
    Verdict.PRECISION: Row(4, 3, "≈", "cyan", "precision", "note", differs=True),
    Verdict.AGREE: Row(5, None, "=", "green", "agree"),
    Verdict.UNDECIDED: Row(6, 2, "?", "yellow", "undecided", "note"),
    Verdict.SINGLE: Row(7, None, "·", "dim", "single"),
    Verdict.CONTRADICTED: Row(None, 0, "✗", "red", "contradicted", "error", opposed=True, differs=True),
    Verdict.UNSUPPORTED: Row(None, 1, "∅", "magenta", "unsupported", "warning", differs=True),
    Verdict.SUPPORTED: Row(None, 4, "✓", "green", "supported"),
}


def of(verdict: Verdict | str) -> Row:
    """Return the row of a verdict, or of its value.

    >>> of("conflict").opposed, of(Verdict.AGREE).symbol
    (True, '=')
    """
    return TABLE[Verdict(verdict)]


def of_comparison() -> tuple[Verdict, ...]:
    """Return the verdicts of `compare`, gravest first; those that are no grade of agreement come last."""
    ranked = ((row.comparison, verdict) for verdict, row in TABLE.items() if row.comparison is not None)
    return tuple(verdict for _, verdict in sorted(ranked))


def of_check() -> tuple[Verdict, ...]:
    """Return the verdicts of `check`, gravest first."""
    ranked = ((row.check, verdict) for verdict, row in TABLE.items() if row.check is not None)
    return tuple(verdict for _, verdict in sorted(ranked))


#: Verdicts of `compare`, gravest first; `undecided` and `single` are not grades of agreement and come last.
COMPARISON_VERDICTS = of_comparison()

#: Verdicts of `check`, gravest first.
CHECK_VERDICTS = of_check()

#: Verdicts of two statements that do not tell the same.
OPPOSED = frozenset(verdict for verdict in COMPARISON_VERDICTS if TABLE[verdict].opposed)
