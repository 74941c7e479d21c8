"""Rules of what turns the sense: turning words, identifiers, who did it to whom, other words.

Each compares what the words of content leave over. Where two wordings are the same but for what turns, one excludes the
other; where they are only alike, the words are named and the pair is left open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise, permutations

from claimcheck.annotation.vocabulary import own_words
from claimcheck.comparison import thresholds
from claimcheck.comparison.evidence.actors import changed_actors
from claimcheck.comparison.evidence.days import are_of_two_days
from claimcheck.comparison.evidence.matching import TermMatch, matched_terms, may_be_of_two_that_act
from claimcheck.comparison.evidence.roles import aligned_places, is_aligned
from claimcheck.comparison.evidence.subject import Subject, Words, words_of
from claimcheck.comparison.rules.outcomes import Differs, Outcome, Same
from claimcheck.comparison.statements import ASSERTED, Figure, Statement
from claimcheck.comparison.vocabulary.concepts import goes_one_way, is_narrower
from claimcheck.comparison.vocabulary.names import same_name
from claimcheck.comparison.vocabulary.spelling import perhaps_one_name
from claimcheck.comparison.vocabulary.terms import Term, negative_particles
from claimcheck.comparison.vocabulary.turning import LIMIT, Marker
from claimcheck.figures.identifiers import Identifier, IdentifierKind
from claimcheck.languages.scanner import scan
from claimcheck.records import Certainty, Kind, Verdict

# A turning word reaches what follows it within so many places of the frame.
_REACH = 4

# What stands in the place of something else is at most so many words and signs long.
_LONGEST_PLACE = 4

# Wordings that agree to this share can be laid side by side.
_ALIKE = 0.6

# Between a name and its verb stands no more than an auxiliary or an article.
_BESIDE = 2

_WAY = "way"

# What turns alike in every language.
_ACROSS = frozenset({"side", "order", "holding", "number"})

_ALMOST = "almost"
_ORDER = "order"


def turning_words(subject: Subject) -> list[Outcome]:
    """Judge the turning words that stand by the same thing: for and against, before and after, former."""
    a, b = subject.a, subject.b
    if a.language != b.language:
        return list(_turned_across(subject))
    partners = _partners(subject)
    outcomes: list[Outcome] = []
    for x in a.markers:
        anchor = _anchor(a, x)
        partner = partners.get(anchor) if anchor is not None else None
        if anchor is None or partner is None or _hold_one_office_by_turns(subject, anchor, partner):
            continue
        near = [y for y in b.markers if y.kind == x.kind and _anchor(b, y) == partner]
        if any(y.value == x.value for y in near):
            outcomes.append(Same(x.text, x.text))
        elif near and x.kind != LIMIT:
            outcomes.append(_exclusive(subject, x, near[0]))
        elif x.kind == LIMIT and not _says_so_too(b, x):
            outcomes.append(Differs(subject.difference("limit", Verdict.UNDECIDED, _words(a, x), None)))
    backwards = {partner: anchor for anchor, partner in partners.items()}
    for y in b.markers:
        anchor = backwards.get(_anchor(b, y) or 0)
        if y.kind != LIMIT or anchor is None or _says_so_too(a, y):
            continue
        if _hold_one_office_by_turns(subject, anchor, _anchor(b, y) or 0):
            continue
        if not any(x.kind == LIMIT and _anchor(a, x) == anchor for x in a.markers):
            outcomes.append(Differs(subject.difference("limit", Verdict.UNDECIDED, None, _words(b, y))))
    return outcomes


def _hold_one_office_by_turns(subject: Subject, anchor: int, partner: int) -> bool:
    """Tell whether the word that is turned stands in front of two names: former minister Lund, minister Berg."""
    x, y = _name_behind(subject.a, anchor), _name_behind(subject.b, partner)
    return x is not None and y is not None and not (same_name(x.key, y.key) or perhaps_one_name(x.key, y.key))


def _name_behind(side: Statement, place: int) -> Term | None:
    """Return the name right behind a word of content."""
    at = next((number for number, term in enumerate(side.terms) if term.place == place), None)
    behind = side.terms[at + 1] if at is not None and at + 1 < len(side.terms) else None
    return behind if behind and behind.name and behind.place - place <= _BESIDE else None


def _turned_across(subject: Subject) -> Iterator[Outcome]:
    """Leave open two statements in two languages of which one has a word and the other its contrary by one thing.

    Which small word stands for which is less sure there: for the plan, „gegen den Plan“.
    """
    a, b, partners = subject.a, subject.b, _partners(subject)
    for x in (one for one in a.markers if one.kind in _ACROSS):
        partner = partners.get(_anchor(a, x) or -1)
        near = [y for y in b.markers if y.kind == x.kind and partner is not None and _anchor(b, y) == partner]
        if near and not any(y.value == x.value for y in near):
            sides = _words(a, x), _words(b, near[0])
            yield Differs(subject.difference("turning", Verdict.UNDECIDED, *sides))


def _says_so_too(other: Statement, marker: Marker) -> bool:
    """Tell whether the other side has the same limiting word, wherever it stands."""
    return any(one.kind == LIMIT and one.value == marker.value for one in other.markers)


def _exclusive(subject: Subject, x: Marker, y: Marker) -> Outcome:
    """Return how two words that exclude each other set the statements against each other."""
    sides = _words(subject.a, x), _words(subject.b, y)
    # From and to change places with their figures, and each side has both.
    same_place = (
        _goes_both_ways(subject)
        if x.kind == _WAY
        else aligned_places(subject.a.frame, subject.b.frame).get(x.place) == y.place
    )
    verdict = subject.opposition() if same_place and _is_alike(subject) else Verdict.UNDECIDED
    return Differs(subject.difference("turning", verdict, *sides))


def _goes_both_ways(subject: Subject) -> bool:
    """Tell whether both sides say from what to what something went, in one breath: "from 40 to 48 %"."""
    return all(_says_from_and_to(side) for side in (subject.a, subject.b))


def _says_from_and_to(statement: Statement) -> bool:
    ways = [marker for marker in statement.markers if marker.kind == _WAY and _anchor(statement, marker)]
    return any(x.value != y.value and y.place - x.place <= _REACH for x, y in pairwise(ways))


def _is_alike(subject: Subject) -> bool:
    least = thresholds.SAME_EVENT_HELD_TOGETHER if subject.held_together else thresholds.SAME_EVENT
    return subject.likeness >= least


def _words(statement: Statement, marker: Marker) -> Words:
    return marker.text, statement.claim.start + marker.start


def _own_matches(subject: Subject) -> list[TermMatch]:
    """Return the terms that both share in their own words: a name that a pronoun points to has no place in them."""
    own = {id(term) for side in (subject.a, subject.b) for term in side.terms}
    return [match for match in subject.shared.matches if id(match.a) in own and id(match.b) in own]


def _partners(subject: Subject) -> dict[int, int]:
    """Return the place of what follows in one frame for the place of its partner in the other."""
    matches = _own_matches(subject)
    figures = (*subject.amounts.pairs, *subject.dates.pairs)
    return {match.a.place: match.b.place for match in matches if not match.opposed} | {
        pair.a.place: pair.b.place for pair in figures if pair.compatible
    }


def _anchor(statement: Statement, marker: Marker) -> int | None:
    """Return the place of the first thing of content that follows a turning word closely.

    Before most figures such words are part of the amount or of its time ("more than 12", "before noon"). From and to
    turn a figure, and a name where they lead both ways; the others turn what is counted ("after 12 welders left").
    """
    behind = [term for term in statement.terms if term.place >= marker.end_place]
    figures = [figure for figure in (*statement.amounts, *statement.dates) if figure.place >= marker.end_place]
    first = min([*(term.place for term in behind), *(figure.place for figure in figures)], default=None)
    if first is None or first - marker.end_place > _REACH:
        return None
    figure = next((figure for figure in figures if figure.place == first), None)
    is_name = any(term.name for term in behind if term.place == first)
    return first if _may_turn(marker, figure, is_name=is_name) else None


def _may_turn(marker: Marker, figure: Figure | None, *, is_name: bool) -> bool:
    if marker.kind == LIMIT:
        return figure is None or marker.value != _ALMOST  # "nearly 300" is read with the figure
    if marker.kind == _WAY:
        return figure is not None or is_name
    counted = figure is not None and figure.quantity.kind is Kind.COUNT and figure.quantity.unit is not None
    return figure is None or (counted and marker.kind == _ORDER)


def identifiers(subject: Subject) -> list[Outcome]:
    """Judge scores, times of day, flight, model and article numbers: equal in their place, or not."""
    outcomes: list[Outcome] = []
    groups = {(one.kind, one.label) for one in subject.a.identifiers}
    for kind, label in sorted(groups):
        first = [one for one in subject.a.identifiers if (one.kind, one.label) == (kind, label)]
        second = [one for one in subject.b.identifiers if (one.kind, one.label) == (kind, label)]
        only_a = [one for one in first if not any(one.equals(other) for other in second)]
        only_b = [one for one in second if not any(one.equals(other) for other in first)]
        outcomes += [Same(one.text, one.text) for one in first if one not in only_a]
        if only_a and only_b and not _are_in_words(only_a[0], only_b[0]):
            outcomes.append(_other_identifier(subject, only_a, only_b, alone=len(first) == len(second) == 1))
    return outcomes


def _are_in_words(a: Identifier, b: Identifier) -> bool:
    """Tell whether two votes are both in words, whose numbers are amounts to be judged: "52 votes to 48"."""
    return all(one.kind is IdentifierKind.SCORE and any(map(str.isalpha, one.text)) for one in (a, b))


def _other_identifier(
    subject: Subject, only_a: Sequence[Identifier], only_b: Sequence[Identifier], *, alone: bool
) -> Outcome:
    x, y = only_a[0], only_b[0]
    sides = (x.text, subject.a.claim.start + x.start), (y.text, subject.b.claim.start + y.start)
    certain = alone and _is_alike(subject)
    if certain and x.kind is IdentifierKind.CODE:
        # "A320" and "A380", "G7" and "G20" may be two things of one kind, told of by both.
        certain = subject.likeness >= thresholds.SAME_WORDING
    if x.kind is IdentifierKind.LABELLED:
        # Level 5 in the mountains, level 4 in one valley, or tomorrow: each is of a place or a day of its own.
        certain = certain and not _is_of_its_own_place_or_day(subject)
    if x.kind is IdentifierKind.TIME:
        # At six it broke out, at nine it was put out: what happened when is another thing on each side. Where it is
        # 23:00, it may be 21:00 GMT.
        certain = certain and not x.is_of_another_clock(y) and not _each_has_words_of_its_own(subject)
    return Differs(subject.difference("identifier", subject.opposition() if certain else Verdict.UNDECIDED, *sides))


def _is_of_its_own_place_or_day(subject: Subject) -> bool:
    """Tell whether one side alone names somebody or some place, or tells of another day, or of what is to come."""
    matched = matched_terms(subject.shared.matches)
    sides = subject.a, subject.b
    named = [any(term.name and id(term) not in matched for term in side.terms) for side in sides]
    planned = [side.claim.certainty is Certainty.PLANNED for side in sides]
    return any(named) or planned[0] is not planned[1] or are_of_two_days(subject.a.dates, subject.b.dates)


def who_to_whom(subject: Subject) -> list[Outcome]:
    """Judge two names that change places around one verb: "Lund beat Weber", "Weber beat Lund"."""
    a, b = subject.a, subject.b
    if a.mutual or b.mutual:
        return []
    if a.language != b.language:
        return _changed_across(subject)
    names = [match for match in _own_matches(subject) if match.a.name and match.b.name]
    for one, other in permutations(names, 2):
        if one.a.place >= other.a.place or not _changed_places(subject, one, other):
            continue
        first = f"{one.a.text} … {other.a.text}", one.a.start
        nearer, further = sorted((one.b, other.b), key=lambda name: name.place)
        second = f"{nearer.text} … {further.text}", nearer.start
        of_one = _has_no_words_of_its_own(subject) and not may_be_of_two_that_act(subject.shared.matches)
        verdict = subject.opposition() if of_one else Verdict.UNDECIDED
        return [Differs(subject.difference("roles", verdict, first, second))]
    found = (look(subject) for look in (_neighbours_in_other_order, _actors_changed, _agent_acted_on))
    return next(filter(None, found), None) or _words_in_other_order(subject)


def _changed_across(subject: Subject) -> list[Outcome]:
    """Leave open two names around a verb that stand in the other order in another language, with no agent on a side."""
    a, b = subject.a, subject.b
    if not (a.agents.isdisjoint(a.frame) and b.agents.isdisjoint(b.frame)) or not _has_no_words_of_its_own(subject):
        return []
    names = [match for match in _own_matches(subject) if match.a.name or match.b.name]
    for one, other in pairwise(sorted(names, key=lambda match: match.a.place)):
        swapped = one.a.place < other.a.place and other.b.place < one.b.place
        if swapped and next(_between(subject, one.a, other.a, other.b, one.b), None) is not None:
            sides = _in_order(one.a, other.a), _in_order(other.b, one.b)
            return [Differs(subject.difference("roles", Verdict.UNDECIDED, *sides))]
    return []


def _actors_changed(subject: Subject) -> list[Outcome]:
    """Judge nouns that change places around a verb: the bank sued the auditors, the auditors sued the bank.

    What either may do to the other in one story (to thank) is told of one occasion where nothing else differs.
    """
    found = changed_actors(subject.a, subject.b, _own_matches(subject))
    if found is None:
        return []
    verbs = {key for match in _own_matches(subject) if match.a in found[0][1:-1] for key in match.a.concepts}
    is_sure = all(side.claim.certainty in ASSERTED and not side.claim.negated for side in (subject.a, subject.b))
    of_one = _has_no_words_of_its_own(subject) or (
        any(goes_one_way(key) for key in verbs) and not _each_has_words_of_its_own(subject)
    )
    certain = is_sure and of_one and _is_alike(subject)
    verdict = subject.opposition() if certain else Verdict.UNDECIDED
    sides = [(f"{words[0].text} … {words[-1].text}", words[0].start) for words in found]
    return [Differs(subject.difference("roles", verdict, *sides))]


def _neighbours_in_other_order(subject: Subject) -> list[Outcome]:
    """Judge two names right before and behind a verb of both that change places: Lund beat Weber, Weber beat Lund.

    However the rest is worded, they tell who did it and to whom. What either may do to the other, to thank or to meet
    again, is left open, and so is whose verb it is that stands far from a name: Weber was there when they beat Lund.
    One passive beside an active says the same the other way round.
    """
    partners = {id(match.a): match.b for match in _own_matches(subject) if not match.opposed}
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
        certain = stand_close and one_way and not _each_has_words_of_its_own(subject)
        verdict = subject.opposition() if certain else Verdict.UNDECIDED
        sides = (f"{before.text} … {behind.text}", before.start), (f"{first.text} … {last.text}", first.start)
        return [Differs(subject.difference("roles", verdict, *sides))]
    return []


def _agent_acted_on(subject: Subject) -> list[Outcome]:
    """Leave open a passive with its agent beside an active whose first word is the one acted on in the passive.

    „Der Wirt wurde vom Koch verklagt“, „der Wirt verklagte den Koch“: in the first the cook does it.
    """
    partners = {id(x): y for match in _own_matches(subject) for x, y in ((match.a, match.b), (match.b, match.a))}
    for passive, active in ((subject.a, subject.b), (subject.b, subject.a)):
        agent = next((term for term in passive.terms[1:] if _is_agent_of_a_passive(passive, term)), None)
        if agent is None or not active.agents.isdisjoint(active.frame):
            continue
        acted_on, acting = partners.get(id(passive.terms[0])), partners.get(id(agent))
        if acted_on and acting and active.terms[0] is acted_on and _has_no_words_of_its_own(subject):
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
    for one, other in permutations(_own_matches(subject), 2):
        if not (one.a.place < other.a.place and other.b.place < one.b.place):
            continue
        if next(_between(subject, one.a, other.a, other.b, one.b), None) is not None:
            return [Differs(subject.difference("roles", Verdict.UNDECIDED, words_of(one.a), words_of(other.b)))]
    return []


def _words_said(statement: Statement) -> list[str]:
    return sorted(token.text.lower() for token in scan(statement.claim.quote))


def _changed_places(subject: Subject, one: TermMatch, other: TermMatch) -> bool:
    """Tell whether who did it is done to in the other wording: by the order of the names, or by a passive alone."""
    a, b = subject.a, subject.b
    swapped = other.b.place < one.b.place
    behind_a, behind_b = _is_done_by(a, other.a), _is_done_by(b, one.b if swapped else other.b)
    inner = (other.b, one.b) if swapped else (one.b, other.b)
    # A passive may have its verb at the end: „wurde von Berg besiegt“.
    between = None if behind_a is behind_b else next(_words_of_both(subject), None)
    if (between or next(_between(subject, one.a, other.a, *inner), None)) is None:
        return False
    if swapped:
        return behind_a is behind_b and is_aligned(a, b, one.a, other.b)
    return behind_a is not behind_b and _has_no_words_of_its_own(subject)


def _has_no_words_of_its_own(subject: Subject) -> bool:
    matched = matched_terms(subject.shared.matches)
    return all(id(term) in matched for side in (subject.a, subject.b) for term in side.terms)


def _each_has_words_of_its_own(subject: Subject) -> bool:
    matched = matched_terms(subject.shared.matches)
    return all(any(id(term) not in matched and not term.name for term in side.terms) for side in (subject.a, subject.b))


def _words_of_both(subject: Subject) -> Iterator[Term]:
    """Yield what both sides say beside their names."""
    return (match.a for match in _own_matches(subject) if not (match.a.name or match.opposed))


def _between(subject: Subject, first_a: Term, last_a: Term, first_b: Term, last_b: Term) -> Iterator[Term]:
    """Yield what both sides say between their names."""
    for match in _own_matches(subject):
        within = first_a.place < match.a.place < last_a.place and first_b.place < match.b.place < last_b.place
        if within and not (match.a.name or match.opposed):
            yield match.a


def _is_done_by(statement: Statement, name: Term) -> bool:
    """Tell whether a name stands behind the word of an agent: "was beaten by Weber"."""
    return name.place > 0 and statement.frame[name.place - 1] in statement.agents


def other_words(subject: Subject) -> list[Outcome]:
    """Name words of content that stand in each other's place and are not known to mean the same."""
    a, b = subject.a, subject.b
    if a.language != b.language or subject.likeness < _ALIKE:
        return []
    matched = matched_terms(subject.shared.matches)
    matcher = SequenceMatcher(a=a.frame, b=b.frame, autojunk=False)
    outcomes = list(_kinds_of_their_own(subject))
    for tag, first_a, last_a, first_b, last_b in matcher.get_opcodes():
        if tag != "replace" or max(last_a - first_a, last_b - first_b) > _LONGEST_PLACE:
            continue
        x = _alone_in(a, range(first_a, last_a), matched)
        y = _alone_in(b, range(first_b, last_b), matched)
        if x and y and x.name is y.name and not (x.name and same_name(x.key, y.key)):
            sides = (x.text, x.start), (y.text, y.start)
            outcomes.append(Differs(subject.difference("word", Verdict.UNDECIDED, *sides)))
    return outcomes


