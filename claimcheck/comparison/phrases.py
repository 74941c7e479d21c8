"""The sentences that say why, in the report's language."""

from __future__ import annotations

from claimcheck.languages import FALLBACK, load


def phrase(key: str, language: str, **values: str) -> str:
    """Return the sentence `key` of `[phrases.explanations]` in `language`, or in English, with `values` filled in."""
    for code in (language, FALLBACK):
        template = load(code).table("phrases").get("explanations", {}).get(key)
        if template is not None:
            return str(template).format(**values)
    raise KeyError(key)
