"""The respects in which two statements of one matter may differ, each judged by rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from claimcheck.annotation.certainty import is_firm, tells_of_a_denial
from claimcheck.annotation.futures import plans
from claimcheck.annotation.speech import speech_words
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.comparison import thresholds
from claimcheck.comparison.evidence.background import Background
from claimcheck.comparison.evidence.days import (
    are_of_two_days,
    dates_of,
    is_of_another_era,
    tells_until_now,
    tells_until_then,
)
from claimcheck.comparison.evidence.denials import (
    are_of_two_objects,
    denies_by_finer_words,
    follows,
    is_another,
    is_taken_away,
    is_undone_once,
    negates_only_at_a_time,
    negates_only_when,
    order_of_lapse,
    sets_something_apart,
    stands_under_condition,
)
from claimcheck.comparison.evidence.matching import (
    TermMatch,
    bear_other_titles,
    matched_terms,
    may_be_of_two_that_act,
    name_two_measures,
)
from claimcheck.comparison.evidence.moments import are_of_two_moments, is_provisional_once
from claimcheck.comparison.evidence.movements import move_differently
from claimcheck.comparison.evidence.roles import (
    CERTAIN_ROLE,
    POSSIBLE_ROLE,
    FigurePair,
    is_day_of_saying,
    names_in_one_place,
    other_words_replaced,
    significant_digits,
)
from claimcheck.comparison.evidence.scopes import are_of_different_scopes
from claimcheck.comparison.evidence.shares import Share, shares_of_one_side, shares_of_one_whole
from claimcheck.comparison.evidence.subject import Subject, Words, words_of
from claimcheck.comparison.rules.outcomes import Differs, Outcome, Same, Undecided, Unrelated
from claimcheck.comparison.statements import Figure, Statement
from claimcheck.comparison.vocabulary.concepts import (
    changes_over_time,
    counts_victims,
    happens_once,
    is_a_state,
    lasts,
    opposite,
    undoing,
)
from claimcheck.comparison.vocabulary.names import share_a_name
from claimcheck.comparison.vocabulary.sorts import several
from claimcheck.comparison.vocabulary.spelling import perhaps_one_name
from claimcheck.comparison.vocabulary.terms import (
    Term,
    first_person,
    negative_particles,
    opens_a_noun,
    verbs_of_saying,
)
from claimcheck.figures.intervals import QuantityRelation
from claimcheck.languages.scanner import scan
from claimcheck.records import Certainty, Difference, Kind, Qualifier, Quantity, Verdict

_FINER: dict[QuantityRelation, Literal["a", "b"]] = {QuantityRelation.A_FINER: "a", QuantityRelation.B_FINER: "b"}

# Dozens are 20 or 24, hundreds 200: the next word for so many is about so many times the one before.
_NEXT_MAGNITUDE = 5

# What is said of one thing names it by so many words.
_OBJECT = 2

_LOWER = frozenset({Qualifier.AT_LEAST, Qualifier.MORE_THAN})
_BOUNDS = (_LOWER, frozenset({Qualifier.AT_MOST, Qualifier.LESS_THAN}))

# A figure of both says as much for one matter as so many words.
_OF_A_FIGURE = 2

# A date stands by what it dates with no more than a preposition between.
_BESIDE = 2

# The class of the words that limit a result to what is known so far.
_QUOTES = frozenset('"«»“”„')


def _words(figure: Figure) -> Words:
    return figure.quantity.text, figure.quantity.start


def _finer(difference: Difference, pair: FigurePair) -> Difference:
    """Return the difference with the side that is the more exact one, as the relation of the intervals tells it.

    Of two bounds from one side with two numbers neither is the other given more exactly.
    """
    quantities = pair.a.quantity, pair.b.quantity
    bound = any(all(one.qualifier in side and one.kind is not Kind.DATE for one in quantities) for side in _BOUNDS)
    finer = None if bound and quantities[0].value != quantities[1].value else _FINER.get(pair.relation)
    return replace(difference, finer=finer)


def amount_differences(subject: Subject) -> list[Outcome]:
    """Judge each pair of amounts that fill the same role; figures of two times exclude nothing."""
    grades = [grade for pair in subject.amounts.pairs for grade in _amount(subject, pair)]
    if all(any(figure.listed for figure in alone) for alone in (subject.amounts.only_a, subject.amounts.only_b)):
        # Lines 4, 7 and 12; lines 4, 7 and 13: each names one of its own.
        grades.append(Undecided("undecided_role", "names"))
    return grades


def _amount(subject: Subject, pair: FigurePair) -> list[Outcome]:
    if move_differently(pair.a, subject.a, pair.b, subject.b):
        return [Undecided("undecided_role", "movement")]
    if pair.relation is QuantityRelation.SAME:
        return [Same(_words(pair.a)[0], _words(pair.b)[0])]
    if pair.compatible:
        return _compatible_amounts(subject, pair)
    if pair.role >= CERTAIN_ROLE:
        return [_exclusive_amounts(subject, pair)]
    if pair.role >= POSSIBLE_ROLE:
        return [Undecided("undecided_role", "role")]
    return []


def _compatible_amounts(subject: Subject, pair: FigurePair) -> list[Outcome]:
    """Return what two amounts tell that are not the same and may both be true: one is finer, or it has grown."""
    if _are_two_magnitudes(pair) or _bound_each_other(pair):
        return [Undecided("undecided_role", "magnitude")]
    if pair.role < CERTAIN_ROLE and not pair.is_one_figure:
        return []
    kind, sides = pair.a.quantity.kind.value, (_words(pair.a), _words(pair.b))
    if pair.role >= CERTAIN_ROLE and _has_grown(subject, pair) and not _are_of_two_days(subject):
        return [Differs(subject.difference(kind, Verdict.UPDATE, *sides))]
    return [Differs(_finer(subject.difference(kind, Verdict.PRECISION, *sides), pair))]


def _exclusive_amounts(subject: Subject, pair: FigurePair) -> Outcome:
    """Return what two amounts of one thing tell that cannot both be true, unless they are of two things after all."""
    if _are_of_two_days(subject):
        return Unrelated("other_matter", "day")
    if is_of_another_era(subject.a, subject.b) or is_of_another_era(subject.b, subject.a):
        return Unrelated("other_matter", "era")
    if pair.a.quantity.kind is Kind.ORDINAL and _has_day_of_its_own(subject):
        # The fourth day of an alert, on Sunday, and its third, on Saturday: what is counted grows with the days.
        return Undecided("undecided_date", "count_of_days")
    apart = _of_two_things(subject)
    if apart:
        return apart
    if pair.role < 1.0 and _is_no_number(pair):
        return Undecided("undecided_role", "vague")
    kind = pair.a.quantity.kind.value  # not `str` of it, which makes a string anew for each of many differences
    return Differs(subject.difference(kind, _opposed(subject, pair), _words(pair.a), _words(pair.b)))


def _has_grown(subject: Subject, pair: FigurePair) -> bool:
    """Tell whether an earlier report bounds a number of victims from below, and a later one gives a greater number.

    "More than 300 dead" admits the 340 of the next day; by then more are known.
    """
    if not subject.order:
        return False
    earlier, later = (pair.a.quantity, pair.b.quantity) if subject.order < 0 else (pair.b.quantity, pair.a.quantity)
    keys = {key for match in subject.shared.matches for key in (match.a.key, *match.a.concepts)}
    counted = {earlier.unit or "", later.unit or "", *keys}
    if earlier.kind is not Kind.COUNT or earlier.qualifier not in _LOWER or not any(map(counts_victims, counted)):
        return False
    first, second = earlier.value, later.value
    return isinstance(first, int | float) and isinstance(second, int | float) and first < second


def _is_no_number(pair: FigurePair) -> bool:
    """Tell whether one side gives no number: tens of thousands may be of all, and 7,340 of some."""
    counts = pair.a.quantity.kind is pair.b.quantity.kind is Kind.COUNT
    return counts and (pair.a.quantity.value is None) is not (pair.b.quantity.value is None)


def _are_two_magnitudes(pair: FigurePair) -> bool:
    """Tell whether two words for so many are of two sizes, whatever either leaves open: dozens, hundreds."""
    sizes = [_magnitude(figure.quantity) for figure in (pair.a, pair.b)]
    return all(sizes) and max(sizes) >= _NEXT_MAGNITUDE * min(sizes)


def _magnitude(quantity: Quantity) -> float:
    """Return from how many on a word alone counts, 0 for what is no such word."""
    plain = quantity.value is None and quantity.qualifier is Qualifier.AT_LEAST and quantity.kind is Kind.COUNT
    is_word = plain and not any(map(str.isdigit, quantity.text))
    return quantity.low if is_word and isinstance(quantity.low, int | float) else 0


def _bound_each_other(pair: FigurePair) -> bool:
    """Tell whether one side gives as the least what the other gives as the most: up to six months, at least six."""
    a, b = pair.a.quantity, pair.b.quantity
    qualifiers = {a.qualifier, b.qualifier}
    return qualifiers == {Qualifier.AT_LEAST, Qualifier.AT_MOST} and a.value == b.value is not None


def _of_two_things(subject: Subject) -> Outcome | None:
    """Return by what two statements are seen to give their figures for two things, or may be, None by nothing."""
    if are_of_different_scopes(subject.a, subject.b, subject.shared.matches):
        return Unrelated("other_matter", "scope")
    if _measure_two_things(subject):
        return Unrelated("other_matter", "measure")
    if sets_something_apart(subject.a) is not sets_something_apart(subject.b) or tells_of_another(subject):
        return Undecided("undecided_role", "contrast")
    if _unplaced_against_each_other(subject):
        return Undecided("undecided_role", "period")
    return Undecided("undecided_role", "plan") if _asked_for_against_given(subject) else None


def _are_of_two_days(subject: Subject) -> bool:
    """Tell whether days in one role exclude each other, or all days of two forecasts: they tell of two days."""
    if any(dates.relation is QuantityRelation.DISJOINT for dates in subject.dates.pairs):
        return True
    return _are_expected(subject) and are_of_two_days(dates_of(subject.a), dates_of(subject.b))


def _are_expected(subject: Subject) -> bool:
    """Tell whether both sides tell what is to come: the trains of tomorrow, the growth of next year."""
    return all(side.claim.certainty is Certainty.PLANNED for side in (subject.a, subject.b))


def _measure_two_things(subject: Subject) -> bool:
    """Tell whether each side names a measure that the other does not: growth and inflation, dead and missing."""
    return name_two_measures(_own_terms(subject, subject.a), _own_terms(subject, subject.b))


def _asked_for_against_given(subject: Subject) -> bool:
    """Tell whether one side tells what is asked for or planned and the other what was done, each in words of its own.

    Five years that prosecutors ask for and the three that a court gives are both true.
    """
    return _planned_against_done(subject) and all(_own_terms(subject, side) for side in (subject.a, subject.b))


def _own_terms(subject: Subject, side: Statement) -> list[Term]:
    """Return the words of content that one side has alone."""
    matched = matched_terms(subject.shared.matches)
    return [term for term in side.terms if not term.name and id(term) not in matched]


def _unplaced_against_each_other(subject: Subject) -> bool:
    """Tell whether each side tells a time that no calendar places, in words that the other lacks: this year, last year.

    Across languages the words say nothing.
    """
    return _times_of_its_own(subject, lambda quantity: quantity.value is None and _is_unplaced(quantity))


def _tells_times_in_other_words(subject: Subject) -> bool:
    """Tell whether each side tells a time without a year, in words that the other lacks: in September, next spring."""
    return _times_of_its_own(subject, _is_unplaced)


def _times_of_its_own(subject: Subject, is_meant: Callable[[Quantity], bool]) -> bool:
    """Tell whether each side has a time that is meant and that the other lacks; the day of a report is none."""
    first, second = (
        {
            figure.quantity.text.casefold()
            for figure in figures
            if is_meant(figure.quantity) and not is_day_of_saying(figure, side)
        }
        for side, figures in ((subject.a, subject.dates.only_a), (subject.b, subject.dates.only_b))
    )
    return bool(first and second) and subject.a.language == subject.b.language


def _is_unplaced(quantity: Quantity) -> bool:
    return quantity.low is None and quantity.high is None


def _has_day_of_its_own(subject: Subject) -> bool:
    """Tell whether one side has a date that the other lacks, though the other is dated too."""
    a, b = subject.a.dates, subject.b.dates
    return bool(a and b) and bool(subject.dates.only_a or subject.dates.only_b)


def _opposed(subject: Subject, pair: FigurePair) -> Verdict:
    """Return the verdict on two values that exclude each other: who says so, and when, decides."""
    if pair.relation is QuantityRelation.DISJOINT and is_provisional_once(subject.a, subject.b):
        return Verdict.UPDATE  # two counts of one body, whoever is quoted for them
    if pair.relation is QuantityRelation.DISJOINT and _are_given_at_two_moments(subject):
        return Verdict.UPDATE
    if subject.quoted_against_each_other():
        return Verdict.DISPUTED
    in_order = subject.order or subject.a.stage != subject.b.stage
    if in_order and pair.relation is QuantityRelation.DISJOINT and _changes(subject, pair):
        return Verdict.UPDATE
    return Verdict.CONFLICT


def _are_given_at_two_moments(subject: Subject) -> bool:
    """Tell whether one side tells how things were and the other how they are, of any of their numbers."""
    return any(
        one.relation is QuantityRelation.DISJOINT and are_of_two_moments(one.a, subject.a, one.b, subject.b)
        for one in subject.amounts.pairs
    )


def _changes(subject: Subject, pair: FigurePair) -> bool:
    """Tell whether what two figures stand for may have changed between two reports: a count, a toll, a price.

    A forecast is made anew, whatever it counts.
    """
    if pair.a.quantity.kind is Kind.DATE:
        return False
    if pair.a.quantity.kind is Kind.COUNT or _are_expected(subject):
        return True
    units = {pair.a.quantity.unit, pair.b.quantity.unit}
    keys = {match.a.key for match in subject.shared.matches} | {unit for unit in units if unit}
    return any(changes_over_time(key) for key in keys)


def _same_wording(subject: Subject) -> float:
    return thresholds.SAME_WORDING_HELD_TOGETHER if subject.held_together else thresholds.SAME_WORDING


def date_differences(subject: Subject) -> list[Outcome]:
    """Judge each pair of dates; dates that exclude each other set apart two events unless all else is the same."""
    grades: list[Outcome] = []
    for pair in subject.dates.pairs:
        if pair.relation is QuantityRelation.SAME:
            grades.append(Same(_words(pair.a)[0], _words(pair.b)[0]))
            continue
        if pair.compatible:
            if pair.role >= CERTAIN_ROLE:
                difference = subject.difference("date", Verdict.PRECISION, _words(pair.a), _words(pair.b))
                grades.append(Differs(_finer(difference, pair)))
        elif _may_be_so_on_both_days(subject) or _dates_contraries(subject):
            grades.append(Undecided("undecided_date"))
        elif pair.role >= POSSIBLE_ROLE and _numbers_which_one(subject):
            # The mill was built in 1968, the second mill in 1974.
            grades.append(Undecided("undecided_date"))
        elif CERTAIN_ROLE <= pair.role < 1.0 and other_words_replaced(subject.a, subject.b, subject.shared.matches):
            # The semi-final last year, the final on Sunday: each dates a thing of its own.
            grades.append(Undecided("undecided_date"))
        elif pair.role >= CERTAIN_ROLE and _gives_other_amounts(subject):
            # "234 new patients, against 173 on Friday": of another day the rest is another as well.
            grades.append(Undecided("undecided_date"))
        elif (
            pair.role == 1.0
            or _dates_what_happens_once(subject, pair)
            or (pair.role >= CERTAIN_ROLE and subject.shared.dice >= _same_wording(subject))
        ):
            verdict = Verdict.DISPUTED if subject.quoted_against_each_other() else Verdict.CONFLICT
            grades.append(Differs(subject.difference("date", verdict, _words(pair.a), _words(pair.b))))
        elif pair.role >= POSSIBLE_ROLE:
            grades.append(Undecided("undecided_date"))
        else:
            grades.append(Unrelated("other_matter"))
    if _tells_times_in_other_words(subject) or _dates_one_act_twice(subject):
        grades.append(Undecided("undecided_date"))
    return grades


def _may_be_so_on_both_days(subject: Subject) -> bool:
    """Tell whether what both sides tell may be so on more days than one.

    "Still on alert" on Thursday and on Friday: how things stood on one day denies nothing of another. A strike goes on
    tomorrow and goes on this week.
    """
    if subject.order and (tells_until_then(subject.a) or tells_until_then(subject.b)):
        return True
    return any(lasts(key) for match in subject.shared.matches for key in match.a.concepts & match.b.concepts)


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
    return next((day for day in side.dates if 0 < day.place - term.place <= _BESIDE), None)


def _numbers_which_one(subject: Subject) -> bool:
    """Tell whether one side alone says which of several it speaks of: the mill, the second mill."""
    alone = (*subject.amounts.only_a, *subject.amounts.only_b)
    return any(figure.quantity.kind is Kind.ORDINAL for figure in alone)


def _dates_what_happens_once(subject: Subject, pair: FigurePair) -> bool:
    """Tell whether two dates stand by one word of what happens once, a birth or the building of a bridge.

    Of one thing, that is: a figure of both, or a side without words of its own, says that it is one.
    """
    one = any(amounts.compatible for amounts in subject.amounts.pairs) or not all(
        _own_terms(subject, side) for side in (subject.a, subject.b)
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


def polarity_differences(subject: Subject) -> list[Outcome]:
    """Judge what one side negates or puts as its opposite and the other does not."""
    of_one_object = turned_of_one_object(subject)
    if of_one_object:
        return of_one_object
    if _says_what_is_lacking(subject):
        return []
    least = thresholds.SAME_EVENT_HELD_TOGETHER if subject.held_together else thresholds.SAME_EVENT
    if subject.shared.dice < least and not subject.one_clause:
        if not _negates_what_is_shared(subject):
            return _negations_of_two_things(subject)
        if (
            subject.shared.dice < thresholds.SAME_EVENT_HELD_TOGETHER
            or len(subject.shared.matches) < thresholds.MUCH_IN_COMMON
        ):
            return [Undecided("undecided_wording")]
    # Where both sides negate something, what each negation reaches is too uncertain to set them against each other.
    only_one = one_negates(subject)
    grades: list[Outcome] = []
    for match in subject.shared.matches:
        inverted = match.a.negated != match.b.negated
        if match.a.name or match.opposed == inverted or (inverted and not only_one):
            continue
        if not (_is_denied(subject, match) if inverted else _is_same_but_for_the_opposite(subject)):
            continue
        if match.opposed and is_undone_once(subject, match):
            continue
        if match.opposed and _are_no_contraries_here(subject, match):
            return [Undecided("undecided_wording", "contrary")]
        if not subject.held_together and are_of_two_objects(subject, match):
            continue
        grade = _grade_of_contraries(subject, match, inverted=inverted)
        if isinstance(grade, Undecided):
            return [grade]
        grades.append(grade)
    return grades or _denied_word_for_word(subject) or _denied_as_a_whole(subject) or _negations_of_two_things(subject)


def _says_what_is_lacking(subject: Subject) -> bool:
    """Tell whether one side takes away what the other is without: power that was cut, homes without power."""
    return any(
        is_taken_away(subject.a, match.a, subject.b)
        if match.b.negated
        else match.a.negated and is_taken_away(subject.b, match.b, subject.a)
        for match in subject.shared.matches
        if match.a.negated != match.b.negated and not match.opposed
    )


def _negations_of_two_things(subject: Subject) -> list[Outcome]:
    """Leave open two statements that both negate or undo something, where one affirms what the other negates.

    "She resigned, and nobody stopped her", "she did not resign": a negation on either side, and they do not say the
    same. Where both negate a word of both they may deny one thing: no ship left, the ship did not leave.
    """
    matches = [match for match in subject.shared.matches if not match.opposed]
    a, b = [(match.a, match.b) for match in matches], [(match.b, match.a) for match in matches]
    for affirming, negating, pairs in ((subject.a, subject.b, a), (subject.b, subject.a, b)):
        if not negating.claim.negated or any(own.negated for own, _ in pairs):
            continue
        affirmed = [own for own, other in pairs if other.negated and not own.name]
        if affirmed and _denies_something_else(affirming, affirmed[-1]):
            said = next(match for match in matches if affirmed[-1] in (match.a, match.b))
            return [Differs(subject.difference("word", Verdict.UNDECIDED, words_of(said.a), words_of(said.b)))]
        if not any(term.negated for term in negating.terms) and any(term.negated for term in affirming.terms):
            return [Undecided("undecided_wording")]
    return []


def are_contraries_of_one_thing(subject: Subject, match: TermMatch) -> bool:
    """Tell whether nothing shows that two contraries are said of two things, one after the other, or taken back."""
    apart = is_undone_once(subject, match) or _are_no_contraries_here(subject, match)
    return not (apart or are_of_two_objects(subject, match))


def _are_no_contraries_here(subject: Subject, match: TermMatch) -> bool:
    """Tell whether two contraries are said of two things, or one after the other: missing, then found."""
    if follows(subject, match) or tells_of_another(subject) or _are_of_two_named(subject, match):
        return True
    if _count_two_things(subject) or _is_of_before(subject) or _belong_to_two(subject, match):
        return True
    if _is_said_of_some(subject.a, match.a) or _is_said_of_some(subject.b, match.b):
        return True
    sides = (subject.a, match.a, match.b), (subject.b, match.b, match.a)
    return any(_is_another_noun(side, term, other) for side, term, other in sides)


def _is_of_before(subject: Subject) -> bool:
    """Tell whether one side alone tells how it was until now: who had so far refused, and now accepts, does both."""
    return tells_until_now(subject.a) is not tells_until_now(subject.b)


def _is_said_of_some(side: Statement, term: Term) -> bool:
    """Tell whether a contrary is said of an unnamed part of many: some lines are open, and ten are closed."""
    some = own_words(side.language, "clauses", "some")
    return any(one.place and side.frame[one.place - 1] in some for one in _terms_beside(side, term))


def _belong_to_two(subject: Subject, match: TermMatch) -> bool:
    """Tell whether one side says it of what its speaker owns, and the other of what others do.

    "Orvel said that its borders remain closed", "the Union opens the borders of the Union".
    """
    sides = (subject.a, match.a, subject.b), (subject.b, match.b, subject.a)
    return any(
        _is_said_of_own_thing(side, term)
        and bool(other.names)
        and not share_a_name([(side.claim.speaker or "").casefold()], [name.key for name in other.names])
        for side, term, other in sides
    )


def _is_said_of_own_thing(side: Statement, term: Term) -> bool:
    """Tell whether a speaker is quoted for what is said close behind "its" thing."""
    possessives = own_words(side.language, "clauses", "own")
    before = [one for one in side.terms if one.end <= term.start][-_OBJECT:]
    owned = any(one.place and side.frame[one.place - 1] in possessives for one in before)
    return owned and side.claim.speaker is not None


def _count_two_things(subject: Subject) -> bool:
    """Tell whether each side counts what the other does not count: a rise of cases, fewer people in hospital."""
    first, second = (
        {figure.quantity.unit for figure in figures if figure.quantity.kind is Kind.COUNT and figure.quantity.unit}
        for figures in (subject.amounts.only_a, subject.amounts.only_b)
    )
    return bool(first and second) and first.isdisjoint(second)


def _are_of_two_named(subject: Subject, match: TermMatch) -> bool:
    """Tell whether a name that the other side lacks stands right beside each contrary: sacked Ida, named Per."""
    matched = matched_terms(subject.shared.matches)
    return all(
        any(one.name and id(one) not in matched for one in _terms_beside(side, term))
        for side, term in ((subject.a, match.a), (subject.b, match.b))
    )


def _terms_beside(side: Statement, term: Term) -> Sequence[Term]:
    at = next((place for place, one in enumerate(side.terms) if one is term), None)
    return () if at is None else side.terms[max(0, at - 1) : at + 2]


def tells_of_another(subject: Subject) -> bool:
    """Tell whether one side alone says of a thing that both have that it is another one: the test, a second test."""
    return any(
        _has_another(subject.a, match.a) is not _has_another(subject.b, match.b)
        for match in subject.shared.matches
        if not (match.opposed or match.a.name)
    )


def _has_another(side: Statement, term: Term) -> bool:
    return any(is_another(side, one) for one in side.terms if one.key == term.key)


def _is_another_noun(side: Statement, term: Term, other: Term) -> bool:
    """Tell whether a word of two senses stands as a noun behind its article and is a contrary in the other sense alone.

    « Le parti » is no leaving.
    """
    before = side.frame[term.place - 1 : term.place] if term.place else ()
    is_noun = any(opens_a_noun(word, side.language) for word in before)
    return len(term.concepts) > 1 and is_noun and not any(opposite(term.key, key) for key in other.concepts)


def _denies_something_else(affirming: Statement, affirmed: Term) -> bool:
    """Tell whether a statement negates a word other than the one that it tells, or undoes something behind it.

    What stands in front may undo the word itself: she denies that she lied.
    """
    undone = [term.start for term in affirming.terms if not undoing().isdisjoint(term.concepts)]
    negates = affirming.claim.negated and any(term.negated for term in affirming.terms)
    return negates or (bool(undone) and min(undone) > affirmed.start)


def _is_denied(subject: Subject, match: TermMatch) -> bool:
    """Tell whether the word that one side negates is what the other tells, and not a finer or a further one."""
    if denies_by_finer_words(match):
        return False
    return subject.held_together or not _negates_another_word_first(subject, match)


def _grade_of_contraries(subject: Subject, match: TermMatch, *, inverted: bool) -> Differs | Undecided:
    """Return what a word and its contrary come to; what is no longer so was so, and what is unsure is left open."""
    if inverted and (negates_only_when(subject) or negates_only_at_a_time(subject)):
        return Undecided("undecided_wording", "time")
    if stands_under_condition(subject.a, match.a) or stands_under_condition(subject.b, match.b):
        return Undecided("undecided_wording", "condition")
    if inverted and _planned_against_done(subject):
        return Undecided("undecided_wording", "plan")
    is_sure = not (match.a.reserved or match.b.reserved)
    if not subject.held_together and (may_be_of_two_that_act(subject.shared.matches) or not is_sure):
        return Undecided("undecided_wording")
    lapse = order_of_lapse(subject) if inverted else None
    if lapse is not None and lapse <= 0:
        return Undecided("undecided_wording", "lapse")
    verdict = Verdict.UPDATE if lapse else _of_contraries(subject, match)
    kind = "negation" if inverted else "opposite"
    return Differs(subject.difference(kind, verdict, words_of(match.a), words_of(match.b)))


def _planned_against_done(subject: Subject) -> bool:
    """Tell whether one side tells what is to come and the other what came: what was to open did not open."""
    certainties = {subject.a.claim.certainty, subject.b.claim.certainty}
    return certainties == {Certainty.PLANNED, Certainty.STATED}


def _negates_another_word_first(subject: Subject, match: TermMatch) -> bool:
    """Tell whether the negation of one side stands by a word before this one that the other side does not have.

    Who does not want an exclusion does not say that there was none; who wears no yellow vest denies no yellow vests.
    """
    side, term = (subject.a, match.a) if match.a.negated else (subject.b, match.b)
    matched = matched_terms(subject.shared.matches)
    return any(one.negated and one.start < term.start and id(one) not in matched for one in side.terms)


def _of_contraries(subject: Subject, match: TermMatch) -> Verdict:
    """Return the verdict on a word and its contrary: what changes from day to day, a later report tells anew.

    On one day, that both give, nothing has changed: shares that rose on Tuesday did not fall on Tuesday.
    """
    verdict = subject.opposition()
    of_one_day = any(pair.compatible for pair in subject.dates.pairs)
    changes = not of_one_day and any(is_a_state(key) for key in match.a.concepts)
    return Verdict.UPDATE if verdict is Verdict.CONFLICT and subject.order and changes else verdict


def _is_same_but_for_the_opposite(subject: Subject) -> bool:
    together = subject.held_together or subject.one_clause
    return together or subject.shared.dice >= thresholds.SAME_BUT_FOR_THE_OPPOSITE


def turned_of_one_object(subject: Subject) -> list[Outcome]:
    """Judge opposites that both sides say of one who is named and of one thing: acquitted, convicted of the theft.

    However much else each of two long sentences tells, these cannot both be true.
    """
    partners = {id(match.a): match.b for match in subject.shared.matches}
    if _is_of_before(subject):
        return []
    return [
        Differs(subject.difference("opposite", subject.opposition(), words_of(match.a), words_of(match.b)))
        for match in subject.shared.matches
        if match.opposed
        and match.a.negated == match.b.negated
        and _are_of_one_object(subject.a.terms, subject.b.terms, match, partners)
    ]


def _are_of_one_object(a: Sequence[Term], b: Sequence[Term], match: TermMatch, partners: Mapping[int, Term]) -> bool:
    """Tell whether the name before and the two words behind are the same on both sides."""
    places = (
        [index for index, term in enumerate(a) if term is match.a],
        [index for index, term in enumerate(b) if term is match.b],
    )
    if not all(places):
        return False
    first, second = places[0][0], places[1][0]
    named = [next((t for t in reversed(side[:at]) if t.name), None) for side, at in ((a, first), (b, second))]
    if named[0] is None or partners.get(id(named[0])) is not named[1]:
        return False
    behind_a, behind_b = a[first + 1 : first + 1 + _OBJECT], b[second + 1 : second + 1 + _OBJECT]
    return len(behind_a) == len(behind_b) == _OBJECT and all(
        partners.get(id(x)) is y for x, y in zip(behind_a, behind_b, strict=True)
    )


def _negates_what_is_shared(subject: Subject) -> bool:
    """Tell whether a word that both have is negated on one side alone: then the two cannot be said to agree."""
    inverted = (m for m in subject.shared.matches if m.a.negated != m.b.negated and not (m.opposed or m.a.name))
    return one_negates(subject) and any(inverted)


def one_negates(subject: Subject) -> bool:
    """Tell whether one side negates and the other neither does nor has a word that comes to a negation."""
    if subject.a.claim.negated == subject.b.claim.negated:
        return False
    affirming = subject.b if subject.a.claim.negated else subject.a
    # "Did not reject" against "rejected": a word that both have comes to no negation of one side.
    common = matched_terms(match for match in subject.shared.matches if not match.opposed)
    denying = [term for term in affirming.terms if not undoing().isdisjoint(term.concepts)]
    if denying:
        # « Ne nie pas » against « nie »: a denial that both have is taken back on one side.
        return all(id(term) in common for term in denying)
    return negative_particles(affirming.language).isdisjoint(affirming.frame)


def _denied_word_for_word(subject: Subject) -> list[Outcome]:
    """Judge two statements of the same words of which one negates, wherever the negation stands."""
    a, b, matches = subject.a, subject.b, subject.shared.matches
    matched = matched_terms(matches)
    if not one_negates(subject) or not all(id(term) in matched for term in (*a.terms, *b.terms)):
        return []  # a name that a pronoun points to is matched as well, and is none of their words
    word_matches = [match for match in matches if not match.a.name]
    if any(match.opposed for match in matches):
        return []
    return [
        Differs(subject.difference("negation", subject.opposition(), words_of(match.a), words_of(match.b)))
        for match in word_matches[-1:]
    ]


def _denied_as_a_whole(subject: Subject) -> list[Outcome]:
    """Judge a negation of words that the other side puts differently, where the two are meant of one matter.

    "The video has no link to the army" denies "the video shows the army". A side all of whose words stand in the
    negating one is not denied: what is negated there is a further detail.
    """
    a, b = subject.a, subject.b
    if not subject.held_together or not one_negates(subject):
        return []
    matched = matched_terms(subject.shared.matches)
    negating, affirming = (a, b) if a.claim.negated else (b, a)
    negated = next((term for term in negating.terms if term.negated), None)
    if negated is None or all(id(term) in matched for term in affirming.terms):
        return []
    sides = (words_of(negated), None) if negating is a else (None, words_of(negated))
    return [Differs(subject.difference("denial", subject.opposition(), *sides))]


def name_differences(subject: Subject) -> list[Outcome]:
    """Judge two names that stand in the same place of two otherwise equal wordings.

    "Mr Ferrand" and "Mrs Ferrand" are two people, so that the statements are of two matters.
    """
    if any(_are_two_people(key, subject) for key in _keys(subject.a.names) & _keys(subject.b.names)):
        return [Unrelated("other_matter")]
    others = [
        (x, y)
        for x, y in names_in_one_place(subject.a, subject.b)
        if not _is_part_of(x, y)
        and _is_of_office(subject.a, x) is _is_of_office(subject.b, y)
        and not (_is_in_an_amount(subject.a, x) or _is_in_an_amount(subject.b, y))
    ]
    if others and any(several(side.language).find(scan(side.claim.quote)) for side in (subject.a, subject.b)):
        # Lund was also elected, and Weber was also elected: both may be true.
        return [Differs(subject.difference("word", Verdict.UNDECIDED, words_of(x), words_of(y))) for x, y in others]
    return [Differs(subject.difference("name", _of_two_names(x, y), words_of(x), words_of(y))) for x, y in others]


def _is_part_of(x: Term, y: Term) -> bool:
    """Tell whether one name is the other with words beside, as an office that ran into its holder; no known places."""
    first, second = set(x.text.casefold().split()), set(y.text.casefold().split())
    return (first < second or second < first) and not (x.concepts and y.concepts)


def _is_in_an_amount(side: Statement, name: Term) -> bool:
    """Tell whether a name is part of an amount, which has its own rule: 38 degrees Celsius."""
    return any(amount.quantity.start <= name.start < amount.quantity.end for amount in side.amounts)


def _is_of_office(side: Statement, name: Term) -> bool:
    """Tell whether a name only says which office whoever speaks holds: « a dit le maire de Corle »."""
    office, named, _ = (side.claim.speaker or "").partition(name.text)
    complements = speech_words(side.language).complements
    return bool(named) and any(token.text.lower() in complements for token in scan(office)[-2:])


def _of_two_names(x: Term, y: Term) -> Verdict:
    """Return what two names in one place come to: two spellings may be one name, two known places never are."""
    known = x.concepts and y.concepts
    return Verdict.UNDECIDED if not known and perhaps_one_name(x.key, y.key) else Verdict.CONFLICT


def _are_two_people(key: str, subject: Subject) -> bool:
    """Tell whether each side gives the bearer of a name a title that the other's cannot bear."""
    first, second = ([name for name in side.names if name.key == key] for side in (subject.a, subject.b))
    return all(bear_other_titles(x, y) for x in first for y in second)


