"""What two statements tell alike of one specific: a figure, a year, quoted words that each article gives in one place.

A reader who finds 140,000 passengers in two reports of one day does not ask how each sentence goes on. Where the words
of content near a specific are the same as well, and nothing near it turns or denies what is told, both tell it of one
thing, whatever the rest of either sentence says. The finding is about what both have there, and about no more.
"""

from __future__ import annotations

import datetime
import operator
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, product

from claimcheck.comparison.clauses.clausewise import may_speak_of_one, number_others
from claimcheck.comparison.clauses.parts import is_conditional, parts_of
from claimcheck.comparison.clauses.passages import Passage, passage_of, surely_have_two_subjects
from claimcheck.comparison.clauses.shared_runs import Item, items_of, same_items
from claimcheck.comparison.clauses.specifics import Specific, Strength, specifics_of
from claimcheck.comparison.evidence.days import is_of_another_time
from claimcheck.comparison.evidence.hours_of_day import tell_two_hours
from claimcheck.comparison.evidence.matching import TermMatch, match_terms, matched_terms, name_two_measures
from claimcheck.comparison.evidence.moments import is_provisional_once
from claimcheck.comparison.evidence.roles import relate_figures, significant_digits
from claimcheck.comparison.evidence.sameness import are_said_of_two
from claimcheck.comparison.figure_index import FigureIndex
from claimcheck.comparison.relate import Relation, Setting, examine
from claimcheck.comparison.rules.places import names_others_alike, opens_with_others
from claimcheck.comparison.rules.trace import trace_of_difference, trace_of_sameness
from claimcheck.comparison.statements import ASSERTED, Figure, Statement
from claimcheck.comparison.vocabulary.concepts import begins_a_thing
from claimcheck.comparison.vocabulary.names import same_name
from claimcheck.comparison.vocabulary.terms import Term
from claimcheck.figures.intervals import QuantityRelation
from claimcheck.records import Difference, Kind, Verdict
from claimcheck.verdicts import OPPOSED

#: The name of the rule in traces.
RULE = "specific"

# What an article gives in more places is not specific.
_MOST_PLACES = 3

# So many words of content lie at most between a figure, or a quotation, and a word that stands by it.
_NEAR, _NEAR_A_QUOTATION = 6, 2

# What stands side by side in one statement is at most so many items apart in the other.
_AROUND = 3

# A quotation mark, and a space that may stand beside it.
_MARK = 2

# A verb of beginning stands so close to its year.
_BESIDE = 2

# They come after what whole statements and clauses tell alike.
_LIKENESS = 0.35

# What must stand by a specific that both articles give once: words of content, of which a name is half a one, as is
# what both count. By the eye of one reader on 120 pairs of articles of one day.
_NEEDED = {Strength.STRONG: 1.0, Strength.PLAIN: 1.5, Strength.FAINT: 2.5}
_OF_A_NAME, _OF_A_UNIT, _OF_A_SPEAKER = 0.5, 0.5, 1.0
_MOST_NAMES = 2
_OF_FURTHER_PLACES, _OF_ROUNDING = 0.5, 0.5

# What a date has more than the coarser one: "2026-05-04", "2026-05", "2026".
_ONE_LEVEL = len("-05")

# Of two numbers that may be one the smaller is at least this share of the other.
_NEAREST = 0.85

_ONE_FIGURE = frozenset({QuantityRelation.SAME, QuantityRelation.A_FINER, QuantityRelation.B_FINER})

# The rules that may find two clauses to tell two things, and the verdicts by which they do.
_RULES = frozenset({"amount", "date", "polarity", "turning", "identifier", "roles", "slot", "name"})
_DIFFERING = tuple(str(verdict) for verdict in (*OPPOSED, Verdict.UNDECIDED))
_WHATEVER_JOINS = Setting(threshold=0.0, fewest=0.0)

_start = operator.attrgetter("start")


def shared_specifics(
    a: Sequence[Statement], b: Sequence[Statement], published: Collection[datetime.date]
) -> list[Relation]:
    """Return for each two statements of two sources that tell a specific alike how they do, by the surest of these."""
    found: dict[tuple[str, str], tuple[float, Relation]] = {}
    before = _Found()
    own, others = ([one for each in side for one in specifics_of(each, published)] for side in (a, b))
    for x, y, further in chain(_equal(own, others), _finer(own, others, b)):
        shared = _shared(x, y, before, further)
        if shared is None:
            continue
        best = found.get(shared.ends)
        if best is None or best[0] < shared.score:
            found[shared.ends] = shared.score, shared.relation()
    return [relation for _, relation in found.values()]


