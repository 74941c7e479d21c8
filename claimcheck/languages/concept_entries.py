"""The entries of a language's table `concepts`, their words stemmed.

Stemming all entries of a language takes 150 ms, so their stems are kept in `languages/<code>/stems.json`, written by
`scripts/concept_stems.py`; a language that lacks it does without it, more slowly.
"""

from __future__ import annotations

import json
import re

from claimcheck import languages
from claimcheck.languages.stemming import has_file, stem

#: The marks of a form that stands for itself alone, and of one that does not belong to its stem's concept.
EXACT = "="
EXCEPT = "!"

_WORD = re.compile(r"[^\W_]+")


def concepts_by_entry(language: str) -> dict[str, str]:
    """Return the concepts of each entry of a language as `stemmed_entries` does, none of a language without a file."""
    if not has_file(language):
        return {}
    path = languages.folder(languages.base(language)) / "stems.json"
    if not path.is_file():
        return stemmed_entries(language)
    entries: dict[str, str] = json.loads(path.read_text("utf-8"))
    return entries


def stemmed_entries(language: str) -> dict[str, str]:
    """Return the concepts of each entry of a language, separated by spaces, those of the first in the file first.

    Each word of an entry stands by its stem, or marked with `EXACT` or `EXCEPT` as it is written.
    """
    concepts: dict[str, list[str]] = {}
    for key, entries in languages.load(language).table("concepts").items():
        for stemmed in {_stemmed(entry.strip(), language) for entry in entries.split(",")}:
            concepts.setdefault(stemmed, []).append(key)
    return {entry: " ".join(concepts[entry]) for entry in sorted(concepts)}


def _stemmed(entry: str, language: str) -> str:
    words = _WORD.findall(entry.lower())
    if entry.startswith((EXACT, EXCEPT)):
        return " ".join(entry[0] + word for word in words)
    return " ".join(stem(word, language) for word in words)
