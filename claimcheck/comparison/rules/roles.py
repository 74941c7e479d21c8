"""The rule of who did it to whom: Lund beat Weber, Weber beat Lund."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise, permutations

from claimcheck.annotation.vocabulary import own_words
from claimcheck.comparison.evidence.actors import changed_actors
from claimcheck.comparison.evidence.converses import converse_dealings
from claimcheck.comparison.evidence.matching import TermMatch, may_be_of_two_that_act
from claimcheck.comparison.evidence.roles import is_aligned
from claimcheck.comparison.evidence.subject import Subject, Words, own_matches, words_of
from claimcheck.comparison.rules.likeness import (
    each_has_words_of_its_own,
    have_no_words_of_their_own,
    is_alike,
)
from claimcheck.comparison.rules.outcomes import Differs, Outcome
from claimcheck.comparison.statements import ASSERTED, Statement
from claimcheck.comparison.vocabulary.concepts import goes_one_way
from claimcheck.comparison.vocabulary.terms import Term, is_function_word, negative_particles
from claimcheck.languages.scanner import scan
from claimcheck.records import Verdict

# Between a name and its verb stands no more than an auxiliary or an article.
_BESIDE = 2

# So many words say who somebody is, with the word of an agent before them: "by the former Danish champion Weber".
_TITLE = 5

# More names than these in one sentence are a list.
_LONGEST_LIST = 18


def who_to_whom(subject: Subject) -> list[Outcome]:
    """Judge two names that change places around one verb: "Lund beat Weber", "Weber beat Lund"."""
    a, b = subject.a, subject.b
    if a.mutual or b.mutual:
        return []
    if converse_dealings(a, b):
        return []  # Lund beat Weber, Weber lost to Lund: their order says nothing
    if a.language != b.language:
        return _changed_across(subject)
    names = [match for match in own_matches(subject) if match.a.name and match.b.name]
    words = _words_of_both(subject)
    for one, other in _pairs_of_names(names):
        if not _changed_places(subject, words, one, other):
            continue
        first = f"{one.a.text} … {other.a.text}", one.a.start
        nearer, further = sorted((one.b, other.b), key=lambda name: name.place)
        second = f"{nearer.text} … {further.text}", nearer.start
        of_one = _is_of_one(subject) and not may_be_of_two_that_act(subject.shared.matches)
        in_place = one.b.place < other.b.place or is_aligned(a, b, one.a, other.b)
        verdict = subject.opposition() if of_one and in_place else Verdict.UNDECIDED
        return [Differs(subject.difference("roles", verdict, first, second))]
    found = (look(subject) for look in (_neighbours_in_other_order, _actors_changed, _agent_acted_on))
    return next(filter(None, found), None) or _words_in_other_order(subject)


def _is_of_one(subject: Subject) -> bool:
    """Tell whether both sides tell one event: the same words, or one side more, of what is done one way in a story."""
    if have_no_words_of_their_own(subject):
        return True
    one_way = any(goes_one_way(key) for match in _words_of_both(subject) for key in match.a.concepts)
    return one_way and not each_has_words_of_its_own(subject)


def _pairs_of_names(names: Sequence[TermMatch]) -> Iterator[tuple[TermMatch, TermMatch]]:
    """Yield the pairs of names that may have changed places, the first before the second; of a list neighbours alone.

    To try all pairs of a list takes the square of the time, and who does it to whom is not told by one.
    """
    if len(names) > _LONGEST_LIST:
        yield from pairwise(sorted(names, key=lambda match: match.a.place))
    else:
        yield from ((one, other) for one, other in permutations(names, 2) if one.a.place < other.a.place)


def _changed_across(subject: Subject) -> list[Outcome]:
    """Leave open two names around a verb that stand in the other order in another language, with no agent on a side."""
    a, b = subject.a, subject.b
    if not (a.agents.isdisjoint(a.frame) and b.agents.isdisjoint(b.frame)) or not have_no_words_of_their_own(subject):
        return []
    words = _words_of_both(subject)
    names = [match for match in own_matches(subject) if match.a.name or match.b.name]
    for one, other in pairwise(sorted(names, key=lambda match: match.a.place)):
        if _have_changed_places(one, other) and _is_between(words, (one.a, other.a), (other.b, one.b)):
            sides = _in_order(one.a, other.a), _in_order(other.b, one.b)
            return [Differs(subject.difference("roles", Verdict.UNDECIDED, *sides))]
    return []


def _actors_changed(subject: Subject) -> list[Outcome]:
    """Judge nouns that change places around a verb: the bank sued the auditors, the auditors sued the bank.

    What either may do to the other in one story (to thank) is told of one occasion where nothing else differs.
    """
    found = changed_actors(subject.a, subject.b, own_matches(subject))
    if found is None:
        return []
    verbs = {key for match in own_matches(subject) if match.a in found[0][1:-1] for key in match.a.concepts}
    is_sure = all(side.claim.certainty in ASSERTED and not side.claim.negated for side in (subject.a, subject.b))
    of_one = have_no_words_of_their_own(subject) or (
        any(goes_one_way(key) for key in verbs) and not each_has_words_of_its_own(subject)
    )
    certain = is_sure and of_one and is_alike(subject)
    verdict = subject.opposition() if certain else Verdict.UNDECIDED
    sides = [(f"{words[0].text} … {words[-1].text}", words[0].start) for words in found]
    return [Differs(subject.difference("roles", verdict, *sides))]


def _neighbours_in_other_order(subject: Subject) -> list[Outcome]:
    """Judge two names right before and behind a verb of both that change places: Lund beat Weber, Weber beat Lund.

    However the rest is worded, they tell who did it and to whom. What either may do to the other, to thank or to meet
    again, is left open, and so is whose verb it is that stands far from a name: Weber was there when they beat Lund.
    One passive beside an active says the same the other way round.
    """
    partners = {id(match.a): match.b for match in own_matches(subject) if not match.opposed}
    for before, said, behind in zip(subject.a.terms, subject.a.terms[1:], subject.a.terms[2:], strict=False):
        last, pivot, first = (partners.get(id(term)) for term in (before, said, behind))
        if not (before.name and behind.name) or said.name or last is None or pivot is None or first is None:
            continue
        at = subject.b.terms.index(pivot)
        if subject.b.terms[max(0, at - 1) : at + 2] != (first, pivot, last):
            continue
        if _is_done_by(subject.a, behind) is not _is_done_by(subject.b, last):
            continue
        stand_close = _stand_close(before, said, behind) and _stand_close(first, pivot, last)
        one_way = any(goes_one_way(key) for key in said.concepts)
        certain = stand_close and one_way and not each_has_words_of_its_own(subject)
        verdict = subject.opposition() if certain else Verdict.UNDECIDED
        sides = (f"{before.text} … {behind.text}", before.start), (f"{first.text} … {last.text}", first.start)
        return [Differs(subject.difference("roles", verdict, *sides))]
    return []


def _agent_acted_on(subject: Subject) -> list[Outcome]:
    """Leave open a passive with its agent beside an active whose first word is the one acted on in the passive.

    „Der Wirt wurde vom Koch verklagt“, „der Wirt verklagte den Koch“: in the first the cook does it.
    """
    partners = {id(x): y for match in own_matches(subject) for x, y in ((match.a, match.b), (match.b, match.a))}
    for passive, active in ((subject.a, subject.b), (subject.b, subject.a)):
        agent = next((term for term in passive.terms[1:] if _is_agent_of_a_passive(passive, term)), None)
        if agent is None or not active.agents.isdisjoint(active.frame):
            continue
        acted_on, acting = partners.get(id(passive.terms[0])), partners.get(id(agent))
        if acted_on and acting and active.terms[0] is acted_on and have_no_words_of_their_own(subject):
            sides = [_in_order(passive.terms[0], agent), _in_order(acted_on, acting)]
            sides = sides if passive is subject.a else sides[::-1]
            return [Differs(subject.difference("roles", Verdict.UNDECIDED, *sides))]
    return []


def _is_agent_of_a_passive(statement: Statement, term: Term) -> bool:
    """Tell whether a word stands behind that of an agent and its article, and an auxiliary before: "was sued by"."""
    language = statement.language
    articles = own_words(language, "function_words", "determiners")
    helping = own_words(language, "function_words", "auxiliaries") - negative_particles(language)
    place = term.place
    while place > 0 and statement.frame[place - 1] in articles - statement.agents:
        place -= 1
    done_by = place > 0 and statement.frame[place - 1] in statement.agents
    return done_by and not helping.isdisjoint(statement.frame[:place])


def _in_order(first: Term, last: Term) -> Words:
    """Return two words of a statement as a reader is shown their order."""
    return f"{first.text} … {last.text}", first.start


def _stand_close(before: Term, said: Term, behind: Term) -> bool:
    """Tell whether two names stand right before and behind a word, with no more than an auxiliary between."""
    return said.place - before.place <= _BESIDE and behind.place - said.place <= _BESIDE


def _words_in_other_order(subject: Subject) -> list[Outcome]:
    """Judge two wordings of the same words in which two words of content change places around a third.

    Who does it then can't be told by the order alone: « Kern verklagte Berg » may begin with either.
    """
    if _words_said(subject.a) != _words_said(subject.b):
        return []
    matches, words = own_matches(subject), _words_of_both(subject)
    for one in matches:
        parting = sorted((word.a.place, word.b.place) for word in words if _have_changed_places(one, word))
        highest = list(accumulate((place for _, place in parting), max))
        for other in matches:
            before = bisect_left(parting, (other.a.place,))
            if before and other.b.place < highest[before - 1]:
                return [Differs(subject.difference("roles", Verdict.UNDECIDED, words_of(one.a), words_of(other.b)))]
    return []


def _have_changed_places(one: TermMatch, other: TermMatch) -> bool:
    """Tell whether a term stands in front of another on one side, and behind it on the other."""
    return one.a.place < other.a.place and other.b.place < one.b.place


def _words_said(statement: Statement) -> list[str]:
    return sorted(token.text.lower() for token in scan(statement.claim.quote))


def _changed_places(subject: Subject, words: Sequence[TermMatch], one: TermMatch, other: TermMatch) -> bool:
    """Tell whether who did it is done to in the other wording: by the order of the names, or by a passive alone.

    `words` are what both sides say beside their names.
    """
    a, b = subject.a, subject.b
    swapped = other.b.place < one.b.place
    behind_a, behind_b = _is_done_by(a, other.a), _is_done_by(b, one.b if swapped else other.b)
    if swapped is not (behind_a is behind_b):
        return False
    if not swapped:
        # A passive may have its verb at the end: „wurde von Berg besiegt“.
        return bool(words) and have_no_words_of_their_own(subject)
    in_place = is_aligned(a, b, one.a, other.b) or _is_active_and_of_one(subject)
    verb_behind = behind_a and bool(words)  # „wird von Berg übernommen“
    return in_place and (verb_behind or _is_between(words, (one.a, other.a), (other.b, one.b)))


def _is_active_and_of_one(subject: Subject) -> bool:
    """Tell whether two sides have the same words and no agent, with nouns in front of their names: « au groupe X »."""
    a, b = subject.a, subject.b
    active = a.agents.isdisjoint(a.frame) and b.agents.isdisjoint(b.frame)
    return active and have_no_words_of_their_own(subject)


def _words_of_both(subject: Subject) -> list[TermMatch]:
    """Return what both sides say beside their names."""
    return [match for match in own_matches(subject) if not (match.a.name or match.opposed)]


def _is_between(words: Sequence[TermMatch], ends_a: tuple[Term, Term], ends_b: tuple[Term, Term]) -> bool:
    """Tell whether both sides say one of some words between two of their terms."""
    (first_a, last_a), (first_b, last_b) = ends_a, ends_b
    return any(
        first_a.place < word.a.place < last_a.place and first_b.place < word.b.place < last_b.place for word in words
    )


def _is_done_by(statement: Statement, name: Term) -> bool:
    """Tell whether a name, and what says who it is, stands behind the word of an agent: "beaten by the Dane Weber"."""
    articles = own_words(statement.language, "function_words", "determiners")
    before = statement.frame[max(0, name.place - _TITLE) : name.place][::-1]
    leading = (word for word in before if word not in articles and is_function_word(word, statement.language))
    return next(leading, "") in statement.agents
