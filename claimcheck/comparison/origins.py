"""Sources that print the same text are one origin, however many they are.

Two texts have one origin when most of the shorter one's runs of words stand in the other: the containment of
A. Z. Broder, "On the resemblance and containment of documents", 1997, over runs of five words. Two notices after one
pattern share most of their runs as well; what they do not share is the runs that name somebody or give a figure, and of
these too a copy has most.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimcheck.languages.scanner import TokenKind, tokens, without_accents

_RUN = 5
_ONE_ORIGIN = 0.5

# Fewer runs than these with a name or a figure tell nothing.
_FEWEST_TELLING = 3

_SENTENCE_ENDS = ".!?…:"


def origins(texts: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """Return the ids of `texts` grouped by origin, in their order.

    A text that is of one origin with either of two joins both.
    """
    runs = {identifier: _runs(text) for identifier, text in texts.items()}
    group_of: dict[str, list[str]] = {}
    for identifier in texts:
        alike = [other for other in group_of if _same(runs[identifier], runs[other])]
        members = {member for other in alike for member in group_of[other]} | {identifier}
        group = [other for other in texts if other in members]
        group_of.update(dict.fromkeys(group, group))
    return tuple(dict.fromkeys(tuple(group_of[identifier]) for identifier in texts))


def are_of_one_origin(a: str, b: str) -> bool:
    """Tell whether two texts are one for the most part."""
    return _same(_runs(a), _runs(b))


def among(groups: Sequence[Sequence[str]], sources: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return the groups restricted to `sources`, without those that become empty."""
    restricted = (tuple(identifier for identifier in group if identifier in sources) for group in groups)
    return tuple(group for group in restricted if group)


@dataclass(frozen=True, slots=True)
class _Runs:
    """The runs of words of a text, and those of them that tell it from others of its pattern."""

    every: frozenset[int]
    telling: frozenset[int]


def _runs(text: str) -> _Runs:
    words: list[str] = []
    telling: list[bool] = []
    opens = True
    for token in tokens(text):
        if token.kind is TokenKind.SIGN:
            opens = opens or token.text in _SENTENCE_ENDS
            continue
        words.append(without_accents(token.text))
        telling.append(token.kind is TokenKind.DIGITS or (not opens and not token.text.islower()))
        opens = False
    every = {i: hash(tuple(words[i : i + _RUN])) for i in range(len(words) - _RUN + 1)}
    return _Runs(frozenset(every.values()), frozenset(run for i, run in every.items() if any(telling[i : i + _RUN])))


def _same(a: _Runs, b: _Runs) -> bool:
    return _contained(a.every, b.every) and (
        min(len(a.telling), len(b.telling)) < _FEWEST_TELLING or _contained(a.telling, b.telling)
    )


def _contained(a: frozenset[int], b: frozenset[int]) -> bool:
    smaller = min(len(a), len(b))
    return smaller > 0 and len(a & b) / smaller >= _ONE_ORIGIN
