"""Shares of one whole: "all", "most" and "some" of the members, half of them, 40 % of them.

A quantifier stands for an interval of shares, as the generalized quantifiers of J. Barwise and R. Cooper (1981) do:
"all" excludes "half", and "most" leaves "all" open.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.comparison.evidence.matching import TermMatch, matched_terms
from claimcheck.comparison.statements import Figure, Statement
from claimcheck.comparison.vocabulary.terms import Term
from claimcheck.records import Kind

# The least and the greatest share that a quantifier stands for; the press says "most" of a bare half as well.
_ALL = "all"
_QUANTIFIERS = {_ALL: (1.0, 1.0), "most": (0.5, 1.0), "some": (0.0, 1.0)}

# The same of the small words that turn a statement: "few" is less than half, and "many" may be any share but a trifle.
_NUMBERS = {"few": (0.0, 0.4), "many": (0.05, 1.0)}
_NUMBER = "number"

# A share between limits no further apart says something of its own.
_NARROW = 0.5

# "One of the passengers" is fewer than most of them, and "two of the passengers" are not all.
_ONE_OF = ("selection", "one")
_ONE = (0.0, 0.49)
_SOME_OF_MORE = (0.0, 0.99)

# What the figure of a whole is, by its kind.
_WHOLE = {Kind.PERCENTAGE: 100.0, Kind.OTHER: 1.0}

# So many words link a part and its whole: "two | of the | five".
_LINKS = 2

# "Of the 80 animals, 50 died" has no other figures.
_PART_AND_WHOLE = 2

# So many words may stand between a share and what it is a share of: "half | of the | members".
_REACH = 3


@dataclass(frozen=True, slots=True)
class Share:
    """A share by its words and offset in the article: between `low` and `high`, 0 to 1, of what `whole` names.

    `total` is how many there are in all, where the words say so: 5 in "two of the five hostages". `of_unknown` says
    that it is a number of many of which nobody says how many they are: "two of the hostages".
    """

    text: str
    start: int
    low: float
    high: float
    whole: Term
    quantifier: bool
    total: int = 0
    of_unknown: bool = False

    def excludes(self, other: Share) -> bool:
        """Tell whether no share is both."""
        return self.high < other.low or other.high < self.low


def shares_of_one_whole(a: Statement, b: Statement, matches: Sequence[TermMatch]) -> Iterator[tuple[Share, Share]]:
    """Yield what two statements call the share of one thing where they differ, at least one of them by a quantifier."""
    same = {(id(match.a), id(match.b)) for match in matches if not match.opposed}
    for first in _shares(a):
        for second in _shares(b):
            # Of two parts of one whole the amounts themselves say how they relate.
            differ = (first.low, first.high) != (second.low, second.high) and not (first.total and second.total)
            if differ and (first.quantifier or second.quantifier) and (id(first.whole), id(second.whole)) in same:
                yield first, second
    unknown = [(x, y) for x in _shares(a) for y in _of_unknown_many(b)]
    unknown += [(x, y) for x in _of_unknown_many(a) for y in _shares(b)]
    for first, second in unknown:
        if first.excludes(second) and (id(first.whole), id(second.whole)) in same:
            yield first, second
    yield from _part_and_whole(a, b, matches)


def _of_unknown_many(statement: Statement) -> Iterator[Share]:
    """Yield "one of the passengers", "two of the passengers": whatever their number, these are not all of them."""
    for marker in statement.markers:
        whole = next((term for term in statement.terms if term.place >= marker.end_place), None)
        if (marker.kind, marker.value) == _ONE_OF and whole and _are_near(marker.end_place - 1, whole):
            start = statement.claim.start + marker.start
            yield Share(marker.text, start, *_ONE, whole, quantifier=True, of_unknown=True)
    for figure in statement.amounts:
        whole = next((term for term in statement.terms if term.place > figure.place), None)
        if whole and _count(figure) > 1 and _is_tied(figure, whole, statement):
            text, start = figure.quantity.text, figure.quantity.start
            yield Share(text, start, *_SOME_OF_MORE, whole, quantifier=True, of_unknown=True)


def _is_tied(figure: Figure, whole: Term, statement: Statement) -> bool:
    """Tell whether no more than "of the" stands between a number and a word: two of the miners, „zwei der Leute“."""
    between = statement.frame[figure.place + 1 : whole.place]
    return bool(between) and len(between) <= _LINKS and _links(statement.language).issuperset(between)


def _part_and_whole(a: Statement, b: Statement, matches: Sequence[TermMatch]) -> Iterator[tuple[Share, Share]]:
    """Yield "two of the five hostages" beside "five hostages", where both tell the same of them and nothing else."""
    partners = {id(match.a): match.b for match in matches} | {id(match.b): match.a for match in matches}
    for first in _parts(a, b, matches):
        for share in _all_of(b, first, partners):
            yield first, share
    for second in _parts(b, a, matches):
        for share in _all_of(a, second, partners):
            yield share, second


def _parts(side: Statement, other: Statement, matches: Sequence[TermMatch]) -> Iterator[Share]:
    """Yield the parts that a statement tells of a whole, where it tells the same of them as the other of as many.

    "Of the 80 animals from the farm, 50 died": what stands between the whole and its part only says which ones these
    are, and "all 80 animals died" need not say it.
    """
    own = frozenset(map(id, _own_terms(side, matches)))
    if _own_terms(other, matches):
        return
    if not own:
        yield from _partitives(side)
    told_alike = ((part, of) for part, of in _set_out(side) if _told_of_part(side, part).isdisjoint(own))
    yield from _known_shares(told_alike, side)


def _told_of_part(side: Statement, part: Figure) -> frozenset[int]:
    """Return the words, by identity, of what is told of a part: those behind it, or the verb in front, „starben 50“."""
    behind = [term for term in side.terms if term.place > part.place]
    return frozenset(map(id, behind or side.terms[-1:]))


def _own_terms(side: Statement, matches: Sequence[TermMatch]) -> list[Term]:
    """Return the terms of a statement that the other lacks, but for one that says "all"."""
    matched = matched_terms(matches)
    return [term for term in side.terms if id(term) not in matched and not term.concepts >= {_ALL}]


def _all_of(other: Statement, part: Share, partners: Mapping[int, Term]) -> Iterator[Share]:
    """Yield the figure of the other side that counts as many of the same as there are in all."""
    whole = partners.get(id(part.whole))
    if whole is None or any(is_whole_of_a_part(figure, other) for figure in other.amounts):
        return
    for figure in other.amounts:
        if _count(figure) == part.total and figure.place < whole.place and _are_near(figure.place, whole):
            yield Share(figure.quantity.text, figure.quantity.start, 1.0, 1.0, whole, quantifier=False)


def shares_of_one_side(statement: Statement, other: Statement, matches: Sequence[TermMatch]) -> Iterator[Share]:
    """Yield "most" and "few" of what the other statement tells too, without saying how many of them.

    `matches` are pairs of a term of `statement` and one of `other`. A figure on the other side says how many, and
    "all", "some" and "many" add next to nothing to "the members".
    """
    partners = {id(match.a): match.b for match in matches if not match.opposed}
    counted = {id(share.whole) for share in _shares(other)}
    for share in _shares(statement):
        partner = partners.get(id(share.whole))
        if partner is None or not share.quantifier or share.high - share.low > _NARROW or share.low == share.high:
            continue
        figures = any(figure.place < partner.place and _are_near(figure.place, partner) for figure in other.amounts)
        if id(partner) not in counted and not figures and not partner.negated:
            yield share


def _shares(statement: Statement) -> Iterator[Share]:
    yield from _fractions(statement)
    yield from _numbers(statement)
    yield from _partitives(statement)
    for term, whole in pairwise(statement.terms):
        interval = next((_QUANTIFIERS[key] for key in _QUANTIFIERS if key in term.concepts), None)
        if interval and not term.negated and _are_near(term.place, whole) and not _names_a_whole(term, statement):
            yield Share(term.text, term.start, *interval, whole, quantifier=True)


def _numbers(statement: Statement) -> Iterator[Share]:
    """Yield few and many of what follows them."""
    for marker in statement.markers:
        whole = next((term for term in statement.terms if term.place >= marker.end_place), None)
        if marker.kind == _NUMBER and whole is not None and _are_near(marker.end_place - 1, whole):
            start = statement.claim.start + marker.start
            yield Share(marker.text, start, *_NUMBERS[marker.value], whole, quantifier=True)


def _partitives(statement: Statement) -> Iterator[Share]:
    """Yield "two of the five hostages": two fifths of them, as exactly as "all" says."""
    linked = ((part, of) for part, of in pairwise(statement.amounts) if _is_linked(part, of, statement))
    return _known_shares(linked, statement)


def _known_shares(pairs: Iterable[tuple[Figure, Figure]], statement: Statement) -> Iterator[Share]:
    """Yield the share that each part is of its whole, where both are exact counts of a word of content."""
    return (share for part, of in pairs if (share := _partitive(part, of, statement)))


def _partitive(part: Figure, of: Figure, statement: Statement) -> Share | None:
    """Return the share that so many are of so many, None where it is no exact count of a word of content."""
    whole = next((term for term in statement.terms if term.place > of.place), None)
    total, low, high = _count(of), part.quantity.low, part.quantity.high
    if whole is None or not (_is_exact_count(part) and total and isinstance(low, int) and isinstance(high, int)):
        return None
    if not (0 < high <= total and _are_near(of.place, whole)):
        return None
    interval = low / total, high / total
    return Share(part.quantity.text, part.quantity.start, *interval, whole, quantifier=True, total=total)


def _set_out(statement: Statement) -> Iterator[tuple[Figure, Figure]]:
    """Yield a part and the whole that opens the statement in front of it: "of the 80 animals, 50 died"."""
    if len(statement.amounts) != _PART_AND_WHOLE:
        return
    of, part = statement.amounts
    opening, introducing = frozenset(statement.frame[: of.place]), own_words(statement.language, "limits", "wholes")
    if not introducing.isdisjoint(opening) and opening <= _links(statement.language) | introducing:
        yield part, of


def is_whole_of_a_part(figure: Figure, statement: Statement) -> bool:
    """Tell whether a figure only says of how many another one is: the 42 of "eleven of the 42 pupils"."""
    place = next((number for number, one in enumerate(statement.amounts) if one is figure), 0)
    if place and _is_linked(statement.amounts[place - 1], figure, statement):
        return True
    return any(of is figure for _, of in _set_out(statement))


def _is_linked(part: Figure, of: Figure, statement: Statement) -> bool:
    between = statement.frame[part.place + 1 : of.place]
    return 0 < len(between) <= _LINKS and _links(statement.language).issuperset(between)


def _is_exact_count(figure: Figure) -> bool:
    return figure.quantity.kind is Kind.COUNT and _count(figure) > 0


def _count(figure: Figure) -> int:
    """Return what a figure counts, 0 for one that is a range or a bound."""
    low, high = figure.quantity.low, figure.quantity.high
    return low if isinstance(low, int) and low == high else 0


@functools.cache
def _links(language: str) -> frozenset[str]:
    """Return the words between a part and its whole: of, the."""
    complements = own_table(language, "limits").get("complements", "").split()
    return own_words(language, "function_words", "determiners").union(complements)


def _fractions(statement: Statement) -> Iterator[Share]:
    for figure in statement.amounts:
        scale = _WHOLE.get(figure.quantity.kind)
        whole = next((term for term in statement.terms if term.place > figure.place), None)
        low, high = figure.quantity.low, figure.quantity.high
        if scale is None or whole is None or not isinstance(low, int | float) or not isinstance(high, int | float):
            continue
        if low >= 0 and high <= scale and _are_near(figure.place, whole):
            yield Share(figure.quantity.text, figure.quantity.start, low / scale, high / scale, whole, quantifier=False)


def _are_near(place: int, whole: Term) -> bool:
    return whole.place - place <= _REACH + 1


def _names_a_whole(term: Term, statement: Statement) -> bool:
    """Tell whether a quantifier only says of what another share is one: "half of all members"."""
    return any(
        figure.quantity.kind in _WHOLE and figure.place < term.place and _are_near(figure.place, term)
        for figure in statement.amounts
    )