def _keys(names: Iterable[Term]) -> frozenset[str]:
    return frozenset(name.key for name in names)


def certainty_differences(subject: Subject) -> list[Outcome]:
    """Judge how firmly each side stands behind the statement."""
    first, second = subject.a.claim.certainty, subject.b.claim.certainty
    if (first is Certainty.DENIED) != (second is Certainty.DENIED):
        relation = Verdict.DISPUTED
    elif is_firm(subject.a.claim) != is_firm(subject.b.claim) and not _both_tell_what_is_said(subject):
        relation = Verdict.CERTAINTY
    elif {first, second} == {Certainty.PLANNED, Certainty.STATED} and not _both_tell_what_is_to_come(subject):
        # "Will rule" is not "ruled": what one paper tells as done the other only tells as coming.
        relation = Verdict.CERTAINTY
    else:
        return []
    if relation is Verdict.DISPUTED and (subject.shared.dice < thresholds.SAME_EVENT or not _denied_by(subject)):
        return []
    if relation is Verdict.DISPUTED and _both_tell_of_the_denial(subject):
        return []
    if relation is Verdict.CERTAINTY and not subject.held_together and not _is_of_what_both_tell(subject):
        return [Undecided("undecided_wording", "content")]
    return [Differs(subject.difference("certainty", relation, (str(first), None), (str(second), None)))]


