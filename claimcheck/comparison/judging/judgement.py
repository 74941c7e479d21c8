"""What a model says of two sources, weighed against the rules, which keep the last word on amounts and dates.

A model finds the matters that both sources tell, and says how they relate. Where rules find that the figures exclude
each other it cannot make them agree; where they are compatible it cannot set them against each other. A contradiction
that only one of the two sees is asked about once more, by itself and with the second source first: can both be true?
What does not hold is left open. Where rules read a negation, a name or an opposite against an accord of the model, they
may be wrong: it is asked about once more as well, and an accord that the model sees twice stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from claimcheck.annotation.wording import words_of
from claimcheck.comparison.evidence.matching import match_terms, matched_terms
from claimcheck.comparison.evidence.roles import COMPATIBLE
from claimcheck.comparison.evidence.subject import are_quoted_against_each_other
from claimcheck.comparison.explain import BY_MODEL
from claimcheck.comparison.identical import VERBATIM
from claimcheck.comparison.judging.exactness import with_finer_side
from claimcheck.comparison.judging.quotations import quoted_otherwise
from claimcheck.comparison.judging.rewording import place_of
from claimcheck.comparison.phrases import phrase
from claimcheck.comparison.relate import Relation, Setting, relate_statements
from claimcheck.comparison.statements import Figure, Statement
from claimcheck.engines import Confirmation, Match
from claimcheck.figures.intervals import relate_quantities
from claimcheck.records import (
    COMPARISON_VERDICTS,
    Certainty,
    Difference,
    Kind,
    Qualifier,
    Quantity,
    RuleOutcome,
    Trace,
    Verdict,
)
from claimcheck.verdicts import OPPOSED

_ABOUT_FIGURES = frozenset({"amount", "date"})

_FIGURES = frozenset(Kind)

# What is told as still to come.
_EXPECTED = frozenset({Certainty.PLANNED, Certainty.POSSIBLE})


@dataclass(frozen=True, slots=True)
class Weighed:
    """A relation, and whether it is a contradiction that the model or the rules see alone.

    `accord` is what the model sees where rules object by words alone: it stands if the model sees it again.
    """

    relation: Relation
    is_alone: bool = False
    accord: Relation | None = None


def weigh(
    match: Match, by_id: Mapping[str, Statement], setting: Setting, language: str, denials: Iterable[Relation] = ()
) -> Weighed:
    """Return what a match comes to when the rules have looked at every pair of its claims.

    `by_id` are the statements by the id of their claim; the reason of what is left open is in `language`. `denials` are
    the plain ones that rules find between clauses of claims (see `is_plain_denial`).
    """
    pairs = [(by_id[a], by_id[b]) for a, b in product(match.a, match.b)]
    # Where the model has joined two statements, rules need no likeness of words to look at their figures.
    joined = replace(setting, threshold=0.0, fewest=0.0, held_together=True)
    by_rule = {(a.claim.id, b.claim.id): relate_statements(a, b, joined) for a, b in pairs}
    a, b = _telling(match, pairs)
    rules = [found for found in by_rule.values() if found is not None]
    rules += [denial for denial in denials if denial.ends in by_rule]
    weighed = _weighed(match, _seen_by_model(match, a, b, by_id, language), rules, setting, language)
    if match.may_decide and _rules_concur(match, weighed.relation, rules):
        weighed = replace(weighed, relation=replace(weighed.relation, concur=True))
    if weighed.relation.trace or not setting.traced:
        return weighed
    seen = by_rule[a.claim.id, b.claim.id]
    ruled = seen.trace if seen else None
    accord = weighed.accord and replace(weighed.accord, trace=_trace_of_model(match, weighed.accord, ruled))
    trace = _trace_of_model(match, weighed.relation, ruled)
    return replace(weighed, relation=replace(weighed.relation, trace=trace), accord=accord)


def _weighed(match: Match, relation: Relation, rules: Sequence[Relation], setting: Setting, language: str) -> Weighed:
    """Return what the model's `relation` comes to beside those that rules found."""
    if not match.may_decide:
        return Weighed(_open(relation, "undecided_untried", language))
    if _is_plan_without_a_day(match, relation, setting):
        relation = _seen_as(relation, Verdict.CERTAINTY)
        return _weigh_accord(match, relation, rules, language)
    if match.verdict in OPPOSED:
        kind = kind_of_opposition((relation.a, relation.b), setting, match.verdict)
        return _weigh_opposition(match, _seen_as(relation, kind), rules, language)
    return _weigh_accord(match, relation, rules, language)


