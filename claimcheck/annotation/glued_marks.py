"""Straight marks glued between two sentences, where a page lost its line ends: each closes a quotation or resumes it.

'… made in France."We copied them …' was two paragraphs of one quotation, of which only the last is closed;
'… made in France."Mr Hall said …' was a quotation and the paper's own words. Up to the next mark that shows by its
spaces what it does, the reading is taken in which most stretches are what their words say: somebody's own words, in the
first person or as people speak ("you should"), or the paper's, with a verb of saying.
"""

from __future__ import annotations

import functools
import math
import re
from dataclasses import dataclass

from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.scanner import scan

_MARK = re.compile('"')
_FINAL = frozenset(".!?…,")

# What the words of a stretch say of it, against what it costs that a quotation goes on without a mark that closes it.
_OF_WORDS = 2.0
_OF_SPEECH = 1.0
_OF_GOING_ON = 0.5

# So many marks ahead are looked at; what stands further on settles nothing here.
_FARTHEST = 12


@dataclass(frozen=True, slots=True)
class _Words:
    first_person: frozenset[str]
    saying: frozenset[str]
    spoken: Phrasebook


@functools.cache
def _words(language: str) -> _Words:
    first_person = own_words(language, "speech", "first_person") - own_words(language, "function_words", "weak_names")
    return _Words(first_person, own_words(language, "speech", "verbs"), _spoken(language))


def _spoken(language: str) -> Phrasebook:
    return Phrasebook(own_table(language, "speech").get("spoken", ()))


def is_glued(text: str, place: int) -> bool:
    """Tell whether a mark stands between the end of one sentence and the capital of the next, without a space."""
    return text[place - 1 : place] in _FINAL and text[place + 1 : place + 2].isupper()


def plainly_opens(text: str, place: int) -> bool:
    """Tell whether a mark stands behind a space and before a word."""
    return text[place - 1 : place].isspace() and text[place + 1 : place + 2].isalnum()


def goes_on(text: str, place: int, end: int, language: str) -> bool:
    """Tell whether a glued mark at `place`, which stands in a quotation, opens the next paragraph of it."""
    marks: list[int] = []
    closes: bool | None = False
    stop = end
    for match in _MARK.finditer(text, place, end):
        if not is_glued(text, match.start()) or len(marks) == _FARTHEST:
            stop = match.start()
            closes = None if is_glued(text, stop) else not plainly_opens(text, stop)
            break
        marks.append(match.start())
    stretches = [text[first + 1 : last] for first, last in zip(marks, [*marks[1:], stop], strict=True)]
    return bool(stretches) and _first_is_quoted(stretches, _words(language), closes)


def _first_is_quoted(stretches: list[str], words: _Words, closes: bool | None) -> bool:
    """Return whether the first stretch is quoted in the best reading.

    `closes` says that what stands behind the last one closes a quotation (it is then quoted) or not (it is the
    paper's), None that it is not known. Behind a stretch that is not quoted, a mark can only open.
    """
    worth = {quoted: 0.0 if closes in (None, quoted) else -math.inf for quoted in (True, False)}
    first = False
    for stretch in reversed(stretches):
        own = _evidence(stretch, words)
        quoted, unquoted = own - _OF_GOING_ON + worth[True], worth[False] - own
        first = quoted > unquoted
        worth = {True: max(quoted, unquoted), False: own + worth[True]}
    return first


def _evidence(stretch: str, words: _Words) -> float:
    """Return what speaks for a stretch to be somebody's own words, negative for the paper's."""
    tokens = scan(stretch)
    forms = {token.text.lower() for token in tokens}
    if not words.first_person.isdisjoint(forms):
        return _OF_WORDS
    told = 0.0 if words.saying.isdisjoint(forms) else _OF_WORDS
    return (_OF_SPEECH if words.spoken.find(tokens) else 0.0) - told