def _is_of_what_both_tell(subject: Subject) -> bool:
    """Tell whether what the less firm side reports, plans or holds possible is what the other side tells.

    Somebody may be quoted for one thing in a sentence that has the rest of itself: "closed since May, the bridge will
    be painted, the town said" reports no closing. Most of its words must be the other's, and the one held possible,
    unless both give a sum that few things share, and a name: then it is of that, in whatever words.
    """
    if shares_rare_amount(subject) and any(match.a.name for match in subject.shared.matches):
        return True
    weaker = _less_firm(subject)
    matched = matched_terms(subject.shared.matches)
    own = [term for term in weaker.terms if not term.name and id(term) not in matched]
    reserved = [term for term in weaker.terms if term.reserved and not term.name]
    if reserved and all(id(term) not in matched for term in reserved):
        return False
    shared = sum(not match.a.name and not match.opposed for match in subject.shared.matches)
    figures = sum(pair.compatible for pair in (*subject.amounts.pairs, *subject.dates.pairs))
    return len(own) <= shared + _OF_A_FIGURE * figures


def shares_rare_amount(subject: Subject) -> bool:
    """Tell whether both sides give a sum of money, or a figure of so many digits that few things share it."""
    compatible = (pair.a.quantity for pair in subject.amounts.pairs if pair.compatible)
    return any(
        figure.kind is Kind.MONEY or significant_digits(figure.text) >= thresholds.RARE_DIGITS for figure in compatible
    )


