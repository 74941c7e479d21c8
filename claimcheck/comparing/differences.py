"""The respects in which two statements of one matter may differ, each judged by rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claimcheck.comparing.concepts import changes_over_time
from claimcheck.comparing.matching import Overlap, same_name
from claimcheck.comparing.roles import FigureMatching, FigurePair, is_aligned
from claimcheck.comparing.statements import Figure, Statement, Term
from claimcheck.figures.intervals import QuantityRelation
from claimcheck.records import Certainty, Difference, Kind, Verdict

# How sure the common role of two amounts must be to hold one against the other, and to mention that it is unclear.
_CERTAIN_ROLE = 0.55
_POSSIBLE_ROLE = 0.35

# How alike the rest of two statements must be for a negation, an opposite, a name or a date to set them against
# each other.
_SAME_EVENT = 0.5
_SAME_WORDING = 0.7
_SAME_FRAME = 0.85


@dataclass(frozen=True, slots=True)
class Subject:
    """Two statements with all that was found out about what they share."""

    a: Statement
    b: Statement
    shared: Overlap
    amounts: FigureMatching
    dates: FigureMatching
    likeness: float
    order: int


@dataclass(frozen=True, slots=True)
class Grade:
    """A difference; or a reason why none could be established; or a sign that the statements part ways."""

    difference: Difference | None = None
    undecided: str = ""
    elsewhere: bool = False


_Words = tuple[str, int | None]


def _difference(subject: Subject, kind: str, relation: Verdict, a: _Words | None, b: _Words | None) -> Difference:
    return Difference(
        kind=kind,
        a=a[0] if a else None,
        b=b[0] if b else None,
        relation=relation,
        claims=(subject.a.claim.id, subject.b.claim.id),
        a_start=a[1] if a else None,
        b_start=b[1] if b else None,
    )


def _words(figure: Figure) -> _Words:
    return figure.quantity.text, figure.quantity.start


def amount_differences(subject: Subject) -> list[Grade]:
    """Judge each pair of amounts that fill the same role."""
    if any(pair.relation is QuantityRelation.DISJOINT for pair in subject.dates.pairs):
        return []
    return [grade for pair in subject.amounts.pairs for grade in _amount(subject, pair)]


def _amount(subject: Subject, pair: FigurePair) -> list[Grade]:
    kind = str(pair.a.quantity.kind)
    if pair.relation is QuantityRelation.SAME:
        return []
    if pair.compatible:
        return [Grade(_difference(subject, kind, Verdict.PRECISION, _words(pair.a), _words(pair.b)))]
    if pair.role >= _CERTAIN_ROLE:
        verdict = _opposed(subject, pair)
        return [Grade(_difference(subject, kind, verdict, _words(pair.a), _words(pair.b)))]
    if pair.role >= _POSSIBLE_ROLE:
        return [Grade(undecided="undecided_role")]
    return []


def _opposed(subject: Subject, pair: FigurePair) -> Verdict:
    """Return the verdict on two values that exclude each other: who says so, and when, decides."""
    if _quoted_against_each_other(subject):
        return Verdict.DISPUTED
    in_order = subject.order or subject.a.stage != subject.b.stage
    if in_order and pair.relation is QuantityRelation.DISJOINT and _changes(subject, pair):
        return Verdict.UPDATE
    return Verdict.CONFLICT


def _quoted_against_each_other(subject: Subject) -> bool:
    first, second = subject.a.claim.speaker, subject.b.claim.speaker
    return bool(first and second and not same_name(first.casefold(), second.casefold()))


def _changes(subject: Subject, pair: FigurePair) -> bool:
    units = {pair.a.quantity.unit, pair.b.quantity.unit}
    keys = {match.a.key for match in subject.shared.matches} | {unit for unit in units if unit}
    return pair.a.quantity.kind is not Kind.DATE and any(changes_over_time(key) for key in keys)


def date_differences(subject: Subject) -> list[Grade]:
    """Judge each pair of dates; dates that exclude each other set apart two events unless all else is the same."""
    grades: list[Grade] = []
    for pair in subject.dates.pairs:
        if pair.relation is QuantityRelation.SAME:
            continue
        if pair.compatible:
            grades.append(Grade(_difference(subject, "date", Verdict.PRECISION, _words(pair.a), _words(pair.b))))
        elif pair.role >= _CERTAIN_ROLE and subject.shared.dice >= _SAME_WORDING:
            verdict = Verdict.DISPUTED if _quoted_against_each_other(subject) else Verdict.CONFLICT
            grades.append(Grade(_difference(subject, "date", verdict, _words(pair.a), _words(pair.b))))
        elif pair.role >= _POSSIBLE_ROLE:
            grades.append(Grade(undecided="undecided_date"))
        else:
            grades.append(Grade(elsewhere=True))
    return grades


def polarity_differences(subject: Subject) -> list[Grade]:
    """Judge what one side negates or puts as its opposite and the other does not."""
    if subject.shared.dice < _SAME_EVENT:
        return []
    return [
        Grade(
            _difference(
                subject, "opposite" if match.opposed else "negation", _said(subject), _spot(match.a), _spot(match.b)
            )
        )
        for match in subject.shared.matches
        if match.opposed != (match.a.negated != match.b.negated) and not match.a.name
    ]


def _said(subject: Subject) -> Verdict:
    return Verdict.DISPUTED if _quoted_against_each_other(subject) else Verdict.CONFLICT


def _spot(term: Term) -> _Words:
    return term.text, term.start


def _unmatched(statement: Statement, matched: Iterable[Term]) -> list[Term]:
    taken = {id(term) for term in matched}
    return [term for term in statement.terms if id(term) not in taken]


def name_differences(subject: Subject) -> list[Grade]:
    """Judge two names that stand in the same place of two otherwise equal wordings."""
    names_a = [term for term in _unmatched(subject.a, (m.a for m in subject.shared.matches)) if term.name]
    names_b = [term for term in _unmatched(subject.b, (m.b for m in subject.shared.matches)) if term.name]
    return [
        Grade(_difference(subject, "name", _said(subject), _spot(x), _spot(y)))
        for x in names_a
        for y in names_b
        if is_aligned(subject.a, subject.b, x, y, likeness=_SAME_FRAME)
    ]


def certainty_differences(subject: Subject) -> list[Grade]:
    """Judge how firmly each side stands behind the statement."""
    first, second = subject.a.claim.certainty, subject.b.claim.certainty
    if (first is Certainty.DENIED) != (second is Certainty.DENIED):
        relation = Verdict.DISPUTED
    elif (first is Certainty.STATED) != (second is Certainty.STATED):
        relation = Verdict.CERTAINTY
    else:
        return []
    if relation is Verdict.DISPUTED and subject.shared.dice < _SAME_EVENT:
        return []
    return [Grade(_difference(subject, "certainty", relation, (str(first), None), (str(second), None)))]


def detail_differences(subject: Subject) -> list[Grade]:
    """Name the amounts and dates that only one side gives."""
    grades = []
    for matching in (subject.amounts, subject.dates):
        for figure in matching.only_a:
            kind = str(figure.quantity.kind)
            grades.append(Grade(_difference(subject, kind, Verdict.PRECISION, _words(figure), None)))
        for figure in matching.only_b:
            kind = str(figure.quantity.kind)
            grades.append(Grade(_difference(subject, kind, Verdict.PRECISION, None, _words(figure))))
    return grades
