"""Telephone numbers, as they are written in digits: 02 51 87 85 29, +33 2 51 87 85 29, (202) 555-0142."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: A telephone number in a text, as a part of a pattern.
SHAPE = (
    r"(?<!\w)\+\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){2,6}"
    r"|(?<!\d)0\d(?:[ .-]\d{2}){4}(?!\d)"
    r"|(?<![\d.,])0 ?8\d\d(?:[ .-]\d{2}){3}(?!\d)"
    r"|(?<![\d-])(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}-\d{4}(?![\d-])"
)
_NUMBER = re.compile(SHAPE)

# What two writings of a number have in common at its end: in front of it stands a 0, or the code of the country.
_OWN_DIGITS = 9


def find_telephones(folded: str) -> Iterator[tuple[int, int, str]]:
    """Yield where the telephone numbers of a folded text begin and end, and the digits by which two are compared."""
    for match in _NUMBER.finditer(folded):
        digits = "".join(filter(str.isdigit, match[0]))
        yield match.start(), match.end(), digits[-_OWN_DIGITS:]
