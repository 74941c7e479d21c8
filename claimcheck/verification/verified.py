"""A claim's ruling by rules and a model's answer on it, put together: rules keep the last word on figures and dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from claimcheck.comparison.explain import BY_JUDGE, BY_MODEL, explain_check
from claimcheck.comparison.judging.reasons import may_be_shown
from claimcheck.comparison.judging.rewording import place_of
from claimcheck.comparison.phrases import phrase
from claimcheck.engines import Verification
from claimcheck.records import (
    Article,
    CheckedClaim,
    Claim,
    Difference,
    Evidence,
    Verdict,
)
from claimcheck.verification.figures_of_answers import rests_on_compatible_figures, ruling_of_figures
from claimcheck.verification.reservations import changes_the_sense, reservation

_BORNE_OUT = frozenset({Verdict.SUPPORTED, Verdict.PRECISION})

# An entailment model has seen sentences, and rules whole articles.
_LEFT_TO_A_JUDGE = frozenset({Verdict.UNDECIDED, Verdict.UNSUPPORTED})


@dataclass(frozen=True, slots=True)
class CheckedAgainst:
    """The text that is checked, the sources by their ids, how many names these have, and the language of the report."""

    text: Article
    sources: Mapping[str, Article]
    names: int
    language: str


def with_verification(
    ruled: CheckedClaim, answer: Verification | None, claim: Claim, against: CheckedAgainst
) -> CheckedClaim:
    """Return a checked claim after the model's answer; as rules left it where there is none, or none that counts.

    `claim` is the claim of the text. What the model calls borne out must have its figures in the sentences that it
    names, and nothing in its words that speaks against that (see `reservations`); what it calls contradicted must not
    rest on figures that can both be true; what it does not find may not be there word by word.
    """
    if answer is None or not answer.may_decide or answer.verdict is Verdict.UNDECIDED:
        return ruled
    if answer.by == BY_JUDGE and ruled.verdict not in _LEFT_TO_A_JUDGE:
        return ruled
    decided = _after(ruled, answer, claim, against)
    return decided if decided is ruled else replace(decided, decided_by=answer.by, other_words=None)


def _after(ruled: CheckedClaim, answer: Verification, claim: Claim, against: CheckedAgainst) -> CheckedClaim:
    sources = against.sources
    evidence = tuple(Evidence(source, sources[source].text[a:b], a, b) for source, a, b in answer.sentences)
    if answer.verdict is Verdict.SUPPORTED:
        return _found(ruled, answer, claim, evidence, against)
    if answer.verdict is Verdict.CONTRADICTED:
        if rests_on_compatible_figures(answer, claim, evidence, sources):
            words = phrase("check_undecided_compatible", against.language)
            return _decided(ruled, Verdict.UNDECIDED, evidence, words)
        differences = _differences(answer, claim, evidence, sources)
        words = _reason(answer, claim, evidence, against.language)
        return replace(_decided(ruled, Verdict.CONTRADICTED, evidence, words), differences=differences)
    if ruled.verdict is Verdict.CONTRADICTED or ruled.verdict in _BORNE_OUT:
        return ruled
    shown = evidence or ruled.evidence
    return _decided(ruled, Verdict.UNSUPPORTED, shown, _reason(answer, claim, shown, against.language))


def _found(
    ruled: CheckedClaim,
    answer: Verification,
    claim: Claim,
    evidence: tuple[Evidence, ...],
    against: CheckedAgainst,
) -> CheckedClaim:
    """Return a claim that the model calls borne out, as far as its words and its figures allow it."""
    if ruled.verdict is Verdict.CONTRADICTED:
        # What rules find contradicted no model alone makes borne out: a source may have told it what to say.
        words = phrase("check_undecided_against_rules", against.language)
        return replace(ruled, verdict=Verdict.UNDECIDED, explanation=words, decided_by=BY_MODEL)
    if ruled.verdict not in _BORNE_OUT:
        if changes_the_sense(ruled, answer):
            return ruled
        doubt = reservation(claim, against.text, answer, evidence, against.names)
        if doubt:
            open_words = explain_check(Verdict.UNDECIDED, (), against.language, f"undecided_{doubt.rule}", doubt.words)
            return replace(_decided(ruled, Verdict.UNDECIDED, evidence, open_words), differences=())
    found = ruling_of_figures(ruled, claim, evidence, against.sources)
    if ruled.verdict in _BORNE_OUT and not isinstance(found, Verdict):
        return ruled
    words = phrase(f"check_{found}", against.language)
    if found == Verdict.SUPPORTED:
        words = _reason(answer, claim, evidence, against.language)
    verdict = found if isinstance(found, Verdict) else Verdict.UNDECIDED
    decided = _decided(ruled, verdict, evidence, words)
    return decided if verdict is Verdict.PRECISION else replace(decided, differences=())


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
