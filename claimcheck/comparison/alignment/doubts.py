"""The aligner that says of a question that words leave open within one language what speaks for one matter.

An encoder takes longer than all else that is done for two articles, so it is given only the statements in question,
and some others, spread evenly, for what all of a story share: the mean that is subtracted. Which of the others is
nearer is not asked.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.comparison.alignment import ngrams
from claimcheck.comparison.alignment.embedding import EmbeddingAligner, Encode, centred
from claimcheck.comparison.alignment.weights import WeightsOfDoubt, weights_made
from claimcheck.comparison.evidence.matching import Weight, overlap
from claimcheck.comparison.statements import Statement

# Every so many of the statements is encoded that the mean needs; of sources shorter than that all are.
_FOR_THE_MEAN = 16


@dataclass(frozen=True, slots=True)
class Signs:
    """What meaning and letters say of a pair (cosines, -1 to 1), and the share of the shorter in the other (0 to 1)."""

    meaning: float
    letters: float
    share: float

    def evidence(self, weights: WeightsOfDoubt) -> float:
        """Return what speaks for one matter, in the measure of `thresholds.ENOUGH_EVIDENCE`."""
        return (
            weights.start + weights.meaning * self.meaning + weights.letters * self.letters + weights.share * self.share
        )


@dataclass(frozen=True, slots=True)
class DoubtingAligner(EmbeddingAligner):
    """Aligns as the other one does, and within one language it says what speaks for what words join: see `idle`."""

    def evidence(
        self, a: Sequence[Statement], b: Sequence[Statement], pairs: Collection[tuple[str, str]], weight: Weight, /
    ) -> Mapping[tuple[str, str], float]:
        """Return what meaning, letters and words say for one matter of pairs of claims by id."""
        weights = weights_made().within_a_language
        return {pair: signs.evidence(weights) for pair, signs in signs_of(a, b, pairs, weight, self.encode).items()}


def signs_of(
    a: Sequence[Statement], b: Sequence[Statement], pairs: Collection[tuple[str, str]], weight: Weight, encode: Encode
) -> dict[tuple[str, str], Signs]:
    """Return the signs of pairs of claims of `a` and `b`, by their ids. Reads the rest of both for what all share."""
    in_a, in_b = ({one.claim.id: place for place, one in enumerate(side)} for side in (a, b))
    places = {pair: (in_a[pair[0]], in_b[pair[1]]) for pair in pairs}
    words = [one.claim.quote for one in (*a, *b)]
    letters = ngrams.likenesses(words[: len(a)], words[len(a) :], places.values())
    cosines = _cosines(words, {(i, len(a) + j) for i, j in places.values()}, encode)
    found = {}
    for pair, (i, j) in places.items():
        alike = letters.get((i, j))
        share = overlap(a[i], b[j], weight).containment
        found[pair] = Signs(cosines[i, len(a) + j], max(0.0, alike.cosine) if alike else 0.0, share)
    return found


def _cosines(words: Sequence[str], pairs: Collection[tuple[int, int]], encode: Encode) -> dict[tuple[int, int], float]:
    """Return how near the texts of each pair are, by their places, without what a choice of all texts share."""
    spread = range(0, len(words), max(1, len(words) // _FOR_THE_MEAN))
    chosen = sorted({place for pair in pairs for place in pair}.union(spread))
    unit = centred(encode([words[place] for place in chosen]))
    row = {place: number for number, place in enumerate(chosen)}
    return {(i, j): float(unit[row[i]] @ unit[row[j]]) for i, j in pairs}
