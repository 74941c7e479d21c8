"""The day, the hour and the place of what happens but once in a story: an arrest, a burial, a hearing; a fire.

Whether it has happened or is to come makes no other day of it and no other place. What is denied, put in the
conditional or made to depend on something is no value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.comparison.attributes.attribute import Attribute, Measured, Owner, Value
from claimcheck.comparison.attributes.clause import clause_around
from claimcheck.comparison.attributes.hours import is_rough_hour
from claimcheck.comparison.attributes.words import Named, attribute_words
from claimcheck.comparison.clauses.parts import is_conditional
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.concepts import excludes_as_a_place, is_a_place
from claimcheck.comparison.vocabulary.names import share_a_name
from claimcheck.comparison.vocabulary.terms import Term
from claimcheck.figures.identifiers import Identifier, IdentifierKind
from claimcheck.languages.scanner import Token, scan
from claimcheck.records import Certainty, Verdict

_UNSURE = frozenset({Certainty.POSSIBLE, Certainty.CONDITIONAL, Certainty.DENIED})

# A place is named by at most so many terms: "at Lyon railway station".
_LONGEST_PLACE = 3

# Articles and possessives between a preposition and the place: « à son », "at the".
_OPENERS = 2

# Characters between what denies a place and its name: « et non à ».
_NEAR_DENIED = 8


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happened: its names, its kinds by their concepts, and the names that are denied to be it."""

    names: tuple[str, ...]
    kinds: frozenset[str]
    denied: tuple[str, ...] = ()

    def relate(self, other: Value) -> Verdict | None:
        """Return whether two places are one, or two: a home is no station; one town may lie within another."""
        if not isinstance(other, Place):
            return None
        if share_a_name(self.names, other.denied) or share_a_name(other.names, self.denied):
            return Verdict.CONFLICT
        if any(excludes_as_a_place(x, y) for x in self.kinds for y in other.kinds):
            return Verdict.CONFLICT
        is_one = share_a_name(self.names, other.names) or not (self.names or other.names)
        return Verdict.AGREE if is_one and self.kinds == other.kinds else None


@dataclass(frozen=True, slots=True)
class Hour:
    """A time of day, which may be either half of the day; `roughly` says that it is not the exact one."""

    time: Identifier
    roughly: bool

    def relate(self, other: Value) -> Verdict | None:
        """Return whether two times are one; of one that is not exact nothing follows where they differ."""
        if not isinstance(other, Hour):
            return None
        if self.time.equals(other.time):
            return Verdict.AGREE if self.roughly is other.roughly else Verdict.PRECISION
        return None if self.roughly or other.roughly else Verdict.CONFLICT


def attributes_of_acts(statement: Statement) -> Iterator[Attribute]:
    """Yield the day and the place of each act that a statement tells as done, or as planned."""
    if statement.claim.certainty in _UNSURE:
        return
    tokens = scan(statement.claim.quote)
    words = attribute_words(statement.language)
    acts, events = words.acts.find(tokens), words.events.find(tokens)
    if not (acts or events) or is_conditional(statement):
        return
    for hit in (*acts, *events):
        act = _Act(statement, tokens, hit)
        owner = Owner() if hit in events else act.owner()
        if owner is None or act.is_denied():
            continue
        yield from act.days(owner)
        yield from act.hours(owner)
        if hit in acts:
            yield from act.places(owner)


