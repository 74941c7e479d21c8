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
    matched = sum(counts.get(verdict, 0) for verdict in COMPARISON_VERDICTS if verdict is not Verdict.SINGLE)
    if not matched:
        return page.say("headlines.apart")
    # Of what was not matched or not settled nothing is known: the sentence says how far it reaches.
    if counts.get(Verdict.UNDECIDED):
        return page.count("headlines.unsettled", counts[Verdict.UNDECIDED])
    return page.count("headlines.agreed", matched)
