"""Two sentences that are one wording but for a name, an amount or a date in one place: the reader must see that one.

What both have around it is no news where each article goes on to give something else in that place. Where rules cannot
tell whether the two exclude each other ("Berg also protested", "Holm also protested"), an accord on the rest would hide
what is open.
"""

from __future__ import annotations

from claimcheck.comparison.evidence.matching import match_terms
from claimcheck.comparison.evidence.roles import is_aligned, match_figures, names_in_one_place
from claimcheck.comparison.statements import Statement
from claimcheck.figures.intervals import QuantityRelation

# Two frames that agree to this share are one wording.
_ONE_WORDING = 0.85


def differ_in_one_wording(a: Statement, b: Statement) -> bool:
    """Tell whether two statements of one wording give two names, amounts or dates in one place of it."""
    longest = max(len(a.frame), len(b.frame))
    if a.language != b.language or min(len(a.frame), len(b.frame)) < _ONE_WORDING * longest:
        return False
    return any(names_in_one_place(a, b)) or _figures_differ(a, b)


def _figures_differ(a: Statement, b: Statement) -> bool:
    matches = match_terms(a.terms, b.terms)
    return any(
        pair.relation is QuantityRelation.DISJOINT and is_aligned(a, b, pair.a, pair.b, likeness=_ONE_WORDING)
        for figures in ((a.amounts, b.amounts), (a.dates, b.dates))
        for pair in match_figures(a, b, *figures, matches).pairs
    )