def _less_firm(subject: Subject) -> Statement:
    """Return the side that only reports, plans or holds possible what the other states."""
    if is_firm(subject.a.claim) != is_firm(subject.b.claim):
        return subject.b if is_firm(subject.a.claim) else subject.a
    return subject.b if subject.a.claim.certainty is Certainty.STATED else subject.a


def _both_tell_what_is_said(subject: Subject) -> bool:
    """Tell whether one side reports and the other, stated as it seems, quotes or has somebody say it just as well.

    Who speaks is not always found; that two papers print one quotation is no difference in how sure they are. "I" is
    somebody whose words are printed, in an interview without quotation marks too.
    """
    stated = subject.a if is_firm(subject.a.claim) else subject.b
    reported = subject.b if stated is subject.a else subject.a
    if reported.claim.certainty not in (Certainty.REPORTED, Certainty.PLANNED):
        return False
    background = subject.background_a if stated is subject.a else subject.background_b
    speaker = reported.claim.speaker
    if speaker and (background.quotes(speaker) or _names(stated, speaker) or _is_a_reporter(speaker, reported)):
        return True
    if not reported.claim.speaker and not _QUOTES.isdisjoint(reported.frame):
        return True
    if not first_person(stated.language).isdisjoint(stated.frame):
        return True
    return not verbs_of_saying(stated.language).isdisjoint(stated.frame) or not _QUOTES.isdisjoint(stated.frame)


