"""Characters that typesetting leaves in a document and no reader sees, and figures that it raises above the line."""

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

_RAISED = str.maketrans("0123456789-\u2212+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁺")


def raised(words: str) -> str:
    """Return what is set above the line, its figures as raised ones: else "10" and "6" are one number.

    Letters stay as they are: "1st", «1er».
    """
    return words if any(character.isalpha() for character in words) else words.translate(_RAISED)


def as_seen(words: str) -> str:
    """Return a passage of a page or document as its readers see it: no soft hyphens, no joined letters."""
    return words.translate(_UNSEEN)
