"""Text that can be written as UTF-8."""

from __future__ import annotations


def without_surrogates(text: str) -> str:
    """Return `text` with lone surrogates, which JSON and file names can smuggle in, as U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