def _rules_concur(match: Match, relation: Relation, rules: Sequence[Relation]) -> bool:
    """Tell whether rules come to what the model says: the same verdict, or figures that exclude each other."""
    if relation.verdict is Verdict.UNDECIDED:
        return False
    is_opposed = relation.verdict in OPPOSED
    if any(_opposes_alike(found, match) if is_opposed else found.verdict is relation.verdict for found in rules):
        return True
    named = _named_figures(match, (relation.a, relation.b)) if match.about in _ABOUT_FIGURES else []
    return is_opposed and bool(named) and not _can_both_be_true(named)


def _opposes_alike(found: Relation, match: Match) -> bool:
    """Tell whether rules oppose two statements by words that the model names too, on either side, as far as it does.

    "Declined to discuss the cause" against "welding caused the fire" is not what rules see in "declined to discuss".
    """
    if found.verdict not in OPPOSED or not (match.a_words and match.b_words):
        return found.verdict in OPPOSED
    named = [set(words_of(words)) for words in (match.a_words, match.b_words)]
    return any(
        difference.kind == "certainty"  # it has no words of the sources
        or all(
            not said.isdisjoint(words_of(own or ""))
            for own, said in zip((difference.a, difference.b), named, strict=True)
        )
        for difference in found.differences
        if difference.relation in OPPOSED
    )


def _seen_as(relation: Relation, verdict: Verdict) -> Relation:
    """Return a relation that the model sees, with its differences, as of another verdict."""
    differences = tuple(replace(difference, relation=verdict) for difference in relation.differences)
    return replace(relation, verdict=verdict, differences=differences)


def _is_plan_without_a_day(match: Match, relation: Relation, setting: Setting) -> bool:
    """Tell whether a model sees a change in a plan that was carried out, and the days of the sources are not known.

    Then one states what the other expects, and nothing contradicts it. A plan that came out otherwise stays opposed.
    """
    is_change = match.verdict is Verdict.UPDATE and match.about == "certainty"
    kind = kind_of_opposition((relation.a, relation.b), setting, match.verdict)
    return is_change and kind is not Verdict.UPDATE and _is_expected_by_one(relation)


def _is_expected_by_one(relation: Relation) -> bool:
    """Tell whether one of two claims tells as still to come what the other does not."""
    sure = {end.claim.certainty for end in (relation.a, relation.b)}
    return bool(sure & _EXPECTED) and not sure <= _EXPECTED


def _trace_of_model(match: Match, relation: Relation, ruled: Trace | None) -> Trace:
    """Return the trace of what a model decides: its word first, then what rules said of the two statements.

    `ruled` is the trace of the rules, None where they see nothing that the two share.
    """
    ends, verdict = (relation.a.claim.id, relation.b.claim.id), relation.verdict
    outcome = "differs" if match.verdict in OPPOSED else "undecided" if match.verdict is Verdict.UNDECIDED else "same"
    said = RuleOutcome(BY_MODEL, outcome, str(match.verdict), match.a_words or None, match.b_words or None)
    if ruled is None:
        return Trace(ends, verdict, BY_MODEL, 1.0, BY_MODEL, outcomes=(said,))
    concur = ruled.verdict in OPPOSED and verdict in OPPOSED and relation.concur
    decided = f"{BY_MODEL} and rules" if concur else BY_MODEL
    return replace(ruled, verdict=verdict, decided=decided, door=BY_MODEL, outcomes=(said, *ruled.outcomes))


def weigh_rules(relation: Relation, language: str) -> Weighed | None:
    """Return a relation that only the rules see: a contradiction among them is to be asked about.

    A model that has read both claims and leaves them apart is right more often than shared words (docs/decisions/
    aligning.md): what they share is then no accord, unless they are the same words. None where even by rule one tells
    more than the other, or is surer of it: that is no matter of both.
    """
    if relation.verdict in OPPOSED:
        return Weighed(relation, is_alone=True)
    if relation.verdict is not Verdict.AGREE:
        return None
    return Weighed(relation if relation.likeness >= VERBATIM else _open(relation, "undecided_left_apart", language))


