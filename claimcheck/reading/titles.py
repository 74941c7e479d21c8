"""Titles that files carry as a property, told from what programs put there."""

from __future__ import annotations

import re

_LONGEST = 300
_FILE_NAME = re.compile(r"\.[A-Za-z]{2,5}\b|[\\/]|^[\w-]+$|^Microsoft ", re.IGNORECASE)


def sensible_title(title: str | None) -> str | None:
    """Return a property's title on one line.

    None where it is empty, a single word, the name of a file or what a program fills in.
    """
    words = " ".join((title or "").split())
    if not words or len(words) > _LONGEST or _FILE_NAME.search(words) or not any(map(str.isalpha, words)):
        return None
    return None if words.casefold() in {"word document", "untitled document", "document sans titre"} else words
