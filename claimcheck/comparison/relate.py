"""Two statements, one relation: do they speak of the same matter, and if so, how do they differ?

What rules can settle is settled here: amounts, dates, units, negation, opposites, names in the same place, certainty.
Likeness of words opens the comparison and never closes it: it says that two statements may speak of the same matter,
not that they say the same.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from itertools import product

from claimcheck.comparison import thresholds
from claimcheck.comparison.evidence.background import Background
from claimcheck.comparison.evidence.days import order_of_reports
from claimcheck.comparison.evidence.denied import is_denied_word_for_word
from claimcheck.comparison.evidence.distribution import amounts_of_those_named
from claimcheck.comparison.evidence.matching import Overlap, Weight, even_weight, overlap
from claimcheck.comparison.evidence.roles import (
    NO_FIGURES,
    FigureMatching,
    FigurePair,
    match_figures,
    may_tell_alike,
    significant_digits,
)
from claimcheck.comparison.evidence.subject import Subject
from claimcheck.comparison.rules.decide import Decision, decide, in_other_words
from claimcheck.comparison.rules.other_words import other_words_of
from claimcheck.comparison.rules.registry import Ruled, outcomes_of
from claimcheck.comparison.rules.trace import mirrored, trace_of
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.concepts import acts, comes_before
from claimcheck.records import Difference, OtherWords, Trace, Verdict


@dataclass(frozen=True, slots=True)
class Relation:
    """How two statements that speak of the same matter relate.

    `reason` says why they are left undecided: a key of the phrases where rules leave them so, a sentence of its own
    where `decided_by` is the model. `beside` are further statements that tell the same matter. `trace` says how the
    verdict came about. `parts` are the clauses of both that alone are related, None where the whole statements are.
    `other_words` is set where an encoder alone joins them and rules leave them open. `aside` says that it is told
    beside the matter of both statements, and takes neither of them away from a partner; `in_passing` that it is no
    matter of its own: who somebody is, of which party, how old. `concur` says that rules and a
    model come to the same, whichever of them joined the two statements.
    """

    a: Statement
    b: Statement
    verdict: Verdict
    differences: tuple[Difference, ...]
    reason: str
    likeness: float
    decided_by: str = "rules"
    beside: tuple[Statement, ...] = ()
    trace: Trace | None = None
    parts: tuple[Statement, Statement] | None = None
    other_words: OtherWords | None = None
    aside: bool = False
    in_passing: bool = False
    concur: bool = False

    @property
    def ends(self) -> tuple[str, str]:
        """The ids of the two claims."""
        return self.a.claim.id, self.b.claim.id

    def mirrored(self) -> Relation:
        """Return the same relation seen from the other side."""
        differences = tuple(difference.mirrored() for difference in self.differences)
        trace = mirrored(self.trace) if self.trace else None
        parts = (self.parts[1], self.parts[0]) if self.parts else None
        other_words = self.other_words.mirrored() if self.other_words else None
        return replace(
            self, a=self.b, b=self.a, differences=differences, trace=trace, parts=parts, other_words=other_words
        )


# What a source tells elsewhere of which nothing else is known.
_NOTHING_ELSE = Background()


@dataclass(frozen=True, slots=True)
class Setting:
    """What a pair of statements is compared in: term weights, and which source is the later one.

    `order` is negative where the first source is the earlier one, positive where it is the later one, and 0 where
    both are of one day or it is not known; `is_one_day` says that it is known to be one. `threshold` is the likeness
    from which two statements may speak of the same matter, `fewest` the weight of terms that they must share at the
    least. `held_together` says that somebody put the two side by side. `evidence` is what an aligner finds for one
    matter beside their terms and figures, by the likeness that `seen_by` names; `open_reason` is the phrase that says
    why what it alone joins is left open. `backgrounds` holds what each source tells elsewhere. `one_clause` says that
    the two are clauses of which one has no word of its own but for what turns the sense. `traced` asks for the trace
    of each relation. `published` are the days on which the two sources came out.
    """

    weight: Weight = even_weight
    order: int = 0
    is_one_day: bool = False
    threshold: float = thresholds.COMPARE.likeness
    fewest: float = thresholds.COMPARE.fewest
    held_together: bool = False
    one_clause: bool = False
    traced: bool = True
    evidence: float = 0.0
    seen_by: str = ""
    open_reason: str = ""
    backgrounds: Mapping[str, Background] = field(default_factory=dict)
    published: tuple[datetime.date, ...] = ()

    def background(self, statement: Statement) -> Background:
        """Return what the source of a statement tells elsewhere."""
        return self.backgrounds.get(statement.source, _NOTHING_ELSE)

    def of_clauses(self, limits: thresholds.Thresholds) -> Setting:
        """Return the setting of clauses of two statements, of which an aligner has said nothing."""
        return replace(self, threshold=limits.likeness, fewest=limits.fewest, evidence=0.0, seen_by="")


def relate_statements(a: Statement, b: Statement, setting: Setting | None = None) -> Relation | None:
    """Return how two statements relate, None where they speak of different matters.

    The answer is the same from both sides: each pair is looked at in one order, whichever order it came in.
    """
    setting = setting or Setting()
    if b.claim.quote < a.claim.quote:
        relation = _relation(_examined(b, a, replace(setting, order=-setting.order)), setting)
        return relation.mirrored() if relation else None
    return _relation(_examined(a, b, setting), setting)


def examine(a: Statement, b: Statement, setting: Setting | None = None) -> Trace:
    """Return how it is found out how two statements relate, also where they speak of different matters."""
    setting = setting or Setting()
    if b.claim.quote < a.claim.quote:
        return mirrored(_examined(b, a, replace(setting, order=-setting.order)).trace())
    return _examined(a, b, setting).trace()


@dataclass(frozen=True, slots=True)
class _Examined:
    """Two statements, by what they are joined (nothing where they are not), what the rules say, and what follows."""

    subject: Subject
    door: str
    outcomes: Sequence[Ruled]
    decision: Decision

    def trace(self) -> Trace:
        """Return how the verdict came about."""
        return trace_of(self.subject, self.decision.verdict, self.decision.name, self.door, self.outcomes)


def _examined(a: Statement, b: Statement, setting: Setting) -> _Examined:
    subject, door = _joined(a, b, setting)
    if not door:
        return _Examined(subject, "", (), Decision(Verdict.SINGLE, "", "unrelated.unlike"))
    outcomes = outcomes_of(subject)
    return _Examined(subject, door, outcomes, decide(subject, outcomes))


def _relation(examined: _Examined, setting: Setting) -> Relation | None:
    subject, decision = examined.subject, examined.decision
    if decision.verdict is Verdict.SINGLE or (decision.verdict is Verdict.UNDECIDED and _share_nothing_told(subject)):
        return None
    relation = Relation(
        subject.a,
        subject.b,
        decision.verdict,
        tuple(decision.differences),
        decision.reason,
        subject.likeness,
        trace=examined.trace() if setting.traced else None,
    )
    if subject.only_aligned and setting.open_reason:
        # How alike the two are is then what the aligner says, not the words.
        relation = replace(relation, likeness=subject.certainty_of_one_matter)
        if decision.verdict is Verdict.UNDECIDED:
            relation = replace(relation, reason=setting.open_reason, other_words=other_words_of(subject))
    return relation


def _share_nothing_told(subject: Subject) -> bool:
    """Tell whether two statements of two articles share but one name, or names and what comes after: missing, found.

    Of two languages less is known to be the same, and an encoder needs no word that both have.
    """
    matches = subject.shared.matches
    named = [match for match in matches if match.a.name and match.b.name]
    told = any(match not in named and not match.opposed for match in matches)
    figures = any(pair.compatible for pair in (*subject.amounts.pairs, *subject.dates.pairs))
    by_an_encoder = subject.only_aligned and subject.figures_may_settle
    if told or figures or subject.held_together or by_an_encoder or subject.a.language != subject.b.language:
        return False
    follow = any(
        comes_before(x, y) for one in matches if one.opposed for x, y in product(one.a.concepts, one.b.concepts)
    )
    return len(named) < thresholds.NAMES_OF_ONE_MATTER or follow


def _joined(a: Statement, b: Statement, setting: Setting) -> tuple[Subject, str]:
    """Return two statements with what they share, and by what they are joined, nothing where they are not."""
    shared = overlap(a, b, setting.weight)
    subject = Subject(
        a=a,
        b=b,
        shared=shared,
        amounts=NO_FIGURES,
        dates=NO_FIGURES,
        likeness=_likeness(shared, 0.0),
        order=setting.order or order_of_reports(a, b),
        held_together=setting.held_together,
        one_clause=setting.one_clause,
        background_a=setting.background(a),
        background_b=setting.background(b),
    )
    if not _may_be_joined(subject, setting):
        return subject, ""
    amounts = match_figures(a, b, amounts_of_those_named(a, b), amounts_of_those_named(b, a), shared.matches)
    dates = match_figures(a, b, a.dates, b.dates, shared.matches)
    figure_weight = _figure_weight(amounts, dates)
    likeness = _likeness(shared, figure_weight)
    subject = replace(subject, amounts=amounts, dates=dates, likeness=likeness)
    if a.frame == b.frame:
        return subject, "same wording"
    if is_denied_word_for_word(a, b):
        return subject, "denied wording"
    if _of_one_matter(shared, figure_weight, likeness, setting):
        return subject, "terms"
    if figure_weight and repeats(a.frame, b.frame):
        return subject, "repeated wording"
    may_be_one = setting.seen_by and (figure_weight or _may_be_of_one_thing(shared, setting))
    if may_be_one and _evidence(shared, figure_weight, likeness, setting) >= thresholds.ENOUGH_EVIDENCE:
        certainty, may_settle = _certainty_of_one_matter(setting), bool(setting.open_reason)
        only_aligned = replace(
            subject, only_aligned=True, certainty_of_one_matter=certainty, figures_may_settle=may_settle
        )
        return only_aligned, setting.seen_by
    return subject, ""


def side_by_side(a: Statement, b: Statement, setting: Setting) -> OtherWords:
    """Return what a reader is shown of two statements that an aligner holds for one matter, whatever rules say."""
    subject, _ = _joined(a, b, setting)
    return other_words_of(replace(subject, certainty_of_one_matter=_certainty_of_one_matter(setting)))


def _certainty_of_one_matter(setting: Setting) -> float:
    """Return how sure an aligner is of one matter, 0 to 1."""
    return 1 / (1 + math.exp(thresholds.ENOUGH_EVIDENCE - setting.evidence))


def _may_be_joined(subject: Subject, setting: Setting) -> bool:
    """Tell whether two statements can be joined at all, before it is asked which figure answers which: most cannot."""
    a, b, shared, likeness = subject.a, subject.b, subject.shared, subject.likeness
    return (
        a.frame == b.frame
        or is_denied_word_for_word(a, b)
        or _of_one_matter(shared, 0.0, likeness, setting)
        or (bool(setting.seen_by) and _evidence(shared, 0.0, likeness, setting) >= thresholds.ENOUGH_EVIDENCE)
        or may_tell_alike(a, b)
    )


def _of_one_matter(shared: Overlap, figure_weight: float, likeness: float, setting: Setting) -> bool:
    figures = figure_weight * thresholds.OF_A_TERM if shared.shared >= thresholds.LEAST_SHARED else 0.0
    if shared.shared + figures < setting.fewest:
        return False
    if (
        setting.held_together
        and figure_weight
        and _share_of_shorter(shared, figure_weight) >= thresholds.WITHIN_THE_OTHER
    ):
        return True
    return likeness >= setting.threshold or in_other_words(shared, likeness)


def _may_be_of_one_thing(shared: Overlap, setting: Setting) -> bool:
    """Tell whether two statements share more than who acts: the unions do not believe it, the unions count 4,000.

    An encoder needs no word that both have.
    """
    who_acts = (not match.a.name and any(acts(key) for key in match.a.concepts) for match in shared.matches)
    return bool(setting.open_reason) or not shared.matches or not all(who_acts)


def evidence_of_words(a: Statement, b: Statement, setting: Setting) -> float:
    """Return what terms and figures say for one matter, in the measure of `thresholds.ENOUGH_EVIDENCE`."""
    shared = overlap(a, b, setting.weight)
    figure_weight = _figure_weight(
        match_figures(a, b, a.amounts, b.amounts, shared.matches), match_figures(a, b, a.dates, b.dates, shared.matches)
    )
    return _evidence(shared, figure_weight, _likeness(shared, figure_weight), setting)


def _evidence(shared: Overlap, figure_weight: float, likeness: float, setting: Setting) -> float:
    """Return what speaks for one matter, terms, figures and letters together; see `thresholds.ENOUGH_EVIDENCE`."""
    return (
        setting.evidence
        + thresholds.OF_LIKENESS * likeness
        + thresholds.OF_SHARED * min(thresholds.MOST_SHARED, shared.shared)
        + (thresholds.OF_A_FIGURE if figure_weight else 0.0)
    )


def repeats(a: Sequence[str], b: Sequence[str]) -> bool:
    """Tell whether one wording stands in the other nearly whole: "he is there for four days", whoever says so."""
    shorter = min(len(a), len(b))
    if shorter < thresholds.FEWEST_REPEATED:
        return False
    block = SequenceMatcher(a=a, b=b, autojunk=False).find_longest_match()
    return block.size >= thresholds.REPEATED * shorter


def _share_of_shorter(shared: Overlap, figure_weight: float) -> float:
    """Return the share of the shorter statement, terms and figures, that stands in the longer one, 0 to 1."""
    return (shared.shared + figure_weight) / (min(shared.total_a, shared.total_b) + figure_weight)


def _likeness(shared: Overlap, figure_weight: float) -> float:
    """Return how alike two statements are, 0 to 1: shared terms and figures over all of them."""
    total = shared.total_a + shared.total_b + 2 * figure_weight
    return 2 * (shared.shared + figure_weight) / total if total else 0.0


def _figure_weight(*matchings: FigureMatching) -> float:
    """Return what figures that both sides tell add to what they share, in the weight of a term."""
    return sum(_specificity(pair) for matching in matchings for pair in matching.pairs if pair.compatible)


def _specificity(pair: FigurePair) -> float:
    """Return what a figure that both sides tell adds to what they share, in the weight of a term.

    The more digits two sources give alike, the less likely it is that they count different things.
    """
    digits = min(significant_digits(pair.a.quantity.text), significant_digits(pair.b.quantity.text))
    return min(3.0, 0.5 + digits * 0.75)
