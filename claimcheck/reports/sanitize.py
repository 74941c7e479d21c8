"""Text that others wrote, made safe to show: what would act in a terminal, or hide, is shown instead.

After "Trojan Source" (Boucher and Anderson, 2021) and Unicode Technical Report 36, section 3.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable

# Categories whose characters show nothing of their own: control, format (bidirectional, zero-width), surrogates,
# separators of lines and paragraphs.
_INVISIBLE_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})

# Invisible characters that Unicode files under letters and marks: fillers, joiners and variation selectors (without
# U+FE0E and U+FE0F, which every emoji carries and which hide nothing).
_INVISIBLE_LETTERS = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u3164\ufe00-\ufe0d\uffa0\ufdd0-\ufdef\U000e0100-\U000e01ef]"
)

_ASCII_TEXT = re.compile(r"[ -~]*\Z")
_BREAKABLE_SPACE = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
_LINE_END = re.compile(r"\r\n|\n|\t")


@functools.lru_cache(maxsize=4096)
def is_hidden(character: str) -> bool:
    """Say whether a character acts on the display or shows nothing, and so must never be printed as it is."""
    return unicodedata.category(character) in _INVISIBLE_CATEGORIES or _INVISIBLE_LETTERS.match(character) is not None


def visible(text: str) -> str:
    """Return `text` on one line, with every character that acts or hides replaced by a visible sign of it.

    Controls become their pictures (U+001B: ␛), other hidden characters their number (⟨U+202E⟩). Line ends and tabs
    become spaces: they are layout, which is the report's own.
    """
    if _ASCII_TEXT.match(text):
        return text
    return _replace_hidden(_LINE_END.sub(" ", text), _picture)


def on_one_line(text: str) -> str:
    r"""Return `text` on one line, runs of spaces and line ends as one space; no-break spaces stay what they are.

    >>> on_one_line("9\u202f000\n francs")
    '9\u202f000 francs'
    """
    return _BREAKABLE_SPACE.sub(" ", text).strip(" ")


def escaped(text: str) -> str:
    r"""Return JSON text with hidden characters inside strings as `\uXXXX`; line ends of the layout stay.

    JSON escapes only U+0000 to U+001F by itself; the value read back is the same.
    """
    return _replace_hidden(text, _json_escape)


def _replace_hidden(text: str, sign: Callable[[str], str]) -> str:
    hidden = {character for character in set(text) if character != "\n" and is_hidden(character)}
    return text.translate({ord(character): sign(character) for character in hidden})


def _picture(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"\u27e8U+{code:04X}\u27e9"


def _json_escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[index]:02x}{units[index + 1]:02x}" for index in range(0, len(units), 2))
