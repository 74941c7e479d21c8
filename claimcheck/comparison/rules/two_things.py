"""By what two statements are seen to give their figures for two things, two days or two times."""

from __future__ import annotations

from collections.abc import Callable

from claimcheck.comparison.evidence.days import are_of_two_days, dates_of
from claimcheck.comparison.evidence.denials import sets_something_apart
from claimcheck.comparison.evidence.matching import matched_terms, name_two_measures
from claimcheck.comparison.evidence.roles import FigurePair, is_day_of_saying
from claimcheck.comparison.evidence.scopes import are_of_different_scopes, may_be_of_two_places
from claimcheck.comparison.evidence.subject import Subject
from claimcheck.comparison.rules.opposites import tells_of_another
from claimcheck.comparison.rules.outcomes import Outcome, Undecided, Unrelated
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.terms import Term
from claimcheck.figures.intervals import QuantityRelation
from claimcheck.records import Certainty, Quantity

# The letters of a quarter and a half-year in the value of a date.
_PARTS_OF_A_YEAR = frozenset("QH")


def of_two_things(subject: Subject) -> Outcome | None:
    """Return by what two statements are seen to give their figures for two things, or may be, None by nothing."""
    if are_of_different_scopes(subject.a, subject.b, subject.shared.matches):
        return Unrelated("other_matter", "scope")
    if _measure_two_things(subject):
        return Unrelated("other_matter", "measure")
    if sets_something_apart(subject.a) is not sets_something_apart(subject.b) or tells_of_another(subject):
        return Undecided("undecided_role", "contrast")
    if may_be_of_two_places(subject.a, subject.b, subject.shared.matches):
        return Undecided("undecided_role", "place")
    if _unplaced_against_each_other(subject) or _measure_a_part_of_a_period(subject):
        return Undecided("undecided_role", "period")
    return Undecided("undecided_role", "plan") if _asked_for_against_given(subject) else None


def give_two_days(subject: Subject) -> bool:
    """Tell whether days in one role exclude each other, or all days of two forecasts: they tell of two days.

    That something was said on two days makes no two events of it.
    """
    apart = (dates for dates in subject.dates.pairs if dates.relation is QuantityRelation.DISJOINT)
    if any(not (_say_when(subject, dates) or (dates.a.aside and dates.b.aside)) for dates in apart):
        return True
    return are_expected(subject) and are_of_two_days(dates_of(subject.a), dates_of(subject.b))


def _say_when(subject: Subject, dates: FigurePair) -> bool:
    """Tell whether both of two dates are of what was said: "police said on Monday", "police said on Tuesday"."""
    return is_day_of_saying(dates.a, subject.a) and is_day_of_saying(dates.b, subject.b)


def are_expected(subject: Subject) -> bool:
    """Tell whether both sides tell what is to come: the trains of tomorrow, the growth of next year."""
    return all(side.claim.certainty is Certainty.PLANNED for side in (subject.a, subject.b))


def _measure_two_things(subject: Subject) -> bool:
    """Tell whether each side names a measure that the other does not: growth and inflation, dead and missing."""
    return name_two_measures(own_terms(subject, subject.a), own_terms(subject, subject.b))


def _asked_for_against_given(subject: Subject) -> bool:
    """Tell whether one side tells what is asked for or planned and the other what was done, each in words of its own.

    Five years that prosecutors ask for and the three that a court gives are both true.
    """
    return planned_against_done(subject) and all(own_terms(subject, side) for side in (subject.a, subject.b))


def planned_against_done(subject: Subject) -> bool:
    """Tell whether one side tells what is to come and the other what came: what was to open did not open."""
    certainties = {subject.a.claim.certainty, subject.b.claim.certainty}
    return certainties == {Certainty.PLANNED, Certainty.STATED}


def own_terms(subject: Subject, side: Statement) -> list[Term]:
    """Return the words of content that one side has alone."""
    matched = matched_terms(subject.shared.matches)
    return [term for term in side.terms if not term.name and id(term) not in matched]


def _measure_a_part_of_a_period(subject: Subject) -> bool:
    """Tell whether one side gives its figures for a month, and the other for the quarter or half-year around it."""
    finer = (QuantityRelation.A_FINER, QuantityRelation.B_FINER)
    return any(
        _is_part_of_a_year(dates.a.quantity) is not _is_part_of_a_year(dates.b.quantity)
        for dates in subject.dates.pairs
        if dates.relation in finer
    )


def _is_part_of_a_year(date: Quantity) -> bool:
    """Tell whether a date is a quarter or a half-year: 2021-Q1, -H2."""
    return str(date.value)[-2:-1] in _PARTS_OF_A_YEAR


def _unplaced_against_each_other(subject: Subject) -> bool:
    """Tell whether each side tells a time that no calendar places, in words that the other lacks: this year, last year.

    Across languages the words say nothing.
    """
    return _times_of_its_own(subject, lambda quantity: quantity.value is None and _is_unplaced(quantity))


def tell_times_in_other_words(subject: Subject) -> bool:
    """Tell whether each side tells a time without a year, in words that the other lacks: in September, next spring."""
    return _times_of_its_own(subject, _is_unplaced)


def _times_of_its_own(subject: Subject, is_meant: Callable[[Quantity], bool]) -> bool:
    """Tell whether each side has a time that is meant and that the other lacks; the day of a report is none.

    Nor is the day of a figure that another is held against: "against 28 on Friday".
    """
    first, second = (
        {
            figure.quantity.text.casefold()
            for figure in figures
            if is_meant(figure.quantity) and not (figure.earlier or is_day_of_saying(figure, side))
        }
        for side, figures in ((subject.a, subject.dates.only_a), (subject.b, subject.dates.only_b))
    )
    return bool(first and second) and subject.a.language == subject.b.language


def _is_unplaced(quantity: Quantity) -> bool:
    return quantity.low is None and quantity.high is None
