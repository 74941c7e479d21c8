"""What the model engine says itself, in the language of a report."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.languages import FALLBACK, load
from claimcheck.records import Claim


def phrase(key: str, language: str, **values: str) -> str:
    """Return the phrase `key` of `[phrases.model]` in `language`, or in English, with `values` filled in."""
    for code in (language, FALLBACK):
        found = load(code).table("phrases").get("model", {}).get(key)
        if found is not None:
            return str(found).format(**values) if values else str(found)
    raise KeyError(key)


def attributed(claim: Claim, language: str) -> str:
    """Return who says a claim and how surely in the words of the reports, empty where a source states it itself.

    A claim that is denied has the words of what is denied: without this they would read as said.
    """
    for code in (language, FALLBACK):
        words = load(code).table("phrases").get("report", {})
        if claim.speaker and str(claim.certainty) in words.get("attribution", {}):
            return str(words["attribution"][claim.certainty]).format(speaker=claim.speaker)
        if not claim.speaker and str(claim.certainty) in words.get("certainty", {}):
            return str(words["certainty"][claim.certainty])
    return ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of `[phrases.model]` without blanks, by its key."""

    key: str

    def worded(self, language: str) -> str:
        """Return the phrase in `language`."""
        return phrase(self.key, language)