def _equal(own: Iterable[Specific], others: Iterable[Specific]) -> Iterator[tuple[Specific, Specific, float]]:
    """Yield the specifics of two sources that may be one, and what is needed for it beside what each needs itself."""
    first, second = _by_key(own), _by_key(others)
    for key, xs in first.items():
        ys = second.get(key, ())
        places = max(len({one.start for one in side}) for side in (xs, ys)) if ys else 0
        if 0 < places <= _MOST_PLACES:
            further = 0.0 if places == 1 else _OF_FURTHER_PLACES
            yield from ((x, y, further) for x in xs for y in ys)


def _by_key(specifics: Iterable[Specific]) -> dict[Hashable, list[Specific]]:
    found: dict[Hashable, list[Specific]] = defaultdict(list)
    for one in specifics:
        found[one.key].append(one)
    return found


def _finer(
    own: Iterable[Specific], others: Iterable[Specific], b: Sequence[Statement]
) -> Iterator[tuple[Specific, Specific, float]]:
    """Yield the figures of two sources of which one may give the other more exactly, and what they need besides.

    A number that the other source gives as well is none of these, however near it is to a third.
    """
    of_b = {id(one.figure): one for one in others if one.figure}
    values = [{one.key for one in side} for side in (own, of_b.values())]
    index = FigureIndex(b)
    for x in own:
        if x.figure is None or x.key in values[1] or x.strength is Strength.FAINT:
            continue
        for figure, _ in index.near(x.figure):
            y = of_b.get(id(figure))
            if y and y.key not in values[0] and y.strength is not Strength.FAINT and are_near(x.figure, figure):
                yield x, y, _OF_ROUNDING


def are_near(x: Figure, y: Figure) -> bool:
    """Tell whether two figures are so near that one may be the other rounded; a day lies in its month.

    A day of no year, and a day and a year, are two answers: "on 23 April", "in 2002".
    """
    first, second = x.quantity.value, y.quantity.value
    if isinstance(first, int | float) and isinstance(second, int | float):
        low, high = sorted((abs(first), abs(second)))
        return x.quantity.kind is y.quantity.kind and high > 0 and low / high >= _NEAREST
    if not isinstance(first, str) or not isinstance(second, str):
        return False
    coarse, fine = sorted((first, second), key=len)
    return fine.startswith(coarse) and len(fine) - len(coarse) <= _ONE_LEVEL


class _Found:
    """What is found once for the statements of two sources, however many specifics they share: clauses and likeness.

    The statements, and their clauses, which are kept here, are known by their identity.
    """

    def __init__(self) -> None:
        self._made: dict[int, Sequence[Statement]] = {}
        self._differ: dict[tuple[int, int], bool] = {}
        self._partners: dict[tuple[int, int, int], Mapping[int, int]] = {}

    def around(self, one: Specific) -> Iterator[Statement]:
        """Yield the clauses in which a specific stands, the shortest first and the whole statement last."""
        whole = one.statement
        if id(whole) not in self._made:
            self._made[id(whole)] = (*sorted(parts_of(whole), key=_length), whole)
        yield from (
            part for part in self._made[id(whole)] if part.claim.start <= one.start and one.end <= part.claim.end
        )

    def are_known_to_differ(self, p: Statement, q: Statement) -> bool:
        """Tell whether rules find that two clauses differ, or can't tell."""
        key = id(p), id(q)
        if key not in self._differ:
            self._differ[key] = _is_known_to_differ(p, q)
        return self._differ[key]

    def partners(self, a: Statement, other: Specific, items: Sequence[Item]) -> Mapping[int, int]:
        """Return for what a statement has, by identity, at which of the places around a specific the same stands."""
        key = id(a), id(other.statement), id(other.identifier)
        if key not in self._partners:
            self._partners[key] = same_items(a, other.statement, items)
        return self._partners[key]


def _length(part: Statement) -> int:
    return len(part.frame)


@dataclass(frozen=True, slots=True)
class _Shared:
    """Two specifics that are one, the passages that both have around them, and what speaks for it."""

    x: Specific
    y: Specific
    passages: tuple[Statement, Statement]
    score: float
    figures: QuantityRelation

    @property
    def ends(self) -> tuple[str, str]:
        return self.x.statement.claim.id, self.y.statement.claim.id

    def relation(self) -> Relation:
        """Return how the two statements agree: in the specific, and in the words right around it that both have."""
        a, b = self.x.statement, self.y.statement
        if self.figures is QuantityRelation.SAME or not self.x.figure or not self.y.figure:
            words = self.passages[0].claim.quote, self.passages[1].claim.quote
            trace = trace_of_sameness(a, b, RULE, words)
            return Relation(a, b, Verdict.AGREE, (), "", _LIKENESS, trace=trace, parts=self.passages)
        first, second = self.x.figure.quantity, self.y.figure.quantity
        difference = Difference(
            kind=first.kind.value,
            a=first.text,
            b=second.text,
            relation=Verdict.PRECISION,
            claims=self.ends,
            a_start=first.start,
            b_start=second.start,
            rule=RULE,
            finer="a" if self.figures is QuantityRelation.A_FINER else "b",
        )
        trace = trace_of_difference(a, b, difference)
        return Relation(a, b, Verdict.PRECISION, (difference,), "", _LIKENESS, trace=trace, parts=self.passages)


