"""What the model engine says itself, in the language of a report."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.languages import FALLBACK, load


def phrase(key: str, language: str, **values: str) -> str:
    """Return the phrase `key` of `[phrases.model]` in `language`, or in English, with `values` filled in."""
    for code in (language, FALLBACK):
        found = load(code).table("phrases").get("model", {}).get(key)
        if found is not None:
            return str(found).format(**values) if values else str(found)
    raise KeyError(key)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of `[phrases.model]` without blanks, by its key."""

    key: str

    def worded(self, language: str) -> str:
        """Return the phrase in `language`."""
        return phrase(self.key, language)
