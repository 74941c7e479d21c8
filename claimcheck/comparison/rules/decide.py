"""From what the rules say to a verdict: one table, read from above, and nothing else.

`agree` is proved, never left over: the last line is reached only where no line before it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from claimcheck.annotation.futures import asks_whether
from claimcheck.comparison import thresholds
from claimcheck.comparison.evidence.denials import is_undone_once, says_both
from claimcheck.comparison.evidence.matching import Overlap, matched_terms, may_be_of_two_people
from claimcheck.comparison.evidence.objects import one_changes_an_object
from claimcheck.comparison.evidence.own_verbs import each_has_a_verb_of_its_own, each_tells_it_by_a_verb_of_its_own
from claimcheck.comparison.evidence.owned import only_one_is_owned
from claimcheck.comparison.evidence.sameness import Sameness, are_said_of_two, of_one_thing
from claimcheck.comparison.evidence.speech_frames import is_in_closing_frame
from claimcheck.comparison.evidence.subject import Subject
from claimcheck.comparison.rules.additions import both_tell_of_others, one_adds
from claimcheck.comparison.rules.certainty import shares_rare_amount
from claimcheck.comparison.rules.likeness import have_no_words_of_their_own
from claimcheck.comparison.rules.opposites import tells_of_another, turned_of_one_object
from claimcheck.comparison.rules.other_words import figures_settle
from claimcheck.comparison.rules.outcomes import Differs, Outcome, Undecided, Unrelated
from claimcheck.comparison.rules.places import (
    SPEAKER,
    WHO,
    names_others_alike,
    opens_with_others,
    places_of_both,
    rests_on_a_bound,
    unproved_places,
)
from claimcheck.comparison.rules.polarity import one_negates
from claimcheck.comparison.rules.registry import Ruled
from claimcheck.comparison.statements import Statement, in_plain_words
from claimcheck.comparison.vocabulary.concepts import is_a_state
from claimcheck.comparison.vocabulary.terms import Term
from claimcheck.languages.negation import knows_negation
from claimcheck.languages.scanner import scan
from claimcheck.records import KINDS_OF_AMOUNTS, Difference, Kind, Verdict
from claimcheck.verdicts import COMPARISON_VERDICTS, OPPOSED


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict (`single` for two matters), its reason as a key of the phrases, and the line that gave it."""

    verdict: Verdict
    reason: str
    name: str
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class _Case:
    """Two statements and what the rules say of them."""

    subject: Subject
    outcomes: Sequence[Outcome]
    differences: tuple[Difference, ...]

    @property
    def gravest(self) -> Verdict | None:
        """Return the gravest verdict that a difference alone would give, leaving aside those that leave it open."""
        verdicts = {difference.relation for difference in self.differences} - {Verdict.UNDECIDED}
        return next((verdict for verdict in COMPARISON_VERDICTS if verdict in verdicts), None)

    @property
    def open_reason(self) -> str:
        """Return the first reason for which a rule can't tell."""
        return next((outcome.reason for outcome in self.outcomes if isinstance(outcome, Undecided)), "")


def decide(subject: Subject, ruled: Sequence[Ruled]) -> Decision:
    """Return the verdict of the first line that holds."""
    outcomes = [outcome for one in ruled for outcome in one.outcomes]
    differences = tuple(outcome.difference for outcome in outcomes if isinstance(outcome, Differs))
    case = _Case(subject, outcomes, differences)
    line = next(line for line in TABLE if line.holds(case))
    verdict = line.verdict or case.gravest or Verdict.AGREE
    reason = (case.open_reason if line.reason == _OF_THE_RULE else line.reason) if line.reason else ""
    return Decision(verdict, reason, line.name, () if line.drops_differences else differences)


# The reason of a line that takes the one of the rule.
_OF_THE_RULE = "*"

_WORDING = "undecided_wording"

#: The reason of statements that may be of two things.
OF_TWO_THINGS = "undecided_subject"

_LANGUAGE = "undecided_language"

