"""What fills a role of a clause: how many of a thing, how much, where, when, and whether it came about or the contrary.

"The group plans a hotel with 46 rooms" fills the role of a number of rooms; the other words of its clause say of which
rooms. "The tower is to be kept" says of the tower what "the tower is to be pulled down" says the contrary of.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.comparison.attributes.clause import clause_around
from claimcheck.comparison.attributes.words import attribute_words
from claimcheck.comparison.clauses.parts import has_condition
from claimcheck.comparison.evidence.roles import is_day_of_saying
from claimcheck.comparison.statements import ASSERTED, Figure, Statement
from claimcheck.comparison.vocabulary.concepts import (
    happens_in_one_place,
    happens_on_one_day,
    is_a_place,
    is_an_outcome,
    is_narrower,
    is_stated_once,
    opposites_of,
)
from claimcheck.comparison.vocabulary.terms import Term
from claimcheck.figures.identifiers import Identifier, IdentifierKind
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.scanner import Token, scan
from claimcheck.records import Certainty, Kind, Qualifier

#: The roles that are no number of something.
PLACE, MEANS, DAY, HOUR, MINUTE = "place", "means", "day", "hour", "minute"
TURN, ONCE, SCORE = "turn", "once", "score"

_PEOPLE, _VOTE, _ESCAPE, _VEHICLE, _MINUTE = "people", "vote", "escape", "vehicle", "minute"

#: The role of a number of people, whoever they are.
PEOPLE = f"count.{_PEOPLE}"
_BRACKETS = ("(",), (")",)

# A statement of more figures than these is a list.
_MOST = 5

# Articles and possessives between a preposition and a place.
_OPENERS = 2

# "In the 28th minute", "a 28th-minute penalty".
_TO_ITS_MINUTE = 2

# A number and what it counts: "46 well lit rooms".
_LONGEST_NOUN = 4

_PLAIN = frozenset({Qualifier.EXACT, Qualifier.ABOUT})
_MEASURED = frozenset({Kind.MONEY, Kind.PERCENTAGE, Kind.MEASURE, Kind.DURATION})
_TOLD = ASSERTED | {Certainty.PLANNED}


@dataclass(frozen=True, slots=True)
class Fill:
    """What fills a role of a clause: a figure, an hour, a score, a place, or a word that has a contrary.

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
    identifier: Identifier | None = None

    @property
    def is_counted(self) -> bool:
        """Tell whether it is a number of a thing that it names."""
        return self.figure is not None and self.figure.quantity.kind is Kind.COUNT