def confirmed(weighed: Weighed, said: Confirmation | None, language: str) -> Relation | None:
    """Return a relation that one of the two sees alone, after the second question; None where there is none.

    `said` is what the model says when it is asked whether both can be true, None where it has no answer. A change that
    is none is a plan that came about as expected: one states what the other only expects. Claims that rules alone set
    against each other by words, and that a model left apart and then found compatible, are no matter of both.
    """
    relation = weighed.relation
    if said is not None and said.contradiction is not None:
        return relation if relation.decided_by == BY_MODEL else replace(relation, concur=True)
    if weighed.accord:
        return weighed.accord if said is not None else relation
    if relation.decided_by != BY_MODEL:
        is_of_figures = any(one.kind in _FIGURES for one in relation.differences if one.relation in OPPOSED)
        return _open(relation, "undecided_rules_alone", language) if said is None or is_of_figures else None
    if said is None:
        return _open(relation, "undecided_unconfirmed", language)
    if relation.verdict is Verdict.UPDATE and _is_expected_by_one(relation):
        return _seen_as(relation, Verdict.CERTAINTY)
    left_open = _open(relation, "undecided_both_true", language)
    why = _shown(said, relation, language)
    return replace(left_open, reason=f"{left_open.reason} {why}") if why else left_open


def flipped(weighed: Weighed, language: str) -> Relation:
    """Return a contradiction that an entailment model sees only while one of the two comes first."""
    return _open(weighed.relation, "undecided_flipped", language)


def _shown(said: Confirmation, relation: Relation, language: str) -> str:
    """Return how both can be true in the model's words, where these can be shown."""
    from claimcheck.comparison.judging.reasons import may_be_shown

    claims = [one.claim for one in (relation.a, relation.b, *relation.beside)]
    return said.reason if may_be_shown(said.reason, claims, language, (relation.a.source, relation.b.source)) else ""


def _telling(match: Match, pairs: Sequence[tuple[Statement, Statement]]) -> tuple[Statement, Statement]:
    """Return the pair of claims that has the words which the match names; the first where it names none."""

    def held(pair: tuple[Statement, Statement]) -> int:
        words = zip(pair, (match.a_words, match.b_words), strict=True)
        return sum(bool(said) and place_of(said, statement.claim.quote) is not None for statement, said in words)

    return max(pairs, key=held)


def _seen_by_model(match: Match, a: Statement, b: Statement, by_id: Mapping[str, Statement], language: str) -> Relation:
    """Return what a model sees, with the reason in `language`; of what is more exact the side is worked out."""
    seen = _named_by_model(match, a, b, by_id)
    if seen.verdict is Verdict.PRECISION:
        seen = with_finer_side(seen, match, _named_figures(match, (a, b)))
    return replace(seen, reason=_reason(match, seen, language))


def _named_by_model(match: Match, a: Statement, b: Statement, by_id: Mapping[str, Statement]) -> Relation:
    """Return what a model sees, without a reason: a difference in its words, where it names such of both sides.

    What is only more exact has no words on the other side.
    """
    named = bool(match.a_words), bool(match.b_words)
    differences: tuple[Difference, ...] = ()
    if all(named) or (any(named) and match.verdict is Verdict.PRECISION):
        spots = [_spot(words, statement) for words, statement in ((match.a_words, a), (match.b_words, b))]
        differences = (
            Difference(
                kind=match.about,
                a=spots[0][0],
                b=spots[1][0],
                relation=match.verdict,
                claims=(a.claim.id, b.claim.id),
                a_start=spots[0][1],
                b_start=spots[1][1],
                rule=BY_MODEL,
            ),
        )
    beside = tuple(by_id[other] for other in (*match.a, *match.b) if other not in (a.claim.id, b.claim.id))
    return Relation(a, b, match.verdict, differences, "", 1.0, decided_by=BY_MODEL, beside=beside)


def _spot(words: str, statement: Statement) -> tuple[str | None, int | None]:
    """Return words that a model names as the quote has them, and where; nothing for no words.

    What somebody denies is worded without the denial, which the quote has: then it is shown whole.
    """
    if not words:
        return None, None
    place = place_of(words, statement.claim.quote)
    if place is None and statement.claim.certainty is Certainty.DENIED:
        return statement.claim.quote, statement.claim.start
    if place is None:
        return words, None
    return statement.claim.quote[place[0] : place[1]], statement.claim.start + place[0]


