"""How two statements came to their verdict, as a record that can be printed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from claimcheck.comparison.evidence.subject import Subject
from claimcheck.comparison.rules.outcomes import Differs, Outcome, Same, Undecided, Unrelated
from claimcheck.comparison.rules.places import places_of_both
from claimcheck.comparison.rules.registry import Ruled
from claimcheck.comparison.statements import Statement
from claimcheck.records import Difference, Place, RuleOutcome, Trace, Verdict
from claimcheck.verdicts import OPPOSED


def trace_of(subject: Subject, verdict: Verdict, decided: str, door: str, ruled: Sequence[Ruled]) -> Trace:
    """Return the trace of a pair; `decided` names the line of the table, `door` by what the pair was joined."""
    return Trace(
        claims=(subject.a.claim.id, subject.b.claim.id),
        verdict=verdict,
        decided=decided,
        likeness=round(subject.likeness, 3),
        door=door,
        places_a=tuple(_places(subject.a)),
        places_b=tuple(_places(subject.b)),
        outcomes=(*_proved(subject), *(_outcome(one.rule, outcome) for one in ruled for outcome in one.outcomes)),
        left_a=tuple(_left_over(subject.a, _matched(subject, first=True))),
        left_b=tuple(_left_over(subject.b, _matched(subject, first=False))),
    )


def _proved(subject: Subject) -> Iterator[RuleOutcome]:
    """Yield the places that both statements fill, each with the words by which it is the same, or that it is open."""
    for name, found in places_of_both(subject):
        words = (found.a, found.b) if found else (None, None)
        yield RuleOutcome(f"place.{name}", "same" if found else "undecided", "", *words)


def _matched(subject: Subject, *, first: bool) -> frozenset[int]:
    """Return the offsets of the terms and figures of one side that have a partner on the other."""
    matches = [match.a if first else match.b for match in subject.shared.matches]
    pairs = [pair.a if first else pair.b for pair in (*subject.amounts.pairs, *subject.dates.pairs)]
    return frozenset([term.start for term in matches] + [figure.quantity.start for figure in pairs])


def _left_over(statement: Statement, matched: Collection[int]) -> Iterator[Place]:
    """Yield the words of content and the figures of a statement that have no partner, in its order."""
    return (place for place in _places(statement) if place.start not in matched)


def trace_of_difference(a: Statement, b: Statement, difference: Difference) -> Trace:
    """Return the trace of two statements that one rule holds against each other, whatever else they tell."""
    return Trace(
        claims=difference.claims,
        verdict=difference.relation,
        decided="opposed" if difference.relation in OPPOSED else str(difference.relation),
        likeness=0.0,
        door=difference.rule,
        places_a=tuple(_places(a)),
        places_b=tuple(_places(b)),
        outcomes=(_outcome(difference.rule, Differs(difference)),),
    )


def trace_of_sameness(a: Statement, b: Statement, rule: str, words: tuple[str, str]) -> Trace:
    """Return the trace of two statements of which one rule finds one thing the same, whatever else they tell."""
    return Trace(
        claims=(a.claim.id, b.claim.id),
        verdict=Verdict.AGREE,
        decided=rule,
        likeness=0.0,
        door=rule,
        places_a=tuple(_places(a)),
        places_b=tuple(_places(b)),
        outcomes=(RuleOutcome(rule, "same", "", *words),),
    )


def mirrored(trace: Trace) -> Trace:
    """Return the same trace seen from the other side."""
    outcomes = tuple(replace(outcome, a=outcome.b, b=outcome.a) for outcome in trace.outcomes)
    claims = (trace.claims[1], trace.claims[0])
    return replace(
        trace,
        claims=claims,
        places_a=trace.places_b,
        places_b=trace.places_a,
        outcomes=outcomes,
        left_a=trace.left_b,
        left_b=trace.left_a,
    )


def _outcome(rule: str, outcome: Outcome) -> RuleOutcome:
    match outcome:
        case Same(a, b):
            return RuleOutcome(rule, "same", "", a, b)
        case Differs(difference):
            return RuleOutcome(rule, "differs", f"{difference.kind}:{difference.relation}", difference.a, difference.b)
        case Undecided(reason, cause):
            return RuleOutcome(_case_of(rule, cause), "undecided", reason)
        case Unrelated(reason, cause):
            return RuleOutcome(_case_of(rule, cause), "unrelated", reason)


def _case_of(rule: str, cause: str) -> str:
    """Return the id of a case of a rule: "amount.period"."""
    return f"{rule}.{cause}" if cause else rule


def _places(statement: Statement) -> Iterator[Place]:
    """Yield what was found in a statement, in its order."""
    places = [Place(_name_of(term.name, term.negated), term.text, term.start) for term in statement.terms]
    places += [Place("amount", figure.quantity.text, figure.quantity.start) for figure in statement.amounts]
    places += [Place("date", figure.quantity.text, figure.quantity.start) for figure in statement.dates]
    yield from sorted(places, key=lambda place: place.start)


def _name_of(name: bool, negated: bool) -> str:
    if name:
        return "name"
    return "negated word" if negated else "word"
