"""What is exchanged in a copy: a sentence that two sources print word for word but for one name, figure or date.

Where the sentences around it are the same as well, and the sources print one text, nothing makes it two events. Notices
after one pattern (the weather of two towns) are not one text: they share what names nobody and gives no figure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimcheck.comparison.clauses.one_exchange import NAME, Exchange, leaves_room_for_another, one_exchange
from claimcheck.comparison.identical import VERBATIM
from claimcheck.comparison.origins import are_of_one_origin
from claimcheck.comparison.relate import Relation, Setting, relate_statements
from claimcheck.comparison.rules.trace import trace_of_difference
from claimcheck.comparison.statements import Statement, in_plain_words
from claimcheck.records import Difference, Kind, Verdict
from claimcheck.verdicts import OPPOSED

#: The rule by which such a difference is known.
RULE = "exchange"

# So many neighbours, before and behind together, are the same word for word.
_FEWEST_NEIGHBOURS = 2


@dataclass(frozen=True, slots=True)
class _Found:
    """An exchange, the relation it makes, and whether its sentence leaves room for both names."""

    exchange: Exchange
    relation: Relation
    leaves_room: bool


def exchanged_in_copies(a: Sequence[Statement], b: Sequence[Statement], setting: Setting) -> list[Relation]:
    """Return what two sources give otherwise in one place of what they print alike, each exchange once.

    Claims that have the exchanged name too, in their words or as whoever speaks, tell no second difference: they stand
    beside.
    """
    partners = _partners(a, b)
    looked_at = (_exchanged(a[i], b[j], setting) for i, j in _between_the_same(len(a), len(b), partners))
    found = [one for one in looked_at if one]
    if not found or not are_of_one_origin(*(" ".join(one.claim.quote for one in side) for side in (a, b))):
        return []
    return list(_once(found))


def _partners(a: Sequence[Statement], b: Sequence[Statement]) -> dict[int, int]:
    """Return which statement of one source is which of the other in the same words, where each stands there once."""
    words_a, words_b = ([in_plain_words(one) for one in side] for side in (a, b))
    once_a, once_b = Counter(words_a), Counter(words_b)
    places = {words: j for j, words in enumerate(words_b) if once_b[words] == 1}
    return {i: places[words] for i, words in enumerate(words_a) if once_a[words] == 1 and words in places}


def _between_the_same(length_a: int, length_b: int, partners: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Yield the places that stand in both sources between neighbours that are the same, or at one end beside two."""
    last = -1, -1
    for i, j in [*sorted(partners.items()), (length_a, length_b)]:
        gap = i - last[0]
        if gap > 1 and gap == j - last[1]:
            before, behind = _same_in_a_row(*last, -1, partners), _same_in_a_row(i, j, 1, partners)
            if before + behind >= _FEWEST_NEIGHBOURS:
                yield from zip(range(last[0] + 1, i), range(last[1] + 1, j), strict=True)
        last = i, j


def _same_in_a_row(i: int, j: int, step: int, partners: dict[int, int]) -> int:
    """Return how many statements from two places on are the same, counted as far as it matters."""
    count = 0
    while count < _FEWEST_NEIGHBOURS and partners.get(i) == j:
        i, j, count = i + step, j + step, count + 1
    return count


def _exchanged(a: Statement, b: Statement, setting: Setting) -> _Found | None:
    exchange = one_exchange(a, b)
    if exchange is None:
        return None
    difference = Difference(
        kind=exchange.kind,
        a=exchange.a,
        b=exchange.b,
        relation=_verdict(a, b, exchange, setting),
        claims=(a.claim.id, b.claim.id),
        a_start=exchange.a_start,
        b_start=exchange.b_start,
        rule=RULE,
    )
    trace = trace_of_difference(a, b, difference)
    relation = Relation(a, b, difference.relation, (difference,), "", VERBATIM, trace=trace)
    return _Found(exchange, relation, leaves_room_for_another(exchange, a, b))


def _verdict(a: Statement, b: Statement, exchange: Exchange, setting: Setting) -> Verdict:
    """Return what an exchange comes to: what the rules see in it; a count that grew with the days is an update."""
    ruled = relate_statements(a, b, setting)
    if ruled and ruled.verdict in OPPOSED:
        return ruled.verdict
    return Verdict.UPDATE if setting.order and exchange.kind == Kind.COUNT else Verdict.CONFLICT


def _once(found: Sequence[_Found]) -> Iterator[Relation]:
    """Yield one relation for each exchange of names, and beside it whatever tells of the same two.

    Figures are told each by itself: a name stands in many sentences, but the three of the next one counts other things.
    Two names of which every sentence leaves room for both exclude nothing.
    """
    by_names: dict[tuple[str, str], list[_Found]] = {}
    for one in found:
        if one.exchange.kind == NAME:
            by_names.setdefault((one.exchange.a, one.exchange.b), []).append(one)
        else:
            yield one.relation
    for first, *further in by_names.values():
        if not all(one.leaves_room for one in (first, *further)):
            again = tuple(end for one in further for end in (one.relation.a, one.relation.b))
            yield replace(first.relation, beside=again)
