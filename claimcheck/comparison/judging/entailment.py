"""What an entailment model says of two statements that rules leave open, weighed as a language model's word is.

It is asked in both directions. Both entailed is `agree`, one is `precision`: the other tells less. A contradiction must
be seen whichever of the two comes first; what flips is left open. Rules keep the last word: where figures exclude each
other there is no accord, nor where both tell figures of one kind and none of one is a figure of the other: such models
take 1,200 for 1,450. And where both tell figures of one kind that rules do not hold against each other there is no
opposition, since they take a rounded figure, or a figure of something else, for a contradiction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol, runtime_checkable

from claimcheck.comparison import thresholds
from claimcheck.comparison.evidence.matching import overlap
from claimcheck.comparison.evidence.roles import match_figures
from claimcheck.comparison.explain import BY_JUDGE, BY_MODEL
from claimcheck.comparison.judging.judgement import flipped, kind_of_opposition, weigh
from claimcheck.comparison.relate import Relation, Setting
from claimcheck.engines import Match
from claimcheck.records import Verdict


@dataclass(frozen=True, slots=True)
class Entailment:
    """How likely it is, 0 to 1 each, that a premise entails a hypothesis, leaves it open, or contradicts it."""

    entailment: float
    neutral: float
    contradiction: float

    @property
    def entails(self) -> bool:
        """Tell whether the premise surely entails the hypothesis."""
        return self.entailment >= thresholds.SURE_OF_ENTAILMENT

    @property
    def contradicts(self) -> bool:
        """Tell whether the premise surely contradicts the hypothesis."""
        return self.contradiction >= thresholds.SURE_OF_CONTRADICTION


class Judge(Protocol):
    """An entailment model."""

    @property
    def name(self) -> str:
        """Return which model it is."""

    def judge(self, pairs: Sequence[tuple[str, str]], /) -> Sequence[Entailment]:
        """Return for each premise and hypothesis how they relate. Raises `ClaimcheckError` where it can't."""


@runtime_checkable
class BringsJudge(Protocol):
    """An engine that may have an entailment model."""

    @property
    def judge(self) -> Judge | None:
        """Return the model, None where none is named."""


def judged(relations: Sequence[Relation], judge: Judge, setting: Setting, language: str) -> list[Relation]:
    """Return the relations of two sources, those that rules leave open after the model's word; reasons in `language`.

    `setting` is that of the two sources. Raises `ClaimcheckError` where the model fails.
    """
    left_open = [one for one in relations if one.verdict is Verdict.UNDECIDED]
    pairs = [(one.a.claim.text, one.b.claim.text) for one in left_open]
    answers = judge.judge([*pairs, *((b, a) for a, b in pairs)]) if pairs else ()
    said = {id(one): (answers[place], answers[place + len(pairs)]) for place, one in enumerate(left_open)}
    return [_after(one, *said[id(one)], setting, language) if id(one) in said else one for one in relations]


def _after(relation: Relation, forth: Entailment, back: Entailment, setting: Setting, language: str) -> Relation:
    """Return a relation that rules leave open after both answers; as it was where they say nothing sure."""
    match = _match(relation, forth, back, setting)
    if match is None:
        return relation
    weighed = weigh(match, {end.claim.id: end for end in (relation.a, relation.b)}, setting, language)
    holds = not weighed.is_alone or weighed.accord or (forth.contradicts and back.contradicts)
    found = weighed.relation if holds else flipped(weighed, language)
    decided_by = BY_JUDGE if found.decided_by == BY_MODEL else found.decided_by
    return replace(found, decided_by=decided_by, likeness=relation.likeness, trace=relation.trace)


def _match(relation: Relation, forth: Entailment, back: Entailment, setting: Setting) -> Match | None:
    """Return what both answers come to as a match, None where that is nothing."""
    ends = (relation.a.claim.id,), (relation.b.claim.id,)
    if forth.contradicts or back.contradicts:
        if _tell_figures_of_one_kind(relation):
            return None
        # The model names no words: what it sets against each other are the statements.
        kind = kind_of_opposition((relation.a, relation.b), setting)
        return Match(*ends, kind, "wording", "", relation.a.claim.text, relation.b.claim.text)
    if (forth.entails or back.entails) and not _tell_other_figures(relation, setting):
        if forth.entails and back.entails:
            return Match(*ends, Verdict.AGREE, "nothing", "")
        return Match(*ends, Verdict.PRECISION, "nothing", "", finer="a" if forth.entails else "b")
    return None


def _tell_other_figures(relation: Relation, setting: Setting) -> bool:
    """Tell whether both sides tell figures of one kind, and rules find none that both can mean."""
    if not _tell_figures_of_one_kind(relation):
        return False
    a, b = relation.a, relation.b
    matches = overlap(a, b, setting.weight).matches
    matched = (match_figures(a, b, a.amounts, b.amounts, matches), match_figures(a, b, a.dates, b.dates, matches))
    return not any(pair.compatible for matching in matched for pair in matching.pairs)


def _tell_figures_of_one_kind(relation: Relation) -> bool:
    kinds = [{str(figure.quantity.kind) for figure in (*end.amounts, *end.dates)} for end in (relation.a, relation.b)]
    return not kinds[0].isdisjoint(kinds[1])