def _names(stated: Statement, speaker: str) -> bool:
    """Tell whether a statement leaves to whom the other quotes what it seems to state: « pour sa famille »."""
    opening = own_table(stated.language, "speech").get("attribution_of_quotes", ())
    own = " ".join(token.text.casefold() for token in scan(stated.claim.quote))
    return any(f"{phrase} {speaker.casefold()}" in own for phrase in opening)


def _is_a_reporter(speaker: str, side: Statement) -> bool:
    """Tell whether it is the paper's own people who saw what is told: "according to an AFP reporter"."""
    reporters = own_words(side.language, "speech", "reporters")
    return any(token.text.casefold() in reporters for token in scan(speaker))


def _both_tell_what_is_to_come(subject: Subject) -> bool:
    """Tell whether the side that is stated tells in a further clause what is to come, as the other does in its main.

    "The court will rule in June"; "then there is the case in which the court will rule in June". What was announced is
    to come as well: "the town announced the closing", "the town will close".
    """
    stated = subject.a if subject.a.claim.certainty is Certainty.STATED else subject.b
    if not own_words(stated.language, "certainty", "announcing").isdisjoint(stated.frame):
        return True
    return all(plans(scan(side.claim.quote), side.language) for side in (subject.a, subject.b))


def _both_tell_of_the_denial(subject: Subject) -> bool:
    """Tell whether both sides have a word of denial: what one tells as denied, the other tells to be denied too."""
    return all(tells_of_a_denial(side.claim.quote, side.language) for side in (subject.a, subject.b))


