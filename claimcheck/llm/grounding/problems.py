"""Why a claim is not borne out by its sentence, in words."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.languages import FALLBACK, load


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a claim is not borne out: a key of `[grounding.reasons]`, and the words of the claim it is about."""

    key: str
    words: str = ""

    def worded(self, language: str) -> str:
        """Return the problem as a sentence in `language`."""
        return reason(self.key, language, words=self.words)


def reason(key: str, language: str, **values: object) -> str:
    """Return the phrase `key` of `[grounding.reasons]` in `language`, with `values` filled in."""
    for code in (language, FALLBACK):
        phrase = load(code).table("grounding").get("reasons", {}).get(key)
        if phrase is not None:
            return str(phrase).format(**values)
    raise KeyError(key)
