"""A model that declines in words, where it should have answered in the shape it was asked for."""

from __future__ import annotations

import functools

from claimcheck.languages import available, load
from claimcheck.languages.scanner import without_accents

# A refusal is short; a long text without an object is an answer in the wrong shape.
_LONGEST = 600

# So far into the text a model says that it declines.
_OPENING = 160


def is_refusal(text: str) -> bool:
    """Tell whether a text without any object in it declines to answer, in one of the languages known."""
    if len(text) > _LONGEST:
        return False
    opening = without_accents(" ".join(text.split())[:_OPENING].replace("\u2019", "'")).lower()
    return any(phrase in opening for phrase in _phrases())


@functools.cache
def _phrases() -> tuple[str, ...]:
    """Return how models decline, in every language: which one a model falls into is not known beforehand."""
    phrases: list[str] = []
    for code in available():
        declining = load(code).table("phrases").get("model", {}).get("declining", [])
        phrases += [without_accents(phrase).lower() for phrase in declining]
    return tuple(phrases)
