"""Which amount of one statement fills the same role as which amount of the other.

Two amounts are compared only when they answer the same question: who paid, what was counted, when. The role of an
amount is what stands around it. In two sentences that differ in a word or two it is certain, since their words line
up; otherwise the terms near the amount decide. Compatible amounts are paired first: an amount that the other side
tells too is never held against a third.
"""

from __future__ import annotations

import functools
import itertools
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from claimcheck.annotation.vocabulary import own_words
from claimcheck.comparison import thresholds
from claimcheck.comparison.evidence.matching import ByIdentity, TermMatch, matched_terms
from claimcheck.comparison.evidence.multiples import relate_multiples
from claimcheck.comparison.evidence.scopes import are_of_two_areas
from claimcheck.comparison.evidence.shares import is_whole_of_a_part
from claimcheck.comparison.evidence.totals import may_be_part_of, totals
from claimcheck.comparison.statements import Figure, Statement
from claimcheck.comparison.vocabulary.concepts import is_narrower, stem
from claimcheck.comparison.vocabulary.names import same_name
from claimcheck.comparison.vocabulary.terms import Term, is_function_word, verbs_of_estimating, verbs_of_saying
from claimcheck.figures.intervals import QuantityRelation, relate_quantities
from claimcheck.figures.kinds import TIMES
from claimcheck.figures.lexicon import lexicon, measures
from claimcheck.figures.numerals import denominator_value
from claimcheck.languages.scanner import TokenKind, scan
from claimcheck.records import Kind, Qualifier, Quantity

#: How sure the common role of two amounts must be to hold one against the other, and to compare them at all.
CERTAIN_ROLE = 0.55
POSSIBLE_ROLE = 0.35

# Beyond this distance, in words, a term says nothing of an amount's role.
_REACH = 12

# Two frames that agree to this share differ in single words, which then stand for each other.
_SAME_FRAME = 0.75
_SAME_BUT_FOR_A_WORD = 0.85

# What one counted thing adds to the role that two counts share.
_SAME_UNIT = 0.1

# Words and signs of the longest statement that is aligned with another: no sentence has as many.
_LONGEST_FRAME = 500

# Statements with more figures than this are lists.
_LONGEST_LIST = 18

# "Ten others", "ten bright new halls": that these are further ones is said within so many words behind their number.
_BESIDE = 2

# A word that says how badly people are hurt stands so near to their number.
_SEVERITY = 3

# A list puts at most so many words and signs between two figures: "453 for, 27 against".
_LONGEST_LABEL = 4

# A number in brackets stands so many places behind what it belongs to.
_BRACKET = 2

_FUNCTION_WORD = "~"

# A lower bound with so many digits is a count of what is known, no guess.
_DIGITS_OF_A_TALLY = 4

_FINER = frozenset({QuantityRelation.A_FINER, QuantityRelation.B_FINER, QuantityRelation.OVERLAP})

# A count that is written with a sign says by how much, not how many.
_SIGNS = ("+", "-", "\u2212", "\u2013")

# Rounded to one digit, many things are alike; counts are small, and alike by chance.
_DIGITS_OF_A_ROUNDING = 2
_PLAIN = frozenset({Qualifier.EXACT, Qualifier.ABOUT})
_LENGTHS = frozenset({Kind.DURATION, Kind.MEASURE})
_MEASURED = frozenset({Kind.MONEY, Kind.PERCENTAGE, Kind.MEASURE})

_RIVALS_OF_WHAT = 2  # where one of two large numbers does not say what it counts
_MANY = 1000

_PEOPLE = "people"

# Statements with more dates are lists of them, and no day there is that of one amount.
_MOST_DAYS = 4

# "56 % of the men": so many words and signs stand between a percentage and those of whom it is.
_TO_ITS_GROUP = 3

#: The relations of two amounts that can both be true.
COMPATIBLE = frozenset(
    {QuantityRelation.SAME, QuantityRelation.A_FINER, QuantityRelation.B_FINER, QuantityRelation.OVERLAP}
)


@dataclass(frozen=True, slots=True)
class FigurePair:
    """Two amounts or dates, how they relate, and how sure it is that they fill the same role (0 to 1).

    `further` are figures that one side tells the same thing with: the other parts of a whole.
    """

    a: Figure
    b: Figure
    relation: QuantityRelation
    role: float
    further: tuple[Figure, ...] = ()

    @property
    def is_one_figure(self) -> bool:
        """Tell whether both are one figure wherever they stand: the same number, or one rounded to the other."""
        return self.compatible and (self.a.quantity.value == self.b.quantity.value or _is_rounding(self))

    @property
    def compatible(self) -> bool:
        """Tell whether both can be true."""
        return self.relation in COMPATIBLE

    def mirrored(self) -> FigurePair:
        """Return the same pair seen from the other side, for two figures that say the same."""
        return replace(self, a=self.b, b=self.a)


