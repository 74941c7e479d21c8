"""Signs for a stream whose encoding cannot carry those of the report, as pipes on Windows and terminals of old."""

from __future__ import annotations

# What stands for a sign where it cannot be written; of one column as the sign is, but for the dots.
_PLAIN = {
    "✗": "x",
    "⇄": "!",
    "↻": "+",
    "◐": "%",
    "≈": "~",
    "·": "-",
    "✓": "v",
    "∅": "0",
    "─": "-",
    "⟦": "[",
    "⟧": "]",
    "↳": ">",
    "–": "-",
    "—": "-",
    "…": "...",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "‘": "'",
    "’": "'",
    "\u00a0": " ",
    "\u202f": " ",
}


def in_encoding(report: str, encoding: str) -> str:
    """Return a report with a plain sign for each that `encoding` lacks; letters are left as they are.

    >>> in_encoding("✗ “rose” · été", "ascii")
    'x "rose" - été'
    """
    lacking = {ord(sign): plain for sign, plain in _PLAIN.items() if not _has(encoding, sign)}
    return report.translate(lacking)


def _has(encoding: str, sign: str) -> bool:
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
