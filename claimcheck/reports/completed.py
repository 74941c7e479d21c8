"""What a claim says where its quote begins inside a sentence: of "and was sued" the claim is "Hall was sued".

A report quotes its sources to the letter. What the words of a quote leave out stands beside it, as no source's words.
"""

from __future__ import annotations

import re

from claimcheck.records import CheckedClaim, Claim
from claimcheck.reports.phrases import Phrases

_WORD = re.compile(r"\w+")


def read_as(claim: Claim | CheckedClaim, phrases: Phrases) -> str:
    """Return the phrase that says as what a quote is read, empty where it says by itself what the claim says.

    A quote does not say it that begins in lower case and lacks a word of its claim.
    """
    quoted = {word.casefold() for word in _WORD.findall(claim.quote)}
    supplies = any(word.casefold() not in quoted for word in _WORD.findall(claim.text))
    return phrases.say("read_as", text=claim.text) if claim.quote[:1].islower() and supplies else ""
