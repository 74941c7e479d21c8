"""What a negation or a contrary leaves alone: not before Tuesday, no line was closed altogether, no longer in danger.

A word that is negated on one side and told on the other sets two statements against each other only where both are said
of one thing, at one time and as a whole.
"""

from __future__ import annotations

import functools
from bisect import bisect
from collections.abc import Iterable
from itertools import pairwise

from claimcheck.annotation.certainty import end_of_denial, negations
from claimcheck.annotation.fact_words import fact_words
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.comparison.evidence.days import tells_until_then
from claimcheck.comparison.evidence.matching import TermMatch, matched_terms
from claimcheck.comparison.evidence.subject import Subject
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.concepts import (
    comes_before,
    is_narrower,
    lasts,
    leaves_as_it_is,
    opposite,
    undoing,
    without_content,
)
from claimcheck.comparison.vocabulary.sorts import several
from claimcheck.comparison.vocabulary.terms import (
    Term,
    bounds_of_time,
    form_of_preposition,
    is_function_word,
    prepositions,
)
from claimcheck.figures.identifiers import IdentifierKind
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.scanner import scan
from claimcheck.records import Certainty, Kind, Qualifier

# What is denied is among so many words of content behind the word of denial: "denied the claim that", "denied having".
_OF_WHAT_IS_DENIED = 2

# The markers of what is against something, and of what is without it, which stands so few words behind.
_AGAINST, _WITHOUT = ("side", "against"), ("holding", "without")
_TO_WHAT_LACKS = 3

# What a word is said of stands right behind it, with no more than a preposition and an article between.
_CLOSE = 10

# "No line of the metro was closed": so many words of content further on stands what is denied.
_REACH_OF_NO = 3

# "Power was cut", "cut the power": so many words on either side a verb takes away what a word stands for.
_DEPRIVED_WITHIN = 6

# "Is, since Monday, missing": so many words and signs may stand between.
_NEAR_ITS_VERB = 3

# Words that say "any longer" stand so near their negation: « n'est plus », "is not the owner any longer".
_NEAR_ITS_NEGATION = 6

# The mark of a number by which one of several is told.
_ORDINAL = f"#{Kind.ORDINAL}"

_SIGNS = frozenset(",;:()")
_QUOTES = frozenset("\"'«»“”„")


def negates_only_when(subject: Subject) -> bool:
    """Tell whether one side negates no more than a time: "not before Tuesday" says of nothing that it does not happen.

    Where both sides bound the time, one denies what the other tells.
    """
    negating, affirming = _sides(subject)
    return _bounds_a_day(negating) and not _bounds_a_day(affirming)


def negates_with_exception(subject: Subject) -> bool:
    """Tell whether one side negates but for a case that it names: "not until the roof is repaired", "not unless".

    It does not deny what the other tells of that case. Where both sides name one, one denies what the other tells.
    """
    if subject.a.claim.negated is subject.b.claim.negated:
        return False
    negating, affirming = _sides(subject)
    both = bool(_excepting(affirming.language).find(scan(affirming.claim.quote)))
    return _names_an_exception(negating) and not both


def _names_an_exception(side: Statement) -> bool:
    """Tell whether a statement opens with such a case, or names it behind a negation with no sign but a comma."""
    tokens = scan(side.claim.quote)
    negated = [hit.last for hit in negations(tokens, side.language)]
    for hit in _excepting(side.language).find(tokens):
        between = [tokens[last : hit.first - 1] for last in negated if last <= hit.first]
        if not hit.first or any(_SIGNS.isdisjoint(token.text for token in words) for words in between):
            return True
    return False


@functools.cache
def _excepting(language: str) -> Phrasebook:
    return Phrasebook(own_table(language, "negation").get("excepting", ()))


def negates_only_at_a_time(subject: Subject) -> bool:
    """Tell whether one side negates for hours that the other does not give: not to leave between 10 and 19 o'clock."""
    negating, affirming = _sides(subject)
    hours = _hours(negating)
    return bool(hours) and hours.isdisjoint(_hours(affirming))


