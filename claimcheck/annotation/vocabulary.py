"""The tables of a language that claims are read by."""

from __future__ import annotations

import functools
from typing import Any

from claimcheck.languages import load
from claimcheck.languages.stemming import has_file


def own_table(language: str, name: str) -> dict[str, Any]:
    """Return a table of a language's own file, empty where it has no file.

    What negates or attributes in `languages.FALLBACK` means something else in another language: Polish "no" denies
    nothing. A statement in a language without a file is taken for stated, affirmed and one.
    """
    return load(language).table(name) if has_file(language) else {}


@functools.cache
def own_words(language: str, table: str, key: str) -> frozenset[str]:
    """Return the words that a key of a language's own file lists between spaces, none where it has no file."""
    words: str = own_table(language, table).get(key, "")
    return frozenset(words.split())