def _denied_by(subject: Subject) -> str | None:
    """Return who denies what the other side tells; a denial that nobody utters may be one of something else."""
    denying = subject.a.claim if subject.a.claim.certainty is Certainty.DENIED else subject.b.claim
    return denying.speaker


def _finer_share(first: Share, second: Share) -> Literal["a", "b"] | None:
    """Return the side whose share is the narrower one: "half" beside "most"."""
    widths = first.high - first.low, second.high - second.low
    if widths[0] == widths[1]:
        return None
    return "a" if widths[0] < widths[1] else "b"


def _share(subject: Subject, first: Share, second: Share) -> Outcome:
    sides = (first.text, first.start), (second.text, second.start)
    if first.excludes(second):
        return Differs(subject.difference("share", subject.opposition(), *sides))
    difference = subject.difference("share", Verdict.PRECISION, *sides)
    return Differs(replace(difference, finer=_finer_share(first, second)))


def share_differences(subject: Subject) -> list[Outcome]:
    """Judge what the two sides call the share of one thing: "all members", "half of the members"."""
    a, b, matches = subject.a, subject.b, subject.shared.matches
    turned = [replace(match, a=match.b, b=match.a) for match in matches]
    only_a = [((share.text, share.start), None) for share in shares_of_one_side(a, b, matches)]
    only_b = [(None, (share.text, share.start)) for share in shares_of_one_side(b, a, turned)]
    return [
        *(_share(subject, first, second) for first, second in shares_of_one_whole(a, b, matches)),
        *(Differs(subject.difference("share", Verdict.PRECISION, *sides)) for sides in (*only_a, *only_b)),
    ]


