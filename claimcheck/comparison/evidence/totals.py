"""Counts told in parts: "11 militants and six soldiers were killed" tells of 17 people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from claimcheck.annotation.speech import speech_words
from claimcheck.annotation.vocabulary import own_words
from claimcheck.comparison.statements import Figure, Statement
from claimcheck.comparison.vocabulary.concepts import befalling, counts_victims, is_narrower
from claimcheck.comparison.vocabulary.terms import Term
from claimcheck.records import Kind, Qualifier

# So many words and signs may stand between two counts that are told together.
_REACH = 6

# Small sums come about by chance: up to this one, what is counted must be of the kind that the whole counts.
_BY_CHANCE = 10

# So many may stand between two counts that perhaps are told together: three hurt, among them a man who fell, and two.
_FAR = 16

# One more behind a count stands so near: "seven workers and their guide".
_BESIDE = 5


@dataclass(frozen=True, slots=True)
class Total:
    """Two counts that a statement tells together, and what they come to."""

    value: int
    parts: tuple[Figure, Figure]

    def is_given_by(self, whole: Figure) -> bool:
        """Tell whether `whole` is this total: the same number, of things that take in what the parts count."""
        counted = whole.quantity
        if not _is_plain_count(whole) or counted.value != self.value:
            return False
        return self.value > _BY_CHANCE or all(_takes_in(counted.unit, part.quantity.unit) for part in self.parts)


def totals(statement: Statement) -> Iterator[Total]:
    """Yield what each two neighbouring counts of a statement come to, where "and" joins them."""
    for first, second in pairwise(statement.amounts):
        between = statement.frame[first.place + 1 : second.place]
        joined = len(between) <= _REACH and not speech_words(statement.language).additive.isdisjoint(between)
        if joined and _is_plain_count(first) and _is_plain_count(second) and _are_of_one_fate(first, second, statement):
            yield Total(_value(first) + _value(second), (first, second))


def _are_of_one_fate(first: Figure, second: Figure, statement: Statement) -> bool:
    """Tell whether two counts joined by "and" are told of one thing that befell or was done to all of them.

    "Killed 14 people and injured five", "14 died and five were hurt", "sold 14 boats and bought five" come to no whole.
    """
    before, behind = _words_on_both_sides_of_the_joint(first, second, statement)
    if any(term.place < second.place and not term.name for term in behind):
        return False  # a verb of its own stands before the second count
    fates = _fate(before), _fate(behind)
    return not all(fates) or fates[0] == fates[1]


def _words_on_both_sides_of_the_joint(
    first: Figure, second: Figure, statement: Statement
) -> tuple[list[Term], list[Term]]:
    additive = speech_words(statement.language).additive
    joint = next(at for at in range(first.place + 1, second.place) if statement.frame[at] in additive)
    before = [term for term in statement.terms if term.place < joint]
    return before, [term for term in statement.terms if term.place > joint]


def _fate(terms: Iterable[Term]) -> str:
    """Return under what people are counted whom some words tell of, by what befell them; else nothing."""
    return befalling(key for term in terms for key in term.concepts)


def _tells_several_fates(statement: Statement) -> bool:
    """Tell whether what a statement counts befell its people in several ways: killed or injured."""
    return len({fate for fate in (_fate([term]) for term in statement.terms) if fate}) > 1


def may_be_part_of(part: Figure, statement: Statement, whole: Figure, other: Statement) -> bool:
    """Tell whether a count of one statement and what it tells beside may come to a whole that another gives.

    "Seven workers and their guide" may be eight, "three men, one of whom fell, and two women" five. Two sums of money
    that come to a third to the last digit are its parts, whatever each is spent on.
    """
    if whole.quantity.kind is Kind.MONEY:
        given = {one.quantity.value for one in other.amounts}
        return any(
            _come_to(whole, part, rest)
            for rest in statement.amounts
            if rest is not part and given.isdisjoint((part.quantity.value, rest.quantity.value))
        )
    if not (_is_plain_count(part) and _is_plain_count(whole)):
        return False
    lacking = _value(whole) - _value(part)
    if lacking == 1 and part.quantity.unit and _has_one_more(part, statement):
        return True
    return any(
        rest is not part
        and _is_plain_count(rest)
        and _value(rest) == lacking
        and _takes_in(whole.quantity.unit, rest.quantity.unit)
        and _may_be_added(part, rest, statement, other)
        for rest in statement.amounts
    )


def _come_to(whole: Figure, part: Figure, rest: Figure) -> bool:
    """Tell whether two sums come to a third; behind the first one the currency may go without saying."""
    values = [one.quantity.value for one in (whole, part, rest)]
    numbers = [value for value in values if isinstance(value, int | float)]
    kinds = {part.quantity.kind, rest.quantity.kind}
    units = {one.quantity.unit for one in (whole, part, rest) if one.quantity.kind is Kind.MONEY}
    is_money = Kind.MONEY in kinds and kinds <= {Kind.MONEY, Kind.COUNT} and len(units) == 1
    return is_money and len(numbers) == len(values) and numbers[0] > _BY_CHANCE and numbers[0] == sum(numbers[1:])


def _may_be_added(part: Figure, rest: Figure, statement: Statement, other: Statement) -> bool:
    first, second = (part, rest) if part.place < rest.place else (rest, part)
    if not _are_joined(first, second, statement):
        return False
    return _tells_several_fates(other) or _are_of_one_fate(first, second, statement)


def _are_joined(first: Figure, second: Figure, statement: Statement) -> bool:
    between = statement.frame[first.place + 1 : second.place]
    return len(between) <= _FAR and not speech_words(statement.language).additive.isdisjoint(between)


def _has_one_more(figure: Figure, statement: Statement) -> bool:
    """Tell whether "and" and a word that opens one more stand behind a count: and their guide."""
    behind = statement.frame[figure.place + 1 : figure.place + 1 + _BESIDE]
    additive, openers = speech_words(statement.language).additive, own_words(statement.language, "clauses", "one_more")
    return any(word in additive and following in openers for word, following in pairwise(behind))


def _is_plain_count(figure: Figure) -> bool:
    quantity = figure.quantity
    exact = quantity.kind is Kind.COUNT and quantity.qualifier is Qualifier.EXACT
    return exact and isinstance(quantity.value, int) and not figure.part


def _value(figure: Figure) -> int:
    return int(figure.quantity.value or 0)


def _takes_in(whole: str | None, part: str | None) -> bool:
    """Tell whether what the whole counts takes in what a part counts: people take in children, the injured do too."""
    if whole is None or part is None or whole == part or is_narrower(whole, part):
        return True
    return counts_victims(whole) and is_narrower("people", part)
