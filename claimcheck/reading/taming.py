"""Markup made to exhaust a parser, taken out of a page before one sees it."""

from __future__ import annotations

import re

#: No tag of a page is longer, a picture written into its attributes aside; of such a tag the name remains.
_LONGEST_TAG = 10_000

# A cell that spans more columns or rows than this is of no table that anybody reads.
_SPAN = re.compile(r"\b(?:col|row)span\s*=\s*[\"']?\s*[1-9]\d{1,9}\d*[\"']?", re.IGNORECASE)
_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9:-]{0,40})(?=[\s/>])[^<>]*>")


def tamed(page: str) -> str:
    """Return a page without the attributes of endless tags and without the spans of cells over ten columns or rows.

    The time that parsing takes grows with the square of the attributes of an element, and with what a table spans.
    """

    def shortened(tag: re.Match[str]) -> str:
        written = tag[0]
        if len(written) > _LONGEST_TAG:
            return f"<{tag[1]}>"
        return _SPAN.sub("", written) if "span" in written.lower() else written

    return _TAG.sub(shortened, page)
