"""Postcodes: the number in front of a town behind a street, and the one behind the letters of a state."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.figures.lexicon import LabelWords
from claimcheck.figures.line import Line

# ", 75011 Paris", ", 1012 AB Amsterdam": behind a comma and before a capital.
_BEFORE_TOWN = re.compile(r",\s(?P<code>\d{4,5}(?P<letters>\s?[A-Z]{2})?)\s(?=[^\W\d_a-z])")
# ", IL 62704." at the end of an address.
_BEHIND_STATE = re.compile(r",\s[A-Z]{2}\s(?P<code>\d{5}(?:-\d{4})?)(?=\s*(?:[.,;)]|$))", re.MULTILINE)
# "1100-048 Lisboa": no range falls.
_HYPHENED = re.compile(r"(?<![\w.,:/-])(?P<code>[1-9]\d{3}-\d{3})(?=\s[^\W\d_a-z])")
_LONGEST_STREET = 6  # words and numbers between the word of the street and the comma


def postcode_spans(line: Line, labels: LabelWords) -> list[tuple[int, int]]:
    """Return where the postcodes of a text stand, by offset."""
    found = [match.span("code") for shape in (_BEHIND_STATE, _HYPHENED) for match in shape.finditer(line.folded)]
    return sorted([*found, *_before_towns(line, labels)])


def _before_towns(line: Line, labels: LabelWords) -> Iterator[tuple[int, int]]:
    places = {token.start: place for place, token in enumerate(line.tokens)}
    for match in _BEFORE_TOWN.finditer(line.folded):
        comma = places[match.start()]
        if match["letters"] and line.is_digits(comma - 1):
            yield line.tokens[comma - 1].start, match.end("code")  # "Damrak 1, 1012 AB Amsterdam": both
        elif any(_is_street(line, at, labels) for at in range(max(0, comma - _LONGEST_STREET), comma)):
            yield match.span("code")


def _is_street(line: Line, place: int, labels: LabelWords) -> bool:
    word = line.words[place]
    named = word in labels.streets_after or word in labels.streets_before
    return named or bool(labels.street_endings and word.endswith(labels.street_endings))
