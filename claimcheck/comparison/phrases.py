"""The sentences that say why, in the report's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.languages import FALLBACK, load


def phrase(key: str, language: str, **values: str) -> str:
    """Return the sentence `key` of `[phrases.explanations]` in `language`, or in English, with `values` filled in."""
    for code in (language, FALLBACK):
        template = load(code).table("phrases").get("explanations", {}).get(key)
        if template is not None:
            return str(template).format(**values)
    raise KeyError(key)


def listed(items: Sequence[str], phrases: Mapping[str, str]) -> str:
    """Return items with commas between them, and "and" before the last; `phrases` has the word for it."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {phrases['and']} {items[-1]}"


def flat(text: str | None) -> str:
    """Return words on one line."""
    return " ".join((text or "").split())
