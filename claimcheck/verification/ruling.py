"""What the passages of the sources and the statements near to a claim come to: one verdict, and what gave it.

A claim is borne out when a passage of a source proves it, word by word (see `proof`). It is contradicted when a
statement of the same matter excludes it and no other comes as near to it. Otherwise it is left open, and the words that
stay open are named, or it is not borne out at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from claimcheck.comparison import thresholds
from claimcheck.comparison.figure_index import FigureIndex
from claimcheck.comparison.relate import Relation
from claimcheck.comparison.statements import Statement
from claimcheck.records import OtherWords, Trace, Verdict
from claimcheck.verdicts import OPPOSED
from claimcheck.verification.attestation import (
    coverage,
    figures_attested,
    figures_written,
    is_attested_elsewhere,
    names_attested,
)
from claimcheck.verification.attestation import doubt as doubt_of_context
from claimcheck.verification.case import Case, Doubt
from claimcheck.verification.division import are_of_one_day
from claimcheck.verification.proof import RULES, doubts
from claimcheck.verification.reference import doubt_of_subject
from claimcheck.verification.sources import Sources
from claimcheck.verification.trace import trace_of_fact, trace_of_proof, trace_of_relation

_MOST_EVIDENCE = 3

_SAME = frozenset({Verdict.AGREE, Verdict.PRECISION})

# "finer" is a doubt of the rule of what is added.
_OF_WORDS = frozenset({*RULES, "finer"})


@dataclass(frozen=True, slots=True)
class Ruling:
    """The verdict on a claim, the statements it rests on, and the key of the phrase that says why, if one does.

    `decided` names what gave the verdict ("proved", "open.added"), `doubt` names the words that stay
    open; `case` is the passage that decided, None where none comes near, and `facts` are those that prove the facts of
    a claim one by one. `other_words` is what a reader is shown where an encoder alone finds the claim in a source.
    """

    verdict: Verdict
    decided: str
    shown: Sequence[Bearing] = ()
    reason: str = ""
    doubt: Doubt | None = None
    case: Case | None = None
    facts: Sequence[Case] = ()
    other_words: OtherWords | None = None


@dataclass(frozen=True, slots=True)
class Bearing:
    """A statement that bears on a claim: the share of the claim's terms it has, and how the two relate."""

    statement: Statement
    coverage: float
    relation: Relation | None


@dataclass(frozen=True, slots=True)
class Near:
    """A statement that an aligner holds for one matter with a claim, and what a reader is shown of the two."""

    statement: Statement
    other_words: OtherWords


@dataclass(frozen=True, slots=True)
class Matter:
    """All that is known of a claim: what bears on it, the passages nearest to it, what its text says before.

    `alike` are the statements that tell it in other words, the likest first.
    `facts` gives the facts of a claim that tells several, each held against the passages nearest to it.
    """

    claim: Statement
    bearings: Sequence[Bearing]
    cases: Sequence[Case]
    sources: Sources
    before: Sequence[Statement]
    alike: Sequence[Near] = ()
    facts: Sequence[Sequence[Case]] = ()

    def nearest(self) -> Sequence[Bearing]:
        """Return the few statements that tell most of the claim, the nearest first."""
        ranked = sorted(self.bearings, key=lambda bearing: (-bearing.coverage, bearing.statement.claim.start))
        return ranked[:_MOST_EVIDENCE]


def rule_on(matter: Matter) -> Ruling:
    """Return the ruling on a claim: borne out by a passage, contradicted by a statement, or neither."""
    near = matter.nearest()
    enough = [bearing for bearing in near if bearing.coverage >= thresholds.SHARE_TO_CONTRADICT]
    opposed = [bearing for bearing in enough if bearing.relation and bearing.relation.verdict in OPPOSED]
    against = {id(b.statement) for b in opposed}
    proof = _proof(matter.cases, matter, against)
    if proof is not None:
        return Ruling(_borne_out([proof]), "proved", _shown(proof, matter), case=proof)
    proofs = [_proof(cases, matter, against) for cases in matter.facts]
    facts_proved = [proof for proof in proofs if proof is not None]
    if facts_proved and len(facts_proved) == len(proofs) and are_of_one_day(matter.claim, facts_proved):
        shown = [bearing for proof in facts_proved for bearing in _shown(proof, matter)]
        return Ruling(_borne_out(facts_proved), "proved.fact_by_fact", _without_repeats(shown), facts=facts_proved)
    others = [b for b in near if b not in opposed]
    if opposed and not (
        _is_attested_as_closely(matter.claim, opposed[0], others) or _is_attested_of_another(matter, opposed[0])
    ):
        return Ruling(Verdict.CONTRADICTED, "opposed", opposed[:1])
    return _left_open(matter, others)


def _proof(cases: Sequence[Case], matter: Matter, against: AbstractSet[int]) -> Case | None:
    """Return the first passage that proves a statement and does not contradict the claim (`against`, by identity)."""
    return next(
        (
            case
            for case in cases
            if against.isdisjoint(map(id, case.passage.statements)) and _doubt(case, matter) is None
        ),
        None,
    )


def _borne_out(proofs: Sequence[Case]) -> Verdict:
    return Verdict.PRECISION if any(proof.is_coarser for proof in proofs) else Verdict.SUPPORTED


