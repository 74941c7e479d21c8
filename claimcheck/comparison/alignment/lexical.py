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
    """Aligns by terms and figures, and says how alike two statements are in letters beside them."""

    def align(self, a: Sequence[Statement], b: Sequence[Statement], weight: Weight, /) -> Iterator[Alignment]:
        """Yield the shortlist of each statement, and after it those of which each is the likest to the other."""
        alike = ngrams.likenesses(_words(a), _words(b))
        seen = set()
        for first, second in candidate_pairs([*a, *b], weight):
            pair = first, second - len(a)
            seen.add(pair)
            yield _alignment(a[pair[0]], b[pair[1]], alike.get(pair))
        for pair, likeness in sorted(alike.items()):
            if likeness.sides == _EACH_OTHER and pair not in seen:
                yield _alignment(a[pair[0]], b[pair[1]], likeness)


# Each of two statements is the likest to the other.
_EACH_OTHER = 2


def _alignment(a: Statement, b: Statement, likeness: ngrams.Likeness | None) -> Alignment:
    if likeness is None:
        return Alignment(a, b)
    evidence = thresholds.OF_LETTERS * max(0.0, likeness.cosine) + thresholds.OF_LIKEST * likeness.sides
    return Alignment(a, b, evidence, ngrams.NAME)


def _words(statements: Sequence[Statement]) -> list[str]:
    return [statement.claim.quote for statement in statements]