def fills_of(statement: Statement) -> Iterator[Fill]:
    """Yield what fills the roles of the clauses of a statement; nothing of what is only held possible or denied."""
    if statement.claim.certainty not in _TOLD:
        return
    tokens = scan(statement.claim.quote)
    reader = _Reader(statement, tokens)
    found = [
        *reader.numbers(),
        *reader.places(),
        *reader.days(),
        *reader.minutes(),
        *reader.turns(),
        *reader.identifiers(),
    ]
    if found and not has_condition(tokens, statement.language):
        yield from found


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
        offset = self.statement.claim.start
        scores = [(one.start + offset, one.end + offset) for one in self.statement.identifiers]
        for figure in amounts:
            quantity = figure.quantity
            if not self._is_of_a_whole(figure) or any(start <= quantity.start < end for start, end in scores):
                continue
            lead = None if quantity.kind in (Kind.COUNT, Kind.MONEY) else self._term_beside(figure)
            if lead or quantity.kind in (Kind.COUNT, Kind.MONEY):
                yield self._fill(_role_of(figure), quantity.text, (quantity.start, quantity.end), figure, lead=lead)

    def _is_of_a_whole(self, figure: Figure) -> bool:
        """Tell whether a number is plain and of all there are: no part, no bound, none of those told of before."""
        quantity, before = figure.quantity, self.statement.frame[figure.place - 1 : figure.place]
        counts = quantity.kind is Kind.COUNT and bool(quantity.unit)
        plain = quantity.qualifier in _PLAIN and not (figure.part or figure.listed)
        points = figure.place and before[0] in own_words(self.statement.language, "clauses", "pointing")
        return plain and not points and (counts or quantity.kind in _MEASURED)

    def _term_beside(self, figure: Figure) -> Term | None:
        """Return the term right behind a number, that of which it is a share; else the one in front."""
        start, end = figure.quantity.start, figure.quantity.end
        clause = self._clause(start, end)
        behind = [term for term in self.statement.terms if end <= term.start < clause[1]]
        before = [term for term in self.statement.terms if clause[0] <= term.start < start]
        return next(iter((*behind[:1], *before[-1:])), None)

    def places(self) -> Iterator[Fill]:
        """Yield where something happens that happens in one place, and in what somebody got away."""
        offset, language = self.statement.claim.start, self.statement.language
        for index, token in enumerate(self.tokens):
            if token.text.lower() not in attribute_words(language).binding:
                continue
            lead, filler = self._lead(token.start + offset), self._term_behind(index)
            if lead is None or filler is None or filler.negated:
                continue
            if any(map(happens_in_one_place, lead.concepts)) and (filler.name or any(map(is_a_place, filler.concepts))):
                yield self._fill(PLACE, filler.text, (filler.start, filler.end), term=filler, lead=lead)
            elif _ESCAPE in lead.concepts and any(is_narrower(_VEHICLE, key) for key in filler.concepts):
                yield self._fill(MEANS, filler.text, (filler.start, filler.end), term=filler, lead=lead)

    def _term_behind(self, index: int) -> Term | None:
        """Return the term behind a preposition, with nothing but articles between."""
        offset = self.statement.claim.start
        behind = [one for one in self.statement.terms if one.start >= self.tokens[index].end + offset][:1]
        if not behind or sum(t.start + offset < behind[0].start for t in self.tokens[index + 1 :]) > _OPENERS:
            return None
        return behind[0]

    def days(self) -> Iterator[Fill]:
        """Yield the days on which something happens that happens on one."""
        for figure in self.statement.dates:
            quantity = figure.quantity
            lead = self._lead(quantity.start)
            if lead and any(map(happens_on_one_day, lead.concepts)) and not is_day_of_saying(figure, self.statement):
                yield self._fill(DAY, quantity.text, (quantity.start, quantity.end), figure, lead=lead)

    def minutes(self) -> Iterator[Fill]:
        """Yield in which minutes of a match something happens: "in the 28th minute", and « Berg (28e) » may be one."""
        for figure in self.statement.amounts:
            quantity, place, frame = figure.quantity, figure.place, self.statement.frame
            if quantity.kind is not Kind.ORDINAL or not isinstance(quantity.value, int):
                continue
            behind = [term for term in self.statement.terms if 0 < term.place - place <= _TO_ITS_MINUTE]
            said = next((term for term in behind if _MINUTE in term.concepts), None)
            if said or (frame[place - 1 : place], frame[place + 1 : place + 2]) == _BRACKETS:
                yield self._fill(MINUTE, quantity.text, (quantity.start, quantity.end), figure, term=said)

    def _lead(self, start: int) -> Term | None:
        """Return the term in front of an offset, in the same clause, with nothing but a day between."""
        before = [term for term in self.statement.terms if term.end <= start]
        return before[-1] if before and self._clause(start, start)[0] <= before[-1].start else None

    def turns(self) -> Iterator[Fill]:
        """Yield the words for what comes about, of which the contrary could be told; first what is told but once."""
        if _habitual(self.statement.language).find(self.tokens):
            return  # what is so on every day is no news of one
        for term in self.statement.terms:
            if term.name or term.negated:
                continue
            once = sorted(filter(is_stated_once, term.concepts))
            if once:
                role = f"{ONCE}.{min(once[0], *filter(is_stated_once, opposites_of(frozenset(once))))}"
                yield self._fill(role, term.text, (term.start, term.end), term=term)
            elif any(map(is_an_outcome, term.concepts)):
                yield self._fill(TURN, term.text, (term.start, term.end), term=term)

    def identifiers(self) -> Iterator[Fill]:
        """Yield at what hour something happens, and how many voted for something and how many against it."""
        statement, offset = self.statement, self.statement.claim.start
        for one in statement.identifiers:
            span = one.start + offset, one.end + offset
            votes = (term for term in statement.terms if span[0] <= term.start < span[1])
            if one.kind is IdentifierKind.TIME:
                yield self._fill(HOUR, one.text, span, identifier=one)
            elif one.kind is IdentifierKind.SCORE and any(_VOTE in term.concepts for term in votes):
                yield self._fill(SCORE, one.text, span, identifier=one)

    def _fill(
        self,
        role: str,
        text: str,
        span: tuple[int, int],
        figure: Figure | None = None,
        *,
        term: Term | None = None,
        lead: Term | None = None,
        identifier: Identifier | None = None,
    ) -> Fill:
        statement, (begins, ends) = self.statement, self._clause(*span)
        counted = self._counted(figure) if figure else frozenset[int]()
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
            identifier=identifier,
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


@functools.cache
def _habitual(language: str) -> Phrasebook:
    return Phrasebook(own_table(language, "clauses").get("habitual", ()))


def _role_of(figure: Figure) -> str:
    quantity = figure.quantity
    if quantity.kind is not Kind.COUNT:
        return str(quantity.kind)
    unit = quantity.unit or ""
    return PEOPLE if is_narrower(_PEOPLE, unit) else f"count.{unit}"