def _without_repeats(shown: Sequence[Bearing]) -> Sequence[Bearing]:
    return list({id(bearing.statement): bearing for bearing in shown}.values())


def _left_open(matter: Matter, others: Sequence[Bearing]) -> Ruling:
    """Return the ruling on a claim that no passage proves: left open, or nowhere to be found.

    `others` are the nearest statements that do not contradict it.
    """
    claim, sources = matter.claim, matter.sources
    case = max(matter.cases, key=lambda one: one.alignment.share, default=None)
    if case is None:
        return _in_other_words(matter) or Ruling(Verdict.UNSUPPORTED, "unsupported.nothing")
    doubt = _doubt(case, matter)
    shown = _shown(case, matter)
    bearing = [b.statement for b in others]
    if max(coverage(claim, bearing), case.alignment.share) < thresholds.SHARE_TO_LEAVE_OPEN:
        return _in_other_words(matter) or Ruling(Verdict.UNSUPPORTED, "unsupported.far", case=case)
    if doubt is None:
        return Ruling(Verdict.UNDECIDED, "open.opposed_elsewhere", shown, case=case)
    left_open = Ruling(Verdict.UNDECIDED, f"open.{doubt.rule}", shown, f"undecided_{doubt.rule}", doubt, case)
    if doubt.rule == "finer":
        return replace(left_open, verdict=Verdict.UNSUPPORTED, decided="unsupported.finer")
    if doubt.rule not in RULES:
        return left_open  # proved, but is it of the same?
    written = _has_all_names_and_figures(claim, sources)
    if written and not doubt_of_subject(claim, bearing, sources, matter.before):
        return left_open
    not_there = replace(
        left_open, verdict=Verdict.UNSUPPORTED, decided=f"unsupported.{doubt.rule}", reason="unsupported_words"
    )
    return _in_other_words(matter) or not_there


def trace_of(ruling: Ruling) -> tuple[Trace, ...]:
    """Return how a ruling came about: by the passage held against the claim, or by the statements that relate to it."""
    if ruling.case is not None:
        of_context = ruling.doubt if ruling.doubt and ruling.doubt.rule not in _OF_WORDS else None
        return (trace_of_proof(ruling.case, ruling.verdict, ruling.decided, of_context),)
    if ruling.facts:
        return tuple(trace_of_fact(case, ruling.verdict, ruling.decided) for case in ruling.facts)
    return tuple(
        trace_of_relation(bearing.relation.trace, bearing.statement.source, ruling.verdict, ruling.decided)
        for bearing in ruling.shown
        if bearing.relation and bearing.relation.trace
    )


def _in_other_words(matter: Matter) -> Ruling | None:
    """Return that a claim is left open because a source seems to tell it in other words; None where none does.

    What a claim has in names and figures the sources must have, or rules must find that the two say the same: an
    encoder hardly sees either.
    """
    claim, sources = matter.claim, matter.sources
    if not matter.alike:
        return None
    likest = matter.alike[0]
    shown = [bearing for bearing in matter.bearings if bearing.statement is likest.statement]
    says_the_same = any(bearing.relation and bearing.relation.verdict in _SAME for bearing in shown)
    if not shown or not (says_the_same or _has_all_names_and_figures(claim, sources)):
        return None
    return Ruling(Verdict.UNDECIDED, "open.other_words", shown, "undecided_other_words", other_words=likest.other_words)


def _has_all_names_and_figures(claim: Statement, sources: Sources) -> bool:
    return figures_written(claim, sources.figures) and names_attested(claim, sources.naming, sources.naming)


def _doubt(case: Case, matter: Matter) -> Doubt | None:
    """Return why a passage does not prove a claim, by its words or by what stands around it; None where it does."""
    found = next(doubts(case), None)
    if found:
        return found
    reason = doubt_of_context(case.claim, case.nearest_first(), matter.sources, matter.before)
    return Doubt(reason.removeprefix("undecided_")) if reason else None


def _shown(case: Case, matter: Matter) -> Sequence[Bearing]:
    """Return the statements of a passage that have words of the claim, with what is known of how they relate to it."""
    known = {id(bearing.statement): bearing for bearing in matter.bearings}
    return [
        known.get(id(statement)) or Bearing(statement, coverage(case.claim, [statement]), None)
        for statement in case.bearing_statements()
    ]


def _is_attested_of_another(matter: Matter, opposed: Bearing) -> bool:
    """Tell whether a number that one statement excludes stands in the sources for the same measure: of something else.

    A source with two fires has two tolls, and which of them the claim means no words have shown.
    """
    differences = opposed.relation.differences if opposed.relation else ()
    starts = {one.a_start for one in differences if one.relation in OPPOSED}
    numbers = [figure for figure in matter.claim.amounts if figure.quantity.start in starts]
    return len(numbers) == len(starts) > 0 and all(
        is_attested_elsewhere(one, matter.claim, matter.sources.figures, opposed.statement) for one in numbers
    )


def _is_attested_as_closely(claim: Statement, opposed: Bearing, bearing_out: Sequence[Bearing]) -> bool:
    """Tell whether a statement that tells the figures of the claim comes as near to it as one that opposes it."""
    return any(
        bearing.coverage >= opposed.coverage and figures_attested(claim, FigureIndex([bearing.statement]))[0]
        for bearing in bearing_out
    )
