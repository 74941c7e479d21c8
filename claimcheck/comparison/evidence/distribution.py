"""Amounts that a statement deals out among several: "Varn and Corle gained 12% and 7% respectively".

Each amount is that of the one in its own place of the list. Without a word such as "respectively" that is so where as
many names as amounts stand in two lists: « Luc Arnal et Paul Rey ont été condamnés à cinq et trois ans ».
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from claimcheck.annotation.speech import speech_words
from claimcheck.annotation.vocabulary import own_words
from claimcheck.comparison.statements import Figure, Statement
from claimcheck.comparison.vocabulary.names import same_name
from claimcheck.comparison.vocabulary.terms import Term

_FEWEST = 2

_Item = TypeVar("_Item", Term, Figure)


def amounts_of_those_named(statement: Statement, other: Statement) -> tuple[Figure, ...]:
    """Return the amounts of a statement without those that it deals out to others than the other statement names."""
    shares = dealt_out(statement) if len(statement.amounts) >= _FEWEST else ()
    named = [figure for holder, figure in shares if _is_named(holder, other)]
    if not named or len(named) == len(shares):
        return statement.amounts
    others = {id(figure) for _, figure in shares} - {id(figure) for figure in named}
    return tuple(figure for figure in statement.amounts if id(figure) not in others)


def dealt_out(statement: Statement) -> tuple[tuple[Term, Figure], ...]:
    """Return who of a list has which amount of a list; nothing where a statement has no two such lists."""
    for figures in _lists(statement.amounts, statement):
        holders = _holders_of(figures, statement) if _are_of_one_kind(figures) else ()
        if holders:
            return tuple(zip(holders, figures, strict=True))
    return ()


def _holders_of(figures: Sequence[Figure], statement: Statement) -> Sequence[Term]:
    """Return the list in front of some amounts that has as many members: names, or whatever stands in a list.

    An apposition may open a list of names: "two traders, Tyler Berg and John Holt".
    """
    before = [term for term in _holders(statement) if term.place < figures[0].place]
    lists = list(_lists(before, statement))
    of_names = next((terms for terms in map(_names_at_its_end, lists) if len(terms) == len(figures)), ())
    if of_names or not _says_respectively(statement):
        return of_names
    return next((terms for terms in lists if len(terms) == len(figures)), ())


def _names_at_its_end(terms: Sequence[Term]) -> Sequence[Term]:
    last_noun = max((place for place, term in enumerate(terms) if not term.name), default=-1)
    return terms[last_noun + 1 :]


def _holders(statement: Statement) -> Sequence[Term]:
    """Return whoever may have an amount, in order; who pleads guilty speaks, and is a name but no term."""
    return sorted({term.place: term for term in (*statement.names, *statement.terms)}.values(), key=lambda t: t.place)


def _lists(items: Sequence[_Item], statement: Statement) -> Iterator[Sequence[_Item]]:
    """Yield each run of items that commas and articles alone part, up to the one that "and" joins to it."""
    joints = speech_words(statement.language).additive | _respectively(statement)
    between = joints | own_words(statement.language, "function_words", "determiners") | {","}
    run: list[_Item] = []
    for item in items:
        tied = statement.frame[run[-1].place + 1 : item.place] if run else ()
        if not (tied and between.issuperset(tied)):
            run = []
        run.append(item)
        if len(run) >= _FEWEST and not joints.isdisjoint(tied):
            yield run
            run = []


def _are_of_one_kind(figures: Sequence[Figure]) -> bool:
    """Tell whether amounts measure one thing; a number without a word of its own counts what the next one counts."""
    kinds = {figure.quantity.kind for figure in figures}
    units = {figure.quantity.unit for figure in figures} - {None}
    return len(kinds) == 1 and len(units) <= 1


def _says_respectively(statement: Statement) -> bool:
    return not _respectively(statement).isdisjoint(statement.frame)


def _respectively(statement: Statement) -> frozenset[str]:
    """Return the words that deal out; one may stand for "and": „21 beziehungsweise 18 Monate“."""
    return own_words(statement.language, "clauses", "respectively")


def _is_named(holder: Term, other: Statement) -> bool:
    return any(holder.key == one.key or same_name(holder.key, one.key) for one in (*other.terms, *other.names))