# The kinds of difference by which one side denies what the other tells.
_DENIALS = frozenset({"negation", "denial", "certainty"})


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the table. A verdict of None is that of the gravest difference, or `agree` without any."""

    name: str
    holds: Callable[[_Case], bool]
    verdict: Verdict | None
    reason: str = ""
    drops_differences: bool = False


def _is_of_two_matters(case: _Case) -> bool:
    return any(isinstance(outcome, Unrelated) for outcome in case.outcomes)


def _differs_throughout(case: _Case) -> bool:
    """Tell whether two statements differ in several places at once: then they speak of two things of one kind.

    "7.4 % in France" and "5.1 % in Germany" do not conflict; a conflict is one thing told in two ways.
    """
    return len({_place(difference) for difference in case.differences if difference.relation in OPPOSED}) > 1


def _shares_only_who_speaks(case: _Case) -> bool:
    """Tell whether all that two statements of two articles share names who says either: one spokesman, two matters."""
    subject = case.subject
    if subject.held_together or any(pair.compatible for pair in subject.amounts.pairs):
        return False
    matches = subject.shared.matches
    return bool(matches) and all(
        is_in_closing_frame(subject.a, match.a.start) or is_in_closing_frame(subject.b, match.b.start)
        for match in matches
    )


def _is_in_a_language_without_negation(case: _Case) -> bool:
    """Tell whether a statement is in a language whose words of negation are not known: a denial is not seen."""
    return not all(knows_negation(side.language) for side in (case.subject.a, case.subject.b))


def _is_opposed_of_different_things(case: _Case) -> bool:
    return case.gravest in OPPOSED and _of_different_things(case.subject, case.differences)


def _may_be_of_two_people(case: _Case) -> bool:
    """Tell whether both sides tell it of somebody whom only a pronoun names, and may mean two people."""
    return may_be_of_two_people(case.subject.a, case.subject.b)


def _say_the_same_words(case: _Case) -> bool:
    """Tell whether two statements held side by side are one, however little it says: "We will not"."""
    subject = case.subject
    is_one = subject.held_together and in_plain_words(subject.a) == in_plain_words(subject.b)
    return is_one and not _may_be_of_two_people(case)


def _may_be_of_two_events(case: _Case) -> bool:
    """Tell whether two statements in two languages name each somebody and some place, and none in common."""
    a, b = case.subject.a, case.subject.b
    named = [sum(term.name for term in side.terms) for side in (a, b)]
    shared = any(match.a.name or match.b.name for match in case.subject.shared.matches)
    return a.language != b.language and min(named) > 1 and not shared


def _may_be_one_more(case: _Case) -> bool:
    """Tell whether one side alone says "also" of what is opposed: arrested a man, also arrested a woman.

    Both may be true, unless one denies what the other tells.
    """
    kinds = {difference.kind for difference in case.differences if difference.relation in OPPOSED}
    adds = one_adds(case.subject) and not both_tell_of_others(case.subject)
    return case.gravest in OPPOSED and adds and kinds.isdisjoint(_DENIALS)


# What says itself of whom or of what it is told: two names or two things in one place, who did it to whom.
_OF_THE_SUBJECT = frozenset({"name", "roles", "turning", "identifier"})


def _is_said_of(case: _Case, sameness: Sameness) -> bool:
    """Tell whether what excludes each other is said of one thing, of two, or of what may be two."""
    a, b, matches = case.subject.a, case.subject.b, case.subject.shared.matches
    opposed = [one for one in case.differences if one.relation in OPPOSED and one.kind not in _OF_THE_SUBJECT]
    return any(of_one_thing(a, b, matches, (one.a_start, one.b_start)) is sameness for one in opposed)


def _is_opposed_of_two_subjects(case: _Case) -> bool:
    return _is_said_of(case, Sameness.OTHER)


def _is_opposed_of_an_open_subject(case: _Case) -> bool:
    return _is_said_of(case, Sameness.OPEN)


def _is_counted_of_others(case: _Case) -> bool:
    """Tell whether two figures exclude each other of which the other side names the owner of one only behind its own.

    "Varn has most snow, 2 metres"; "the Alps have most snow, 3 metres, and so have Lorna and Varn".
    """
    subject = case.subject
    opposed = [difference for difference in case.differences if difference.relation in OPPOSED]
    if subject.held_together or any(difference.kind not in KINDS_OF_AMOUNTS for difference in opposed):
        return False
    if not opens_with_others(subject.a, subject.b, subject.shared.matches):
        return False
    matches = [(match.a, match.b) for match in subject.shared.matches]
    return any(
        _opens_and_stands_behind(subject.a, matches, difference.b_start)
        or _opens_and_stands_behind(subject.b, [(b, a) for a, b in matches], difference.a_start)
        for difference in opposed
    )


def _opens_and_stands_behind(side: Statement, matches: Sequence[tuple[Term, Term]], start: int | None) -> bool:
    """Tell whether the name that opens a side stands behind an offset of the other side's article."""
    other = next((other for own, other in matches if own is side.terms[0]), None)
    return other is not None and start is not None and other.start > start


