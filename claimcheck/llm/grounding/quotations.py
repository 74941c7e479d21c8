"""Whether what a claim puts between quotation marks stands so in its article, word for word."""

from __future__ import annotations

from claimcheck.annotation.quotations import quoted_runs
from claimcheck.annotation.wording import words_of
from claimcheck.llm.grounding.problems import Problem
from claimcheck.llm.grounding.proposal import Proposal
from claimcheck.llm.grounding.words import run_of


def misquoted(proposal: Proposal, around: str) -> Problem | None:
    """Return the problem of a claim that quotes what does not stand side by side in its sentence and those `around` it.

    Other words may mean the same, but then nobody said these: they need no quotation marks.
    """
    present = words_of(around)
    wrong = (run for run in quoted_runs(proposal.text) if run_of(words_of(run), present) is None)
    return next((Problem("quotation", run) for run in wrong), None)
