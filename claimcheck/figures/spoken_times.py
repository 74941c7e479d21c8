"""Times of day as they are spoken: "twenty to seven", „Viertel vor drei“, "tien over zes", „halb neun“."""

from __future__ import annotations

from collections.abc import Collection

from claimcheck.figures.lexicon import SpokenTimeWords
from claimcheck.figures.line import Line

# The minutes, the link and the hour.
_LENGTH = 3

# "At about twenty to seven": so far in front stands what shows that a time follows.
_REACH = 2


def spoken_time(line: Line, place: int, words: SpokenTimeWords, numbers: Collection[str]) -> int | None:
    """Return the place behind a spoken time of day that begins at `place`, None where none does.

    What links the minutes and the hour may also make a range ("ten to twelve people"): then a word in front of it shows
    that it is a time, and no noun follows.
    """
    if line.word(place) in words.halves and line.word(place + 1) in words.hours:
        return place + 2
    if line.word(place) not in words.minutes or line.word(place + 2) not in words.hours:
        return None
    link, end = line.word(place + 1), place + _LENGTH
    if link in words.links or (link in words.range_links and line.word(place) not in numbers):
        return end  # a quarter is no number of a range
    if link not in words.range_links or (line.is_word(end) and line.word(end) not in words.after):
        return None
    before = {line.word(place - step) for step in range(1, _REACH + 1)}
    return None if words.before.isdisjoint(before) else end
