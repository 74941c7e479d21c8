"""Hours of the clock and spans of hours, where one noun is for both: « à 6 heures », « une attente de 6 heures »."""

from __future__ import annotations

from claimcheck.figures.lexicon import HourWords
from claimcheck.figures.line import Line

_LETTER, _AFTER_NOON, _DAY = "h", 13, 24


def is_span_of_hours(line: Line, place: int, words: HourWords) -> bool:
    """Tell whether the hours whose number stands at `place`, their noun behind it, say how long and not when.

    What follows says it («las 6 horas de espera»), a word in front of the preposition («durante las 6 horas»), or the
    preposition: « une grève de 24 heures », "een staking van 24 uur".
    """
    behind = place + 2
    if words.of_day.starting(line.words, behind):
        return False
    if words.lasting.starting(line.words, behind) or line.word(place - 2) in words.lasting_before:
        return True
    if line.word(place - 1) not in words.of and not (line.word(place - 1) == "'" and line.word(place - 2) in words.of):
        return False
    digits = line.is_digits(place) and line.word(place + 1) == _LETTER
    if digits and _AFTER_NOON <= int(line.words[place]) < _DAY:
        return False  # « les informations de 18h »
    led = {line.word(place - 2), line.word(place - 3)} & words.leads  # « le bulletin météorologique de 16 heures »
    return not led and not _reaches(line, behind, words)


def _reaches(line: Line, place: int, words: HourWords) -> bool:
    """Tell whether another hour follows: the second of « de 8 heures à 17 heures », « de 20 heures à minuit »."""
    at = place + 1
    if line.word(at) == "'":
        at += 2  # « jusqu'à »
    return line.word(place) in words.until and (line.is_digits(at) or line.word(at) in words.ends)