def _kinds_of_their_own(subject: Subject) -> Iterator[Outcome]:
    """Name a word and a finer one beside which the other side says of what kind it is: a storm, calm weather."""
    for match in _own_matches(subject):
        if match.opposed or match.a.name or match.b.name:
            continue
        of_a = _is_finer(match.b, match.a) and _modifier(subject.a, match.a, subject)
        of_b = _is_finer(match.a, match.b) and _modifier(subject.b, match.b, subject)
        if of_a:
            yield Differs(subject.difference("word", Verdict.UNDECIDED, words_of(of_a), words_of(match.b)))
        elif of_b:
            yield Differs(subject.difference("word", Verdict.UNDECIDED, words_of(match.a), words_of(of_b)))


def _is_finer(one: Term, other: Term) -> bool:
    """Tell whether one word is a finer description of what the other names, and no other word for it."""
    finer = any(is_narrower(broad, narrow) for broad in other.concepts for narrow in one.concepts)
    return finer and one.concepts.isdisjoint(other.concepts)


def _modifier(statement: Statement, noun: Term, subject: Subject) -> Term | None:
    """Return the word of content right beside a noun that the other statement does not have."""
    matched = matched_terms(subject.shared.matches)
    beside = (term for term in statement.terms if abs(term.place - noun.place) == 1)
    return next((term for term in beside if id(term) not in matched and not term.name), None)


def _alone_in(statement: Statement, places: range, matched: frozenset[int]) -> Term | None:
    return next((term for term in statement.terms if term.place in places and id(term) not in matched), None)