def _is_opposed(case: _Case) -> bool:
    return case.gravest in OPPOSED


def _is_only_aligned(case: _Case) -> bool:
    """Tell whether an aligner alone joins two statements: it can't tell the same from the contrary or the rest.

    Of the same words, however often both articles have them, rules can: "nobody has claimed the attack".
    """
    return (
        case.subject.only_aligned
        and not figures_settle(case.subject, case.differences)
        and not _share_a_telling_figure(case.subject)
        and not _is_one_figure_of_one_speaker(case.subject)
        and not _is_of_the_same_words(case)
    )


def _is_of_the_same_words(case: _Case) -> bool:
    """Tell whether letters join two statements of one language that have the same words, and none differs."""
    subject = case.subject
    by_letters = subject.a.language == subject.b.language and not subject.figures_may_settle
    shares_words = have_no_words_of_their_own(subject) and _own_and_shared(subject)[1] > 0
    return by_letters and shares_words and case.gravest not in OPPOSED


def _is_left_open_by_a_rule(case: _Case) -> bool:
    return bool(case.open_reason)


def _has_an_open_word(case: _Case) -> bool:
    return any(difference.relation is Verdict.UNDECIDED for difference in case.differences)


def _negates_something_on_one_side(case: _Case) -> bool:
    """Tell whether one side alone negates: that may turn what both tell, whatever word it stands by."""
    return one_negates(case.subject)


def _says_the_contrary_of_something(case: _Case) -> bool:
    """Tell whether a word of one side stands against its contrary on the other: dismissed Ida, appointed Per.

    Where too much else differs for the two to exclude each other, they do not say the same either.
    """
    return any(
        match.opposed and match.a.negated is match.b.negated and not is_undone_once(case.subject, match)
        for match in case.subject.shared.matches
    )


def _tells_of_a_change_on_one_side(case: _Case) -> bool:
    """Tell whether one side alone tells of a state and of its contrary: closed since May, the bridge opened on Monday.

    "The bridge is closed" then says of today what the other says of yesterday. An amount or a day that both give says
    which of the two is meant, and so do many words of both.
    """
    subject = case.subject
    compatible = any(pair.compatible for pair in (*subject.amounts.pairs, *subject.dates.pairs))
    if compatible or _own_and_shared(subject)[1] >= thresholds.FEWEST_IN_COMMON:
        return False
    return any(
        says_both(subject.a, match.a) is not says_both(subject.b, match.b)
        for match in subject.shared.matches
        if not match.opposed and any(is_a_state(key) for key in match.a.concepts & match.b.concepts)
    )


def _does_it_to_something_else(case: _Case) -> bool:
    """Tell whether one side alone says what was changed, and the other that its subject did: closed its canteen."""
    return one_changes_an_object(case.subject)


def _is_of_what_belongs_to_it(case: _Case) -> bool:
    """Tell whether one side alone tells of what belongs to the thing of the other: the minister's adviser resigned."""
    return only_one_is_owned(case.subject)


def _tells_of_another(case: _Case) -> bool:
    """Tell whether one side alone says that it is not the first of its kind: the biggest mine, the second biggest."""
    return case.subject.held_together and tells_of_another(case.subject)


def _gives_one_figure_of_two(case: _Case) -> bool:
    """Tell whether two statements say of two what they both give: dockers, nurses were on strike for ten days.

    A figure that few things share is said of one, whatever either calls it.
    """
    if shares_rare_amount(case.subject):
        return False
    a, b, matches = case.subject.a, case.subject.b, case.subject.shared.matches
    both = [pair for pair in case.subject.amounts.pairs if pair.compatible]
    return any(are_said_of_two(a, b, matches, (pair.a.quantity.start, pair.b.quantity.start)) for pair in both)


def _asks_on_one_side(case: _Case) -> bool:
    """Tell whether one side alone only asks: the court will rule whether it is so, the court ruled that it is."""
    sides = (case.subject.a, case.subject.b)
    first, second = (asks_whether(scan(side.claim.quote), side.language) for side in sides)
    return first is not second and case.gravest is not Verdict.CERTAINTY


def _is_surer_of_something_else(case: _Case) -> bool:
    return case.gravest is Verdict.CERTAINTY and _is_about_more_than_is_shared(case.subject)


