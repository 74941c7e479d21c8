"""How likely two articles tell of one event: signs of it, each weighed by what reports with known events teach.

A reader goes by what happened to whom. So names, figures and words that both articles have speak for one event, the
rarer the more; names that only one of them has, two sets of figures and two subjects speak against it. What each sign
weighs is found by `benchmarks/events.py` (weights.toml) from reports whose events are known, by logistic regression.
"""

from __future__ import annotations

import functools
import math
import operator
import tomllib
from pathlib import Path

from claimcheck.corpus.subjects import subjects_alike
from claimcheck.corpus.weighed import Vector, Weighed

#: The signs by their names in weights.toml, in the order of `signs`.
SIGNS = (
    *(
        "start",
        "among",
        "names",
        "rarest_name",
        "no_name",
        "names_apart",
        "figures",
        "figures_apart",
        "words",
        "words_alike",
    ),
    *("concepts", "rarest_word", "subjects", "subjects_apart", "meaning"),
)

# An article with less to tell its subject by may be about anything.
_SUBJECT_KNOWN = 6.0

# What the names of an article that names nobody have against those of another.
_UNKNOWN_APART = 0.5


def log_odds(a: Weighed, b: Weighed, nearness: float = 0.0) -> float:
    """Return the logarithm of the odds that two articles tell of one event, above 0 where that is to be assumed.

    `nearness` is what an encoder says of two articles in two languages, from 0 to 1.
    """
    return math.fsum(map(operator.mul, signs(a, b, nearness), _weights()))


def signs(a: Weighed, b: Weighed, nearness: float = 0.0) -> tuple[float, ...]:
    """Return what speaks for and against one event, in the order of `SIGNS`; a sum of evidence counts as its root.

    Words are held together within a language, concepts across languages.
    """
    across = a.language != b.language
    names, figures, concepts = (
        _shared(*both) for both in ((a.names, b.names), (a.figures, b.figures), (a.concepts, b.concepts))
    )
    words = [] if across else _shared(a.words, b.words)
    alike = subjects_alike(a.subjects, b.subjects)
    known = min(sum(a.subjects), sum(b.subjects), _SUBJECT_KNOWN) / _SUBJECT_KNOWN
    return (
        1.0,
        a.among,
        math.sqrt(math.fsum(names)),
        max(names, default=0.0),
        float(not any(names)),
        _names_apart(a, b, math.fsum(names)),
        math.sqrt(math.fsum(figures)),
        float(bool(a.figures and b.figures and not figures)),
        math.sqrt(math.fsum(words)),
        len(words) / max(1, min(len(a.words), len(b.words))),
        math.sqrt(math.fsum(concepts)) if across else 0.0,
        max((*words, *concepts), default=0.0),
        alike,
        known * (1 - alike),
        nearness if across else 0.0,
    )


def _shared(a: Vector, b: Vector) -> list[float]:
    """Return what the terms say that two articles share."""
    return [a[term] for term in a.keys() & b.keys()]


def _names_apart(a: Weighed, b: Weighed, shared: float) -> float:
    """Return how much of what the article that names less names the other has not, from 0 to 1."""
    least = min(a.named, b.named)
    return max(0.0, 1 - shared / least) if least else _UNKNOWN_APART


@functools.cache
def _weights() -> tuple[float, ...]:
    path = Path(__file__).with_name("weights.toml")
    weights: dict[str, float] = tomllib.loads(path.read_text("utf-8"))["weights"]
    return tuple(float(weights[sign]) for sign in SIGNS)
