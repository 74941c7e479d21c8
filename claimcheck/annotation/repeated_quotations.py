"""A quotation that an article has twice, once with who says it: in its headline or lead, and where it is told.

"No more lessons, Judas!" stands over many an article without a name. Who says it there is who says it further below.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.annotation.quotations import quoted_runs
from claimcheck.languages.scanner import scan
from claimcheck.records import Certainty, Claim

# Fewer words may be said by anybody: "No comment."
_FEWEST = 4


def with_speakers_of_repeats(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims of an article; those that quote nobody by name, with who says the same words elsewhere in it.

    Words that two people say are left as they are.
    """
    said = [(words, claim.speaker) for claim in claims if claim.speaker for words in _quoted(claim)]
    return [_with_speaker(claim, said) if said and _quotes_nobody(claim) else claim for claim in claims]


def _quotes_nobody(claim: Claim) -> bool:
    return claim.speaker is None and claim.certainty is Certainty.REPORTED


def _with_speaker(claim: Claim, said: Sequence[tuple[str, str | None]]) -> Claim:
    own = [words for words in _quoted(claim) if len(words.split()) >= _FEWEST]
    speakers = {speaker for words, speaker in said if any(f" {one} " in f" {words} " for one in own)}
    return replace(claim, speaker=speakers.pop()) if len(speakers) == 1 else claim


def _quoted(claim: Claim) -> list[str]:
    """Return what stands between quotation marks in a claim, each as its words in a row."""
    runs = (scan(run) for run in quoted_runs(claim.quote))
    return [" ".join(token.text.casefold() for token in run if token.text.isalnum()) for run in runs]
