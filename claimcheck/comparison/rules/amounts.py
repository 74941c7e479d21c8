"""The rule of two amounts that fill one role."""

from __future__ import annotations

import functools

from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.comparison.evidence.days import count_up_to_their_times, is_of_another_era
from claimcheck.comparison.evidence.hours_of_day import are_of_two_hours
from claimcheck.comparison.evidence.levels import are_levels_of_two_days
from claimcheck.comparison.evidence.moments import (
    are_of_two_moments,
    expected_once,
    is_foreseen_once,
    is_provisional_once,
)
from claimcheck.comparison.evidence.movements import move_differently
from claimcheck.comparison.evidence.roles import CERTAIN_ROLE, POSSIBLE_ROLE, FigurePair
from claimcheck.comparison.evidence.shares import shares_of_one_whole
from claimcheck.comparison.evidence.subject import Subject, words_of_figure
from claimcheck.comparison.rules.finer import has_grown, with_finer_side
from claimcheck.comparison.rules.outcomes import Differs, Outcome, Same, Undecided, Unrelated
from claimcheck.comparison.rules.two_things import are_expected, give_two_days, of_two_things, own_terms
from claimcheck.comparison.statements import Figure, Statement
from claimcheck.comparison.vocabulary.concepts import changes_over_time, counts_victims
from claimcheck.comparison.vocabulary.terms import Term, prepositions
from claimcheck.figures.intervals import QuantityRelation
from claimcheck.figures.kinds import TIMES
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.scanner import scan
from claimcheck.records import Kind, Qualifier, Quantity, Verdict

# Dozens are 20 or 24, hundreds 200: the next word for so many is about so many times the one before.
_NEXT_MAGNITUDE = 5

# The longest phrase that leaves a number out of a whole has fewer letters.
_LONGEST_PHRASE = 40

# "Ten years of the works": a preposition and an article stand between an amount and what it is of.
_BEHIND = 3

# "A man from Varn aged 29": so many words stand between the article and the age.
_TO_ITS_ARTICLE = 5


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
    if _are_shares_of_one_whole(subject, pair):
        return []  # the rule "share" says how they relate
    if pair.relation is QuantityRelation.SAME:
        return [Same(words_of_figure(pair.a)[0], words_of_figure(pair.b)[0])]
    if pair.compatible:
        return _compatible_amounts(subject, pair)
    if pair.a.aside and pair.b.aside:
        return []  # "(6 new ones on Friday)", "(10 new ones on Saturday)": each has a day of its own
    if pair.role >= CERTAIN_ROLE:
        return [_exclusive_amounts(subject, pair)]
    if pair.role >= POSSIBLE_ROLE or (pair.a.part and pair.b.part):
        return [Undecided("undecided_role", "role")]  # 205 of them in a critical condition, 250 of a serious nature
    return []


def _are_shares_of_one_whole(subject: Subject, pair: FigurePair) -> bool:
    """Tell whether one figure is a fraction and the other a count of one whole: half of the 36, eighteen of the 36."""
    if pair.a.quantity.kind is pair.b.quantity.kind:
        return False
    shares = shares_of_one_whole(subject.a, subject.b, subject.shared.matches)
    starts = pair.a.quantity.start, pair.b.quantity.start
    return any((first.start, second.start) == starts for first, second in shares)


def _compatible_amounts(subject: Subject, pair: FigurePair) -> list[Outcome]:
    """Return what two amounts tell that are not the same and may both be true: one is finer, or it has grown."""
    if _are_two_magnitudes(pair) or _bound_each_other(pair):
        return [Undecided("undecided_role", "magnitude")]
    if pair.role < CERTAIN_ROLE and not pair.is_one_figure:
        return []
    if is_foreseen_once(subject.a, subject.b) or expected_once(pair.a, subject.a, pair.b, subject.b):
        return [Undecided("undecided_role", "foreseen")]
    if _is_a_spread_of_ages(pair.a) is not _is_a_spread_of_ages(pair.b):
        return [Undecided("undecided_role", "aged")]
    kind, sides = pair.a.quantity.kind.value, (words_of_figure(pair.a), words_of_figure(pair.b))
    if pair.role >= CERTAIN_ROLE and _has_grown(subject, pair) and not give_two_days(subject):
        return [Differs(subject.difference(kind, Verdict.UPDATE, *sides))]
    return [Differs(with_finer_side(subject.difference(kind, Verdict.PRECISION, *sides), pair))]


