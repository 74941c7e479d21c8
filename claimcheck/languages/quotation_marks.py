"""Quotation marks as English sets them, for texts that set them otherwise: »so«, ›so‹, „so“.

German books and magazines turn the marks that French has, and close „ with the mark that opens in English. Every mark
is exchanged for one character, so that offsets stay as they are; nothing that a reader sees is made of the result.
"""

from __future__ import annotations

import functools
import re

# Turned marks touch what they hold: an opening one its first word, a closing one its last.
_TURNED_OPENING = re.compile(r"(?<![^\s(\[„“‚‘›»—–-])[»›](?=\w)")
_TURNED_CLOSING = re.compile(r"(?<=[\w.,;:!?…)%‹’‘”“])[«‹](?!\w)")
_STRAIGHTENED = str.maketrans("»«›‹", "“”‘’")

# „so“, ‚so‘: what is open is closed by the mark that opens in English.
_LOW_PAIR = re.compile("„[^„“”]*“")
_LOW_SINGLE_PAIR = re.compile(r"‚[^‚‘\n]*‘(?!\w)")


@functools.lru_cache(maxsize=512)
def with_plain_marks(text: str) -> str:
    """Return `text` with turned and low quotation marks as English has them; the offsets of all else are the same."""
    if ("«" in text or "»" in text or "›" in text) and _is_turned(text):
        text = text.translate(_STRAIGHTENED)
    if "„" in text:
        text = _LOW_PAIR.sub(lambda pair: f"“{pair.group()[1:-1]}”", text)
    if "‚" in text:
        text = _LOW_SINGLE_PAIR.sub(lambda pair: f"‘{pair.group()[1:-1]}’", text)
    return text


def _is_turned(text: str) -> bool:
    """Tell whether more marks of a text stand as turned ones do than the other way.

    One that opens proves nothing alone, but at the head of a text: « fini »dit-elle » lost a space.
    """
    closing = len(_TURNED_CLOSING.findall(text))
    if not (closing or text.startswith(("»", "›"))):
        return False
    turned = len(_TURNED_OPENING.findall(text)) + closing
    return 2 * turned > sum(text.count(mark) for mark in "«»›‹")
