"""Postcodes: the number in front of a town, and the one behind the letters of a state."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.figures.lexicon import LabelWords, Lexicon
from claimcheck.figures.line import Line

# ", 75011 Paris", ", 1012 AB Amsterdam": behind a comma and before a capital.
_BEHIND_COMMA = re.compile(r",\s(?P<code>\d{4,5}(?P<letters>\s?[A-Z]{2})?)\s(?=[^\W\d_a-z])")
# ", IL 62704." at the end of an address.
_BEHIND_STATE = re.compile(r",\s[A-Z]{2}\s(?P<code>\d{5}(?:-\d{4})?)(?=\s*(?:[.,;)]|$))", re.MULTILINE)
# "Washington DC 20500 by Friday"
_BEHIND_LETTERS = re.compile(r"[^\W\d_],?\s(?P<state>[A-Z]{2})\s(?P<code>\d{5}(?:-\d{4})?)(?![\d.,]*\d|\w)")
# "1100-048 Lisboa": no range falls.
_HYPHENED = re.compile(r"(?<![\w.,:/-])(?P<code>[1-9]\d{3}-\d{3})(?=\s[^\W\d_a-z])")
# "in 1012 JS Amsterdam"
_WITH_LETTERS = re.compile(r"(?<![\w.,:/-])(?P<code>[1-9]\d{3}\s[A-Z]{2})(?=\s[A-Z][^\W\d_]*[a-z])")
# "in 10115 Berlin", "(75011 Paris)": a number in five figures that is not round, and no sign between its thousands.
_BEFORE_TOWN = re.compile(r"(?P<code>(?<![\w.,:/-])\d{5})\s(?=[^\W\d_])")
_LONGEST_STREET = 6  # words and numbers between the word of the street and the comma
_LONGEST_TOWN = 3  # words


def postcode_spans(line: Line, words: Lexicon) -> list[tuple[int, int]]:
    """Return where the postcodes of a text stand, by offset."""
    if not any(len(word) > 3 and line.is_digits(place) for place, word in enumerate(line.words)):
        return []
    found = [match.span("code") for shape in (_BEHIND_STATE, _HYPHENED) for match in shape.finditer(line.folded)]
    places = {token.start: place for place, token in enumerate(line.tokens)}
    found += _behind_commas(line, places, words.labels)
    found += _behind_states(line, places, words)
    found += _with_letters(line, places, words)
    return sorted({*found, *_in_towns(line, places, words)})


def _behind_commas(line: Line, places: dict[int, int], labels: LabelWords) -> Iterator[tuple[int, int]]:
    for match in _BEHIND_COMMA.finditer(line.folded):
        comma = places[match.start()]
        if match["letters"] and line.is_digits(comma - 1):
            yield line.tokens[comma - 1].start, match.end("code")  # "Damrak 1, 1012 AB Amsterdam": both
        elif any(_is_street(line, at, labels) for at in range(max(0, comma - _LONGEST_STREET), comma)):
            yield match.span("code")


def _behind_states(line: Line, places: dict[int, int], words: Lexicon) -> Iterator[tuple[int, int]]:
    for match in _BEHIND_LETTERS.finditer(line.folded):
        if match["state"].lower() in words.labels.postcodes.states:
            last = next(places[at] for at in range(match.end() - 1, match.start(), -1) if at in places)
            behind = last + 1
            if not line.is_word(behind) or line.words[behind] in words.stops:
                yield match.span("code")


def _with_letters(line: Line, places: dict[int, int], words: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield codes of figures and letters; "2500 MW Borssele" is a measure."""
    for match in _WITH_LETTERS.finditer(line.folded):
        if words.units.after.starting(line.words, places[match.start()] + 1) is None:
            yield match.span("code")


def _in_towns(line: Line, places: dict[int, int], words: Lexicon) -> Iterator[tuple[int, int]]:
    for match in _BEFORE_TOWN.finditer(line.folded):
        place = places[match.start()]
        town = line.tokens[place + 1].text
        if not town[0].isupper() or line.words[place + 1] in words.labels.postcodes.counted:
            continue
        is_round = match["code"].endswith("000")
        if _is_an_address(line, place, words) or (not is_round and _stands_for_a_place(line, place, words)):
            yield match.span("code")


def _is_an_address(line: Line, place: int, words: Lexicon) -> bool:
    """Tell whether a town with a mark of the post follows («69000 Lyon cedex»), or both stand in brackets."""
    behind = range(place + 2, place + 2 + _LONGEST_TOWN)
    if any(line.word(at) in words.labels.postcodes.after for at in behind):
        return True
    return line.word(place - 1) == "(" and any(line.word(at) in {")", ","} for at in behind)


def _stands_for_a_place(line: Line, place: int, words: Lexicon) -> bool:
    """Tell whether a preposition of places stands in front: "in 10115 Berlin", « à 75011 Paris »."""
    return line.word(place - 1) in words.labels.postcodes.before


def _is_street(line: Line, place: int, labels: LabelWords) -> bool:
    word = line.words[place]
    named = word in labels.streets_after or word in labels.streets_before
    return named or bool(labels.street_endings and word.endswith(labels.street_endings))