def detail_differences(subject: Subject) -> list[Outcome]:
    """Name the amounts and dates that only one side gives, and that the source of the other gives nowhere."""
    return [
        *_details(subject, subject.amounts.only_a, subject.background_b, first=True),
        *_details(subject, subject.amounts.only_b, subject.background_a, first=False),
        *_details(subject, subject.dates.only_a, subject.background_b, first=True),
        *_details(subject, subject.dates.only_b, subject.background_a, first=False),
    ]


def _details(subject: Subject, figures: Iterable[Figure], other: Background, *, first: bool) -> Iterator[Outcome]:
    for figure in figures:
        side = subject.a if first else subject.b
        if other.gives(figure) or _is_relative_day(figure) or _counts_nothing(figure) or _only_names(figure, side):
            continue
        sides = (_words(figure), None) if first else (None, _words(figure))
        yield Differs(subject.difference(str(figure.quantity.kind), Verdict.PRECISION, *sides))


def _is_relative_day(figure: Figure) -> bool:
    """Tell whether a date is but a day as papers name the days around them: "on Monday", "that day"."""
    quantity = figure.quantity
    is_day = quantity.kind is Kind.DATE and quantity.low == quantity.high
    return is_day and not any(character.isdigit() for character in quantity.text)


def _only_names(figure: Figure, side: Statement) -> bool:
    """Tell whether a number only names: an ordinal (the 1st regiment), one glued to the letters behind it (3AW)."""
    if figure.quantity.kind is Kind.ORDINAL and figure.quantity.text[:1].isdigit():
        return True
    behind = side.claim.quote[figure.quantity.end - side.claim.start :][:1]
    return figure.quantity.kind is Kind.COUNT and behind.isupper()


def _counts_nothing(figure: Figure) -> bool:
    """Tell whether a number names nothing that it counts: the number of a district in brackets, of a bus."""
    return figure.quantity.kind is Kind.COUNT and figure.quantity.unit is None