@dataclass(frozen=True, slots=True)
class FigureMatching:
    """The amounts of two statements, paired by role, and those that only one side has."""

    pairs: tuple[FigurePair, ...]
    only_a: tuple[Figure, ...]
    only_b: tuple[Figure, ...]


#: What statements without figures have.
NO_FIGURES = FigureMatching((), (), ())


def match_figures(
    a: Statement, b: Statement, figures_a: Sequence[Figure], figures_b: Sequence[Figure], terms: Sequence[TermMatch]
) -> FigureMatching:
    """Pair amounts (or dates) of two statements, each at most once; see the module for the order.

    What one side tells in parts and the other as a whole is the same; see `totals`.
    """
    if not (figures_a or figures_b):
        return NO_FIGURES
    roles = _Roles(a, b, terms)
    candidates = [_pair(x, y, roles) for x, y in _held_together(figures_a, figures_b)]
    candidates = [pair for pair in candidates if _answers_one_question(pair)]
    candidates = [pair for pair in candidates if not _is_given_elsewhere(pair, figures_a, figures_b)]
    candidates.sort(key=_rank)
    given_by_both = {
        id(side) for pair in candidates if pair.relation is QuantityRelation.SAME for side in (pair.a, pair.b)
    }
    pairs = _wholes([figure for figure in figures_a if id(figure) not in given_by_both], b)
    pairs += [
        pair.mirrored() for pair in _wholes([figure for figure in figures_b if id(figure) not in given_by_both], a)
    ]
    taken = {id(figure) for pair in pairs for figure in (pair.a, pair.b, *pair.further)}
    for pair in candidates:
        if id(pair.a) not in taken and id(pair.b) not in taken:
            pairs.append(pair)
            taken.update((id(pair.a), id(pair.b)))
    return FigureMatching(
        tuple(pairs),
        tuple(figure for figure in figures_a if id(figure) not in taken),
        tuple(figure for figure in figures_b if id(figure) not in taken),
    )


def may_tell_alike(a: Statement, b: Statement) -> bool:
    """Tell whether any figure of two statements can be true beside one of the other: a look that costs little.

    Several rules ask about one pair in turn.
    """
    return bool(a.amounts or a.dates) and bool(b.amounts or b.dates) and _may_tell_alike(ByIdentity(a), ByIdentity(b))


@functools.lru_cache(maxsize=2)
def _may_tell_alike(first_side: ByIdentity[Statement], second_side: ByIdentity[Statement]) -> bool:
    a, b = first_side.held, second_side.held
    return any(
        _are_compatible(x, y, a, b)
        for figures_a, figures_b in ((a.amounts, b.amounts), (a.dates, b.dates))
        for x, y in _held_together(figures_a, figures_b)
    ) or any(
        total.is_given_by(whole)
        for side, other in ((a, b), (b, a))
        for total in totals(other)
        for whole in side.amounts
    )


def _are_compatible(x: Figure, y: Figure, a: Statement, b: Statement) -> bool:
    """Tell whether two figures can both be true; of disjoint ones, which most are, it is not asked what they count."""
    relation = _relate_counted(x, y, a, b)
    return relation is not QuantityRelation.DISJOINT and _in_their_roles(relation, x, y, a, b) in COMPATIBLE


