"""What each sign of one matter weighs, as benchmarks/weights.py found it on our own retellings: weights.toml."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True)
class Weights:
    """Of two sources of different languages; `start` is what is there without any sign. See `embedding.Signs`."""

    start: float
    meaning: float
    nearest: float
    letters: float
    likest: float


@dataclass(frozen=True, slots=True)
class WeightsOfDoubt:
    """Of what words join, and leave open, within one language. See `doubts.Signs`."""

    start: float
    meaning: float
    letters: float
    share: float


@dataclass(frozen=True, slots=True)
class WeightsMade:
    """The weights for two sources of different languages, and for two of one language."""

    across_languages: Weights
    within_a_language: WeightsOfDoubt


@functools.cache
def weights_made() -> WeightsMade:
    """Return the weights of weights.toml."""
    text = resources.files("claimcheck.comparison.alignment").joinpath("weights.toml").read_text("utf-8")
    made = tomllib.loads(text)
    return WeightsMade(Weights(**made["across_languages"]), WeightsOfDoubt(**made["within_a_language"]))
