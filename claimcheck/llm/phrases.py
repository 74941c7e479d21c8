"""What the model engine says itself, in the language of a report."""

from __future__ import annotations

from claimcheck.languages import FALLBACK, load


def phrase(key: str, language: str) -> str:
    """Return the phrase `key` of `[phrases.model]` in `language`, in English where that has none."""
    for code in (language, FALLBACK):
        found = load(code).table("phrases").get("model", {}).get(key)
        if found is not None:
            return str(found)
    raise KeyError(key)
