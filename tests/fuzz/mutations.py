"""Texts that nobody wrote: our own examples, cut, doubled, shuffled, with signs from everywhere put in."""

from __future__ import annotations

import functools
import random
import re
from collections.abc import Callable
from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "examples"

_ODD = [
    *("\u200b", "\u202e", "\ufeff", "\x00", "\u0301", "\U0001f600", "\u00a0", "\u2028", "\ud800"),
    *("«", "”", "(((", "—", "…", "½", "２", "٣", "$", "€", "%", "-", "not ", "ne pas "),
    *("#1", "@name", "1/2/2/1", "millions ", "XVIIIème", "31 février", "9" * 40, "0001-01-01", "12:61"),
    *("10:00-11:00", "vers 15h30 ", "twenty hundred million seven ", "about noon "),
]  # fmt: skip

# Most pieces are short: a mutation spoils as much of a sentence there, and three times as many are tried in the time.
_LONGEST = (400, 400, 400, 1500)


@functools.cache
def texts() -> list[str]:
    """Return the texts of our own that mutations begin with."""
    return [path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]


def _cut(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text) + 1)
    return text[:start] + text[start + chance.randint(1, 40) :]


def _odd(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return f"{text[:at]}{chance.choice(_ODD) * chance.choice([1, 1, 1, 20])}{text[at:]}"


def _figures(text: str, chance: random.Random) -> str:
    return re.sub(r"\d", lambda _: str(chance.randint(0, 9)), text)


def _words(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    a, b = chance.randrange(len(words)), chance.randrange(len(words))
    words[a], words[b] = words[b], words[a]
    return " ".join(words)


def _doubled(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text) + 1)
    return text[:start] + text[start : start + 80] * chance.choice([2, 3, 10]) + text[start:]


def _lines(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    chance.shuffle(lines)
    return "\n".join(lines)


def _case(text: str, chance: random.Random) -> str:
    return chance.choice([str.upper, str.lower, str.title, str.swapcase])(text)


_MUTATIONS: tuple[Callable[[str, random.Random], str], ...] = (
    _cut, _cut, _odd, _odd, _odd, _figures, _words, _words, _doubled, _lines, _case,
)  # fmt: skip


def mutated(seed: int) -> tuple[str, str]:
    """Return two texts: a piece of an example, mutated, and the same piece mutated further."""
    chance = random.Random(seed)
    text = chance.choice(texts())
    start = chance.randrange(max(1, len(text) - 200))
    first = text[start : start + chance.randint(20, chance.choice(_LONGEST))]
    for _ in range(chance.randint(0, 4)):
        first = chance.choice(_MUTATIONS)(first, chance)
    second = first
    for _ in range(chance.randint(1, 3)):
        second = chance.choice(_MUTATIONS)(second, chance)
    return first, second


def crossed(first: str, second: str) -> str:
    """Return a third text: the beginning of the second one and the end of the first."""
    return second[: len(second) // 2] + first[len(first) // 2 :]