def _held_together(a: Sequence[Figure], b: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Yield the pairs of figures that are looked at: all of them; of long lists the equal ones, in their order.

    Which figure of one list answers which of another cannot be told otherwise, and to try all pairs takes the square of
    the time; but one figure on each side between two equal pairs stands in one place.
    """
    if max(len(a), len(b)) <= _LONGEST_LIST:
        yield from itertools.product(a, b)
        return
    waiting: dict[tuple[object, ...], deque[int]] = {}
    for place, figure in enumerate(b):
        waiting.setdefault(_worth(figure), deque()).append(place)
    partners = {-1: -1, len(a): len(b)}
    for place, figure in enumerate(a):
        if equal := waiting.get(_worth(figure)):
            partners[place] = equal.popleft()
            yield figure, b[partners[place]]
    for place, figure in enumerate(a):
        before, after = partners.get(place - 1), partners.get(place + 1)
        if place not in partners and before is not None and after == before + 2:
            yield figure, b[before + 1]


def _worth(figure: Figure) -> tuple[object, ...]:
    quantity = figure.quantity
    return quantity.kind, quantity.unit, quantity.value, quantity.qualifier


def _rank(pair: FigurePair) -> tuple[bool, bool, bool, float]:
    """Return a key that puts first what agrees, then what counts one thing, then what fills the same role."""
    same = pair.relation is QuantityRelation.SAME
    return not pair.compatible, not same, not _same_unit(pair.a, pair.b), -pair.role


def _wholes(figures: Sequence[Figure], parts: Statement) -> list[FigurePair]:
    """Pair each figure that the other side tells in parts with the first of them."""
    all_totals = list(totals(parts))
    pairs = []
    for whole in figures:
        total = next((total for total in all_totals if total.is_given_by(whole)), None)
        if total:
            first, *further = total.parts
            pairs.append(FigurePair(whole, first, QuantityRelation.SAME, 1.0, tuple(further)))
    return pairs


def _pair(x: Figure, y: Figure, roles: _Roles) -> FigurePair:
    a, b = roles.a, roles.b
    if not roles.are_alike_days(x, y) or _is_of_an_aside(x, a, y, b) or _is_of_an_aside(y, b, x, a):
        return FigurePair(x, y, QuantityRelation.INCOMPARABLE, 0.0)
    relation = relate_figures(x, y, a, b)
    measures = x.quantity.kind is y.quantity.kind is Kind.MEASURE
    if relation is QuantityRelation.INCOMPARABLE and not measures:
        return FigurePair(x, y, relation, 0.0)  # whatever their roles are
    role = roles.common(x, y)
    if relation is QuantityRelation.INCOMPARABLE and role == 1.0:
        # Square metres where the same sentence has cubic metres: the same place, so not another matter.
        relation = QuantityRelation.OTHER_UNIT
    return FigurePair(x, y, relation, role)


def _is_of_an_aside(day: Figure, side: Statement, other: Figure, of: Statement) -> bool:
    """Tell whether a date alone stands in brackets, in a statement dated beside them: "won in 2011 (filmed in 2010)".

    It is of what the brackets tell, and not what another sentence dates by the same year.
    """
    if day.quantity.kind is not Kind.DATE or not _is_in_brackets(day, side) or _is_in_brackets(other, of):
        return False
    return any(not _is_in_brackets(one, side) for one in side.dates)


def _is_in_brackets(figure: Figure, statement: Statement) -> bool:
    before = statement.frame[: figure.place]
    return before.count("(") > before.count(")")


def is_day_of_saying(figure: Figure, statement: Statement) -> bool:
    """Tell whether a date says when it was said, not when it happens: "closes on 10 June, the town said on Tuesday".

    It stands behind a verb of saying, in a claim that has a speaker, with one small word and the speaker between them
    at most: « a indiqué la police lundi ».
    """
    speaker = statement.claim.speaker
    if figure.quantity.kind is not Kind.DATE or not speaker:
        return False
    verbs, before = verbs_of_saying(statement.language), statement.frame[max(0, figure.place - 2) : figure.place]
    if before and is_function_word(before[-1], statement.language):
        before = before[:-1]
    if not before:
        return False
    return before[-1] in verbs or _first_in_front_of(speaker, figure, statement) in verbs


def _first_in_front_of(speaker: str, figure: Figure, statement: Statement) -> str:
    """Return the last word before a figure that is neither a small word nor one of the speaker's."""
    named = {token.text.lower() for token in scan(speaker)}
    offset = statement.claim.start
    tokens = [
        token.text.lower() for token in scan(statement.claim.quote) if token.end + offset <= figure.quantity.start
    ]
    others = (word for word in reversed(tokens) if word not in named and not is_function_word(word, statement.language))
    return next(others, "")


def _answers_one_question(pair: FigurePair) -> bool:
    """Tell whether two figures may stand for one thing: equal ones anywhere, others where their roles are alike."""
    if pair.relation is QuantityRelation.INCOMPARABLE:
        return False
    if pair.relation is QuantityRelation.SAME or not pair.compatible or pair.role >= POSSIBLE_ROLE:
        return True
    return pair.is_one_figure


def _is_given_elsewhere(pair: FigurePair, of_a: Sequence[Figure], of_b: Sequence[Figure]) -> bool:
    """Tell whether a count and a bare number exclude each other of which the other side gives one too.

    "Two of its five factories" and "of five plants three are left": the five are the same, and two is no rival of them.
    """
    counts = [figure.quantity for figure in (pair.a, pair.b)]
    if pair.compatible or any(one.kind is not Kind.COUNT for one in counts) or all(one.unit for one in counts):
        return False
    return any(
        one.quantity.kind is Kind.COUNT and bool(one.quantity.unit) and one.quantity.value == counted.quantity.value
        for figures, counted in ((of_a, pair.b), (of_b, pair.a))
        if counted.quantity.unit
        for one in figures
    )


def _is_rounding(pair: FigurePair) -> bool:
    """Tell whether one figure is the other rounded to two digits or more, which rarely comes about by chance."""
    plain = {pair.a.quantity.qualifier, pair.b.quantity.qualifier} <= _PLAIN
    digits = min(significant_digits(pair.a.quantity.text), significant_digits(pair.b.quantity.text))
    return plain and pair.a.quantity.kind in _MEASURED and digits >= _DIGITS_OF_A_ROUNDING


def relate_figures(x: Figure, y: Figure, a: Statement, b: Statement) -> QuantityRelation:
    """Relate two figures; "12 dead" and "15 people died" count the same, in other parts of speech.

    A number that only names is never held against another one, nor one in brackets against one that stands behind no
    brackets or behind another word: "Varn (17), Lorna (18)", "Varn (17), Holm (19)".
    A part ("of whom 35", "ten others", "seven men and their guide") is never held against a whole, nor a number against
    the whole of another ("eleven of the 42 pupils"), nor a change ("-45") against what has changed, nor what was
    ("against 28 the day before") against what is. Two tallies that are given to the last digit differ, whatever "at
    least" leaves open.
    """
    return _in_their_roles(_relate_counted(x, y, a, b), x, y, a, b)


def _in_their_roles(relation: QuantityRelation, x: Figure, y: Figure, a: Statement, b: Statement) -> QuantityRelation:
    """Relate two figures that stand so to each other by their values; see `relate_figures`."""
    if relation is QuantityRelation.INCOMPARABLE:
        return relate_multiples(x, a, y, b)
    severities = _severities(x, a), _severities(y, b)
    if a.language == b.language and _are_shares_of_two_things(x, a, y, b):
        return QuantityRelation.INCOMPARABLE  # one Intercity in five, two buses in ten
    if all(severities) and severities[0].isdisjoint(severities[1]):
        return QuantityRelation.INCOMPARABLE  # two badly hurt, two slightly hurt
    if relation in _FINER and _are_two_tallies(x.quantity, y.quantity):
        relation = QuantityRelation.DISJOINT
    are_apart = are_of_two_kinds(x, y, a, b) or is_of_further_ones(x, a) is not is_of_further_ones(y, b)
    if relation is QuantityRelation.DISJOINT and not are_apart:
        are_apart = may_be_part_of(x, a, y, b) or may_be_part_of(y, b, x, a)
    if relation is QuantityRelation.SAME or not are_apart:
        return relation
    return QuantityRelation.INCOMPARABLE


def _are_two_tallies(a: Quantity, b: Quantity) -> bool:
    """Tell whether two lower bounds are counts to the last digit, as agencies add them up: at least 916,372 dead.

    So are one of them and a round one above it: there were no more than 929,000 when 924,968 were counted.
    """
    bounds = all(
        one.kind is Kind.COUNT and one.qualifier in (Qualifier.AT_LEAST, Qualifier.MORE_THAN) for one in (a, b)
    )
    tallies = [significant_digits(one.text) >= _DIGITS_OF_A_TALLY for one in (a, b)]
    if not bounds or not any(tallies) or a.value is None or b.value is None:
        return False
    tally, other = (a.value, b.value) if tallies[0] else (b.value, a.value)
    return all(tallies) or (isinstance(tally, int | float) and isinstance(other, int | float) and tally < other)


def are_of_two_kinds(x: Figure, y: Figure, a: Statement, b: Statement) -> bool:
    """Tell whether two figures answer two questions, whatever they count: see `relate_figures`."""
    return (
        x.earlier is not y.earlier
        or x.part is not y.part
        or _is_change(x) is not _is_change(y)
        or is_whole_of_a_part(x, a) is not is_whole_of_a_part(y, b)
        or x.listed
        or y.listed
        or _are_lengths_of_two_orders(x, y)
        or are_of_two_areas(x, a, y, b)
        or _severities(x, a) != _severities(y, b)
        or _are_of_two_labels(x, a, y, b)
        or _are_shares_of_two_things(x, a, y, b)
        or _are_of_part_and_whole(x, a, y, b)
    )


def is_of_further_ones(figure: Figure, statement: Statement) -> bool:
    """Tell whether beside a number stands that more than these are told of: nine others, a second hotel."""
    if figure.quantity.kind is not Kind.COUNT:
        return False
    beside = statement.frame[max(0, figure.place - 1) : figure.place + _BESIDE + 1]
    return not own_words(statement.language, "clauses", "further").isdisjoint(beside)


def _severities(figure: Figure, statement: Statement) -> frozenset[str]:
    """Return whether a number is of those hit hardest, or least: three badly hurt are a part of twelve who are hurt."""
    near = statement.frame[max(0, figure.place - _SEVERITY) : figure.place + _SEVERITY + 1]
    keys = "severities", "light_severities"
    return frozenset(key for key in keys if not own_words(statement.language, "clauses", key).isdisjoint(near))


def _are_lengths_of_two_orders(x: Figure, y: Figure) -> bool:
    """Tell whether two lengths in two units are too far apart to answer one question: five years, two days."""
    of_one_kind = x.quantity.kind is y.quantity.kind and x.quantity.kind in _LENGTHS
    if not of_one_kind or x.quantity.unit == y.quantity.unit:
        return False
    first, second = _size(x.quantity), _size(y.quantity)
    return min(first, second) > 0 and max(first, second) > thresholds.RIVALS * min(first, second)


def _size(quantity: Quantity) -> float:
    """Return about how large a length is, in the unit by which its dimension is measured; 0 where nothing says so."""
    ends = [end for end in (quantity.low, quantity.high) if isinstance(end, int | float)]
    return float(measures().size.get(quantity.unit or "", 1)) * sum(ends) / len(ends) if ends else 0.0


def _are_shares_of_two_things(x: Figure, a: Statement, y: Figure, b: Statement) -> bool:
    """Tell whether two ratios name what they are of, and not the same: "one train in three", "four buses in ten"."""
    if not (x.quantity.kind is y.quantity.kind is Kind.OTHER):
        return False
    first, second = _things_in(x, a), _things_in(y, b)
    return bool(first and second) and first.isdisjoint(second)


def _are_of_part_and_whole(x: Figure, a: Statement, y: Figure, b: Statement) -> bool:
    """Tell whether two percentages are of a group and of one within it: 56 % of the men, 57 % of the people."""
    if not (x.quantity.kind is y.quantity.kind is Kind.PERCENTAGE):
        return False
    first, second = _group_of(x, a), _group_of(y, b)
    return any(p != q and (is_narrower(p, q) or is_narrower(q, p)) for p in first for q in second) and first.isdisjoint(
        second
    )


def _group_of(figure: Figure, statement: Statement) -> frozenset[str]:
    """Return the concepts of those of whom a percentage is: behind it, or in front of its bracket."""
    behind = [term for term in statement.terms if 0 < term.place - figure.place <= _TO_ITS_GROUP]
    around = statement.frame[max(0, figure.place - 1) : figure.place], statement.frame[figure.place + 1 :][:1]
    if around == (("(",), (")",)):
        before = [term for term in statement.terms if 0 < figure.place - term.place <= _TO_ITS_GROUP + 1]
        return frozenset(key for term in before for key in term.concepts)
    return frozenset(key for term in behind[:1] for key in term.concepts)


def _things_in(figure: Figure, statement: Statement) -> frozenset[str]:
    """Return the stems of the words of content within a figure: the train of "one train in three"."""
    numbers = lexicon(statement.language).numbers
    return frozenset(
        stem(token.text.lower(), statement.language)
        for token in scan(figure.quantity.text)
        if token.kind is TokenKind.WORD
        and not is_function_word(token.text.lower(), statement.language)
        and token.text.lower() not in numbers.starters
        and denominator_value(token.text.lower(), numbers) is None
    )


def _are_of_two_labels(x: Figure, a: Statement, y: Figure, b: Statement) -> bool:
    """Tell whether a number in brackets meets one that is in none, or in those behind another word."""
    first, second = is_bracketed(x, a), is_bracketed(y, b)
    if not (first and second):
        return first is not second
    labels = [
        next((term for term in side.terms if term.place == figure.place - _BRACKET), None)
        for side, figure in ((a, x), (b, y))
    ]
    return bool(labels[0] and labels[1] and labels[0].key != labels[1].key)


def is_bracketed(figure: Figure, statement: Statement) -> bool:
    """Tell whether a number that counts nothing stands alone in brackets: the number of a district, an age."""
    counts_nothing = figure.quantity.kind is Kind.COUNT and figure.quantity.unit is None
    around = statement.frame[max(0, figure.place - 1) : figure.place], statement.frame[figure.place + 1 :][:1]
    return counts_nothing and around == (("(",), (")",))


def _relate_counted(x: Figure, y: Figure, a: Statement, b: Statement) -> QuantityRelation:
    if x.listed is not y.listed and x.quantity.kind is Kind.COUNT:
        return QuantityRelation.INCOMPARABLE  # "14 lines are open", "lines 1 and 14 are open"
    relation = relate_quantities(x.quantity, y.quantity)
    if x.quantity.kind is Kind.DATE and x.quantity.text.casefold() == y.quantity.text.casefold():
        # One quotation printed on two days: its "this morning" is one morning, though each day places it anew.
        return QuantityRelation.SAME
    if relation is QuantityRelation.INCOMPARABLE and x.quantity.kind is y.quantity.kind is Kind.COUNT:
        counted_by_b = _speaks_of(b, x.quantity.unit)
        counted_by_a = _speaks_of(a, y.quantity.unit)
        units = x.quantity.unit or "", y.quantity.unit or ""
        if counted_by_a or counted_by_b or is_narrower(*units) or is_narrower(*reversed(units)):
            return relate_quantities(x.quantity, replace(y.quantity, unit=x.quantity.unit))
    return relation


def _speaks_of(statement: Statement, unit: str | None) -> bool:
    """Tell whether a statement has what is counted among its terms, and no figure of its own for it."""
    if any(figure.quantity.unit == unit for figure in statement.amounts):
        return False
    return any(term.key == unit for term in statement.terms)


def _is_change(figure: Figure) -> bool:
    return figure.quantity.kind is Kind.COUNT and figure.quantity.text.startswith(_SIGNS)


def significant_digits(text: str) -> int:
    """Return how many digits a figure is given with, zeros at its ends left out."""
    return len("".join(character for character in text if character.isdigit()).strip("0"))


@functools.lru_cache(maxsize=32)
def aligned_places(a: tuple[str, ...], b: tuple[str, ...], likeness: float = _SAME_FRAME) -> dict[int, int]:
    """Return which place of one frame stands for which of another, where the two are as alike as `likeness`.

    None does in two long lists that are not of one wording: to align them takes the square of the time.
    """
    if a == b:
        return {place: place for place in range(len(a))}
    if max(len(a), len(b)) > _LONGEST_FRAME:
        return {}
    matcher = SequenceMatcher(a=a, b=b, autojunk=False)
    if min(matcher.real_quick_ratio(), matcher.quick_ratio()) < likeness or matcher.ratio() < likeness:
        return {}
    return {
        first_a + i: first_b + i
        for tag, first_a, last_a, first_b, last_b in matcher.get_opcodes()
        if tag == "equal" or (tag == "replace" and last_a - first_a == last_b - first_b)
        for i in range(last_a - first_a)
    }


def stands_alike(a: Statement, b: Statement, x: Term, y: Term) -> bool:
    """Tell whether two names stand between the same words of two frames that are the same but for a word or two.

    Forms of one word are the same: « le député X », « la députée Y ».
    """
    first, second = (_stems(side.frame, side.language) for side in (a, b))
    if aligned_places(first, second, _SAME_BUT_FOR_A_WORD).get(x.place) != y.place:
        return False
    return _neighbours(a, x.place) == _neighbours(b, y.place)


@functools.lru_cache(maxsize=256)
def _stems(frame: tuple[str, ...], language: str) -> tuple[str, ...]:
    """Return a frame with each word by its stem, and one sign for all function words."""
    return tuple(_stem(word, language) for word in frame)


def _stem(word: str, language: str) -> str:
    if is_function_word(word, language):
        return _FUNCTION_WORD
    return stem(word, language) if word.isalpha() else word


def names_in_one_place(a: Statement, b: Statement) -> Iterator[tuple[Term, Term]]:
    """Yield the names of two statements that stand in one place of one wording, and that the other side has nowhere."""
    first, second = ({name.key for name in side.names} for side in (a, b))
    for x in a.names:
        for y in b.names:
            own = x.key not in second and y.key not in first and not same_name(x.key, y.key)
            if own and stands_alike(a, b, x, y):
                yield x, y


def _neighbours(statement: Statement, place: int) -> tuple[str, str]:
    """Return the words on both sides of a place, one sign for all function words: « en Lorna », « à l'Orvel »."""
    before, after = (list(words) for words in (reversed(statement.frame[:place]), statement.frame[place + 1 :]))
    if before[:1] == ["'"]:
        del before[0]
    first, second = (_stem(words[0], statement.language) if words else "" for words in (before, after))
    return first, second


def is_aligned(
    a: Statement, b: Statement, x: Figure | Term, y: Figure | Term, *, likeness: float = _SAME_FRAME
) -> bool:
    """Tell whether `x` of one statement and `y` of another stand in the same place of nearly the same frame."""
    return aligned_places(a.frame, b.frame, likeness).get(x.place) == y.place


class _Near:
    """Terms of a statement by their position, so that those near a figure are found without a look at all of them."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._terms = terms
        self._order = sorted(range(len(terms)), key=lambda place: terms[place].position)
        self._positions = [terms[place].position for place in self._order]

    def of(self, figure: Figure) -> dict[int, float]:
        """Return how near those of the terms are that are near a figure, by their place among the terms, in order."""
        first = bisect_right(self._positions, figure.position - _REACH)
        last = bisect_left(self._positions, figure.position + _REACH)
        return {place: _nearness(self._terms[place], figure) for place in sorted(self._order[first:last])}


class _Side:
    """One of two statements whose figures are held together; what stands around a figure is looked up once for each."""

    def __init__(self, statement: Statement, matched: Sequence[Term]) -> None:
        self.statement = statement
        self._terms, self._matched = _Near(statement.terms), _Near(matched)
        self._giving = _terms_of_giving(statement)
        self._seen: dict[int, _Surroundings] = {}
        self._days: dict[int, bool] = {}

    def is_day_of_saying(self, figure: Figure) -> bool:
        """Tell whether a figure says when it was said."""
        if id(figure) not in self._days:
            self._days[id(figure)] = is_day_of_saying(figure, self.statement)
        return self._days[id(figure)]

    def around(self, figure: Figure) -> _Surroundings:
        """Return what stands around one of its figures."""
        if id(figure) not in self._seen:
            terms, giving = self.statement.terms, self._giving
            # "The union counts 4,000": nothing else would be left.
            if all(id(term) in giving or _is_unit(term, figure) for term in terms):
                giving = frozenset()
            told = sum(
                nearness
                for place, nearness in self._terms.of(figure).items()
                if not _is_unit(terms[place], figure) and id(terms[place]) not in giving
            )
            self._seen[id(figure)] = _Surroundings(self._matched.of(figure), told, giving)
        return self._seen[id(figure)]


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What stands around a figure: how near each shared term is, how near all its own are, which ones only give it."""

    matched: dict[int, float]
    told: float
    giving: frozenset[int]


class _Roles:
    """How sure it is that a figure of one statement and one of another fill the same role, 0 to 1."""

    def __init__(self, a: Statement, b: Statement, terms: Sequence[TermMatch]) -> None:
        self.a, self.b, self._matches = a, b, terms

    @functools.cached_property
    def _sides(self) -> tuple[_Side, _Side]:
        first, second = ([match.a for match in self._matches], [match.b for match in self._matches])
        return _Side(self.a, first), _Side(self.b, second)

    @functools.cached_property
    def _other_words_replaced(self) -> bool:
        return other_words_replaced(self.a, self.b, self._matches)

    @functools.cached_property
    def _days(self) -> Sequence[tuple[Figure, Figure]]:
        """Return the days from which both count: "25,987 dead since 1 March", "26,230 died of it since 1 March"."""
        if max(len(self.a.dates), len(self.b.dates)) > _MOST_DAYS:
            return ()
        return [(one, other) for one in self.a.dates for other in self.b.dates if _is_one_day(one, other)]

    def are_alike_days(self, x: Figure, y: Figure) -> bool:
        """Tell whether both figures say when it was said, or neither does."""
        first, second = self._sides
        return first.is_day_of_saying(x) is second.is_day_of_saying(y)

    def common(self, x: Figure, y: Figure) -> float:
        """Return how sure it is that two figures fill one role."""
        a, b = self.a, self.b
        if is_aligned(a, b, x, y) and not self._other_words_replaced:
            return 1.0
        if _is_listed_alike(x, y, a, b):
            return 1.0
        first, second = (side.around(figure) for side, figure in zip(self._sides, (x, y), strict=True))
        since = 0.0
        if x.quantity.kind is not Kind.DATE:
            since = sum(min(_nearness(one, x), _nearness(other, y)) for one, other in self._days)
        befell = sum(_befell(self._matches[at], x, y) for at in sorted(first.matched.keys() | second.matched.keys()))
        shared = self._shared(x, first, second) + since + befell
        smaller = min(first.told + since + befell, second.told + since + befell)
        of_one_unit = _SAME_UNIT if befell else _same_unit(x, y)
        role = min(1.0, shared / smaller + of_one_unit) if smaller else 0.0
        return role if _are_rivals(x, y) else role / 2

    def _shared(self, x: Figure, first: _Surroundings, second: _Surroundings) -> float:
        """Return how near the terms that both have stand to two figures, without what is counted and who gives it."""
        near = (
            (self._matches[at], min(nearness, second.matched[at]))
            for at, nearness in first.matched.items()
            if at in second.matched
        )
        giving = first.giving | second.giving
        return sum(
            match.strength * nearness
            for match, nearness in near
            if not _is_unit(match.a, x) and giving.isdisjoint((id(match.a), id(match.b)))
        )


def _befell(match: TermMatch, x: Figure, y: Figure) -> float:
    """Return how near to a number of people stands what befell them, where the other side counts that itself.

    "25,987 deaths", "26,230 people died of it": the word is a unit on one side and tells on the other.
    """
    for own, unit, other, people in ((match.a, x, match.b, y), (match.b, y, match.a, x)):
        counted = people.quantity.unit or ""
        counts_people = counted == _PEOPLE or is_narrower(_PEOPLE, counted)
        if own.concepts and _is_unit(own, unit) and counts_people and not _is_unit(other, people):
            return match.strength * _nearness(other, people)
    return 0.0


def _is_one_day(x: Figure, y: Figure) -> bool:
    """Tell whether two dates are one day of the calendar, given with its number."""
    first, second = x.quantity, y.quantity
    return first.value is not None and first.value == second.value and any(map(str.isdigit, first.text))


def _terms_of_giving(statement: Statement) -> frozenset[int]:
    """Return the terms, by `id`, by which figures are given: who gives them, and that they are estimated.

    They say nothing of what a figure is of: "the company puts the damage at 12 million".
    """
    estimating = verbs_of_estimating(statement.language)
    speaker = (statement.claim.speaker or "").lower().split()
    return frozenset(
        id(one) for one in statement.terms if one.text.lower() in estimating or one.text.lower() in speaker
    )


def _is_listed_alike(x: Figure, y: Figure, a: Statement, b: Statement) -> bool:
    """Tell whether two figures stand in one list: beside an equal figure, the same words behind and between them.

    "(453 for, 27 against)" and "(454 for, 27 against, 5 abstentions)" are one vote, whatever stands around the lists.
    """
    if a.frame[x.place + 1 : x.place + 2] != b.frame[y.place + 1 : y.place + 2]:
        return False
    return any(
        _between(x, beside_x, a) == _between(y, beside_y, b) != ()
        and (beside_x.place > x.place) is (beside_y.place > y.place)
        and relate_figures(beside_x, beside_y, a, b) is QuantityRelation.SAME
        for beside_x in _near(x, a)
        for beside_y in _near(y, b)
    )


def _near(x: Figure, statement: Statement) -> Sequence[Figure]:
    """Return the amounts that are near enough to one to stand in a list with it."""
    before = statement.amounts_within(x.place - _LONGEST_LABEL - 1, x.place - 1)
    return [*before, *statement.amounts_within(x.place + 2, x.place + _LONGEST_LABEL + 2)]


def _between(x: Figure, beside: Figure, statement: Statement) -> tuple[str, ...]:
    """Return the few words that part two figures of a list, none where the figures are further apart."""
    first, last = sorted((x.place, beside.place))
    words = statement.frame[first + 1 : last]
    is_label = len(words) <= _LONGEST_LABEL and any(word.isalpha() for word in words)
    return words if is_label else ()


def _same_unit(x: Figure, y: Figure) -> float:
    counts_one_thing = x.quantity.kind is Kind.COUNT and x.quantity.unit and x.quantity.unit == y.quantity.unit
    return _SAME_UNIT if counts_one_thing else 0.0


def _are_rivals(x: Figure, y: Figure) -> bool:
    if (x.quantity.unit == TIMES) is not (y.quantity.unit == TIMES):
        return True  # the numbers of a multiple and of a change in per cent are no measure of each other
    values = [figure.quantity.value for figure in (x, y)]
    are_large = all(isinstance(value, int | float) and value >= _MANY for value in values)
    unlike = are_large and _one_counts_nothing(x, y)
    return may_be_rivals(x.quantity, y.quantity, _RIVALS_OF_WHAT if unlike else thresholds.RIVALS)


def may_be_rivals(x: Quantity, y: Quantity, factor: float = thresholds.RIVALS) -> bool:
    """Tell whether two numbers may be rival figures for one thing, no further apart than a factor.

    So may what is no number, or none above zero: nothing is known of how far that is.
    """
    first, second = x.value, y.value
    if not isinstance(first, int | float) or not isinstance(second, int | float) or min(first, second) <= 0:
        return True
    return max(first, second) <= factor * min(first, second)


def _one_counts_nothing(x: Figure, y: Figure) -> bool:
    """Tell whether one number alone says what it counts: "3,602 cases" beside "(more than 30,500 in all)"."""
    units = x.quantity.unit, y.quantity.unit
    return x.quantity.kind is y.quantity.kind is Kind.COUNT and (units[0] is None) is not (units[1] is None)


def other_words_replaced(a: Statement, b: Statement, terms: Sequence[TermMatch]) -> bool:
    """Tell whether, beside figures and names, a word of one wording stands in the place of another in the other."""
    matched = matched_terms(terms)
    alone_a = [term for term in a.terms if id(term) not in matched and not term.name]
    alone_b = [term for term in b.terms if id(term) not in matched and not term.name]
    return any(is_aligned(a, b, x, y) for x in alone_a for y in alone_b)


def _nearness(term: Term | Figure, figure: Figure) -> float:
    distance = abs(term.position - figure.position)
    return max(0.0, 1 - distance / _REACH)


def _is_unit(term: Term, figure: Figure) -> bool:
    """Tell whether a term is what the figure counts: that alone makes no shared role."""
    return figure.quantity.kind is Kind.COUNT and term.key == figure.quantity.unit
