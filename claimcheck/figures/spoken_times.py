"""Times of day in words: "twenty to seven", „halb neun“, « à six heures et demie », «las ocho menos cuarto»."""

from __future__ import annotations

from claimcheck.figures.lexicon import NumberWords, SpokenTimeWords
from claimcheck.figures.line import Line
from claimcheck.frozen import frozen

# "At about twenty to seven": so far in front stands what shows that a time follows.
_REACH = 2

_QUARTER, _HALF, _HOUR = 15, 30, 60
_DIAL, _DAY = 12, 24
_STEP = 5  # minutes: right behind an hour no others are spoken


@frozen
class SpokenTime:
    """A time of day at the token places `first:last`, as its words say it: of a dial, if they do not go beyond it."""

    first: int
    last: int
    hour: int
    minute: int


def spoken_time(line: Line, place: int, words: SpokenTimeWords, numbers: NumberWords) -> SpokenTime | None:
    """Return the spoken time of day that begins at `place`, None where none does."""
    if line.word(place) in words.minutes or line.word(place) in words.halves:
        found = _minutes_first(line, place, words, numbers)
        if found:
            return found
    return _hour_first(line, place, words, numbers)


def hour_in_words(line: Line, place: int, numbers: NumberWords) -> tuple[int, int] | None:
    """Return an hour of the day in words or digits, and the place after it: "six", « vingt-deux », 22."""
    read = _number(line, place, numbers)
    return read if read and read[0] <= _DAY else None


def _number(line: Line, place: int, numbers: NumberWords) -> tuple[int, int] | None:
    """Return a number below sixty and the place after it."""
    if line.is_digits(place):
        return (int(line.words[place]), place + 1) if len(line.words[place]) <= len("59") else None
    value = numbers.words.get(line.word(place))
    if value is None or value >= _HOUR:
        return None
    second = numbers.words.get(line.word(place + 2)) if line.word(place + 1) == "-" else None
    if value >= 10 and value % 10 == 0 and second and second < 10 and line.is_glued(place + 1):
        return value + second, place + 3  # "twenty-five", « dix-huit »
    return value, place + 1


