"""Times of day in running text. They are no dates and no amounts; their spans let others pass over them."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from claimcheck.figures.dates.lexicon import PhraseTable, form_of, key
from claimcheck.frozen import frozen
from claimcheck.languages import load
from claimcheck.languages.scanner import Token, TokenKind, scan


@frozen
class _TimeWords:
    """The `dates.times` table of a language."""

    hour: frozenset[str]
    minute: frozenset[str]
    half: PhraseTable[bool]
    before: PhraseTable[bool]
    days: PhraseTable[bool]
    lasting: PhraseTable[bool]
    dotted_after: PhraseTable[bool]
    after: PhraseTable[bool]
    joints: PhraseTable[bool]
    zones: PhraseTable[str]
    number: PhraseTable[int]
    named: PhraseTable[str]


@functools.cache
def _time_words(language: str) -> _TimeWords:
    dates = load(language).table("dates")
    times = dates.get("times", {})
    return _TimeWords(
        hour=frozenset(key(word) for word in times.get("hour", "").split()),
        minute=frozenset(key(word) for word in times.get("minute", "").split()),
        half=PhraseTable((phrase, True) for phrase in times.get("half", ())),
        before=PhraseTable((phrase, True) for phrase in times.get("before", ())),
        days=PhraseTable((word, True) for word in _words_of_days(dates)),
        lasting=PhraseTable((phrase, True) for phrase in times.get("lasting", ())),
        dotted_after=PhraseTable((phrase, True) for phrase in times.get("dotted_after", ())),
        after=PhraseTable((phrase, True) for phrase in times.get("after", ())),
        joints=PhraseTable((phrase, True) for phrase in times.get("joints", ())),
        zones=PhraseTable(
            (phrase, phrases.partition("|")[0]) for phrases in times.get("zones", ()) for phrase in phrases.split("|")
        ),
        number=PhraseTable(
            (word.strip(), number)
            for number, words in enumerate(dates.get("cardinals", ()), 1)
            for word in words.split("|")
        ),
        named=PhraseTable((phrase, hour) for hour, phrases in times.get("named", {}).items() for phrase in phrases),
    )


def _words_of_days(dates: Mapping[str, Any]) -> Iterator[str]:
    """Return the words with which a day ends right before its time: « vendredi », « mai », « vendredi matin »."""
    for forms in (*dates.get("weekdays", ()), *dates.get("months", ())):
        yield from forms.split()
    yield from dates.get("parts_of_day", ())


class _Clock:
    """The tokens of a text, read for times."""

    def __init__(self, tokens: Sequence[Token], lexicon: _TimeWords) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.words = [form_of(token) for token in tokens]

    def word(self, at: int) -> str:
        return self.words[at] if 0 <= at < len(self.words) else ""

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return where the tokens at the places `first:last` stand in the text."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def glued(self, at: int) -> bool:
        return 0 < at < len(self.tokens) and self.tokens[at - 1].end == self.tokens[at].start

    def number(self, at: int, most: int) -> int | None:
        """Return the place after a number from 0 to `most`, in digits or words."""
        word = self.word(at)
        if word.isdecimal():
            return at + 1 if len(word) <= 2 and int(word) <= most else None
        spelled = self.lexicon.number.read(self.words, at)
        return spelled[1] if spelled and spelled[0] <= most else None

    def clock(self, at: int) -> int | None:
        """Return the place after "20:30", "14:30:00": digits with colons."""
        place = self.number(at, 24)
        if not self.word(at).isdecimal() or place is None:
            return None
        for _ in range(2):
            minutes = self.word(place + 1)
            if self.word(place) != ":" or not (self.glued(place) and self.glued(place + 1)) or len(minutes) != 2:
                break
            if not minutes.isdecimal() or int(minutes) > 59:
                break
            place += 2
        return place if place > at + 1 else None

    def hours(self, at: int) -> tuple[int, bool] | None:
        """Return the place after "20h30", "8 heures du matin", and whether that alone shows a time."""
        place = self.number(at, 24)
        if place is None or self.word(place) not in self.lexicon.hour:
            return None
        place += 1
        minutes = self.number(place, 59)
        if minutes is not None and self.word(place).isdecimal() and len(self.word(place)) == 2:
            place = minutes + 1 if self.word(minutes) in self.lexicon.minute else minutes
            return self.ending(place), True
        half = self.lexicon.half.read(self.words, place)
        end = self.ending(half[1] if half else place)
        return end, end > (half[1] if half else place)

    def is_four_digits(self, at: int) -> bool:
        """Tell whether hours and minutes stand there in one number: "0630"."""
        word = self.word(at)
        return word.isdecimal() and len(word) == 4 and int(word[:2]) <= 24 and int(word[2:]) < 60

    def ending(self, at: int) -> int:
        """Return the place after "p.m.", "du matin", "GMT" and the like."""
        while found := self.lexicon.after.read(self.words, at):
            at = found[1]
        return at

    def time(self, at: int) -> int | None:
        """Return the place after a time of day at `at`, None where there is none."""
        clock = self.clock(at)
        if clock is not None:
            return self.ending(clock)
        hours = self.hours(at)
        if hours:
            end, sure = hours
            return end if sure or self.lexicon.before.read_back(self.words, at) or self.of_a_day(at, end) else None
        return self.bare(at)

    def of_a_day(self, at: int, end: int) -> bool:
        """Tell whether a day stands right before the hours, and nothing behind says for how long: « samedi 14h »."""
        is_said_how_long = self.lexicon.lasting.read(self.words, end)
        return self.lexicon.days.read_back(self.words, at) is not None and is_said_how_long is None

    def bare(self, at: int) -> int | None:
        """Return the place after "3 p.m.", "3.30pm", "seven in the morning", "1800 GMT": its ending makes it a time."""
        if self.is_four_digits(at) and self.lexicon.zones.read(self.words, at + 1):
            return self.ending(at + 1)
        place = self.number(at, 24)
        if place is None:
            return None
        if self.word(place) == "." and self.glued(place) and self.glued(place + 1) and len(self.word(place + 1)) == 2:
            minutes = self.number(place + 1, 59)
            if minutes is not None and self.word(place + 1).isdecimal():
                place = minutes
                if self.lexicon.dotted_after.read_back(self.words, at):
                    return self.ending(place + 1 if self.word(place) in self.lexicon.hour else place)
        end = self.ending(place)
        return end if end > place else None


def find_times(text: str, language: str) -> list[tuple[int, int]]:
    """Return the spans of the times of day in `text`: "20h30", "3 p.m.", "à 8 heures", "between 10 and 11:30".

    A number of hours without a word such as "at" before it is a duration, and left alone.
    """
    clock = _Clock(scan(text), _time_words(language))
    return [clock.span(first, last) for first, last in _times(clock)]


def _times(clock: _Clock) -> Iterator[tuple[int, int]]:
    """Yield the places of the times of day: the first token of each and the one after its last."""
    at = 0
    while at < len(clock.tokens):
        end = _time_at(clock, at)
        if end is not None:
            yield at, end
        at = end or at + 1


def zone_of(time: str, language: str) -> str:
    """Return by whose clock a time of day is given ("21:00 GMT"), nothing where it does not say so."""
    words = _time_words(language)
    read = _Clock(scan(time), words).words
    zones = (words.zones.read_back(read, end) for end in range(len(read), 0, -1))
    return next((zone[0] for zone in zones if zone), "")


def find_named_hours(text: str, language: str) -> list[tuple[int, int, str]]:
    """Return the spans of the hours of `text` that have a name, each with its time: "at noon", « à minuit »."""
    words = _time_words(language).named
    lowered = text.lower()
    if not any(phrase in lowered for phrase in words.last_words):
        return []
    clock = _Clock(scan(text), _time_words(language))
    read = ((at, words.read(clock.words, at)) for at in range(len(clock.tokens)))
    return [(clock.tokens[at].start, clock.tokens[hit[1] - 1].end, hit[0]) for at, hit in read if hit]


def sure_times(tokens: Sequence[Token], language: str) -> list[tuple[int, int]]:
    """Return the spans of the times of day among the tokens of a text that are no durations whatever stands before.

    They end in words only they have, "between 22 h and 4 h in the morning", or follow their day: « samedi 14h ».
    """
    clock = _Clock(tokens, _time_words(language))
    words = clock.lexicon
    if (words.after.first_words | words.hour).isdisjoint(clock.words):
        return []
    return [
        clock.span(first, last)
        for first, last in _times(clock)
        if words.after.read_back(clock.words[first:last], last - first) or clock.of_a_day(first, last)
    ]


def _time_at(clock: _Clock, at: int) -> int | None:
    """Return the place after a time or a span of two times ("5-6 pm", "de 14 à 16 heures")."""
    token = clock.tokens[at]
    if token.kind is TokenKind.SIGN or (clock.glued(at) and clock.tokens[at - 1].kind is not TokenKind.SIGN):
        return None
    if clock.glued(at) and clock.word(at - 1) in {".", ",", ":", "$", "€", "£"}:
        return None
    first = clock.time(at)
    start = first if first is not None else clock.number(at, 24)
    if start is None:
        return None
    joint = clock.lexicon.joints.read(clock.words, start)
    if joint and (first is not None or clock.lexicon.before.read_back(clock.words, at) or clock.word(start) == "-"):
        second = clock.time(joint[1])
        if second is not None:
            return second
    return first