def _hours(side: Statement) -> frozenset[str]:
    """Return the times of day, and the spans from one to another, that a statement gives."""
    times = {one.key for one in side.identifiers if one.kind is IdentifierKind.TIME}
    spans = (figure.quantity for figure in side.amounts if figure.quantity.kind is Kind.DURATION)
    return frozenset(times | {span.text.casefold() for span in spans if span.qualifier is Qualifier.RANGE})


def sets_something_apart(side: Statement) -> bool:
    """Tell whether a phrase says that another than before is spoken of: « quant à elle », "for its part"."""
    return bool(_contrasts(side.language).find(scan(side.claim.quote)))


def is_another(side: Statement, term: Term) -> bool:
    """Tell whether what stands right before a noun says that it is not the first of its kind: a second test."""
    before = side.frame[term.place - 1] if term.place else ""
    if before in own_words(side.language, "clauses", "adding"):
        return False  # who also met the unions met the unions
    return before == _ORDINAL or bool(several(side.language).find(scan(before)))


@functools.cache
def _contrasts(language: str) -> Phrasebook:
    return Phrasebook(own_table(language, "clauses").get("contrasts", ()))


def order_of_lapse(subject: Subject) -> int | None:
    """Return when a side tells that something is no longer so: 1 in the later report, -1 in the earlier, 0 on one day.

    None where neither says so. What is no longer so was so once: who tells that it was is not contradicted.
    """
    negating, affirming = _sides(subject)
    if not says_no_longer(negating) or says_no_longer(affirming):
        return None
    return subject.order if negating is subject.a else -subject.order


def says_no_longer(side: Statement) -> bool:
    """Tell whether a negated statement has a word by which it negates no more than that something goes on."""
    tokens = scan(side.claim.quote)
    lapsing = _lapsing(side.language).find(tokens) if side.claim.negated else ()
    return any(
        abs(lapse.first - negation.first) <= _NEAR_ITS_NEGATION
        for lapse in lapsing
        for negation in negations(tokens, side.language)
    )


@functools.cache
def _lapsing(language: str) -> Phrasebook:
    return Phrasebook(own_table(language, "negation").get("lapsing", ()))


def are_of_two_objects(subject: Subject, match: TermMatch) -> bool:
    """Tell whether what is said and denied is said of two things: one side has both, or it is said in part only.

    "No line was closed" denies no lines. Who is cleared of one charge and guilty of another is both.
    """
    if match.opposed:
        return says_both(subject.a, match.a) or says_both(subject.b, match.b)
    return _denies_what_is_said_of_a_noun(subject, match)


def right_behind(side: Statement, term: Term) -> Term | None:
    """Return the word of content behind another, with only articles, negations and marks of quotation between."""
    behind = next((one for one in side.terms if one.start >= term.end), None)
    if behind is None:
        return None
    between = scan(side.claim.quote[term.end - side.claim.start : behind.start - side.claim.start])
    return behind if all(_is_small(token.text.lower(), side.language) for token in between) else None


def _is_small(word: str, language: str) -> bool:
    """Tell whether a word or sign between a verb and its object leads to nothing else: no preposition, no comma."""
    is_article = word in own_words(language, "function_words", "determiners")
    leads = form_of_preposition(word, language) or word in prepositions(language)
    return is_article or word in _QUOTES or (is_function_word(word, language) and not leads)


def follows(subject: Subject, match: TermMatch) -> bool:
    """Tell whether one word tells what came before the other: who was missing since June was found in July.

    Where either side says how things stand, is missing or still missing, the two are held against each other.
    """
    in_turn = any(comes_before(x, y) for x in match.a.concepts for y in match.b.concepts)
    return in_turn and not (_is_so_still(subject.a, match.a) or _is_so_still(subject.b, match.b))


def is_undone_once(subject: Subject, match: TermMatch) -> bool:
    """Tell whether one of two contraries is taken back beside it: an opening that is banned excludes no closing."""
    return _is_undone(subject.a, match.a) is not _is_undone(subject.b, match.b)


