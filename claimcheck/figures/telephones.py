"""Telephone numbers as they are written in digits: 02 51 87 85 29, +33 2 51 87 85 29, 0800 555 0199."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from claimcheck.figures.phrases import split_phrases
from claimcheck.languages import load

#: A telephone number in a text, as a part of a pattern.
SHAPE = (
    r"(?<!\w)\+\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){2,6}"
    r"|(?<!\d)0\d(?:[ .-]\d{2}){4}(?!\d)"
    r"|(?<![\d.,])0 ?8\d\d(?:[ .-]\d{2}){3}(?!\d)"
    r"|(?<![\d-])(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}-\d{4}(?![\d-])"
    # A prefix that begins with zero, as no amount does, and seven digits or more in all: 0131 496 0123, 0201/8290.
    r"|(?<![\w.,:/-])(?<!\d\s)0\d{2,4}(?=[\d /-]{4})(?:[ /-]\d{1,8}){1,4}(?![\d,.:/-]\d|\d)"
)
_NUMBER = re.compile(SHAPE)
# Groups of digits as a number to dial has them, behind one of the words that tell to dial it and at most two others.
_DIALLED = (
    r"(?<!\w)(?:{words})\W{{1,3}}(?:[^\W\d]+\W{{1,2}}){{0,2}}"
    r"(?P<number>\d{{2,4}}(?:[ .-]\d{{2,4}}){{2,4}})(?![\d,.]*\d)"
)
_FEWEST_DIGITS = 7

# What two writings of a number have in common at its end: in front of it stands a 0, or the code of the country.
_OWN_DIGITS = 9


def find_telephones(folded: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Yield where the telephone numbers of a folded text begin and end, and the digits by which two are compared."""
    for start, end in telephone_spans(folded, language):
        digits = "".join(filter(str.isdigit, folded[start:end]))
        yield start, end, digits[-_OWN_DIGITS:]


def telephone_spans(folded: str, language: str) -> list[tuple[int, int]]:
    """Return where the telephone numbers of a folded text begin and end, in order."""
    shaped = [match.span() for match in _NUMBER.finditer(folded)]
    dialled = _dialled(language)
    told = [match.span("number") for match in dialled.finditer(folded)] if dialled else []
    taken = set(shaped)
    return sorted(
        taken.union(
            span
            for span in told
            if sum(map(str.isdigit, folded[slice(*span)])) >= _FEWEST_DIGITS
            and all(span[1] <= first or last <= span[0] for first, last in shaped)
        )
    )


@functools.cache
def _dialled(language: str) -> re.Pattern[str] | None:
    """Return what finds a number behind a word of a language that tells to dial it, None where it lists none."""
    words = split_phrases(load(language).table("labels").get("telephones", ""))
    return re.compile(_DIALLED.format(words="|".join(map(re.escape, words))), re.IGNORECASE) if words else None
