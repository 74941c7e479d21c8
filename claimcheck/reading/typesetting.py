"""Characters that typesetting leaves in a text and no reader sees, and figures that it raises above the line."""

from __future__ import annotations

import re
import unicodedata

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

#: A letter with its accents written behind it, as some systems write every "é". A run of more is no letter of any
#: language, and to put its marks in order takes the square of their number.
DECOMPOSED = re.compile(r"[^\W\d_][\u0300-\u036f]{1,3}(?![\u0300-\u036f])")

_RAISED = str.maketrans("0123456789-\u2212+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁺")


def raised(words: str) -> str:
    """Return what is set above the line, its figures as raised ones: else "10" and "6" are one number.

    Letters stay as they are: "1st", «1er».
    """
    return words if any(character.isalpha() for character in words) else words.translate(_RAISED)


def as_seen(words: str) -> str:
    """Return a text as its readers see it: no soft hyphens, no joined letters, each letter one with its accents."""
    return with_letters_joined(words.translate(_UNSEEN))


def with_letters_joined(words: str) -> str:
    """Return a text in which each letter is one with its accents."""
    return DECOMPOSED.sub(lambda match: unicodedata.normalize("NFC", match[0]), words)