def _is_undone(side: Statement, term: Term) -> bool:
    """Tell whether a word beside another comes to its negation: a ban, an end, a refusal."""
    return any(
        one is not term and not one.negated and not undoing().isdisjoint(one.concepts - term.concepts)
        for one in side.terms
    )


def _is_so_still(side: Statement, term: Term) -> bool:
    """Tell whether a statement says that something is so, in the present or with a word like "still" or "remains"."""
    before = side.frame[max(0, term.place - _NEAR_ITS_VERB) : term.place]
    is_present = not own_words(side.language, "limits", "present").isdisjoint(before)
    return is_present or tells_until_then(side) or any(lasts(key) for one in side.terms for key in one.concepts)


def denies_by_finer_words(match: TermMatch) -> bool:
    """Tell whether the negated word is finer than the one that is told: "not burnt" denies no damage.

    Nor does a word of saying that is negated deny what somebody said in another way.
    """
    negated, affirmed = (match.a, match.b) if match.a.negated else (match.b, match.a)
    if match.a.key != match.b.key and not (negated.concepts | affirmed.concepts).isdisjoint(without_content()):
        return True
    return match.strength < 1.0 and any(is_narrower(x, y) for x in affirmed.concepts for y in negated.concepts)


def denies_nothing(term: Term, side: Statement) -> bool:
    """Tell whether the negation of a word keeps something back or open, or tells of a lack, or of what stays as it is.

    "Did not confirm it", "never hid her anger", "without electricity", "declined to overturn the ban": none of these is
    against what the other side tells in other words.
    """
    word = side.frame[term.place]
    withheld = word in own_words(side.language, "speech", "withheld") | own_words(side.language, "negation", "hiding")
    return withheld or leaves_as_it_is(term.concepts) or _is_lacking(term, side)


def _is_lacking(term: Term, side: Statement) -> bool:
    """Tell whether a word like "without" stands in front of another, with an article or an adjective between."""
    return any(
        (marker.kind, marker.value) == _WITHOUT and 0 <= term.place - marker.end_place < _TO_WHAT_LACKS
        for marker in side.markers
    )


def refuses(side: Statement) -> bool:
    """Tell whether a statement tells of a no to something: "said no to the merger"."""
    return bool(_refusing(side.language).find(scan(side.claim.quote)))


@functools.cache
def _refusing(language: str) -> Phrasebook:
    return Phrasebook(own_table(language, "negation").get("refusing", ()))


def is_against(side: Statement) -> bool:
    """Tell whether a statement tells of somebody or something against another: "voted against the merger"."""
    return any((marker.kind, marker.value) == _AGAINST for marker in side.markers)


def in_clause_of(term: Term, others: Iterable[Term], side: Statement) -> list[Term]:
    """Return those of some terms that no comma and co-ordinating word part from a term: ", and nobody knows why"."""
    coordinators = fact_words(side.language).coordinators
    joints = [
        token.start + side.claim.start
        for before, token in pairwise(scan(side.claim.quote))
        if before.text == "," and token.text.lower() in coordinators
    ]
    place = bisect(joints, term.start)
    return [other for other in others if bisect(joints, other.start) == place]


def stands_under_condition(side: Statement, term: Term) -> bool:
    """Tell whether a word stands under a condition of its own clause: if the lock is open."""
    tokens = [token for token in scan(side.claim.quote) if token.start < term.start - side.claim.start]
    hits = _conditions(side.language).find(tokens)
    return bool(hits) and all(token.text not in _SIGNS for token in tokens[hits[-1].first :])


@functools.cache
def _conditions(language: str) -> Phrasebook:
    return Phrasebook(own_table(language, "limits").get("classes", {}).get("condition", ()))


def _sides(subject: Subject) -> tuple[Statement, Statement]:
    """Return the side that negates, and the other."""
    return (subject.a, subject.b) if subject.a.claim.negated else (subject.b, subject.a)