def _is_a_spread_of_ages(figure: Figure) -> bool:
    """Tell whether an age is from the youngest to the oldest of several: "five people aged 23 to 33"."""
    return figure.quantity.kind is Kind.AGE and figure.quantity.qualifier is Qualifier.RANGE


def _exclusive_amounts(subject: Subject, pair: FigurePair) -> Outcome:
    """Return what two amounts of one thing tell that cannot both be true, unless they are of two things after all."""
    at_two_hours = are_of_two_hours(subject.a, subject.b)
    if _are_states_of_one_count(subject, at_two_hours=at_two_hours):
        return _has_changed(subject, pair)
    if give_two_days(subject):
        return Unrelated("other_matter", "day")
    if is_of_another_era(subject.a, subject.b) or is_of_another_era(subject.b, subject.a):
        return Unrelated("other_matter", "era")
    if pair.a.quantity.kind is Kind.ORDINAL and _has_day_of_its_own(subject):
        # The fourth day of an alert, on Sunday, and its third, on Saturday: what is counted grows with the days.
        return Undecided("undecided_date", "count_of_days")
    if _is_left_out(subject.a, pair.a) is not _is_left_out(subject.b, pair.b):
        return Undecided("undecided_role", "excepted")
    apart = of_two_things(subject)
    if apart:
        return apart
    if pair.role < 1.0 and _is_no_number(pair):
        return Undecided("undecided_role", "vague")
    if _name_two_contests(subject, pair):
        return Undecided("undecided_role", "contest")
    if _measures_something_else(subject, pair):
        return Undecided("undecided_role", "unit")
    if at_two_hours:
        return Undecided("undecided_role", "hour")  # 41 % had voted at 5 p.m., 53 % at 8 p.m.
    if _are_ages_of_two(subject, pair):
        return Undecided("undecided_role", "aged")
    if _measures_of_two(subject, pair) or _grow_for_themselves(subject, pair):
        return Undecided("undecided_role", "measured")
    kind = pair.a.quantity.kind.value  # not `str` of it, which makes a string anew for each of many differences
    return Differs(subject.difference(kind, _opposed(subject, pair), words_of_figure(pair.a), words_of_figure(pair.b)))


def _are_states_of_one_count(subject: Subject, *, at_two_hours: bool) -> bool:
    """Tell whether both sides say how far a count had come, each by a day or hour of its own."""
    if are_levels_of_two_days(subject.a, subject.b):
        return of_two_things(subject) is None
    return count_up_to_their_times(subject.a, subject.b) and (at_two_hours or _have_no_day_in_common(subject))


def _have_no_day_in_common(subject: Subject) -> bool:
    """Tell whether a side gives a day, be it that on which it was said, and no day of both can be one."""
    given = (*subject.a.dates, *subject.b.dates)
    return bool(given) and not any(dates.compatible for dates in subject.dates.pairs)


def _has_changed(subject: Subject, pair: FigurePair) -> Outcome:
    """Return that one side tells the same count at a later day or hour: "by Friday 30 had died", "by Sunday 54"."""
    kind = pair.a.quantity.kind.value
    return Differs(subject.difference(kind, Verdict.UPDATE, words_of_figure(pair.a), words_of_figure(pair.b)))


def _is_left_out(side: Statement, figure: Figure) -> bool:
    """Tell whether a number is of those left out of a whole: three in "all but three of the 33"."""
    start = figure.quantity.start - side.claim.start
    tokens = scan(side.claim.quote[max(0, start - _LONGEST_PHRASE) : start])
    return any(hit.last == len(tokens) for hit in _excepted(side.language).find(tokens))


@functools.cache
def _excepted(language: str) -> Phrasebook:
    return Phrasebook(own_table(language, "limits").get("excepted", ()))


def _has_grown(subject: Subject, pair: FigurePair) -> bool:
    """Tell whether an earlier report bounds a number of victims from below, and a later one gives a greater number."""
    if not subject.order or not _counts_victims(subject, pair):
        return False
    first, second = pair.a.quantity, pair.b.quantity
    return has_grown(first, second) if subject.order < 0 else has_grown(second, first)


def _counts_victims(subject: Subject, pair: FigurePair) -> bool:
    """Tell whether two numbers are of those whom something befell, by what they count or what both sides tell of it."""
    if pair.a.quantity.kind is not Kind.COUNT:
        return False
    keys = {key for match in subject.shared.matches for key in (match.a.key, *match.a.concepts)}
    return any(map(counts_victims, {pair.a.quantity.unit or "", pair.b.quantity.unit or "", *keys}))


