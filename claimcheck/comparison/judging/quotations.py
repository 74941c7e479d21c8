"""One speaker's words as two sources quote them: a word that stands in the place of another is no accord.

A model takes two wordings of one quotation for the same, as a reader in a hurry does. Papers may quote two
translations, or one of them is wrong; code cannot tell, and says what differs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import product

from claimcheck.annotation.quotations import quoted_spans
from claimcheck.comparison.evidence.matching import match_terms, matched_terms
from claimcheck.comparison.evidence.subject import are_quoted_against_each_other
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.terms import Term
from claimcheck.languages.scanner import Token, TokenKind, scan, without_accents
from claimcheck.records import Certainty, Difference, Verdict

#: The rule by which such a difference is known.
RULE = "quotation"

# Two quotations are of one utterance where they share this share of the words of the shorter one.
_SHARED = 0.6

# So many words may stand in the place of others; what is longer is another part of what was said.
_LONGEST_EXCHANGE = 3


def quoted_otherwise(a: Statement, b: Statement) -> Difference | None:
    """Return the first words that two statements put in one place of what they quote, None where they quote the same.

    Words that may mean the same are the same, and so are small words. Two people may say two things.
    """
    if are_quoted_against_each_other(a, b):
        return None
    matched = matched_terms(match_terms(a.terms, b.terms))
    for own, other in product(_quoted(a), _quoted(b)):
        for first, second in _exchanged(own, other):
            terms = _terms_in(a, first), _terms_in(b, second)
            if all(terms) and not any(id(term) in matched for side in terms for term in side):
                return _difference((a, first), (b, second))
    return None


def _quoted(side: Statement) -> list[list[Token]]:
    """Return the words of each quotation in a statement; all words of one that has no marks and that somebody says."""
    quote, claim = side.claim.quote, side.claim
    is_said = claim.certainty is Certainty.REPORTED and claim.speaker
    spans = quoted_spans(quote) or (((0, len(quote)),) if is_said else ())
    words = [token for token in scan(quote) if token.kind is not TokenKind.SIGN]
    return [[word for word in words if start <= word.start and word.end <= end] for start, end in spans]


def _exchanged(a: Sequence[Token], b: Sequence[Token]) -> Iterator[tuple[Sequence[Token], Sequence[Token]]]:
    """Yield what stands in one place of two quotations, where they are of one utterance.

    At an end, where one may quote more than the other, as many words must stand for as many.
    """
    folded = [[without_accents(word.text) for word in side] for side in (a, b)]
    matcher = SequenceMatcher(a=folded[0], b=folded[1], autojunk=False)
    shared = sum(block.size for block in matcher.get_matching_blocks())
    if shared < _SHARED * min(len(a), len(b)):
        return
    for tag, i, k, j, n in matcher.get_opcodes():
        is_inside = i > 0 and j > 0 and k < len(a) and n < len(b)
        if tag == "replace" and max(k - i, n - j) <= _LONGEST_EXCHANGE and (is_inside or k - i == n - j):
            yield a[i:k], b[j:n]


def _terms_in(side: Statement, words: Sequence[Token]) -> list[Term]:
    start, end = side.claim.start + words[0].start, side.claim.start + words[-1].end
    return [term for term in side.terms if start <= term.start < end]


def _difference(*places: tuple[Statement, Sequence[Token]]) -> Difference:
    (a, _), (b, _) = places
    quoted = [side.claim.quote[words[0].start : words[-1].end] for side, words in places]
    starts = [side.claim.start + words[0].start for side, words in places]
    return Difference(
        "wording", quoted[0], quoted[1], Verdict.CONFLICT, (a.claim.id, b.claim.id), starts[0], starts[1], RULE
    )
