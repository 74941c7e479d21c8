"""Numbers that are no amounts and still say what is meant: scores, votes, times of day, flights, telephones.

What `figures` does not count is an identifier. Identifiers are compared for equality, in their place.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import StrEnum

from claimcheck.figures.dates.day_parts import DayPart, find_day_parts
from claimcheck.figures.dates.times import find_named_hours, find_times, zone_of
from claimcheck.figures.lexicon import Lexicon, lexicon
from claimcheck.figures.line import Line, line_of
from claimcheck.figures.postcodes import postcode_spans
from claimcheck.figures.scores import find_scores
from claimcheck.figures.spoken_times import hour_in_words, spoken_time
from claimcheck.figures.telephones import find_telephones
from claimcheck.frozen import frozen
from claimcheck.languages.scanner import fold, without_accents

# A number with its points, glued letters before and behind: LK447, A320, 49.3, 47-2, F-35, 4x.
_NUMBER = re.compile(r"(?P<letters>[^\W\d_]{1,4}-?)?(?P<number>\d+(?:[.,:/]\d+)*)(?P<behind>[^\W\d_]?)(?!\w)")
_CLOCK = re.compile(
    r"(?P<hours>\d{1,2})(?:(?:\s?[h:.]\s?|(?<=\d\d))(?P<minutes>\d{2})(?!\d)|\s?u(?:hr)?\s(?P<late>\d{2})(?!\d))?"
)
_LABEL = re.compile(r"([^\W\d_]{2,})[\s.:#°º(-]{0,3}$")

# "p.m." in the folded, lower-case text of a time.
_AFTERNOON = re.compile(r"p\.?\s?m\b")
_MORNING = re.compile(r"a\.?\s?m\b")
_NOON = 12
_HOURS = 24
# What stands between a time and its part of the day: "7 in the morning", "7 Uhr am Abend", « 7 heures du matin ».
_FEW_WORDS = re.compile(r"(?:[\s'’]*[^\W\d_]{1,5}){0,2}[\s'’]*")
_DIGITS = re.compile(r"\d")
# « 6h30 » is of the morning, and so is "06:30": nobody writes the evening like this, unless a word says so.
_OF_24_HOURS = re.compile(r"0\d\D|\d{1,2}\s?h\s?(?:\d{2})?$")


class IdentifierKind(StrEnum):
    """What sort of number it is."""

    TIME = "time"
    SCORE = "score"
    TELEPHONE = "telephone"
    CODE = "code"
    LABELLED = "labelled"


@frozen
class Identifier:
    """A number that is no amount: `text[start:end]`.

    `key` is what it is compared by, `label` what it is a number of ("flight", "article", "lk"), empty for scores, times
    and telephones. `half` says of a time of day written in twelve hours that it may be either half of the day, `zone`
    by whose clock it is given ("GMT"), empty where nothing says so; `of_24_hours` that no dial shows it as written.
    """

    kind: IdentifierKind
    label: str
    key: str
    text: str
    start: int
    end: int
    half: bool = False
    zone: str = ""
    of_24_hours: bool = False

    def equals(self, other: Identifier) -> bool:
        """Tell whether both are one: "2:15" is 2:15 p.m., where nothing says that it is not; 14:15 need not be."""
        if self.kind is not other.kind or self.label != other.label:
            return False
        return self.key == other.key or (self.is_alike_on_a_dial(other) and not (self.of_24_hours or other.of_24_hours))

    def is_alike_on_a_dial(self, other: Identifier) -> bool:
        """Tell whether two times of day, one of which may be of either half of the day, may be one: 2:15 and 14:15."""
        return (self.half or other.half) and _on_a_dial(self.key) == _on_a_dial(other.key)

    def is_of_another_clock(self, other: Identifier) -> bool:
        """Tell whether two times that differ may be one all the same, by two clocks: 23:00 and 21:00 GMT."""
        return self.zone != other.zone


def find_identifiers(text: str, language: str, taken: Iterable[tuple[int, int]]) -> tuple[Identifier, ...]:
    """Return the identifiers of `text` in order; `taken` are the spans of its amounts and dates."""
    folded = fold(text)
    line, words = line_of(text), lexicon(language)
    hours = [*_spoken(line, words), *_named_hours(text, language)]
    scores = find_scores(folded, language)
    if not (scores or hours) and not any(character.isdigit() for character in folded):
        return ()
    spans = list(taken)
    found = _free(hours, spans)
    for score in scores:
        # "2-1 in the final" is no inch: an amount inside a score gives way, one that holds it does not.
        if not any(first <= score.start and score.end <= last for first, last in spans):
            spans.append((score.start, score.end))
            written = text[score.start : score.end]
            key = "-".join(map(str, score.points))
            found.append(Identifier(IdentifierKind.SCORE, "", key, written, score.start, score.end))
    found += _free(_times(text, language), spans)
    found += _free(_telephones(text, language), spans)
    found += _free(_postcodes(line, words), spans)
    found += _numbers(text, folded, spans)
    return tuple(sorted(_in_parts_of_days(found, text, language), key=lambda identifier: identifier.start))


def _free(candidates: Iterable[Identifier], spans: list[tuple[int, int]]) -> list[Identifier]:
    """Return those identifiers whose span is free, and add it to `spans`."""
    found = []
    for one in candidates:
        if _is_free(one.start, one.end, spans):
            spans.append((one.start, one.end))
            found.append(one)
    return found


def _named_hours(text: str, language: str) -> Iterator[Identifier]:
    for start, end, hour in find_named_hours(text, language):
        yield Identifier(IdentifierKind.TIME, "", hour, text[start:end], start, end)


def _times(text: str, language: str) -> Iterator[Identifier]:
    for start, end in find_times(text, language):
        yield _time(text[start:end], start, end, zone_of(text[start:end], language))


def _telephones(text: str, language: str) -> Iterator[Identifier]:
    for start, end, key in find_telephones(fold(text), language):
        yield Identifier(IdentifierKind.TELEPHONE, "", key, text[start:end], start, end)


def _postcodes(line: Line, words: Lexicon) -> Iterator[Identifier]:
    for start, end in postcode_spans(line, words):
        key = line.folded[start:end].lower()
        yield Identifier(IdentifierKind.CODE, "", key, line.text[start:end], start, end)


def _in_parts_of_days(found: list[Identifier], text: str, language: str) -> Iterator[Identifier]:
    """Yield identifiers, each time of day in the half of the day that its part of the day tells: "7 in the morning"."""
    parts = find_day_parts(text, language) if any(one.half for one in found) else []
    for one in found:
        told = [
            part
            for part in parts
            if one.half and one.start < part.start and _FEW_WORDS.fullmatch(text, one.end, max(one.end, part.start))
        ]
        yield _within(one, told[0]) if told else one


def _within(one: Identifier, part: DayPart) -> Identifier:
    hours, _, minutes = one.key.partition(":")
    either = [hour for hour in (int(hours) % _NOON, int(hours) % _NOON + _NOON) if part.holds(hour * 60 + int(minutes))]
    return replace(one, key=f"{either[0]:02}:{minutes}", half=False) if len(either) == 1 else one


def _spoken(line: Line, lexicon: Lexicon) -> Iterator[Identifier]:
    """Yield the times of day of a text in words: those with minutes, then "six o'clock", "seven in the morning"."""
    place = 0
    while place < len(line):
        time = spoken_time(line, place, lexicon.labels.spoken, lexicon.numbers)
        if time:
            yield _in_words(line, line.tokens[time.first].start, line.tokens[time.last - 1].end, time.hour, time.minute)
        place = time.last if time else place + 1
    if not any(1 < lexicon.numbers.words.get(word, 0) <= _HOURS for word in line.words):
        return
    places = {token.start: place for place, token in enumerate(line.tokens)}
    for start, end in find_times(line.text, lexicon.language):
        hour = hour_in_words(line, places[start], lexicon.numbers)
        if hour and not _DIGITS.search(line.folded, start, end) and not _has_numbers(line, hour[1], end, lexicon):
            yield _in_words(line, start, end, hour[0], 0)


def _has_numbers(line: Line, place: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether another number in words stands from a place up to an offset: "between six and seven o'clock"."""
    inside = itertools.takewhile(lambda at: line.tokens[at].start < end, range(place, len(line)))
    return any(line.words[at] in lexicon.numbers.words for at in inside)


