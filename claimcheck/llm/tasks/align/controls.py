"""Matters whose answer is known, put among the claims of a question, so that an answer tells what it is worth.

A small model matches whatever stands side by side, and calls alike what differs in one word. Whoever reads what is
asked gets these right: one matter in two wordings, one contradiction, and two claims without a partner. Catch trials
are the means of psychometrics for the same doubt. See docs/decisions/aligning.md for what they tell apart.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from importlib import resources

_FALLBACK = "en"

# Places in `first` and `second` of each side's file, from 0.
_SAME, _CONTRARY = 0, 1

_SAYS_THE_SAME = frozenset({"agree", "precision"})
_SAYS_THE_CONTRARY = frozenset({"conflict", "disputed"})

Answer = tuple[Sequence[int], Sequence[int], str]


@dataclass(frozen=True, slots=True)
class Controls:
    """The known claims of both sides: the first of each say the same, the second contradict each other."""

    first: tuple[str, ...]
    second: tuple[str, ...]

    def answered(self, answers: Collection[Answer], before_first: int, before_second: int) -> bool:
        """Tell whether the known matters are answered right: both related as they are, nothing else matched to them.

        `answers` are the numbers of the claims of both sides and the relation; the known claims are numbered behind
        `before_first` and `before_second` others.
        """
        relations: dict[tuple[int, int], str] = {}
        for one, other, relation in answers:
            places_a = [number - before_first - 1 for number in one if number > before_first]
            places_b = [number - before_second - 1 for number in other if number > before_second]
            if not places_a and not places_b:
                continue
            if len(one) != 1 or len(other) != 1 or not places_a or not places_b:
                return False
            relations[places_a[0], places_b[0]] = relation
        same, contrary = relations.pop((_SAME, _SAME), ""), relations.pop((_CONTRARY, _CONTRARY), "")
        return same in _SAYS_THE_SAME and contrary in _SAYS_THE_CONTRARY and not relations


def controls_for(first: str, second: str) -> Controls:
    """Return the known claims in the languages of both sides."""
    table = _table()
    return Controls(
        tuple(table.get(first.split("-", maxsplit=1)[0], table[_FALLBACK])["first"]),
        tuple(table.get(second.split("-", maxsplit=1)[0], table[_FALLBACK])["second"]),
    )


@functools.cache
def _table() -> dict[str, dict[str, list[str]]]:
    text = resources.files(__package__).joinpath("controls.toml").read_text("utf-8")
    return tomllib.loads(text)
