"""The rule of scores, times of day, telephone, flight, model and article numbers."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.comparison import thresholds
from claimcheck.comparison.evidence.converses import are_of_two_contests
from claimcheck.comparison.evidence.days import are_of_two_days
from claimcheck.comparison.evidence.matching import matched_terms
from claimcheck.comparison.evidence.moments import is_provisional_once
from claimcheck.comparison.evidence.subject import Subject
from claimcheck.comparison.rules.likeness import each_has_words_of_its_own, is_alike
from claimcheck.comparison.rules.outcomes import Differs, Outcome, Same
from claimcheck.comparison.statements import Statement
from claimcheck.figures.identifiers import Identifier, IdentifierKind
from claimcheck.records import Certainty, Verdict


def identifiers(subject: Subject) -> list[Outcome]:
    """Judge scores, times of day, telephone, flight, model and article numbers: equal in their place, or not."""
    outcomes: list[Outcome] = []
    groups = {(one.kind, one.label) for one in subject.a.identifiers}
    for kind, label in sorted(groups):
        first = [one for one in subject.a.identifiers if (one.kind, one.label) == (kind, label)]
        second = [one for one in subject.b.identifiers if (one.kind, one.label) == (kind, label)]
        only_a = [one for one in first if not any(one.equals(other) for other in second)]
        only_b = [one for one in second if not any(one.equals(other) for other in first)]
        outcomes += [Same(one.text, one.text) for one in first if one not in only_a]
        if only_a and only_b and not _are_counted(subject, only_a[0], only_b[0]):
            outcomes.append(_other_identifier(subject, only_a, only_b, alone=len(first) == len(second) == 1))
    return outcomes


def _are_counted(subject: Subject, a: Identifier, b: Identifier) -> bool:
    """Tell whether two votes hold amounts, by which they are judged: "52 votes to 48"."""
    sides = ((a, subject.a), (b, subject.b))
    return all(one.kind is IdentifierKind.SCORE and _holds_amount(one, statement) for one, statement in sides)


def _holds_amount(one: Identifier, statement: Statement) -> bool:
    start, end = (place + statement.claim.start for place in (one.start, one.end))
    return any(start <= amount.quantity.start < end for amount in statement.amounts)


def _has_words(one: Identifier) -> bool:
    return any(map(str.isalpha, one.text))


def _other_identifier(
    subject: Subject, only_a: Sequence[Identifier], only_b: Sequence[Identifier], *, alone: bool
) -> Outcome:
    x, y = only_a[0], only_b[0]
    sides = (x.text, subject.a.claim.start + x.start), (y.text, subject.b.claim.start + y.start)
    certain = alone and is_alike(subject)
    if certain and x.kind is IdentifierKind.CODE:
        # "A320" and "A380", "G7" and "G20" may be two things of one kind, told of by both.
        certain = subject.likeness >= thresholds.SAME_WORDING
    if x.kind is IdentifierKind.LABELLED:
        # Level 5 in the mountains, level 4 in one valley, or tomorrow: each is of a place or a day of its own.
        certain = certain and not _is_of_its_own_place_or_day(subject)
    if x.kind is IdentifierKind.SCORE:
        certain = certain and not _may_be_of_two_contests(subject, x, y)
    if x.kind is IdentifierKind.TIME:
        # At six it broke out, at nine it was put out: what happened when is another thing on each side. Where it is
        # 23:00, it may be 21:00 GMT.
        # Where it is 6:30, it may be 18:30 of an evening that goes without saying.
        is_one_clock = not (x.is_of_another_clock(y) or x.is_alike_on_a_dial(y))
        certain = certain and is_one_clock and not each_has_words_of_its_own(subject)
        # What was counted by then differs as well: two counts of two hours.
        certain = certain and all(pair.compatible for pair in subject.amounts.pairs)
    if x.kind is IdentifierKind.TELEPHONE:
        # The number of the town hall, the number of the police.
        certain = certain and not each_has_words_of_its_own(subject)
    return Differs(subject.difference("identifier", subject.opposition() if certain else Verdict.UNDECIDED, *sides))


def _may_be_of_two_contests(subject: Subject, x: Identifier, y: Identifier) -> bool:
    """Tell whether two scores may be of two matches, or of two stages of one.

    Lorna lost 4-1 to Brask, Oldport beat Lorna 3-0; the women's team beat Lorna, the men's team did; 2-0 at half-time.
    """
    if is_provisional_once(subject.a, subject.b) or are_of_two_contests(subject.a, subject.b):
        return True
    return not _has_words(x) and not _has_words(y) and each_has_words_of_its_own(subject)


def _is_of_its_own_place_or_day(subject: Subject) -> bool:
    """Tell whether one side alone names somebody or some place, or tells of another day, or of what is to come."""
    matched = matched_terms(subject.shared.matches)
    sides = subject.a, subject.b
    named = [any(term.name and id(term) not in matched for term in side.terms) for side in sides]
    planned = [side.claim.certainty is Certainty.PLANNED for side in sides]
    return any(named) or planned[0] is not planned[1] or are_of_two_days(subject.a.dates, subject.b.dates)