def _passages(x: Specific, y: Specific, before: _Found) -> tuple[Statement, Statement] | None:
    """Return two specifics with what stands by both, None where that is turned, or done by two."""
    first, second = _passage(x, y, before), _passage(y, x, before)
    if first is None or second is None or surely_have_two_subjects(first, second):
        return None
    if min(x.strength, y.strength) is not Strength.STRONG and _are_said_of_two(x, y):
        return None
    return first.part, second.part


def _only_name_something(x: Specific, y: Specific, passages: tuple[Statement, Statement], *, is_repeated: bool) -> bool:
    """Tell whether all that two statements have in common is what a thing is called: the "pilot whales".

    What stands in quotation marks with an article in front, and in more places than one, is such a name.
    """
    for one, passage in zip((x, y), passages, strict=True):
        quotation = one.quotation
        if quotation and (quotation.is_title or (is_repeated and quotation.is_determined)):
            start, end = passage.claim.start, passage.claim.end
            if quotation.start - _MARK <= start and end <= quotation.end + _MARK:
                return True
    return False


def _are_said_of_two(x: Specific, y: Specific) -> bool:
    a, b = x.statement, y.statement
    return are_said_of_two(a, b, match_terms(a.terms, b.terms), (x.start, y.start))


def _passage(x: Specific, y: Specific, before: _Found) -> Passage | None:
    """Return the specific in its statement, with the words right around it that stand by it in the other as well."""
    items, others = _items_with(x), _items_with(y)
    partners = before.partners(x.statement, y, others)
    own, theirs = _places(x, items), _places(y, others)
    partner = [partners.get(id(item.what)) for item in items]

    def stretches(place: int, step: int) -> int:
        """Return the last place, from one on, that stands in the other statement close behind what stands before."""
        near = theirs.start if step < 0 else theirs.stop - 1
        while 0 <= place + step < len(items) and (other := partner[place + step]) is not None:
            if abs(other - near) > _AROUND:
                break
            place, near = place + step, other
        return place

    return passage_of(x.statement, items, stretches(own.start, -1), stretches(own.stop - 1, 1))


def _items_with(one: Specific) -> Sequence[Item]:
    """Return what the statement of a specific is made of, with the specific itself where it is no amount."""
    items = items_of(one.statement)
    if one.identifier is None:
        return items
    others = (item for item in items if item.end <= one.start or one.end <= item.start)
    return sorted((*others, Item(one.start, one.end, one.identifier)), key=lambda item: item.start)


def _places(one: Specific, items: Sequence[Item]) -> range:
    """Return the places of a specific among the items of its statement."""
    places = [place for place, item in enumerate(items) if one.start <= item.start < one.end]
    return range(places[0], places[-1] + 1)


def _shared(x: Specific, y: Specific, before: _Found, further: float) -> _Shared | None:
    """Return two specifics as one where the clauses around them prove it, the shortest that do.

    `further` is what must stand by them beside what is needed of any.
    """
    relation = QuantityRelation.SAME
    if x.figure and y.figure:
        relation = relate_figures(x.figure, y.figure, x.statement, y.statement)
        if relation not in _ONE_FIGURE or not _may_round(x.figure, y.figure, relation):
            return None
    strength = min(x.strength, y.strength)
    if strength is Strength.FAINT and x.figure and not _count_alike(x, y):
        return None
    if number_others(x.statement, y.statement) or tell_two_hours(x.statement, y.statement):
        return None
    if _counts_of_another_time(x, y) or _counts_of_another_time(y, x):
        return None
    needed = _NEEDED[strength] + further
    for p, q in product(before.around(x), before.around(y)):
        score = _score(p, x, q, y, before, is_alone=not further)
        if score >= needed:
            passages = _passages(x, y, before)
            if passages is None or _only_name_something(x, y, passages, is_repeated=further > 0):
                return None
            return _Shared(x, y, passages, score, relation)
    return None


def _may_round(x: Figure, y: Figure, relation: QuantityRelation) -> bool:
    """Tell whether the coarser of two numbers is given with no more digits: "at least 793,847" rounds no 800,000."""
    if relation is QuantityRelation.SAME or x.quantity.kind is Kind.DATE:
        return True
    finer, coarser = (x, y) if relation is QuantityRelation.A_FINER else (y, x)
    return significant_digits(coarser.quantity.text) <= significant_digits(finer.quantity.text)


