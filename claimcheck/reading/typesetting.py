"""Characters that typesetting leaves in a document and no reader sees."""

from __future__ import annotations

# Places where a word may be broken, and letters drawn as one.
_UNSEEN = str.maketrans(
    {
        "\u00ad": None,
        "\u200b": None,
        "\u2060": None,
        "\ufeff": None,
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
    }
)


def as_seen(words: str) -> str:
    """Return a passage of a page or document as its readers see it: no soft hyphens, no joined letters."""
    return words.translate(_UNSEEN)
