"""The aligner that needs nothing but the words: a shortlist by shared terms and figures, and likeness of letters."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from claimcheck.comparison import thresholds
from claimcheck.comparison.alignment import ngrams
from claimcheck.comparison.alignment.aligner import Alignment
from claimcheck.comparison.alignment.shortlist import candidate_pairs
from claimcheck.comparison.evidence.matching import Weight, match_terms
from claimcheck.comparison.statements import Statement


@dataclass(frozen=True, slots=True)
class LexicalAligner:
    """Aligns by terms and figures, and says how alike two statements are in letters beside them.

    `numbering` spares the texts of a source from being read again for each other source.
    """

    numbering: ngrams.Numbering | None = field(default=None, compare=False)

    def align(self, a: Sequence[Statement], b: Sequence[Statement], weight: Weight, /) -> Iterator[Alignment]:
        """Yield the shortlist of each statement, and after it those of which each is the likest to the other."""
        pairs = ((first, second - len(a)) for first, second in candidate_pairs([*a, *b], weight))
        shortlist = array("Q", (first * len(b) + second for first, second in pairs))  # there may be a great many
        asked = (divmod(number, len(b)) for number in shortlist)
        alike = ngrams.likenesses(_words(a), _words(b), asked, self.numbering)
        likest = {first * len(b) + second for (first, second), one in alike.items() if one.sides == _EACH_OTHER}
        for number in chain(shortlist, sorted(likest.difference(shortlist))):
            pair = divmod(number, len(b))
            yield _alignment(a[pair[0]], b[pair[1]], alike.get(pair))


# Each of two statements is the likest to the other.
_EACH_OTHER = 2


def _alignment(a: Statement, b: Statement, likeness: ngrams.Likeness | None) -> Alignment:
    if likeness is None:
        return Alignment(a, b)
    evidence = thresholds.OF_LETTERS * max(0.0, likeness.cosine) + thresholds.OF_LIKEST * likeness.sides
    if a.language != b.language and _share_more_than_a_word(a, b):
        evidence += thresholds.OF_TWO_LANGUAGES
    return Alignment(a, b, evidence, ngrams.NAME)


def _share_more_than_a_word(a: Statement, b: Statement) -> bool:
    """Tell whether two statements share a name or two words; one alone may be alike by chance: "march", « marché »."""
    matches = match_terms(a.terms, b.terms)
    return len(matches) > 1 or any(match.a.name for match in matches)


def _words(statements: Sequence[Statement]) -> list[str]:
    return [statement.claim.quote for statement in statements]
