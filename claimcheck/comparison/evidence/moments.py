"""Two moments of one day: twenty districts were on alert, thirteen remain on alert.

What remains is what is left of what was, and how many there were in the afternoon denies nothing of how many there are.
Neither report is wrong: the number has changed between the two.
"""

from __future__ import annotations

import functools
from collections.abc import Collection

from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.comparison.statements import Figure, Statement
from claimcheck.comparison.vocabulary.concepts import counts_victims
from claimcheck.comparison.vocabulary.turning import LIMIT
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.scanner import scan
from claimcheck.records import Certainty, Kind

_FORESEEN = "foreseen"
_PROVISIONAL = frozenset({"provisional", _FORESEEN})

# A word that says of which moment a number is stands so near to it, in words and signs.
_REACH = 5

# "The gusts expected on the bay of Corle are of 100 km/h": so many words stand between a number and what it is of.
_TO_ITS_NOUN = 8

# Two forms of one verb begin with the same letters.
_BEGINNING = 4

_COUNTED = frozenset({Kind.COUNT, Kind.MEASURE, Kind.PERCENTAGE})


def are_of_two_moments(x: Figure, a: Statement, y: Figure, b: Statement) -> bool:
    """Tell whether two numbers that exclude each other are of two moments: one is what remains, or what then was."""
    if x.quantity.kind not in _COUNTED:
        return False
    remaining = _remains(x, a), _remains(y, b)
    if remaining[0] is not remaining[1]:
        left, before = (x, y) if remaining[0] else (y, x)
        return _is_less(left, before)
    if any(counts_victims(figure.quantity.unit or "") for figure in (x, y)):
        return False  # "were hurt" tells of what happened, and of no state
    return _was_and_is(x, a, y, b) or _was_and_is(y, b, x, a)


def _is_less(left: Figure, before: Figure) -> bool:
    less, more = left.quantity.value, before.quantity.value
    return isinstance(less, int | float) and isinstance(more, int | float) and less < more


def _remains(figure: Figure, side: Statement) -> bool:
    """Tell whether a word by a number says that it is what is left: 13 remain, « il reste treize », noch 13."""
    start, end = (offset - side.claim.start for offset in (figure.quantity.start, figure.quantity.end))
    tokens = scan(side.claim.quote)
    first = sum(token.end <= start for token in tokens)
    last = sum(token.start < end for token in tokens)
    near = tokens[max(0, first - _REACH) : last + _REACH]
    return bool(_remaining(side.language).find(near))


@functools.cache
def _remaining(language: str) -> Phrasebook:
    return Phrasebook(own_table(language, "clock").get("remaining", ()))


def _was_and_is(then: Figure, a: Statement, now: Figure, b: Statement) -> bool:
    """Tell whether a verb by one number tells of a state in the past, and the one by the other of it in the present."""
    near_then, near_now = _near(then, a), _near(now, b)
    verb = _past_state(near_then, a.language)
    if not verb or _past_state(near_now, b.language):
        return False
    helping, present = own_words(b.language, "function_words", "auxiliaries"), _present(b.language)
    if not (helping - present).isdisjoint(near_now):
        return False  # « ont été fermés »: what happened, and no state
    return not present.isdisjoint(near_now) or any(word[:_BEGINNING] == verb[:_BEGINNING] for word in near_now)


def _past_state(words: tuple[str, ...], language: str) -> str:
    """Return a verb among words that tells of a state in the past (were, « se situaient »), else nothing."""
    states = own_words(language, "limits", "past_states")
    endings = tuple(own_table(language, "limits").get("past_state_endings", ()))
    return next((word for word in words if word in states or (endings and word.endswith(endings))), "")


def _present(language: str) -> frozenset[str]:
    return own_words(language, "limits", "present")


def _near(figure: Figure, side: Statement) -> tuple[str, ...]:
    return side.frame[max(0, figure.place - _REACH) : figure.place + _REACH + 1]


def is_provisional_once(a: Statement, b: Statement) -> bool:
    """Tell whether one side alone calls what it gives provisional: a final result follows it."""
    return _limits(a, _PROVISIONAL) is not _limits(b, _PROVISIONAL)


def is_foreseen_once(a: Statement, b: Statement) -> bool:
    """Tell whether one side alone tells what was expected, and the other what came: polls, the result."""
    return _limits(a, {_FORESEEN}) is not _limits(b, {_FORESEEN})


def expected_once(x: Figure, a: Statement, y: Figure, b: Statement) -> bool:
    """Tell whether one number alone is called expected: "gusts of 100 km/h expected", "gusts of 100 km/h fell a mast".

    Two events of one kind have numbers of one kind, and what came need not be what was expected. What the other side
    plans is as good as expected.
    """
    called = _is_called_expected(x, a), _is_called_expected(y, b)
    if called[0] is called[1]:
        return False
    other = b if called[0] else a
    return other.claim.certainty is not Certainty.PLANNED


def _is_called_expected(figure: Figure, side: Statement) -> bool:
    """Tell whether such a word stands near, and no nearer to another number: « 600 au lieu des 300 prévues »."""
    expected = own_words(side.language, "limits", "expected")
    around = range(max(0, figure.place - _TO_ITS_NOUN), min(len(side.frame), figure.place + _TO_ITS_NOUN + 1))
    places = (place for place in around if side.frame[place] in expected)
    return any(all(_gap(figure, place) <= _gap(one, place) for one in side.amounts) for place in places)


def _gap(figure: Figure, place: int) -> int:
    return abs(figure.place - place)


def _limits(side: Statement, values: Collection[str]) -> bool:
    return any(marker.kind == LIMIT and marker.value in values for marker in side.markers)
