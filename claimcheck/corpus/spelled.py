"""Numbers in words, which another paper writes in figures: "fourteen arrested", « quatorze interpellations »."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.figures.lexicon import lexicon
from claimcheck.figures.line import line_of
from claimcheck.figures.numerals import may_start, read_numeral

# Smaller numbers stand in too many reports to tell any of them.
_LEAST = 10


def spelled_numbers(text: str, language: str) -> Iterator[str]:
    """Yield the whole numbers from ten on that `text` has in words, as figures: "14" for "fourteen"."""
    words = lexicon(language).numbers
    line = line_of(text)
    place = 0
    while place < len(line):
        numeral = None
        if line.is_word(place) and may_start(line.words[place], words):
            numeral = read_numeral(line, place, words)
        if numeral and numeral.value >= _LEAST and numeral.value == int(numeral.value):
            yield str(int(numeral.value))
        place = max(place + 1, numeral.last if numeral else 0)
