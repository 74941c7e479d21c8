"""Durations written like clock times: «1h20 de retard», "2 h 15", "1:20 Stunden", "2:05:30".

What could as well be a time of day is one, unless the words around say that it lasted: a verb or preposition before it
(«dure 1h20», "in 2:05:30"), a noun after it («2 h 15 de retard»), or its own signs ("1h20m", "1:20 hours").
"""

from __future__ import annotations

import re
from decimal import Decimal

from claimcheck.figures.lexicon import Lexicon
from claimcheck.figures.line import Line
from claimcheck.frozen import frozen
from claimcheck.records import Qualifier

_MINUTES = Decimal(60)
_SECONDS = Decimal(3600)
_PRECISION = Decimal("0.0000000001")  # hours; a thousandth of a second is 3600 times as much
_LONGEST = 9  # hours; more, written "14:20:30" without words that say so, is a time of day


@frozen
class Elapsed:
    """A duration at the token places `first:last`, in hours; in minutes where it is one of minutes and seconds."""

    first: int
    last: int
    value: Decimal
    unit: str


def find_elapsed(line: Line, words: Lexicon) -> dict[int, Elapsed]:
    """Return the durations written like clock times, by the place at which each begins."""
    found: dict[int, Elapsed] = {}
    place = 0
    while place < len(line):
        elapsed = _at(line, place, words) if _may_begin(line, place) else None
        if elapsed:
            found[place] = elapsed
        place = elapsed.last if elapsed else place + 1
    return found


def _may_begin(line: Line, place: int) -> bool:
    return line.is_digits(place) and len(line.words[place]) <= 3 and not line.is_glued(place)


def _at(line: Line, place: int, words: Lexicon) -> Elapsed | None:
    return _with_letters(line, place, words) or _with_colons(line, place, words)


def _with_letters(line: Line, place: int, words: Lexicon) -> Elapsed | None:
    """Read "1h20", "2 h 15", "1 h 20 min", "1h20m"."""
    units = words.units.elapsed
    if line.word(place + 1) not in units.letters or not _is_sixtieth(line, place + 2):
        return None
    last = place + 3
    signed = line.word(last) in units.minutes and not (line.is_glued(last + 1) and line.is_word(last + 1))
    last += signed
    seconds = 0
    if signed and _is_sixtieth(line, last) and line.word(last + 1) in units.seconds:
        seconds, last = int(line.words[last]), last + 2
    if not (_lasts(line, place, last, words) or (signed and not _is_time_before(line, place, words))):
        return None
    value = Decimal(line.words[place]) + int(line.words[place + 2]) / _MINUTES + seconds / _SECONDS
    return Elapsed(place, last, value.quantize(_PRECISION), "hour")


def _is_sixtieth(line: Line, place: int) -> bool:
    return line.is_digits(place) and len(line.words[place]) <= 2 and int(line.words[place]) < 60


def _with_colons(line: Line, place: int, words: Lexicon) -> Elapsed | None:
    """Read "1:20 Stunden", "3:45 minutes", "2:05:30"."""
    parts = [place, *(at for at in (place + 2, place + 4) if _is_after_colon(line, at))]
    if len(parts) == 1 or (len(parts) == 2 and parts[1] != place + 2):
        return None
    units, last = words.units.elapsed, parts[-1] + 1
    numbers = [Decimal(line.words[part]) for part in parts]
    before = _is_time_before(line, place, words)
    if len(parts) == 2 and line.word(last) in units.minutes_after and not before:
        return Elapsed(place, last + 1, (numbers[0] + numbers[1] / _MINUTES).quantize(_PRECISION), "minute")
    named = line.word(last) in units.hours_after
    value = numbers[0] + numbers[1] / _MINUTES + (numbers[2] / _SECONDS if len(numbers) == 3 else 0)
    whole = len(parts) == 3 and numbers[0] <= _LONGEST and not line.words[place].startswith("0")
    clock = line.word(last) in words.labels.times_after or line.word(last) in words.labels.clock
    sure = (named and not before) or (whole and not before and not clock) or _lasts(line, place, last, words)
    return Elapsed(place, last + named, value.quantize(_PRECISION), "hour") if sure else None


def _is_after_colon(line: Line, place: int) -> bool:
    tied = line.word(place - 1) == ":" and line.is_glued(place - 1) and line.is_glued(place)
    return tied and _is_sixtieth(line, place) and len(line.words[place]) == 2


def _lasts(line: Line, first: int, last: int, words: Lexicon) -> bool:
    """Tell whether the words around say that something lasted so long."""
    units = words.units.elapsed
    hedge = words.hedges.before.ending(line.words, first)
    start = hedge[0] if hedge else first
    if units.before.ending(line.words, start) or units.surely_after.starting(line.words, last):
        return True  # « après 1h20 d'attente », « à 1h20 de route »
    if _is_time_before(line, start, words) or _is_time_before(line, first, words):
        return False
    if hedge and hedge[1].qualifier in {Qualifier.MORE_THAN, Qualifier.LESS_THAN}:
        return True
    after = units.after.starting(line.words, last)
    if after is None or int(line.words[first]) > _LONGEST:
        return False
    rest = line.text[line.tokens[after[0] - 1].end :].lstrip()
    word = re.match(r"[^\W\d_]+", rest)
    return word is not None and word.group().lower() not in units.not_after


def _is_time_before(line: Line, place: int, words: Lexicon) -> bool:
    return line.word(place - 1) in words.labels.times_before or line.word(place - 1) in words.units.elapsed.times_before