def _in_words(line: Line, start: int, end: int, hour: int, minute: int) -> Identifier:
    """Return a time of day in words; "p.m." may stand inside it or right behind."""
    behind = line.folded[end:].lstrip().lower()
    afternoon = _AFTERNOON.match(behind) or _AFTERNOON.search(line.folded[start:end].lower())
    morning = _MORNING.match(behind) or _MORNING.search(line.folded[start:end].lower())
    later = _NOON if afternoon and hour < _NOON else 0
    half = not (afternoon or morning) and hour <= _NOON
    key = f"{hour + later:02}:{minute:02}"
    return Identifier(IdentifierKind.TIME, "", key, line.text[start:end], start, end, half)


def _numbers(text: str, folded: str, taken: list[tuple[int, int]]) -> Iterator[Identifier]:
    for match in _NUMBER.finditer(folded):
        start, end = match.span()
        letters = (match["letters"] or "").strip("-")
        if match["letters"] and start and folded[start - 1].isalnum():
            # The end of a longer word: "magnitude-6.1" is labelled by the whole of it.
            letters, start = "", match.start("number")
        if not _is_free(match.start("number"), match.end("number"), taken):
            continue
        key = match["number"] + match["behind"].lower()
        if letters and letters.isupper():
            yield Identifier(IdentifierKind.CODE, letters.lower(), key, text[start:end], start, end)
            continue
        label = _LABEL.search(folded[: match.start("number")])
        if label:
            word = without_accents(label[1])
            # "Tower (12)": the sign of an opening bracket is no part of the words.
            begin = start if "(" in label[0] else label.start()
            yield Identifier(IdentifierKind.LABELLED, word, key, text[begin:end], begin, end)