def _is_no_number(pair: FigurePair) -> bool:
    """Tell whether one side gives no number: tens of thousands may be of all, and 7,340 of some."""
    counts = pair.a.quantity.kind is pair.b.quantity.kind is Kind.COUNT
    return counts and (pair.a.quantity.value is None) is not (pair.b.quantity.value is None)


def _measures_of_two(subject: Subject, pair: FigurePair) -> bool:
    """Tell whether behind each amount stands what it is of, and the other side lacks: ten years of works, of waiting.

    A number counts what its unit says; years, euros and per cent may be of anything.
    """
    if pair.a.quantity.kind is Kind.COUNT or subject.a.language != subject.b.language:
        return False  # in another language a word that is not known may be the same
    sides = (subject.a, pair.a), (subject.b, pair.b)
    return all(_first_behind(side, amount) in own_terms(subject, side) for side, amount in sides)


def _measures_something_else(subject: Subject, pair: FigurePair) -> bool:
    """Tell whether two amounts of two units stand by other words too: 41 degrees, and 41 millimetres of rain."""
    own = any(own_terms(subject, side) for side in (subject.a, subject.b))
    return pair.relation is QuantityRelation.OTHER_UNIT and own


def _are_ages_of_two(subject: Subject, pair: FigurePair) -> bool:
    """Tell whether two ages are of somebody whom each side tells of for the first time, and tells something else of.

    A man of 29 jailed for fraud, a man of 45 jailed for smuggling; not "the driver, 29" and "the driver, 45".
    """
    sides = (subject.a, pair.a), (subject.b, pair.b)
    return pair.a.quantity.kind is Kind.AGE and all(
        _is_of_somebody(amount, side) and own_terms(subject, side) for side, amount in sides
    )


def _is_of_somebody(figure: Figure, side: Statement) -> bool:
    """Tell whether an age stands close behind an indefinite article, and no name of its owner before: "a man of 29"."""
    first = max(0, figure.place - _TO_ITS_ARTICLE)
    articles = own_words(side.language, "facts", "indefinite")
    article = next((place for place in range(first, figure.place) if side.frame[place] in articles), None)
    return article is not None and not any(
        term.name and term.place < article and not _is_led_in(term, side) for term in side.terms
    )


def _is_led_in(term: Term, side: Statement) -> bool:
    """Tell whether a preposition stands right before a word: "in Leeds"."""
    before = side.frame[max(0, term.place - 1) : term.place]
    return not prepositions(side.language).isdisjoint(before)


def _name_two_contests(subject: Subject, pair: FigurePair) -> bool:
    """Tell whether two lengths name what is run or swum: won the 1500 m, won the 3000 m; not the 12 km road."""
    sides = (subject.a, pair.a), (subject.b, pair.b)
    return pair.a.quantity.kind is Kind.MEASURE and all(_stands_for_a_noun(amount, side) for side, amount in sides)


def _stands_for_a_noun(figure: Figure, side: Statement) -> bool:
    """Tell whether a figure stands behind an article, and no word of content right behind it."""
    before = side.frame[max(0, figure.place - 1) : figure.place]
    articles = own_words(side.language, "function_words", "determiners")
    return not articles.isdisjoint(before) and all(term.place != figure.place + 1 for term in side.terms)


def _grow_for_themselves(subject: Subject, pair: FigurePair) -> bool:
    """Tell whether a multiple and a change in per cent are each told of a word of its own: of numbers, of a budget."""
    units = pair.a.quantity.unit, pair.b.quantity.unit
    if units[0] == units[1] or TIMES not in units:
        return False
    return all(own_terms(subject, side) for side in (subject.a, subject.b))


def _first_behind(side: Statement, figure: Figure) -> Term | None:
    """Return the word of content right behind an amount, a preposition and an article between at the most."""
    behind = next((term for term in side.terms if term.place > figure.place), None)
    return behind if behind and behind.place - figure.place <= _BEHIND else None


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
    in_order = subject.order or subject.a.stage != subject.b.stage
    if in_order and pair.relation is QuantityRelation.DISJOINT and _counts_victims(subject, pair):
        return Verdict.UPDATE  # a toll grows, whoever gives it
    if subject.quoted_against_each_other():
        return Verdict.DISPUTED
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
    if pair.a.quantity.kind is Kind.COUNT or are_expected(subject):
        return True
    units = {pair.a.quantity.unit, pair.b.quantity.unit}
    keys = {match.a.key for match in subject.shared.matches} | {unit for unit in units if unit}
    return any(changes_over_time(key) for key in keys)
