"""Whether a verb in the present right before a weekday makes it one to come: "the vote is on Friday"."""

from __future__ import annotations

from claimcheck.figures.dates.reader import Reader
from claimcheck.languages.scanner import TokenKind

_BETWEEN = 10  # tokens at most between the verb and the day: "is at 9.30 a.m. on Thursday"
_CLAUSE_ENDS = frozenset({"", ".", ",", ";", ":", "!", "?", ")", '"', "”", "»", "\n"})
_SIGNS = frozenset({".", ":", "-"})


def is_scheduled(reader: Reader, first: int, last: int) -> bool:
    """Tell whether the weekday on the tokens `first:last` is that of something to come, told in the present.

    News tells what happened in the past or the perfect tense, so a copula with nothing between it and the day but small
    words and a time, and nothing behind, speaks of a plan; and so does a verb of what begins by the calendar. A
    participle behind the day makes a perfect tense of the copula: „Er ist am Freitag gestorben“.
    """
    for at in range(first - 1, max(first - 1 - _BETWEEN, -1), -1):
        if reader.lexicon.scheduled.read_back(reader.words, at + 1):
            return True
        if reader.words[at] in reader.lexicon.copulas:
            return _ends_clause(reader, last)
        if not _may_stand_between(reader, at):
            return False
    return False


def _may_stand_between(reader: Reader, at: int) -> bool:
    """Tell whether a token is a small word, or belongs to a time of day: "at 9.30 a.m. on"."""
    word = reader.words[at]
    if word in _SIGNS:
        return reader.glued(at) and (reader.glued(at + 1) or len(reader.word(at - 1)) == 1)
    if reader.kind(at) is TokenKind.DIGITS or word in reader.lexicon.function_words:
        return True
    hours = reader.lexicon.unit.read(reader.words, at)
    return reader.glued(at) or len(word) == 1 or (hours is not None and hours[0] == "hour")


def _ends_clause(reader: Reader, last: int) -> bool:
    """Tell whether the clause ends behind a day, or a time of day and then the clause."""
    at = last
    while at < len(reader.words) and reader.words[at] not in _CLAUSE_ENDS:
        if not _may_stand_between(reader, at):
            return False
        at += 1
    return reader.word(at) in _CLAUSE_ENDS
