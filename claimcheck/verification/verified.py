"""A claim's ruling by rules and a model's answer on it, put together: rules keep the last word on figures and dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from claimcheck import figures
from claimcheck.annotation.wording import words_of
from claimcheck.comparison.evidence.roles import COMPATIBLE
from claimcheck.comparison.explain import BY_JUDGE, BY_MODEL
from claimcheck.comparison.judging.reasons import may_be_shown
from claimcheck.comparison.judging.rewording import place_of
from claimcheck.comparison.phrases import phrase
from claimcheck.engines import Verification
from claimcheck.figures.intervals import QuantityRelation, relate_quantities
from claimcheck.records import (
    Article,
    CheckedClaim,
    Claim,
    Difference,
    Evidence,
    Quantity,
    Verdict,
)

_BORNE_OUT = frozenset({Verdict.SUPPORTED, Verdict.PRECISION})

# A number alone stands in many sentences; with a word beside it, it is that one.
_FEWEST_TO_REPEAT = 2

# An entailment model has seen sentences, and rules whole articles.
_LEFT_TO_A_JUDGE = frozenset({Verdict.UNDECIDED, Verdict.UNSUPPORTED})


def with_verification(
    ruled: CheckedClaim, answer: Verification | None, claim: Claim, sources: Mapping[str, Article], language: str
) -> CheckedClaim:
    """Return a checked claim after the model's answer; as rules left it where there is none, or none that counts.

    `claim` is the claim of the text, `sources` are the sources by id. What the model calls borne out must have its
    figures in the sentences that it names; what it calls contradicted must not rest on figures that can both be true.
    """
    if answer is None or not answer.may_decide or answer.verdict is Verdict.UNDECIDED:
        return ruled
    if answer.by == BY_JUDGE and ruled.verdict not in _LEFT_TO_A_JUDGE:
        return ruled
    decided = _after(ruled, answer, claim, sources, language)
    return decided if decided is ruled else replace(decided, decided_by=answer.by, other_words=None)


def _after(
    ruled: CheckedClaim, answer: Verification, claim: Claim, sources: Mapping[str, Article], language: str
) -> CheckedClaim:
    if answer.verdict is Verdict.SUPPORTED and ruled.verdict is Verdict.CONTRADICTED:
        # What rules find contradicted no model alone makes borne out: a source may have told it what to say.
        words = phrase("check_undecided_against_rules", language)
        return replace(ruled, verdict=Verdict.UNDECIDED, explanation=words, decided_by=BY_MODEL)
    evidence = tuple(Evidence(source, sources[source].text[a:b], a, b) for source, a, b in answer.sentences)
    source_quantities = [q for one in evidence for q in figures.find(one.quote, sources[one.source].language, None)]
    if answer.verdict is Verdict.SUPPORTED:
        given = [
            quantity for quantity in (*claim.quantities, *claim.dates) if not _is_repeated(quantity, claim, evidence)
        ]
        verdict = _borne_out(ruled, given, source_quantities)
        words = phrase(f"check_{verdict}", language)
        if verdict == Verdict.SUPPORTED:
            words = _reason(answer, claim, evidence, language)
        verdict = verdict if isinstance(verdict, Verdict) else Verdict.UNDECIDED
        decided = _decided(ruled, verdict, evidence, words)
        return decided if verdict is Verdict.PRECISION else replace(decided, differences=())
    if answer.verdict is Verdict.CONTRADICTED:
        if _are_compatible_figures(answer, claim, source_quantities):
            return _decided(ruled, Verdict.UNDECIDED, evidence, phrase("check_undecided_compatible", language))
        differences = _differences(answer, claim, evidence, sources)
        return replace(
            _decided(ruled, Verdict.CONTRADICTED, evidence, _reason(answer, claim, evidence, language)),
            differences=differences,
        )
    if ruled.verdict is Verdict.CONTRADICTED:
        return ruled
    shown = evidence or ruled.evidence
    return _decided(ruled, Verdict.UNSUPPORTED, shown, _reason(answer, claim, shown, language))


def _is_repeated(quantity: Quantity, claim: Claim, evidence: tuple[Evidence, ...]) -> bool:
    """Tell whether a sentence has a figure of the claim in the same words, with the word in front where it has but one.

    Small letters hide what a number is: "progress 59", "euro 2016", "may 7" for Progress 59, Euro 2016, May 7.
    """
    words = words_of(quantity.text)
    if len(words) < _FEWEST_TO_REPEAT:
        words = (*words_of(claim.quote[: quantity.start - claim.start])[-1:], *words)
    row = f" {' '.join(words)} "
    repeats = any(row in f" {' '.join(words_of(one.quote))} " for one in evidence)
    return repeats and len(words) >= _FEWEST_TO_REPEAT


def _borne_out(ruled: CheckedClaim, given: list[Quantity], source_quantities: list[Quantity]) -> str:
    """Return the verdict on a claim that the model calls borne out, or the reason why it is left open.

    Its figures, `given`, must stand in the sentences that say so, as exactly as in the claim or more so.
    """
    relations = [_best(quantity, source_quantities) for quantity in given]
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


_EXCLUDING = frozenset({QuantityRelation.DISJOINT, QuantityRelation.OTHER_CURRENCY, QuantityRelation.OTHER_UNIT})


def _are_compatible_figures(answer: Verification, claim: Claim, source_quantities: list[Quantity]) -> bool:
    """Tell whether a contradiction rests on nothing but figures that can both be true."""
    place = place_of(answer.claim_words, claim.quote) if answer.claim_words else None
    if place is None:
        return False
    start, end = claim.start + place[0], claim.start + place[1]
    named = [q for q in (*claim.quantities, *claim.dates) if start <= q.start and q.end <= end]
    rest = len(answer.claim_words.split()) - sum(len(quantity.text.split()) for quantity in named)
    return bool(named) and rest <= 1 and all(_best(quantity, source_quantities) in COMPATIBLE for quantity in named)


def _differences(
    answer: Verification, claim: Claim, evidence: tuple[Evidence, ...], sources: Mapping[str, Article]
) -> tuple[Difference, ...]:
    """Return the words that differ, where the model named them on both sides."""
    own = place_of(answer.claim_words, claim.quote) if answer.claim_words else None
    for one in evidence:
        other = place_of(answer.source_words, one.quote) if answer.source_words else None
        if own and other:
            start = one.start + other[0]
            return (
                Difference(
                    kind="wording",
                    a=claim.quote[own[0] : own[1]],
                    b=sources[one.source].text[start : one.start + other[1]],
                    relation=Verdict.CONFLICT,
                    claims=(claim.id, ""),
                    a_start=claim.start + own[0],
                    b_start=start,
                    rule=BY_MODEL,
                ),
            )
    return ()


def _reason(answer: Verification, claim: Claim, evidence: tuple[Evidence, ...], language: str) -> str:
    """Return the model's reason where it may be shown, else the program's own words."""
    shown = [replace(claim, id="", text=one.quote, quote=one.quote) for one in evidence]
    if may_be_shown(answer.reason, [claim, *shown], language, ("A", "B")):
        return answer.reason
    return phrase(f"check_{answer.verdict}", language)


def _decided(ruled: CheckedClaim, verdict: Verdict, evidence: tuple[Evidence, ...], explanation: str) -> CheckedClaim:
    return replace(ruled, verdict=verdict, evidence=evidence, explanation=explanation)