def _is_free(start: int, end: int, taken: Iterable[tuple[int, int]]) -> bool:
    return all(end <= first or last <= start for first, last in taken)


def _time(text: str, start: int, end: int, zone: str) -> Identifier:
    folded = fold(text).lower()
    match = _CLOCK.search(folded)
    if match is None:
        return Identifier(IdentifierKind.TIME, "", " ".join(folded.split()), text, start, end, zone=zone)
    hours, minutes = int(match["hours"]), int(match["minutes"] or match["late"] or 0)
    afternoon, morning = _AFTERNOON.search(folded), _MORNING.search(folded)
    if afternoon and hours < _NOON:
        hours += _NOON
    rest = folded[match.end() :]
    second = _CLOCK.search(rest)
    key = f"{hours:02}:{minutes:02}" + (f"-{second['hours']}:{second['minutes'] or '00'}" if second else "")
    said = bool(afternoon or morning)
    of_24_hours = not said and (hours > _NOON or _OF_24_HOURS.match(folded, match.start()) is not None)
    half = not said and hours <= _NOON and not second and not of_24_hours
    return Identifier(IdentifierKind.TIME, "", key, text, start, end, half, zone, of_24_hours)


def _on_a_dial(key: str) -> str:
    """Return a time as a dial of twelve hours shows it."""
    hours, colon, minutes = key.partition(":")
    return f"{int(hours) % _NOON}{colon}{minutes}" if hours.isdigit() else key
