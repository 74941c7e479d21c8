"""`check` with an entailment model: the sentences of the sources that are nearest to a claim are its premises.

What one of them surely entails is supported; what one contradicts, whichever of the two comes first, and none entails
is contradicted. The rest is left to rules, which keep the last word on figures (`verification.verified`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimcheck import figures
from claimcheck.comparison.alignment.embedding import Encode, centred_cosines
from claimcheck.comparison.explain import BY_JUDGE
from claimcheck.comparison.judging.entailment import Entailment, Judge
from claimcheck.engines import Verification
from claimcheck.records import Article, Claim, Role, Verdict

# So many sentences are held against a claim.
_NEAREST = 3


@dataclass(frozen=True, slots=True)
class _Premise:
    """A sentence of a source, by its offsets there."""

    source: str
    start: int
    end: int
    text: str
    language: str


def verifications(
    claims: Sequence[Claim], sources: Mapping[str, Article], encode: Encode, judge: Judge
) -> tuple[Verification | None, ...]:
    """Return for each claim what the model says of it, None where that is nothing sure."""
    premises = _premises(sources)
    if not claims or not premises:
        return (None,) * len(claims)
    near = _nearest(claims, premises, encode)
    asked = [(premise, claim) for claim, own in zip(claims, near, strict=True) for premise in own]
    pairs = [(premise.text, claim.text) for premise, claim in asked]
    said = judge.judge([*pairs, *((hypothesis, premise) for premise, hypothesis in pairs)])
    answers = [(said[place], said[place + len(pairs)]) for place in range(len(pairs))]
    found = []
    for claim, own in zip(claims, near, strict=True):
        of_claim, answers = answers[: len(own)], answers[len(own) :]
        found.append(_verification(claim, list(zip(own, of_claim, strict=True))))
    return tuple(found)


def _premises(sources: Mapping[str, Article]) -> list[_Premise]:
    return [
        _Premise(source, sentence.start, sentence.end, article.text[sentence.start : sentence.end], article.language)
        for source, article in sources.items()
        for sentence in article.sentences
        if sentence.role in (Role.TITLE, Role.BODY)
    ]


def _nearest(claims: Sequence[Claim], premises: Sequence[_Premise], encode: Encode) -> list[list[_Premise]]:
    import numpy as np

    cosines = centred_cosines([claim.text for claim in claims], [premise.text for premise in premises], encode)
    return [[premises[int(place)] for place in np.argsort(-row, kind="stable")[:_NEAREST]] for row in cosines]


def _verification(
    claim: Claim, answers: Sequence[tuple[_Premise, tuple[Entailment, Entailment]]]
) -> Verification | None:
    entailing = [(said[0].entailment, premise) for premise, said in answers if said[0].entails]
    if entailing:
        best = max(entailing, key=lambda one: one[0])[1]
        return Verification(Verdict.SUPPORTED, "", ((best.source, best.start, best.end),), by=BY_JUDGE)
    opposing = [
        premise
        for premise, (forth, back) in answers
        if forth.contradicts and back.contradicts and not _tell_figures_of_one_kind(claim, premise)
    ]
    if opposing:
        first = opposing[0]
        return Verification(Verdict.CONTRADICTED, "", ((first.source, first.start, first.end),), by=BY_JUDGE)
    return None


def _tell_figures_of_one_kind(claim: Claim, premise: _Premise) -> bool:
    own = {quantity.kind for quantity in (*claim.quantities, *claim.dates)}
    return any(quantity.kind in own for quantity in figures.find(premise.text, premise.language, None))