def _tells_it_by_other_verbs(case: _Case) -> bool:
    """Tell whether each side has a verb of its own behind an auxiliary: was extended to Lorna, was lifted for Lorna.

    An amount of both says that the two tell one thing in whatever words, where few things share it or nobody asks of
    these two: "accepted by 62 %", "rejected by 62 %". Across languages a verb may be the other's.
    """
    subject = case.subject
    gives_one = any(pair.compatible for pair in subject.amounts.pairs)
    is_telling = shares_rare_amount(subject) or not subject.held_together
    if subject.a.language != subject.b.language or (gives_one and is_telling):
        return False
    return each_has_a_verb_of_its_own(subject.a, subject.b, subject.shared.matches)


def _tells_more_than_is_shared(case: _Case) -> bool:
    return _has_words_of_its_own(case.subject)


def _says_two_things_side_by_side(case: _Case) -> bool:
    """Tell whether each of two statements held side by side has words that the other lacks: they may be rivals.

    Somebody asks whether these two say the same, and not, as between articles, what of them does. An amount of both
    says that the two tell one thing in whatever words; across languages words that are not known prove nothing.
    """
    subject = case.subject
    shares_an_amount = any(pair.compatible for pair in subject.amounts.pairs) or any(
        d.kind == "share" for d in case.differences
    )
    asked = subject.held_together and subject.a.language == subject.b.language
    if asked and each_tells_it_by_a_verb_of_its_own(subject.a, subject.b, subject.shared.matches):
        return True  # upheld the nine-year sentence, quashed it
    return asked and not shares_an_amount and _own_and_shared(subject)[0] > 0


def _says_another_thing_in_another_language(case: _Case) -> bool:
    """Tell whether two statements in two languages each say, in a word that is known, what the other does not.

    "Built 1,450 cars" and « a détruit 1 450 voitures » share the cars and their number. In one language the words that
    stand in the place of one another tell; in two, what is known to mean something else. A name in common, or much
    that is shared, holds them together.
    """
    subject = case.subject
    if subject.a.language == subject.b.language or any(match.a.name for match in subject.shared.matches):
        return False
    matched = matched_terms(subject.shared.matches)
    known = [
        sum(not term.name and id(term) not in matched and bool(term.concepts) for term in side.terms)
        for side in (subject.a, subject.b)
    ]
    return min(known) > 0 and _own_and_shared(subject)[1] <= thresholds.FEW_IN_COMMON * min(known)


def _differs_in_a_word(case: _Case) -> bool:
    return _differs_in_one_word(case.subject) and all(difference.kind != "share" for difference in case.differences)


def _is_not_alike_enough(case: _Case) -> bool:
    subject = case.subject
    alike = subject.likeness >= thresholds.SAME_CONTENT or in_other_words(subject.shared, subject.likeness)
    return not alike and not _shares_figure(subject)


def _rests_on_a_word_and_a_day(case: _Case) -> bool:
    """Tell whether a word and a day are all that two statements of two articles share: "the 2018 list", "listed 16th".

    Nobody who is named and nothing that is counted is in both, and one side alone has such of its own.
    """
    subject = case.subject
    if subject.held_together or subject.a.language != subject.b.language:
        return False
    named = any(match.a.name for match in subject.shared.matches)
    counted = any(pair.compatible for pair in subject.amounts.pairs)
    own = subject.amounts.only_a or subject.amounts.only_b
    return bool(own) and not named and not counted and _own_and_shared(subject)[1] <= 1


def _leaves_a_place_unproved(case: _Case) -> bool:
    """Tell whether both sides fill a place and nothing shows that they fill it alike: the yard in Oldport, in Newport.

    Between articles that counts for whom and where it is told of, unless much else is the same: who is quoted there is
    often not found, and each gives figures and days of its own. An amount that only a bound admits is none of its own.
    """
    unproved = unproved_places(case.subject)
    if case.subject.held_together:
        return bool(unproved)
    if rests_on_a_bound(case.subject):
        return True
    return WHO in unproved and _own_and_shared(case.subject)[1] < thresholds.MUCH_IN_COMMON


def _is_about_others(case: _Case) -> bool:
    """Tell whether one is told of somebody, or of a place, that the other names another in the place of.

    Names that both have elsewhere prove nothing then: "Lund defended Brask", "Brask spoke" both have Brask. An amount
    of both does.
    """
    subject = case.subject
    amounts = [pair for pair in subject.amounts.pairs if pair.a.quantity.kind is not Kind.ORDINAL]
    if subject.a.language != subject.b.language or any(pair.compatible for pair in amounts):
        return False
    pair = subject.a, subject.b, subject.shared.matches
    return opens_with_others(*pair) or names_others_alike(*pair)