@dataclass(frozen=True, slots=True)
class _Act:
    """An act in a statement: the tokens of its phrase, and what stands around it in its clause."""

    statement: Statement
    tokens: Sequence[Token]
    hit: Named

    def owner(self) -> Owner | None:
        """Return to whom it happens: the last person named in front; whoever is meant by a pronoun; None if unnamed."""
        offset = self.statement.claim.start
        ends = self.tokens[self.hit.first].start + offset
        before = [name for name in self.statement.names if name.end <= ends and len(name.key.split()) > 1]
        people = [name for name in before if not name.concepts]
        if people:
            return Owner(names=(people[-1].key,))
        if any(name.end <= ends for name in self.statement.names):
            return None
        if not self.statement.topic:
            return None
        topic = [term.key for term in self.statement.topic if len(term.key.split()) > 1 and not term.concepts]
        return Owner(names=tuple(topic[:1]))

    def is_denied(self) -> bool:
        start, end = self._span(self.hit.first, self.hit.last)
        return any(term.negated and term.start < end and start < term.end for term in self.statement.terms)

    def days(self, owner: Owner) -> Iterator[Attribute]:
        """Yield the day on which it happens, where its clause gives one."""
        start, end = self._span(self._clause.start, self._clause.stop)
        found = [
            figure for figure in self.statement.dates if start <= figure.quantity.start and figure.quantity.end <= end
        ]
        if len(found) == 1:
            quantity = found[0].quantity
            yield self._attribute("day", "date", owner, Measured(quantity), (quantity.start, quantity.end))

    def hours(self, owner: Owner) -> Iterator[Attribute]:
        """Yield the hour at which it happens, where its clause gives one."""
        offset = self.statement.claim.start
        start, end = self._span(self._clause.start, self._clause.stop)
        clause = start - offset, end - offset
        times = [
            one
            for one in self.statement.identifiers
            if one.kind is IdentifierKind.TIME and clause[0] <= one.start and one.end <= clause[1]
        ]
        if len(times) == 1:
            value = Hour(times[0], is_rough_hour(times[0], self.statement))
            span = times[0].start + offset, times[0].end + offset
            yield self._attribute("hour", "identifier", owner, value, span)

    def places(self, owner: Owner) -> Iterator[Attribute]:
        """Yield where it happens, where a preposition behind it says so."""
        words = attribute_words(self.statement.language)
        for place in range(self.hit.last, self._clause.stop):
            if self.tokens[place].text.lower() not in words.at:
                continue
            named = self._named_behind(place)
            if named:
                value = Place(
                    tuple(term.key for term in named if term.name),
                    frozenset(key for term in named for key in term.concepts if is_a_place(key)),
                    self._denied(),
                )
                span = (named[0].start, named[-1].end)
                yield self._attribute("place", "name", owner, value, span)
                return

    def _named_behind(self, preposition: int) -> list[Term]:
        """Return the terms that name a place behind a preposition, none where something else follows."""
        start, end = self._span(preposition, self._clause.stop)
        terms = [term for term in self.statement.terms if start < term.start and term.end <= end]
        if not terms or self._between(preposition, terms[0]) > _OPENERS:
            return []
        named = terms[:1]
        for term in terms[1:_LONGEST_PLACE]:
            if self._words_between(named[-1], term) or not (term.name or term.concepts):
                break
            named.append(term)
        is_place = any(is_a_place(key) or key.startswith("city_") for term in named for key in term.concepts)
        return named if is_place or (named[0].name and len(named) == 1) else []

    def _between(self, preposition: int, term: Term) -> int:
        start = term.start - self.statement.claim.start
        return sum(self.tokens[preposition].end <= token.start and token.end <= start for token in self.tokens)

    def _words_between(self, first: Term, second: Term) -> bool:
        offset = self.statement.claim.start
        return any(first.end - offset <= token.start and token.end <= second.start - offset for token in self.tokens)

    def _denied(self) -> tuple[str, ...]:
        """Return the names behind « et non à » in the rest of the sentence."""
        rest = self.tokens[self.hit.last :]
        hits = attribute_words(self.statement.language).instead.find(rest)
        offset = self.statement.claim.start
        denied = []
        for hit in hits:
            behind = rest[hit.last].start + offset if hit.last < len(rest) else None
            following = [name for name in self.statement.names if behind is not None and name.start >= behind]
            near = following and following[0].start - (behind or 0) <= _NEAR_DENIED
            denied += [following[0].key] if near else []
        return tuple(denied)

    @property
    def _clause(self) -> range:
        return clause_around(self.tokens, self.hit.first, self.hit.last, self.statement.language)

    def _span(self, first: int, last: int) -> tuple[int, int]:
        offset = self.statement.claim.start
        if last <= first:
            return offset, offset
        return self.tokens[first].start + offset, self.tokens[last - 1].end + offset

    def _attribute(self, what: str, difference: str, owner: Owner, value: Value, span: tuple[int, int]) -> Attribute:
        offset = self.statement.claim.start
        start, end = self._span(self.hit.first, self.hit.last)
        return Attribute(
            kind=f"{self.hit.key}.{what}",
            difference=difference,
            owner=owner,
            value=value,
            statement=self.statement,
            text=self.statement.claim.quote[span[0] - offset : span[1] - offset],
            start=span[0],
            span=(min(start, span[0]) - offset, max(end, span[1]) - offset),
            planned=self.statement.claim.certainty is Certainty.PLANNED,
        )
