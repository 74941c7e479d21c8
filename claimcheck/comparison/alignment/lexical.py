"""The aligner that needs nothing but the words: a shortlist by shared terms and figures, and likeness of letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.comparison import thresholds
from claimcheck.comparison.alignment import ngrams
from claimcheck.comparison.alignment.aligner import Alignment
from claimcheck.comparison.alignment.shortlist import candidate_pairs
from claimcheck.comparison.matching import Weight
from claimcheck.comparison.statements import Statement


@dataclass(frozen=True, slots=True)
class LexicalAligner:
    """Aligns by terms and figures, and vouches for two statements each of which is likest to the other in letters."""

    def align(self, a: Sequence[Statement], b: Sequence[Statement], weight: Weight, /) -> Iterator[Alignment]:
        """Yield the shortlist of each statement, and after it what n-grams alone hold for one matter."""
        likest = set(ngrams.best_of_each_other(_words(a), _words(b), thresholds.LIKE_IN_LETTERS))
        for first, second in candidate_pairs([*a, *b], weight):
            pair = first, second - len(a)
            yield Alignment(a[pair[0]], b[pair[1]], ngrams.NAME if pair in likest else "")
            likest.discard(pair)
        for first, second in sorted(likest):
            yield Alignment(a[first], b[second], ngrams.NAME)


def _words(statements: Sequence[Statement]) -> list[str]:
    return [statement.claim.quote for statement in statements]
