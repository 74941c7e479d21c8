"""What a comparison comes to, in a sentence or two: what was found, never that there is none."""

from __future__ import annotations

from claimcheck.records import COMPARISON_VERDICTS, Comparison, Verdict
from claimcheck.reports.phrases import Phrases

# Verdicts that make a headline of their own where the sources do not contradict each other, gravest first.
_HEADLINES = (Verdict.DISPUTED, Verdict.UPDATE)


def headline(document: Comparison, page: Phrases) -> str:
    """Return the sentences, in the words of `page` (see `figures.page_phrases`)."""
    counts = document.counts
    if conflicts := counts.get(Verdict.CONFLICT):
        return page.count("headlines.conflict", conflicts)
    # Of what was not matched or not settled nothing is known: the headline says how far it reaches.
    unsettled = counts.get(Verdict.UNDECIDED, 0)
    for verdict in _HEADLINES:
        if counts.get(verdict):
            found = page.count(f"headlines.{verdict}", counts[verdict])
            return f"{found} {page.count('headlines.open', unsettled)}" if unsettled else found
    matched = sum(counts.get(verdict, 0) for verdict in COMPARISON_VERDICTS if verdict is not Verdict.SINGLE)
    if not matched:
        return page.say("headlines.apart")
    return page.count("headlines.unsettled", unsettled) if unsettled else page.count("headlines.agreed", matched)
