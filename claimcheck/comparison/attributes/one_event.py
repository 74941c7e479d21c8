"""Whether two clauses tell of one event: what their words have in common, and what sets them apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimcheck.comparison.attributes.fills import DAY, HOUR, MINUTE, PLACE, Fill
from claimcheck.comparison.evidence.days import are_of_two_days, dates_of, has_a_day_of_its_own, is_of_another_time
from claimcheck.comparison.evidence.denials import sets_something_apart
from claimcheck.comparison.evidence.matching import TermMatch, Weight, match_terms, matched_terms, name_two_measures
from claimcheck.comparison.evidence.roles import COMPATIBLE, relate_figures
from claimcheck.comparison.evidence.scopes import are_of_different_scopes
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.concepts import acts, befalling, says_how_long
from claimcheck.comparison.vocabulary.names import name_others
from claimcheck.comparison.vocabulary.terms import Term
from claimcheck.figures.identifiers import IdentifierKind
from claimcheck.records import Certainty

# What words in common are worth, beside the rarity of each: those of the rest of the sentence, those of whoever acts in
# a story many times, and those that only say how long something is so.
_OF_THE_REST = 0.5
_OF_WHO_ACTS = 0.5
_OF_DURATION = 0.25

# Who is brought to safety is told of in many words, and may be anybody who is counted.
_BROUGHT_AWAY = frozenset({"", "rescue", "evacuate"})

# What a number counts stands within so many words behind it.
_COUNTED_WITHIN = 2


def in_common(x: Fill, y: Fill, weight: Weight) -> float:
    """Return what the words that two clauses have in common say for one event."""
    near = match_terms(x.near, y.near)
    matched = matched_terms(near)
    rest = match_terms(
        [term for term in (*x.near, *x.far) if id(term) not in matched],
        [term for term in (*y.near, *y.far) if id(term) not in matched],
    )
    return sum(_worth(match, weight) for match in near) + _OF_THE_REST * sum(_worth(match, weight) for match in rest)


def _worth(match: TermMatch, weight: Weight) -> float:
    if match.opposed:
        return 0.0
    keys = match.a.concepts | {match.a.key}
    sort = 1.0
    if not match.a.name and any(map(acts, keys)):
        sort = _OF_WHO_ACTS
    elif any(map(says_how_long, keys)):
        sort = _OF_DURATION
    return sort * match.strength * weight(match.a.key)


def may_be_of_one(x: Fill, y: Fill) -> bool:
    """Tell whether nothing beside two fills sets their events apart: a day, an hour, an area, a name, an older time."""
    a, b = x.statement, y.statement
    if x.role != DAY and (are_of_two_days(x.dates, y.dates) or are_of_two_days(dates_of(a), dates_of(b))):
        return False
    if sets_something_apart(a) is not sets_something_apart(b):
        return False
    if x.role == MINUTE:  # it is the time itself, whatever tense it is told in
        return _name_one_player(x, y)
    if x.role != DAY and _are_expected_on_two_days(a, b):
        return False
    if _are_counted_at_two_hours(a, b) if x.role == HOUR else _are_of_two_hours(a, b):
        return False
    if _measure_two_things(x, y) or is_of_another_time(a, b, x.figure) or is_of_another_time(b, a, y.figure):
        return False
    if x.is_counted and not _befell_alike(x, y):
        return False
    names = [[term.key for term in one.near if term.name] for one in (x, y)]
    if name_others(*names):
        return False
    return x.role == PLACE or not are_of_different_scopes(a, b, match_terms(a.terms, b.terms))


def _name_one_player(x: Fill, y: Fill) -> bool:
    """Tell whether both sides name one player first, who does what is told: a keeper who is beaten comes behind."""
    sides = [sorted((*fill.near, *fill.far), key=lambda term: term.start) for fill in (x, y)]
    players = [next((one for one in side if one.name and not one.concepts), None) for side in sides]
    return all(players) and bool(match_terms(*([one] for one in players if one)))


def _befell_alike(x: Fill, y: Fill) -> bool:
    """Tell whether what befell those who are counted may be one thing: the dead are none of those who are heard."""
    return all(
        not own or not own.isdisjoint(_befallen(other.near) | _befallen(_uncounted(other)))
        for own, other in ((_befallen(x.near), y), (_befallen(y.near), x))
    )


def _befallen(terms: Iterable[Term]) -> frozenset[str]:
    return frozenset(befalling(one.concepts) for one in terms) - _BROUGHT_AWAY


def _uncounted(fill: Fill) -> Iterator[Term]:
    """Yield the terms of the rest of the sentence that no other number counts: "a blast that left 19 dead"."""
    counts = [figure.place for figure in fill.statement.amounts]
    return (one for one in fill.far if not any(0 < one.place - place <= _COUNTED_WITHIN for place in counts))


def _are_expected_on_two_days(a: Statement, b: Statement) -> bool:
    """Tell whether both sides tell what is to come, each on a day that the other does not give."""
    if not a.claim.certainty is b.claim.certainty is Certainty.PLANNED:
        return False
    days = dates_of(a), dates_of(b)
    return all(
        has_a_day_of_its_own(own, others, sides) for own, others, sides in ((*days, (a, b)), (*days[::-1], (b, a)))
    )


def _measure_two_things(x: Fill, y: Fill) -> bool:
    """Tell whether each side measures what the other does not: the arrested and the hurt, growth and inflation."""
    matched = matched_terms(match_terms((*x.near, *x.far), (*y.near, *y.far)))
    return name_two_measures(*([one for one in fill.near if id(one) not in matched] for fill in (x, y)))


def _are_of_two_hours(a: Statement, b: Statement) -> bool:
    hours = [{one.key for one in side.identifiers if one.kind is IdentifierKind.TIME} for side in (a, b)]
    return all(hours) and hours[0].isdisjoint(hours[1])


def _are_counted_at_two_hours(a: Statement, b: Statement) -> bool:
    """Tell whether both give numbers, and none that could be the same: what is counted from hour to hour."""
    pairs = [relate_figures(x, y, a, b) for x in a.amounts for y in b.amounts]
    return bool(pairs) and COMPATIBLE.isdisjoint(pairs)
