"""Whether the words are known by which a language denies: without them a denial reads like what it denies."""

from __future__ import annotations

import functools

from claimcheck.languages import FALLBACK, load
from claimcheck.languages.stemming import has_file


@functools.lru_cache(maxsize=64)
def knows_negation(language: str) -> bool:
    """Tell whether the file of a language lists words that negate in it.

    A file that was copied from `FALLBACK` and lists no others knows none: "not" denies nothing in Swedish. `language`
    is an ISO 639 code, with or without a region.
    """
    if not has_file(language):
        return False
    own, copied = _negating(language), _negating(FALLBACK)
    return bool(own) if load(language).code == FALLBACK else not own <= copied


def _negating(language: str) -> frozenset[str]:
    words: list[str] = load(language).table("negation").get("words", [])
    return frozenset(words)
