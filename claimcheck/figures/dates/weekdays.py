"""Which day of the week the words of a date name, in whatever language they are."""

from __future__ import annotations

import functools

from claimcheck.figures.dates.lexicon import date_words, key
from claimcheck.languages import available
from claimcheck.languages.scanner import scan


def weekday_named(text: str) -> int | None:
    """Return the weekday that a date names (1 Monday to 7 Sunday), None where it names none: "Sat 12/05/2026" is 6.

    Two dates are compared without their languages, so a word counts that means the same day wherever it means one.
    """
    names = _weekdays()
    return next((names[word] for token in scan(text) if (word := key(token.text)) in names), None)


@functools.cache
def _weekdays() -> dict[str, int]:
    """Return the names and abbreviations of weekdays in all languages, without those that are also something else.

    "Mar" is March to one and Tuesday to another; "do" is Thursday in German and "of the" in Portuguese.
    """
    meanings: dict[str, set[int]] = {}
    others: set[str] = set()
    for language in available():
        words = date_words(language)
        for table in (words.weekday, words.weekday_abbreviation):
            for word, weekday in table.first_meanings():
                meanings.setdefault(word, set()).add(weekday)
        others.update(words.month.first_words, words.month_abbreviation.first_words)
        others.update(words.function_words)
    return {word: weekdays.pop() for word, weekdays in meanings.items() if len(weekdays) == 1 and word not in others}
