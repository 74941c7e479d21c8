"""The rule of two dates that fill one role."""

from __future__ import annotations

from claimcheck.comparison import thresholds
from claimcheck.comparison.evidence.days import are_of_two_days, count_up_to_their_times, tells_until_then
from claimcheck.comparison.evidence.roles import CERTAIN_ROLE, POSSIBLE_ROLE, FigurePair, other_words_replaced
from claimcheck.comparison.evidence.subject import Subject, words_of_figure
from claimcheck.comparison.rules.finer import with_finer_side
from claimcheck.comparison.rules.outcomes import Differs, Outcome, Same, Undecided, Unrelated
from claimcheck.comparison.rules.two_things import own_terms, tell_times_in_other_words
from claimcheck.comparison.statements import Figure, Statement
from claimcheck.comparison.vocabulary.concepts import happens_once, lasts
from claimcheck.comparison.vocabulary.terms import Term
from claimcheck.figures.intervals import QuantityRelation
from claimcheck.records import Kind, Verdict

# A date stands by what it dates with no more than a preposition between.
_BESIDE = 2


def date_differences(subject: Subject) -> list[Outcome]:
    """Judge each pair of dates; dates that exclude each other set apart two events unless all else is the same."""
    grades = [grade for pair in subject.dates.pairs for grade in _date(subject, pair)]
    if tell_times_in_other_words(subject) or _dates_one_act_twice(subject):
        grades.append(Undecided("undecided_date"))
    return grades


def _date(subject: Subject, pair: FigurePair) -> list[Outcome]:
    words = words_of_figure(pair.a), words_of_figure(pair.b)
    if pair.relation is QuantityRelation.DISJOINT and pair.a.aside and pair.b.aside:
        return []  # each is the day of an amount in brackets, and of nothing else
    if _dates_another_figure(subject, pair):
        return [Undecided("undecided_date")]
    if pair.relation is QuantityRelation.SAME:
        return [Same(words[0][0], words[1][0])]
    if pair.compatible:
        difference = subject.difference("date", Verdict.PRECISION, *words)
        return [Differs(with_finer_side(difference, pair))] if pair.role >= CERTAIN_ROLE else []
    if count_up_to_their_times(subject.a, subject.b) and subject.amounts.pairs:
        return []  # what there was by Friday and what there was by Sunday are two states of one count
    if _may_both_be(subject, pair):
        return [Undecided("undecided_date")]
    if _dates_one_thing(subject, pair):
        verdict = Verdict.DISPUTED if subject.quoted_against_each_other() else Verdict.CONFLICT
        return [Differs(subject.difference("date", verdict, *words))]
    return [Undecided("undecided_date") if pair.role >= POSSIBLE_ROLE else Unrelated("other_matter")]


def _dates_another_figure(subject: Subject, pair: FigurePair) -> bool:
    """Tell whether one side dates by it a figure that another is held against, and the other side something else.

    "450,000, against 800,000 on 23 March" and "450,000 on 23 March": not where both give the 800,000.
    """
    sides = pair.a.earlier, pair.b.earlier
    given = ((one.a.earlier, one.b.earlier) for one in subject.amounts.pairs if one.compatible)
    return sides[0] is not sides[1] and sides not in given


def _may_both_be(subject: Subject, pair: FigurePair) -> bool:
    """Tell whether two dates that exclude each other may both be right, however much else is the same."""
    if _may_be_so_on_both_days(subject) or _dates_contraries(subject):
        return True
    if _dates_something_else(subject, pair):
        return True  # built in 1902, the mill was sold; the mill was sold in 2021
    if pair.role >= POSSIBLE_ROLE and _numbers_which_one(subject):
        return True  # the mill was built in 1968, the second mill in 1974
    if CERTAIN_ROLE <= pair.role < 1.0 and other_words_replaced(subject.a, subject.b, subject.shared.matches):
        return True  # the semi-final last year, the final on Sunday: each dates a thing of its own
    # "234 new patients, against 173 on Friday": of another day the rest is another as well.
    return pair.role >= CERTAIN_ROLE and _gives_other_amounts(subject)


def _dates_one_thing(subject: Subject, pair: FigurePair) -> bool:
    """Tell whether two dates are those of one thing, by their place, by what happens once or by all other words."""
    same_wording = pair.role >= CERTAIN_ROLE and subject.shared.dice >= _same_wording(subject)
    return pair.role == 1.0 or same_wording or _dates_what_happens_once(subject, pair)


def _same_wording(subject: Subject) -> float:
    return thresholds.SAME_WORDING_HELD_TOGETHER if subject.held_together else thresholds.SAME_WORDING


def _may_be_so_on_both_days(subject: Subject) -> bool:
    """Tell whether what both sides tell may be so on more days than one.

    "Still on alert" on Thursday and on Friday: how things stood on one day denies nothing of another. A strike goes on
    tomorrow and goes on this week.
    """
    if subject.order and (tells_until_then(subject.a) or tells_until_then(subject.b)):
        return True
    return any(lasts(key) for match in subject.shared.matches for key in match.a.concepts & match.b.concepts)


def _dates_something_else(subject: Subject, pair: FigurePair) -> bool:
    """Tell whether a date stands right behind a word of content that the other side does not have: born, opened."""
    if subject.a.language != subject.b.language:
        return False  # in another language a word that is not known may be the same
    sides = (subject.a, pair.a), (subject.b, pair.b)
    return any(_stands_right_behind(date, term) for side, date in sides for term in own_terms(subject, side))


def _dates_contraries(subject: Subject) -> bool:
    """Tell whether each day is that of another contrary: reported missing on Monday, found on Tuesday."""
    return any(match.opposed for match in subject.shared.matches)


def _dates_one_act_twice(subject: Subject) -> bool:
    """Tell whether two days that exclude each other stand right behind one word of both: it ends on Sunday, on Monday.

    That one side begins it on Sunday as well makes no agreement of its end.
    """
    for match in subject.shared.matches:
        x, y = (_day_right_behind(match.a, subject.a), _day_right_behind(match.b, subject.b))
        if x and y and not match.opposed and are_of_two_days([x], [y]):
            return True
    return False


def _day_right_behind(term: Term, side: Statement) -> Figure | None:
    return next((day for day in side.dates if _stands_right_behind(day, term)), None)


def _stands_right_behind(date: Figure, term: Term) -> bool:
    return 0 < date.place - term.place <= _BESIDE


def _numbers_which_one(subject: Subject) -> bool:
    """Tell whether one side alone says which of several it speaks of: the mill, the second mill."""
    alone = (*subject.amounts.only_a, *subject.amounts.only_b)
    return any(figure.quantity.kind is Kind.ORDINAL for figure in alone)


def _dates_what_happens_once(subject: Subject, pair: FigurePair) -> bool:
    """Tell whether two dates stand by one word of what happens once, a birth or the building of a bridge.

    Of one thing, that is: a figure of both, or a side without words of its own, says that it is one.
    """
    one = any(amounts.compatible for amounts in subject.amounts.pairs) or not all(
        own_terms(subject, side) for side in (subject.a, subject.b)
    )
    return one and any(
        abs(match.a.place - pair.a.place) <= _BESIDE
        and abs(match.b.place - pair.b.place) <= _BESIDE
        and any(happens_once(key) for key in match.a.concepts)
        for match in subject.shared.matches
        if not match.opposed
    )


def _gives_other_amounts(subject: Subject) -> bool:
    """Tell whether each side gives an amount that the other does not give."""
    amounts = subject.amounts
    return bool(amounts.only_a and amounts.only_b) or not all(pair.compatible for pair in amounts.pairs)
