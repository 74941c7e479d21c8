"""What a comparison comes to, in one sentence."""

from __future__ import annotations

from claimcheck.records import COMPARISON_VERDICTS, Comparison, Verdict
from claimcheck.reports.phrases import Phrases

# Verdicts that make a headline of their own, gravest first.
_HEADLINES = (Verdict.CONFLICT, Verdict.DISPUTED, Verdict.UPDATE)


def headline(document: Comparison, page: Phrases) -> str:
    """Return the sentence, in the words of `page` (see `figures.page_phrases`)."""
    counts = document.counts
    for verdict in _HEADLINES:
        if counts.get(verdict):
            return page.count(f"headlines.{verdict}", counts[verdict])
    related = any(counts.get(verdict) for verdict in COMPARISON_VERDICTS if verdict is not Verdict.SINGLE)
    return page.say("headlines.agreed" if related else "headlines.apart")
