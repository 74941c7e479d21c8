"""The aligner that has a sentence encoder beside the words: partners in other words, and in other languages.

Vectors are centred: the mean of the two articles is subtracted from each, which takes away what every sentence of a
story shares. How near two statements are is added to what letters, terms and figures say, in the measure of
`thresholds.ENOUGH_EVIDENCE`; the numbers are those of weights.toml, which benchmarks/weights.py makes. An encoder finds
partners and decides nothing: what it alone joins is left open (`open.only_aligned`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from claimcheck.comparison.alignment import ngrams
from claimcheck.comparison.alignment.aligner import Alignment
from claimcheck.comparison.alignment.lexical import LexicalAligner
from claimcheck.comparison.alignment.shortlist import candidate_pairs
from claimcheck.comparison.alignment.weights import Weights, weights_made
from claimcheck.comparison.evidence.matching import Weight
from claimcheck.comparison.statements import Statement

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors: TypeAlias = NDArray[np.float32]

Encode: TypeAlias = "Callable[[Sequence[str]], Vectors]"

#: The name of this likeness in a trace.
NAME = "meaning"

#: The phrase that says why what an encoder alone has joined is left open.
IN_OTHER_WORDS = "undecided_other_words"

# Of the statements of the other source so many are looked at for each, the nearest first, whatever words they share.
_NEAREST = 3

_TWO = 2


@dataclass(frozen=True, slots=True)
class Signs:
    """What an encoder and letters say of a pair: cosines (-1 to 1), of how many sides, 0 to 2, each is the first."""

    meaning: float
    nearest: int
    letters: float
    likest: int

    def evidence(self, weights: Weights) -> float:
        """Return what speaks for one matter, in the measure of `thresholds.ENOUGH_EVIDENCE`."""
        return (
            weights.start
            + weights.meaning * self.meaning
            + weights.nearest * self.nearest
            + weights.letters * self.letters
            + weights.likest * self.likest
        )


@dataclass(frozen=True, slots=True)
class EmbeddingAligner:
    """Aligns across languages by how near an encoder puts two statements, beside terms, figures and letters.

    Within one language letters do as well, and what an encoder adds is wrong half the time: docs/decisions/encoders.md.
    """

    encode: Encode

    def align(self, a: Sequence[Statement], b: Sequence[Statement], weight: Weight, /) -> Iterator[Alignment]:
        """Yield the shortlist of each statement, and those that are near to it in meaning or likest in letters."""
        if not a or not b:
            return
        if a[0].language == b[0].language:
            yield from LexicalAligner().align(a, b, weight)
            return
        signs = signs_of(_words(a), _words(b), self.encode)
        weights = weights_made().across_languages
        shortlist = {(first, second - len(a)) for first, second in candidate_pairs([*a, *b], weight)}
        for pair in [*sorted(shortlist), *sorted(signs.keys() - shortlist)]:
            seen = signs.get(pair)
            evidence = seen.evidence(weights) if seen else 0.0
            yield Alignment(a[pair[0]], b[pair[1]], evidence, *((NAME, IN_OTHER_WORDS) if seen else ()))


def signs_of(a: Sequence[str], b: Sequence[str], encode: Encode) -> dict[tuple[int, int], Signs]:
    """Return what an encoder and letters say of the pairs that are near in one of the two, by position."""
    import numpy as np

    nearness = centred_cosines(a, b, encode)
    most = min(_NEAREST, len(b))
    near = {(i, int(j)) for i, row in enumerate(nearness) for j in np.argsort(-row, kind="stable")[:most]}
    most = min(_NEAREST, len(a))
    near |= {(int(i), j) for j, row in enumerate(nearness.T) for i in np.argsort(-row, kind="stable")[:most]}
    letters = ngrams.likenesses(a, b, near)
    near |= {pair for pair, likeness in letters.items() if likeness.sides}
    first_in_b, first_in_a = nearness.argmax(axis=1), nearness.argmax(axis=0)
    alone = ngrams.Likeness(0.0, 0)
    found = {}
    for i, j in near:
        alike = letters.get((i, j), alone)
        sides = int(first_in_b[i] == j) + int(first_in_a[j] == i)
        found[i, j] = Signs(float(nearness[i, j]), sides, max(0.0, alike.cosine), alike.sides)
    return found


def centred_cosines(a: Sequence[str], b: Sequence[str], encode: Encode) -> Vectors:
    """Return how near each text of `a` is to each of `b`, without what all of them share: a row for each of `a`."""
    unit = centred(encode([*a, *b]))
    cosines: Vectors = unit[: len(a)] @ unit[len(a) :].T
    return cosines


def centred(vectors: Vectors) -> Vectors:
    """Return vectors without the mean of all, of length 1; of two alone nothing is left without what they share."""
    import numpy as np

    if len(vectors) == _TWO:
        return np.zeros_like(vectors)
    rest = vectors - vectors.mean(axis=0)
    lengths = np.linalg.norm(rest, axis=1, keepdims=True)
    unit: Vectors = (rest / np.where(lengths == 0, 1, lengths)).astype(np.float32)
    return unit


def _words(statements: Sequence[Statement]) -> list[str]:
    return [statement.claim.quote for statement in statements]
