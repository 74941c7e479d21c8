"""What fills a role of a clause: how many of a thing, how much, where, when, and whether it came about or the contrary.

"The group plans a hotel with 46 rooms" fills the role of a number of rooms; the other words of its clause say of which
rooms. "The tower is to be kept" says of the tower what "the tower is to be pulled down" says the contrary of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.annotation.vocabulary import own_words
from claimcheck.comparison.attributes.clause import clause_around
from claimcheck.comparison.attributes.words import attribute_words
from claimcheck.comparison.clauses.parts import has_condition
from claimcheck.comparison.evidence.roles import is_day_of_saying
from claimcheck.comparison.statements import ASSERTED, Figure, Statement
from claimcheck.comparison.vocabulary.concepts import (
    happens_in_one_place,
    happens_on_one_day,
    is_an_outcome,
    is_narrower,
)
from claimcheck.comparison.vocabulary.terms import Term
from claimcheck.languages.scanner import Token, scan
from claimcheck.records import Certainty, Kind, Qualifier

#: The roles that are no number of something.
PLACE, DAY, TURN = "place", "day", "turn"

_PEOPLE = "people"

# A statement of more figures than these is a list.
_MOST = 5

# Articles and possessives between a preposition and a place.
_OPENERS = 2

# A number and what it counts: "46 well lit rooms".
_LONGEST_NOUN = 4

# Beside a number, within so many words, "another" tells of more than one of a kind.
_BESIDE = 2

_PLAIN = frozenset({Qualifier.EXACT, Qualifier.ABOUT})
_MEASURED = frozenset({Kind.MONEY, Kind.PERCENTAGE, Kind.MEASURE, Kind.DURATION})
_TOLD = ASSERTED | {Certainty.PLANNED}


@dataclass(frozen=True, slots=True)
class Fill:
    """What fills a role of a clause: a figure, the name of a place, or a word that has a contrary.

    `near` are the other terms of its clause, and `far` those of the rest of the sentence and whom a pronoun points to.
    `lead` is the term beside it that says of what it is: what happens there or then, what is measured or has a share.
    `text`, `start` and `end` are the words that fill the role and their place in the article.
    """

    role: str
    statement: Statement
    text: str
    start: int
    end: int
    near: tuple[Term, ...]
    far: tuple[Term, ...]
    dates: tuple[Figure, ...]
    figure: Figure | None = None
    term: Term | None = None
    lead: Term | None = None

    @property
    def is_counted(self) -> bool:
        """Tell whether it is a number of a thing that it names."""
        return self.figure is not None and self.figure.quantity.kind is Kind.COUNT


def fills_of(statement: Statement) -> Iterator[Fill]:
    """Yield what fills the roles of the clauses of a statement; nothing of what is only held possible or denied."""
    if statement.claim.certainty not in _TOLD:
        return
    tokens = scan(statement.claim.quote)
    if has_condition(tokens, statement.language):
        return
    reader = _Reader(statement, tokens)
    yield from reader.numbers()
    yield from reader.places()
    yield from reader.days()
    yield from reader.turns()


@dataclass(frozen=True, slots=True)
class _Reader:
    """A statement and its tokens."""

    statement: Statement
    tokens: Sequence[Token]

    def numbers(self) -> Iterator[Fill]:
        """Yield the numbers of a whole: those of things that they name, and measured ones."""
        amounts = self.statement.amounts
        if len(amounts) > _MOST or any(figure.earlier for figure in amounts):
            return
        for figure in amounts:
            quantity = figure.quantity
            if not _is_of_a_whole(figure) or self._is_of_further_ones(figure):
                continue
            lead = None if quantity.kind in (Kind.COUNT, Kind.MONEY) else self._term_beside(figure)
            if lead or quantity.kind in (Kind.COUNT, Kind.MONEY):
                yield self._fill(_role_of(figure), quantity.text, (quantity.start, quantity.end), figure, lead=lead)

    def _is_of_further_ones(self, figure: Figure) -> bool:
        """Tell whether beside a number stands that more than these are told of: nine others, a second hotel."""
        around = self.statement.frame[max(0, figure.place - _BESIDE) : figure.place + _BESIDE + 1]
        return not own_words(self.statement.language, "clauses", "further").isdisjoint(around)

    def _term_beside(self, figure: Figure) -> Term | None:
        """Return the term right behind a number, that of which it is a share; else the one in front."""
        start, end = figure.quantity.start, figure.quantity.end
        clause = self._clause(start, end)
        behind = [term for term in self.statement.terms if end <= term.start < clause[1]]
        before = [term for term in self.statement.terms if clause[0] <= term.start < start]
        return next(iter((*behind[:1], *before[-1:])), None)

    def places(self) -> Iterator[Fill]:
        """Yield the names behind a preposition of place, where what stands in front of it happens in one place."""
        at, offset = attribute_words(self.statement.language).at, self.statement.claim.start
        for index, token in enumerate(self.tokens):
            lead = self._lead(token.start + offset) if token.text.lower() in at else None
            if lead is None or not any(map(happens_in_one_place, lead.concepts)):
                continue
            name = next((one for one in self.statement.names if one.start >= token.end + offset), None)
            if name and sum(t.start + offset < name.start for t in self.tokens[index + 1 :]) <= _OPENERS:
                yield self._fill(PLACE, name.text, (name.start, name.end), term=name, lead=lead)

    def days(self) -> Iterator[Fill]:
        """Yield the days on which something happens that happens on one."""
        for figure in self.statement.dates:
            quantity = figure.quantity
            lead = self._lead(quantity.start)
            if lead and any(map(happens_on_one_day, lead.concepts)) and not is_day_of_saying(figure, self.statement):
                yield self._fill(DAY, quantity.text, (quantity.start, quantity.end), figure, lead=lead)

    def _lead(self, start: int) -> Term | None:
        """Return the term in front of an offset, in the same clause, with nothing but a day between."""
        before = [term for term in self.statement.terms if term.end <= start]
        return before[-1] if before and self._clause(start, start)[0] <= before[-1].start else None

    def turns(self) -> Iterator[Fill]:
        """Yield the words for what comes about, of which the contrary could be told."""
        for term in self.statement.terms:
            if not term.name and any(map(is_an_outcome, term.concepts)):
                yield self._fill(TURN, term.text, (term.start, term.end), term=term)

    def _fill(
        self,
        role: str,
        text: str,
        span: tuple[int, int],
        figure: Figure | None = None,
        *,
        term: Term | None = None,
        lead: Term | None = None,
    ) -> Fill:
        statement, (begins, ends) = self.statement, self._clause(*span)
        counted = self._counted(figure) if figure else frozenset()
        others = [
            one for one in statement.terms if (one.end <= span[0] or one.start >= span[1]) and id(one) not in counted
        ]
        return Fill(
            role,
            statement,
            text,
            *span,
            near=tuple(one for one in others if begins <= one.start < ends),
            far=(*(one for one in others if not begins <= one.start < ends), *statement.topic),
            dates=tuple(one for one in statement.dates if begins <= one.quantity.start < ends),
            figure=figure,
            term=term,
            lead=lead,
        )

    def _clause(self, start: int, end: int) -> tuple[int, int]:
        """Return where the clause around a span of the article begins and ends in it."""
        offset, tokens = self.statement.claim.start, self.tokens
        first = next((i for i, token in enumerate(tokens) if token.end + offset > start), len(tokens))
        last = next((i for i, token in enumerate(tokens) if token.start + offset >= end), len(tokens))
        clause = clause_around(tokens, first, last, self.statement.language)
        if not clause:
            return start, end
        return tokens[clause.start].start + offset, tokens[clause.stop - 1].end + offset

    def _counted(self, figure: Figure) -> frozenset[int]:
        """Return the term that a number counts, by `id`."""
        if figure.quantity.kind is not Kind.COUNT:
            return frozenset()
        behind = [term for term in self.statement.terms if 0 < term.place - figure.place <= _LONGEST_NOUN]
        return frozenset(id(term) for term in behind if figure.quantity.unit in (term.key, *term.concepts))


def _is_of_a_whole(figure: Figure) -> bool:
    quantity = figure.quantity
    counts = quantity.kind is Kind.COUNT and bool(quantity.unit)
    plain = quantity.qualifier in _PLAIN and not (figure.part or figure.listed)
    return plain and (counts or quantity.kind in _MEASURED)


def _role_of(figure: Figure) -> str:
    quantity = figure.quantity
    if quantity.kind is not Kind.COUNT:
        return str(quantity.kind)
    unit = quantity.unit or ""
    return f"count.{_PEOPLE if is_narrower(_PEOPLE, unit) else unit}"