def _bounds_a_day(side: Statement) -> bool:
    """Tell whether a day is given as one before which, or until which, something is told."""
    before = (side.frame[figure.place - 1] for figure in side.dates if figure.place)
    return any(word in bounds_of_time(side.language) for word in before)


def are_told_of_two_kinds(subject: Subject) -> bool:
    """Tell whether a noun of both is of one thing here and of another there: the price of milk rose, of bread fell.

    The fall of a rock excludes no rise of the water either.
    """
    return any(_have_two_complements(subject, match) for match in subject.shared.matches)


def _have_two_complements(subject: Subject, match: TermMatch) -> bool:
    """Tell whether each of two nouns has behind it of what it is told, and not of the same: the fall of a rock."""
    x, y = _complement(subject.a, match.a), _complement(subject.b, match.b)
    return bool(x and y) and not any(one.a is x and one.b is y for one in subject.shared.matches)


def head_of(side: Statement, term: Term) -> Term | None:
    """Return the word of content to which a word like "of" ties another: the garden of the library; else None."""
    before = next((one for one in reversed(side.terms) if one.end <= term.start), None)
    return before if before and _complement(side, before) is term else None


def _complement(side: Statement, term: Term) -> Term | None:
    """Return the word of content that a word like "of" ties to the word in front of it, None where none does."""
    behind = next((one for one in side.terms if one.start >= term.end), None)
    if behind is None or behind.start - term.end > _CLOSE:
        return None
    between = scan(side.claim.quote[term.end - side.claim.start : behind.start - side.claim.start])
    tied = bool(between) and between[0].text.lower() in own_words(side.language, "limits", "complements")
    return behind if tied else None


def _denies_what_is_said_of_a_noun(subject: Subject, match: TermMatch) -> bool:
    """Tell whether "no" stands right before the negated word, and behind it what the other side does not say of it."""
    side, term = (subject.a, match.a) if match.a.negated else (subject.b, match.b)
    before = side.claim.quote[: term.start - side.claim.start].split()
    if not before or before[-1].lower() not in own_words(side.language, "negation", "determiners"):
        return False
    matched = matched_terms(subject.shared.matches)
    behind = [one for one in side.terms if one.start >= term.end][:_REACH_OF_NO]
    quote, offset = side.claim.quote, side.claim.start
    return any(
        id(one) not in matched and _SIGNS.isdisjoint(quote[term.end - offset : one.start - offset]) for one in behind
    )


def says_both(side: Statement, term: Term) -> bool:
    """Tell whether a statement has beside a word one that excludes it: cleared of some charges, guilty of others."""
    return any(
        opposite(key, other)
        for one in side.terms
        if one is not term and not one.negated
        for key in one.concepts
        for other in term.concepts
    )


def is_taken_away(affirming: Statement, term: Term, negating: Statement) -> bool:
    """Tell whether a verb beside a word takes away what it stands for: "cut power to" and "without power" are one.

    Where the side that negates has such a verb too, it may deny that verb: "did not lose his job".
    """
    depriving = own_words(affirming.language, "negation", "depriving")
    near = affirming.frame[max(0, term.place - _DEPRIVED_WITHIN) : term.place + _DEPRIVED_WITHIN + 1]
    of_other = own_words(negating.language, "negation", "depriving")
    return not depriving.isdisjoint(near) and of_other.isdisjoint(negating.frame)


def denies_another_deed(subject: Subject) -> bool:
    """Tell whether what stands right behind a word of denial is nothing that the other side tells.

    "Admitted that he set fire to the mill", "denied wanting to kill anybody by setting fire to the mill".
    """
    sides = (subject.a, subject.b)
    denying = next((side for side in sides if side.claim.certainty is Certainty.DENIED), None)
    end = end_of_denial(denying.claim.quote, denying.language) if denying else None
    if denying is None or end is None or subject.a.language != subject.b.language:
        return False
    matched = matched_terms(subject.shared.matches)
    denied = [term for term in denying.terms if term.start >= denying.claim.start + end][:_OF_WHAT_IS_DENIED]
    return len(denied) == _OF_WHAT_IS_DENIED and not any(id(term) in matched for term in denied)