def _reason(match: Match, seen: Relation, language: str) -> str:
    """Return why, in the model's words where these can be shown, else in the program's own."""
    from claimcheck.comparison.judging.reasons import may_be_shown

    a, b = seen.a, seen.b
    if may_be_shown(match.reason, [one.claim for one in (a, b, *seen.beside)], language, (a.source, b.source)):
        return match.reason
    finer = next((one.finer for one in seen.differences if one.finer), None)
    return phrase(
        f"matched_{seen.verdict}_of_one" if finer else f"matched_{seen.verdict}",
        language,
        source_a=a.source,
        source_b=b.source,
        a=match.a_words or a.claim.text,
        b=match.b_words or b.claim.text,
        finer=a.source if finer == "a" else b.source,
    )


def _open(relation: Relation, key: str, language: str, **words: str) -> Relation:
    """Return a relation left undecided, with the reason."""
    shown = {"a": "", "b": "", "source_a": relation.a.source, "source_b": relation.b.source, **words}
    trace = replace(relation.trace, verdict=Verdict.UNDECIDED, decided=key) if relation.trace else None
    return replace(relation, verdict=Verdict.UNDECIDED, reason=phrase(key, language, **shown), trace=trace)


def _weigh_opposition(match: Match, relation: Relation, rules: Sequence[Relation], language: str) -> Weighed:
    """Return a contradiction that the model sees, as far as the figures it names exclude each other."""
    named = _named_figures(match, (relation.a, relation.b))
    if named and match.about in _ABOUT_FIGURES and not any(_are_shifted(x.quantity, y.quantity) for x, y in named):
        if _can_both_be_true(named):
            return Weighed(_compatible(relation, named, rules, language))
        return Weighed(relation)
    if any(_opposes_alike(found, match) for found in rules):
        return Weighed(relation)
    if not (match.a_words and match.b_words):
        return Weighed(_open(relation, "undecided_no_words", language))
    return Weighed(relation, is_alone=True)


def kind_of_opposition(pair: tuple[Statement, Statement], setting: Setting, seen_as: Verdict | None = None) -> Verdict:
    """Return the kind of a contradiction, as far as the sources bear it out.

    Only a later report is an update, and only people who are quoted dispute: where the articles state it themselves, or
    quote one speaker otherwise, it is they who contradict each other. `seen_as` is the kind that a model names: where
    it names none, people who are quoted come before a later report. Of two reports of one day one may be the later by
    hours: a change that a model reads there is not made a contradiction.
    """
    a, b = pair
    is_later = bool(setting.order) or a.stage != b.stage
    if seen_as is Verdict.UPDATE and (is_later or setting.is_one_day):
        return Verdict.UPDATE
    if _is_of_people_quoted(a, b):
        return Verdict.DISPUTED
    return Verdict.UPDATE if seen_as is None and is_later else Verdict.CONFLICT


def _is_of_people_quoted(a: Statement, b: Statement) -> bool:
    """Tell whether two speakers contradict each other, or one denies what the other article tells."""
    claims = a.claim, b.claim
    if all(one.speaker for one in claims):
        return are_quoted_against_each_other(a, b)
    return any(one.speaker and one.certainty is Certainty.DENIED for one in claims)


def _named_figures(match: Match, pair: tuple[Statement, Statement]) -> list[tuple[Figure, Figure]]:
    """Return the figures in the words that a match names, each of one side with each of its kind of the other."""
    a, b = (_figures_in(words, one) for words, one in zip((match.a_words, match.b_words), pair, strict=True))
    return [(x, y) for x, y in product(a, b) if x.quantity.kind is y.quantity.kind]


def _figures_in(words: str, statement: Statement) -> list[Figure]:
    place = place_of(words, statement.claim.quote)
    if place is None:
        return []
    start, end = statement.claim.start + place[0], statement.claim.start + place[1]
    figures = (*statement.amounts, *statement.dates)
    return [figure for figure in figures if figure.quantity.start < end and start < figure.quantity.end]


def _are_shifted(a: Quantity, b: Quantity) -> bool:
    """Tell whether two ranges overlap and neither lies within the other: 50 to 80 and 60 to 90.

    Some figure is in both, and yet both of its ends have moved: figures alone do not settle it.
    """
    are_ranges = a.qualifier is b.qualifier is Qualifier.RANGE and Kind.DATE not in (a.kind, b.kind)
    if not are_ranges or a.unit != b.unit or relate_quantities(a, b) not in COMPATIBLE:
        return False
    low_a, high_a, low_b, high_b = (Decimal(str(end)) for end in (a.low, a.high, b.low, b.high))
    return (low_a < low_b and high_a < high_b) or (low_b < low_a and high_b < high_a)


