"""The figures of a claim that a model has answered on, held to the sentences it names: rules have the last word."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from claimcheck import figures
from claimcheck.annotation.wording import words_of
from claimcheck.comparison.evidence.roles import COMPATIBLE
from claimcheck.comparison.judging.rewording import place_of
from claimcheck.engines import Verification
from claimcheck.figures.intervals import QuantityRelation, relate_quantities
from claimcheck.languages.scanner import fold
from claimcheck.records import Article, CheckedClaim, Claim, Evidence, Kind, Quantity, Verdict

# A number alone stands in many sentences; with a word beside it, it is that one.
_FEWEST_TO_REPEAT = 2

# What stands before and behind an age that is set off: "Lund, 31,", "Lund (31)".
_OPENING, _CLOSING = frozenset(",("), frozenset(",).")

# Digits.
_LONGEST_AGE = 3

_SCORE = re.compile(r"(?<![\d.,])\d+(?:[-:/]\d+)+(?![\d.,]*\d)")

_EXCLUDING = frozenset({QuantityRelation.DISJOINT, QuantityRelation.OTHER_CURRENCY, QuantityRelation.OTHER_UNIT})


def ruling_of_figures(
    ruled: CheckedClaim, claim: Claim, evidence: Sequence[Evidence], sources: Mapping[str, Article]
) -> str:
    """Return the verdict on a claim that the model calls borne out, or the reason why it is left open.

    Its figures must stand in the sentences that say so, as exactly as in the claim or more so; an age that only says
    who is meant may stand anywhere in the sources.
    """
    said = _quantities(evidence, sources)
    given = (
        quantity
        for quantity in (*claim.quantities, *claim.dates)
        if not _is_repeated(quantity, claim, evidence) and not _is_age_given_elsewhere(quantity, claim, sources)
    )
    relations = [_best(quantity, said) for quantity in given]
    if any(relation is None for relation in relations):
        return "undecided_figure"
    if any(relation is QuantityRelation.A_FINER for relation in relations):
        return "undecided_finer"
    is_coarser = any(relation is not QuantityRelation.SAME for relation in relations)
    return Verdict.PRECISION if is_coarser or ruled.verdict is Verdict.PRECISION else Verdict.SUPPORTED


def _best(quantity: Quantity, source_quantities: list[Quantity]) -> QuantityRelation | None:
    """Return how a figure relates to the one of the sentences that it stands for; None where none can be it."""
    relations = {relate_quantities(quantity, other) for other in source_quantities}
    if any(quantity.value is not None and quantity.value == other.value for other in source_quantities):
        return QuantityRelation.SAME
    for relation in (QuantityRelation.SAME, QuantityRelation.B_FINER, QuantityRelation.OVERLAP):
        if relation in relations:
            return relation
    if QuantityRelation.A_FINER in relations:
        return QuantityRelation.A_FINER
    # A day that is told by another day ("on Friday"), or a number in other words, is none that rules can hold.
    is_placed = quantity.low is not None and quantity.low == quantity.high and isinstance(quantity.value, str)
    is_word = not any(character.isdigit() for character in quantity.text)
    return QuantityRelation.SAME if is_word and (is_placed or not relations & _EXCLUDING) else None


def rests_on_compatible_figures(
    answer: Verification, claim: Claim, evidence: Sequence[Evidence], sources: Mapping[str, Article]
) -> bool:
    """Tell whether a contradiction rests on nothing but figures that can both be true.

    Where the model sets words without a figure against the claim's, it does not: "the father of six", "Lund".
    """
    place = place_of(answer.claim_words, claim.quote) if answer.claim_words else None
    language = next((sources[one.source].language for one in evidence), "")
    if place is None or (answer.source_words and not figures.find(answer.source_words, language, None)):
        return False
    said = _quantities(evidence, sources)
    start, end = claim.start + place[0], claim.start + place[1]
    named = [q for q in (*claim.quantities, *claim.dates) if start <= q.start and q.end <= end]
    rest = len(answer.claim_words.split()) - sum(len(quantity.text.split()) for quantity in named)
    return bool(named) and rest <= 1 and all(_best(quantity, said) in COMPATIBLE for quantity in named)


def _quantities(evidence: Sequence[Evidence], sources: Mapping[str, Article]) -> list[Quantity]:
    """Return the figures of some sentences of the sources."""
    return [q for one in evidence for q in figures.find(one.quote, sources[one.source].language, None)]


def _is_repeated(quantity: Quantity, claim: Claim, evidence: Sequence[Evidence]) -> bool:
    """Tell whether a sentence has a figure of the claim in the same words, with the word in front where it has but one.

    Small letters hide what a number is: "progress 59", "euro 2016", "may 7" for Progress 59, Euro 2016, May 7. One that
    is part of a score ("4-1") stands where the score does.
    """
    score = _score(quantity, claim)
    if score and any(score in _SCORE.findall(fold(one.quote)) for one in evidence):
        return True
    words = words_of(quantity.text)
    if len(words) < _FEWEST_TO_REPEAT:
        words = (*words_of(claim.quote[: quantity.start - claim.start])[-1:], *words)
    row = f" {' '.join(words)} "
    repeats = any(row in f" {' '.join(words_of(one.quote))} " for one in evidence)
    return repeats and len(words) >= _FEWEST_TO_REPEAT


def _score(quantity: Quantity, claim: Claim) -> str:
    """Return the numbers of a score or a ratio that a figure of a claim is part of, empty where it is of none."""
    start, end = quantity.start - claim.start, quantity.end - claim.start
    found = (match for match in _SCORE.finditer(fold(claim.quote)) if match.start() <= start and end <= match.end())
    return next((match.group() for match in found), "")


def _is_age_given_elsewhere(quantity: Quantity, claim: Claim, sources: Mapping[str, Article]) -> bool:
    """Tell whether a figure is an age that says who is meant ("Lund, 31,") and the sources have as one anywhere."""
    if not _is_age(quantity, claim.quote, claim.start):
        return False
    return any(
        quantity.value == other.value and _is_age(other, source.text, 0)
        for source in sources.values()
        for other in figures.find(source.text, source.language, None)
    )


def _is_age(quantity: Quantity, text: str, offset: int) -> bool:
    """Tell whether a figure of a text is an age: written as one, or a bare number that commas or brackets set off."""
    if quantity.kind is Kind.AGE:
        return True
    before, after = text[: quantity.start - offset].rstrip(), text[quantity.end - offset :].lstrip()
    is_bare = quantity.kind in (Kind.COUNT, Kind.OTHER) and quantity.unit is None and quantity.text.isdigit()
    return is_bare and before[-1:] in _OPENING and after[:1] in _CLOSING and len(quantity.text) <= _LONGEST_AGE