def _minutes_first(line: Line, place: int, words: SpokenTimeWords, numbers: NumberWords) -> SpokenTime | None:
    """Read "twenty to seven", "half past six", „Viertel nach acht“, „fünf vor halb neun“, and „halb neun“ alone.

    What links the minutes and the hour may also make a range ("ten to twelve people"): then a word in front of it shows
    that it is a time, and no noun follows.
    """
    if line.word(place) in words.halves:
        hour = _dial(line, place + 1, words, numbers)
        return _time(place, place + 2, hour - 1, _HALF) if hour is not None else None
    minutes, link_at = _minutes(line, place, words, numbers)
    link = line.word(link_at)
    at = link_at + 1
    if line.word(at) in words.articles:
        at += 1  # «quinze para as oito»
    half = line.word(at) in words.halves
    hour = _dial(line, at + half, words, numbers)
    if hour is None:
        return _half_of(line, place, link_at, words, numbers)
    end = at + half + 1
    named = line.word(place) in words.quarters or line.word(place) in words.thirties
    if link not in words.links and not (
        link in words.range_links and (named or half or _is_told(line, place, end, words))
    ):
        return None
    base = (hour - 1) * _HOUR + _HALF if half else hour * _HOUR
    total = base - minutes if link in words.until else base + minutes
    return _time(place, end, total // _HOUR, total % _HOUR)


def _half_of(line: Line, place: int, at: int, words: SpokenTimeWords, numbers: NumberWords) -> SpokenTime | None:
    """Read "at half six", which is half past."""
    hour = _dial(line, at, words, numbers) if line.word(place) in words.thirties else None
    return _time(place, at + 1, hour, _HALF) if hour is not None and _is_told(line, place, at + 1, words) else None


def _hour_first(line: Line, place: int, words: SpokenTimeWords, numbers: NumberWords) -> SpokenTime | None:
    """Read « six heures et demie », «las ocho menos cuarto», "alle sei e mezza", "six thirty" behind a preposition."""
    if not _leads(line, place, words):
        return None
    read = hour_in_words(line, place, numbers)
    if read is None:
        return None
    hour, at = read
    named = line.word(at) in words.nouns
    at += named
    if words.needs_noun and not named:
        return None
    added = line.word(at) in words.additions
    lacking = line.word(at) in words.lacking
    if not (added or lacking):
        with_minutes = _with_bare_minutes(line, place, (hour, at), words, numbers)
        return with_minutes or (_full_hour(line, place, (hour, at), words, numbers) if named else None)
    at += 1
    at += line.word(at) in words.articles and line.word(at + 1) in words.quarters
    minutes, end = _minutes(line, at, words, numbers)
    counted = line.word(at) not in words.quarters and line.word(at) not in words.thirties
    if end == at or line.word(end) in words.lasting or (counted and not _ends(line, end, words)):
        return None
    total = hour * _HOUR - minutes if lacking else hour * _HOUR + minutes
    return _time(place, end, total // _HOUR, total % _HOUR)


def _with_bare_minutes(
    line: Line, place: int, hour: tuple[int, int], words: SpokenTimeWords, numbers: NumberWords
) -> SpokenTime | None:
    """Read "six thirty", "six-thirty", « six heures trente »: minutes in words right behind the hour."""
    at = line.after_hyphen(hour[1])
    read = None if line.is_digits(at) or not words.bare_minutes else _number(line, at, numbers)
    if (
        read is None
        or read[0] < _STEP * 2
        or read[0] % _STEP
        or line.is_digits(place)
        or not _ends(line, read[1], words)
    ):
        return None
    return _time(place, read[1], hour[0], read[0])


def _full_hour(
    line: Line, place: int, hour: tuple[int, int], words: SpokenTimeWords, numbers: NumberWords
) -> SpokenTime | None:
    """Read « à six heures », where nothing makes it a span: « limité à six heures », « à six heures de route »."""
    value, end = hour
    before = line.word(place - 2)
    limited = before in words.limits or before in numbers.words or before.isdecimal()  # « de trois à deux heures »
    shown = line.word(place - 1) in words.full_hour_leads and not limited
    spelled = not line.is_digits(place) and value > 1  # « à une heure en voiture »
    return _time(place, end, value, 0) if spelled and shown and line.word(end) not in words.lasting else None


def _leads(line: Line, place: int, words: SpokenTimeWords) -> bool:
    """Tell whether a word stands in front that leads to a time of day: "at", « vers », «las», "all'"."""
    before = place - 1
    if line.word(before) == "'":
        before -= 1
    return line.word(before) in words.leads


def _is_told(line: Line, place: int, end: int, words: SpokenTimeWords) -> bool:
    """Tell whether a word in front says that a time follows, and no noun stands behind."""
    before = {line.word(place - step) for step in range(1, _REACH + 1)}
    return not words.before.isdisjoint(before) and _ends(line, end, words)


def _ends(line: Line, end: int, words: SpokenTimeWords) -> bool:
    """Tell whether no word that it could count stands behind a time."""
    tied = line.word(end) == "-" and line.is_glued(end)
    return not tied and not (line.is_word(end) and line.word(end) not in words.after)


def _minutes(line: Line, place: int, words: SpokenTimeWords, numbers: NumberWords) -> tuple[int, int]:
    """Return minutes and the place after them, `place` itself where none stand there."""
    if line.word(place) in words.quarters:
        return _QUARTER, place + 1
    if line.word(place) in words.thirties:
        return _HALF, place + 1
    return _number(line, place, numbers) or (0, place)


def _dial(line: Line, place: int, words: SpokenTimeWords, numbers: NumberWords) -> int | None:
    return numbers.words.get(line.word(place), 1) if line.word(place) in words.hours else None


def _time(first: int, last: int, hour: int, minute: int) -> SpokenTime:
    return SpokenTime(first, last, hour if 0 < hour <= _DAY else _DIAL, minute)
