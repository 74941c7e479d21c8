"""The rule of what one side negates, or puts as its opposite, and the other does not."""

from __future__ import annotations

from claimcheck.comparison import thresholds
from claimcheck.comparison.evidence.denials import (
    are_of_two_objects,
    denies_another_deed,
    denies_by_finer_words,
    denies_nothing,
    in_clause_of,
    is_against,
    is_taken_away,
    is_undone_once,
    negates_only_at_a_time,
    negates_only_when,
    negates_with_exception,
    order_of_lapse,
    refuses,
    stands_under_condition,
)
from claimcheck.comparison.evidence.governed import is_only_attempted
from claimcheck.comparison.evidence.matching import TermMatch, matched_terms, may_be_of_two_that_act
from claimcheck.comparison.evidence.subject import Subject, words_of
from claimcheck.comparison.rules.opposites import are_no_contraries_here, negates_how_once, turned_of_one_object
from claimcheck.comparison.rules.outcomes import Differs, Outcome, Undecided
from claimcheck.comparison.rules.two_things import planned_against_done
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.concepts import fails, is_a_state, undoing
from claimcheck.comparison.vocabulary.names import name_others
from claimcheck.comparison.vocabulary.terms import Term, negative_particles
from claimcheck.records import Verdict

# What both sides must have at the least, so that a negation of one is of what the other tells.
_FEWEST_OF_ONE_MATTER = 2


def polarity_differences(subject: Subject) -> list[Outcome]:
    """Judge what one side negates or puts as its opposite and the other does not."""
    of_one_object = turned_of_one_object(subject)
    if of_one_object:
        return of_one_object
    if negates_with_exception(subject):
        return [Undecided("undecided_wording", "exception")]
    if _affirms_an_attempt(subject):
        return [Undecided("undecided_wording", "attempt")]
    return [] if _says_what_is_lacking(subject) else _contraries(subject)


def _affirms_an_attempt(subject: Subject) -> bool:
    """Tell whether one side denies what the other only tries: it could not be verified, they try to verify it."""
    affirming = subject.b if subject.a.claim.negated else subject.a
    return one_negates(subject) and is_only_attempted(affirming, matched_terms(subject.shared.matches))


def _contraries(subject: Subject) -> list[Outcome]:
    """Judge each word that one side negates, or to which it has the contrary."""
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
        if match.opposed and _may_both_be(subject, match):
            return [Undecided("undecided_wording", "contrary")]
        if not subject.held_together and are_of_two_objects(subject, match):
            continue
        grade = _grade_of_contraries(subject, match, inverted=inverted)
        if isinstance(grade, Undecided):
            return [grade]
        grades.append(grade)
    return grades or _denied_word_for_word(subject) or _denied_as_a_whole(subject) or _negations_of_two_things(subject)


def _may_both_be(subject: Subject, match: TermMatch) -> bool:
    """Tell whether two contraries may both be true here: they are none of one thing, or one is negated in part."""
    one_denies = are_no_contraries_here(subject, match) or negates_how_once(subject, match)
    return one_denies or denies_another_deed(subject)


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
    if inverted and planned_against_done(subject):
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


def _negates_what_is_shared(subject: Subject) -> bool:
    """Tell whether a word that both have is negated on one side alone: then the two cannot be said to agree."""
    inverted = (m for m in subject.shared.matches if m.a.negated != m.b.negated and not (m.opposed or m.a.name))
    return one_negates(subject) and any(inverted)


def one_negates(subject: Subject) -> bool:
    """Tell whether one side negates and the other neither does nor has a word that comes to a negation."""
    if subject.a.claim.negated == subject.b.claim.negated:
        return False
    negating, affirming = (subject.a, subject.b) if subject.a.claim.negated else (subject.b, subject.a)
    if refuses(negating) and is_against(affirming):
        return False
    alike = [match for match in subject.shared.matches if not match.opposed]
    taken_back = matched_terms(match for match in alike if match.a.negated is not match.b.negated)
    if any(fails(term.concepts) and id(term) not in taken_back for term in affirming.terms):
        return False  # who "failed to win" and who "fell short" did not win either
    # "Did not reject" against "rejected": a word that both have comes to no negation of one side.
    common = matched_terms(alike)
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
    negating one is not denied: what is negated there is a further detail. Nor is its opposite: supported, not opposed.
    Two sides that name others tell of two matters: the mayor of Varn, the council of Lorne. Nor does a clause deny
    what another one tells that is joined to it: "fired its coach, and nobody knows why".
    """
    a, b = subject.a, subject.b
    if (
        not subject.held_together
        or not one_negates(subject)
        or order_of_lapse(subject) is not None
        or name_others(*([one.key for one in side.names] for side in (a, b)))
    ):
        return []
    matched = matched_terms(subject.shared.matches)
    negating, affirming = (a, b) if a.claim.negated else (b, a)
    opposed = {id(term) for match in subject.shared.matches if match.opposed for term in (match.a, match.b)}
    denied = (term for term in negating.terms if term.negated and id(term) not in opposed)
    negated = next((term for term in denied if not denies_nothing(term, negating)), None)
    if negated is None or all(id(term) in matched for term in affirming.terms):
        return []
    own = [match.a if negating is a else match.b for match in subject.shared.matches if not match.opposed]
    if len(in_clause_of(negated, own, negating)) < _FEWEST_OF_ONE_MATTER:
        return []  # the building has no alarm, the building was sold
    sides = (words_of(negated), None) if negating is a else (None, words_of(negated))
    return [Differs(subject.difference("denial", subject.opposition(), *sides))]