def _always(_case: _Case) -> bool:
    return True


#: The table, read from above.
TABLE = (
    _Line("same_words", _say_the_same_words, Verdict.AGREE),
    _Line("unrelated.rule", _is_of_two_matters, Verdict.SINGLE),
    _Line("unrelated.throughout", _differs_throughout, Verdict.SINGLE),
    _Line("unrelated.frame", _shares_only_who_speaks, Verdict.SINGLE),
    _Line("open.language", _is_in_a_language_without_negation, Verdict.UNDECIDED, _LANGUAGE, drops_differences=True),
    _Line("open.other_things", _is_opposed_of_different_things, Verdict.UNDECIDED, _WORDING, drops_differences=True),
    _Line("open.two_people", _may_be_of_two_people, Verdict.UNDECIDED, _WORDING, drops_differences=True),
    _Line("open.two_events", _may_be_of_two_events, Verdict.UNDECIDED, _WORDING, drops_differences=True),
    _Line("open.one_more", _may_be_one_more, Verdict.UNDECIDED, _WORDING, drops_differences=True),
    _Line("unrelated.subject", _is_opposed_of_two_subjects, Verdict.SINGLE),
    _Line("open.subject", _is_opposed_of_an_open_subject, Verdict.UNDECIDED, OF_TWO_THINGS, drops_differences=True),
    _Line("open.of_others", _is_counted_of_others, Verdict.UNDECIDED, OF_TWO_THINGS, drops_differences=True),
    _Line("open.only_aligned", _is_only_aligned, Verdict.UNDECIDED, _WORDING),
    _Line("opposed", _is_opposed, None),
    _Line("open.rule", _is_left_open_by_a_rule, Verdict.UNDECIDED, _OF_THE_RULE),
    _Line("open.word", _has_an_open_word, Verdict.UNDECIDED),
    _Line("open.negation", _negates_something_on_one_side, Verdict.UNDECIDED, _WORDING),
    _Line("open.contrary", _says_the_contrary_of_something, Verdict.UNDECIDED, _WORDING),
    _Line("open.change", _tells_of_a_change_on_one_side, Verdict.UNDECIDED, _WORDING),
    _Line("open.object", _does_it_to_something_else, Verdict.UNDECIDED, _WORDING),
    _Line("open.owned", _is_of_what_belongs_to_it, Verdict.UNDECIDED, OF_TWO_THINGS),
    _Line("open.figure_of_two", _gives_one_figure_of_two, Verdict.UNDECIDED, OF_TWO_THINGS),
    _Line("open.question", _asks_on_one_side, Verdict.UNDECIDED, _WORDING),
    _Line("open.another", _tells_of_another, Verdict.UNDECIDED, _WORDING),
    _Line("open.surer_of_something_else", _is_surer_of_something_else, Verdict.UNDECIDED, _WORDING),
    _Line("open.other_verbs", _tells_it_by_other_verbs, Verdict.UNDECIDED, _WORDING),
    _Line("open.more_than_is_shared", _tells_more_than_is_shared, Verdict.UNDECIDED, _WORDING),
    _Line("open.side_by_side", _says_two_things_side_by_side, Verdict.UNDECIDED, _WORDING),
    _Line("open.two_languages", _says_another_thing_in_another_language, Verdict.UNDECIDED, _WORDING),
    _Line("open.one_word", _differs_in_a_word, Verdict.UNDECIDED, _WORDING),
    _Line("open.unlike", _is_not_alike_enough, Verdict.UNDECIDED, _WORDING),
    _Line("open.word_and_day", _rests_on_a_word_and_a_day, Verdict.UNDECIDED, _WORDING),
    _Line("open.place", _leaves_a_place_unproved, Verdict.UNDECIDED, _WORDING),
    _Line("open.names", _is_about_others, Verdict.UNDECIDED, _WORDING),
    _Line("proved", _always, None),
)


def in_other_words(shared: Overlap, likeness: float) -> bool:
    """Tell whether two statements have enough in common, however long each is beside it."""
    names = sum(match.a.name for match in shared.matches)
    return (
        likeness >= thresholds.IN_OTHER_WORDS
        and names > 0
        and len(shared.matches) - names >= thresholds.FEWEST_IN_COMMON
    )