def _score(p: Statement, x: Specific, q: Statement, y: Specific, before: _Found, *, is_alone: bool) -> float:
    """Return what stands by a specific in two clauses alike, 0 where they may tell two things or turn one."""
    matches = match_terms(p.terms, q.terms)
    words = [
        match
        for match in matches
        if not match.a.name and match.a not in x.terms and _is_near(p, match.a, x) and _is_near(q, match.b, y)
    ]
    score = float(len(words))
    if is_alone and _begins(p, x) and _begins(q, y):
        score += 1
    if not score or not _may_tell_one(p, q, matches) or _measure_two_things(p, x, q, y, matches):
        return 0.0
    if before.are_known_to_differ(p, q):  # asks all rules: last
        return 0.0
    score += _OF_A_NAME * min(_MOST_NAMES, sum(match.a.name for match in matches))
    if _count_alike(x, y):
        score += _OF_A_UNIT
    return score + (_OF_A_SPEAKER if _have_one_speaker(p, q) else 0.0)


def _counts_of_another_time(x: Specific, y: Specific) -> bool:
    """Tell whether a statement counts something of a time that the other does not give: of another accident.

    "In 2003 another ferry hit the pier, injuring 12 people", "12 anglers were on the pier".
    """
    counts = x.figure is not None and x.figure.quantity.kind is Kind.COUNT
    return counts and is_of_another_time(x.statement, y.statement)


def _may_tell_one(p: Statement, q: Statement, matches: Sequence[TermMatch]) -> bool:
    """Tell whether two clauses may tell one thing: of one person, alike sure, neither denying what the other says."""
    certainties = {p.claim.certainty, q.claim.certainty}
    if len(certainties) > 1 and not certainties <= ASSERTED:
        return False
    if p.claim.negated is not q.claim.negated or is_conditional(p) is not is_conditional(q):
        return False
    if any(match.opposed or match.a.negated is not match.b.negated for match in matches):
        return False
    if opens_with_others(p, q, matches) or names_others_alike(p, q, matches):
        return False
    if is_provisional_once(p, q):
        return False  # a poll and the result
    return may_speak_of_one(p, q)


def _is_known_to_differ(p: Statement, q: Statement) -> bool:
    """Tell whether a rule finds that two clauses differ, or can't tell: from 64 decibels, to 64 decibels."""
    outcomes = examine(p, q, _WHATEVER_JOINS).outcomes
    return any(
        outcome.outcome in ("undecided", "unrelated") or outcome.reason.endswith(_DIFFERING)
        for outcome in outcomes
        if outcome.rule.partition(".")[0] in _RULES
    )


def _is_near(clause: Statement, term: Term, one: Specific) -> bool:
    """Tell whether a word stands near a specific, and nearer to no other figure that answers such a question.

    "He got the prize in 2011 for a film (shown in 2010)": the prize is of 2011.
    """
    reach = _NEAR if one.is_number else _NEAR_A_QUOTATION
    distance = _distance(clause, term.start, one.start)
    if distance > reach or one.figure is None:
        return distance <= reach
    figures = clause.dates if one.figure.quantity.kind is Kind.DATE else clause.amounts
    return all(
        _distance(clause, term.start, other.quantity.start) >= distance
        for other in figures
        if other.quantity.start != one.start
    )


def _measure_two_things(p: Statement, x: Specific, q: Statement, y: Specific, matches: Sequence[TermMatch]) -> bool:
    """Tell whether beside a number each side has a measure of its own: 20 were killed, 20 were hurt."""
    matched = matched_terms(matches)
    first, second = (
        [term for term in side.terms if id(term) not in matched and _is_near(side, term, one)]
        for side, one in ((p, x), (q, y))
    )
    return name_two_measures(first, second)


def _distance(clause: Statement, term: int, other: int) -> int:
    """Return how many words of content stand between two offsets, not counting all of a list."""
    first, last = sorted((term, other))
    return max(0, bisect_left(clause.terms, last, key=_start) - bisect_right(clause.terms, first, key=_start))


def _begins(clause: Statement, one: Specific) -> bool:
    """Tell whether a word for the beginning of a thing stands right by a date: built in 1871, founded in 1895."""
    if one.figure is None or one.figure.quantity.kind is not Kind.DATE:
        return False
    before = [term for term in clause.terms if term.end <= one.start][-_BESIDE:]
    return any(begins_a_thing(key) for term in before for key in term.concepts)


def _count_alike(x: Specific, y: Specific) -> bool:
    """Tell whether two numbers count one thing: 64 pages."""
    if x.figure is None or y.figure is None:
        return False
    units = {x.figure.quantity.unit, y.figure.quantity.unit}
    return x.figure.quantity.kind is Kind.COUNT and len(units) == 1 and None not in units


def _have_one_speaker(p: Statement, q: Statement) -> bool:
    first, second = p.claim.speaker, q.claim.speaker
    return bool(first and second and same_name(first.casefold(), second.casefold()))