def _can_both_be_true(named: Sequence[tuple[Figure, Figure]]) -> bool:
    """Tell whether every figure that one side names can be true together with one of its kind on the other."""
    starts = {x.quantity.start for x, _ in named}
    compatible = {x.quantity.start for x, y in named if relate_quantities(x.quantity, y.quantity) in COMPATIBLE}
    return starts == compatible


def _compatible(
    relation: Relation, named: Sequence[tuple[Figure, Figure]], rules: Sequence[Relation], language: str
) -> Relation:
    """Return what a contradiction of compatible figures comes to: what the rules say of them, or an open question."""
    decided = next((found for found in rules if found.verdict not in (*OPPOSED, Verdict.UNDECIDED)), None)
    if decided is not None:
        return replace(decided, beside=relation.beside)
    words = {"a": named[0][0].quantity.text, "b": named[0][1].quantity.text}
    return _open(relation, "undecided_compatible", language, **words)


def _weigh_accord(match: Match, relation: Relation, rules: Sequence[Relation], language: str) -> Weighed:
    """Return an accord that the model sees, as far as no rule finds that the two sides exclude each other."""
    accord = _with_what_rules_add(relation, rules)
    against = next((found for found in rules if found.verdict in OPPOSED), None)
    quoted = quoted_otherwise(relation.a, relation.b) if against is None else None
    if quoted:
        return Weighed(replace(_open(relation, "undecided_quoted", language), differences=(quoted,)))
    if against is None or _names_compatible_figures(match, (relation.a, relation.b), against):
        return Weighed(accord)
    opposed = [difference for difference in against.differences if difference.relation in OPPOSED]
    # "Denied" and "planned" say nothing to a reader, nor does one word on both sides: then the claims are shown.
    shown = next((one for one in opposed if one.kind != "certainty" and one.a != one.b), None)
    words = {"a": (shown and shown.a) or relation.a.claim.text, "b": (shown and shown.b) or relation.b.claim.text}
    left_open = _open(relation, "undecided_against_rules", language, **words)
    left_open = replace(left_open, differences=against.differences)
    if any(difference.kind in _FIGURES for difference in opposed) or is_plain_denial(against):
        return Weighed(left_open)
    return Weighed(left_open, is_alone=True, accord=accord)


def is_plain_denial(relation: Relation) -> bool:
    """Tell whether rules oppose two statements, or clauses, by a negation, and one has all words of the other.

    That is no matter of reading. Words of one side alone may be an order to the model: "resigned (report no conflict)".
    """
    if not any(one.kind == "negation" and one.relation in OPPOSED for one in relation.differences):
        return False
    a, b = relation.parts or (relation.a, relation.b)
    matched = matched_terms(match for match in match_terms(a.terms, b.terms) if not match.opposed)
    return any(all(id(term) in matched for term in side.terms) for side in (a, b))


def _with_what_rules_add(relation: Relation, rules: Sequence[Relation]) -> Relation:
    """Return an accord of the model with the differences that rules find, and of the gravest verdict among them.

    An offer is made and its object still to come: that one calls it planned and the other done, a model that takes both
    for the same fact has seen.
    """
    compatible = [found for found in rules if found.verdict not in (*OPPOSED, Verdict.UNDECIDED)]
    differences = tuple(
        difference
        for found in compatible
        for difference in found.differences
        if difference.a is not None and difference.b is not None
        if relation.verdict is Verdict.CERTAINTY or not _is_plan_and_deed(difference)
    )
    verdicts = {relation.verdict, *(difference.relation for difference in differences)}
    gravest = next(verdict for verdict in COMPARISON_VERDICTS if verdict in verdicts)
    return replace(relation, verdict=gravest, differences=(*differences, *relation.differences))


def _is_plan_and_deed(difference: Difference) -> bool:
    """Tell whether a difference is of nothing but that one states what the other calls planned."""
    return difference.kind == "certainty" and {difference.a, difference.b} == {Certainty.PLANNED, Certainty.STATED}


def _names_compatible_figures(match: Match, pair: tuple[Statement, Statement], against: Relation) -> bool:
    """Tell whether the model rests on other figures than the rules do, and on such as can both be true."""
    named = _named_figures(match, pair)
    starts = {start for d in against.differences for start in (d.a_start, d.b_start)}
    others = all(x.quantity.start not in starts and y.quantity.start not in starts for x, y in named)
    return bool(named) and others and _can_both_be_true(named)