def _place(difference: Difference) -> str:
    # Two figures at two times of day, or of two flights, are of two things.
    return difference.kind if difference.kind in ("name", "date", "identifier") else "content"


def _of_different_things(subject: Subject, differences: Sequence[Difference]) -> bool:
    """Tell whether two statements that an opposite sets against each other each speak of something of its own.

    One praised the ruling and criticised the budget: two words on either side, as many as are shared. Across languages
    a word that is not known to be another's translation may be one all the same.
    """
    if subject.a.language != subject.b.language:
        return False
    kinds = {difference.kind for difference in differences if difference.relation in OPPOSED}
    own, shared = _own_and_shared(subject)
    own_matters = kinds == {"opposite"} and own >= max(thresholds.FEW_IN_COMMON, shared)
    return own_matters and not turned_of_one_object(subject)


def _has_words_of_its_own(subject: Subject) -> bool:
    """Tell whether each side says of the shared matter what the other does not say, for all that its words tell.

    "The union accepts the offer" and "the union turned the offer down" share all but what matters. Words of one side
    alone are a detail; a shared amount says that the two tell one thing in whatever words; and of much that is shared
    a rest in other words takes nothing away.
    """
    own, shared = _own_and_shared(subject)
    if subject.amounts.pairs:
        if not _shares_what_is_rare(subject):
            return own >= max(1, shared)
        names = any(match.a.name for match in subject.shared.matches)
        one_word = shared <= 1 and not names
        return own > shared and (one_word or _figures_of_its_own(subject) >= thresholds.MANY_FIGURES)
    return own > 0 and (shared <= thresholds.FEW_IN_COMMON or own >= shared)


def _differs_in_one_word(subject: Subject) -> bool:
    """Tell whether two wordings are the same but for one word: "named president of the bank", "named director"."""
    a, b = subject.a, subject.b
    places = [place for place, pair in enumerate(zip(a.frame, b.frame, strict=False)) if pair[0] != pair[1]]
    if len(a.frame) != len(b.frame) or len(places) != 1 or a.language != b.language:
        return False
    matched = matched_terms(subject.shared.matches)
    return all(
        any(term.place == places[0] and not term.name and id(term) not in matched for term in side.terms)
        for side in (a, b)
    )


def _is_about_more_than_is_shared(subject: Subject) -> bool:
    """Tell whether each side says as much of its own as both share, and no figure holds them together.

    Who is surer is then not said of one thing.
    """
    own, shared = _own_and_shared(subject)
    return own >= max(thresholds.FEW_IN_COMMON, shared) and not _shares_figure(subject)


def _shares_what_is_rare(subject: Subject) -> bool:
    """Tell whether both sides have a name, a sum of money, or a figure of so many digits that few things share it."""
    return any(match.a.name for match in subject.shared.matches) or shares_rare_amount(subject)


def _figures_of_its_own(subject: Subject) -> int:
    """Return how many amounts and dates either side gives alone, at the least."""
    matchings = (subject.amounts, subject.dates)
    return min(sum(len(matching.only_a) for matching in matchings), sum(len(matching.only_b) for matching in matchings))


def _own_and_shared(subject: Subject) -> tuple[int, int]:
    """Return how many words, names left out, either side has of its own at the least, and how many both share."""
    matches = subject.shared.matches
    matched = matched_terms(matches)
    own = [
        sum(not term.name and id(term) not in matched for term in statement.terms)
        for statement in (subject.a, subject.b)
    ]
    return min(own), sum(not match.a.name and not match.opposed for match in matches)


def _share_a_telling_figure(subject: Subject) -> bool:
    """Tell whether both give a figure or a day in digits that few things share, and words beside it.

    One amount alone may be what the works cost and what another saved.
    """
    days = (pair.a.quantity.text for pair in subject.dates.pairs if pair.compatible)
    rare = shares_rare_amount(subject) or any(any(sign.isdigit() for sign in day) for day in days)
    return rare and _own_and_shared(subject)[1] > 0


def _is_one_figure_of_one_speaker(subject: Subject) -> bool:
    """Tell whether both quote the same one for the same amount of the same: the police, 1,500 marchers."""
    gives_one = any(pair.compatible for pair in subject.amounts.pairs)
    speaks_one = any(name == SPEAKER and found is not None for name, found in places_of_both(subject))
    return gives_one and speaks_one and _own_and_shared(subject)[1] > 0


def _shares_figure(subject: Subject) -> bool:
    return any(pair.compatible for pair in (*subject.amounts.pairs, *subject.dates.pairs))
