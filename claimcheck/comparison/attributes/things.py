"""The year in which a thing came to be, and the one from which it was used: built in 1974, in service since 1976.

A thing that is used from one year on was not made in a later one; any other pair of the two is no contradiction.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.comparison.attributes.attribute import Attribute, Measured, Owner, Value
from claimcheck.comparison.attributes.words import Named, attribute_words
from claimcheck.comparison.clauses.parts import is_conditional
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.terms import Term
from claimcheck.languages.scanner import Token, scan
from claimcheck.records import Certainty, Quantity, Verdict

# The noun of a thing is among the nearest terms in front: "the bridge over the Arve, which was built in 1974".
_NEAREST = 3

_MADE = "made"


@dataclass(frozen=True, slots=True)
class Beginning:
    """The day or year from which a thing was there; `made` says that it came to be then, and was not only opened."""

    day: Quantity
    made: bool

    def relate(self, other: Value) -> Verdict | None:
        """Return how two beginnings of one thing relate: by their years, or by which of them must be the first."""
        if not isinstance(other, Beginning):
            return None
        if self.made is other.made:
            return Measured(self.day).relate(Measured(other.day))
        made, opened = (self.day, other.day) if self.made else (other.day, self.day)
        is_used_before = isinstance(opened.high, str) and isinstance(made.low, str) and opened.high < made.low
        return Verdict.CONFLICT if is_used_before else None


def attributes_of_things(statement: Statement) -> Iterator[Attribute]:
    """Yield since when the things of a statement are there, in their order."""
    if statement.claim.certainty in (Certainty.POSSIBLE, Certainty.CONDITIONAL, Certainty.PLANNED, Certainty.DENIED):
        return
    tokens = scan(statement.claim.quote)
    hits = attribute_words(statement.language).began.find(tokens)
    if not hits or is_conditional(statement):
        return
    for hit in hits:
        day = _day_behind(statement, tokens, hit)
        if day is None:
            continue
        offset = statement.claim.start
        before = [term for term in statement.terms if term.end - offset <= tokens[hit.first].start][-_NEAREST:]
        behind = [term for term in statement.terms if term.start >= day.end][:1]
        owner_terms = before or behind
        if not owner_terms:
            continue
        ends = [owner_terms[0].start, owner_terms[-1].end, tokens[hit.first].start + offset, day.end]
        yield Attribute(
            kind="beginning",
            difference="date",
            owner=_owner(owner_terms, statement.language),
            value=Beginning(day, hit.key == _MADE),
            statement=statement,
            text=day.text,
            start=day.start,
            span=(min(ends) - offset, max(ends) - offset),
        )


def _day_behind(statement: Statement, tokens: Sequence[Token], hit: Named) -> Quantity | None:
    """Return the date right behind a phrase, None where something else stands there."""
    if hit.last >= len(tokens):
        return None
    start = tokens[hit.last].start + statement.claim.start
    return next((date for date in statement.claim.dates if date.start == start and date.low and date.high), None)


def _owner(terms: Sequence[Term], language: str) -> Owner:
    anything = attribute_words(language).anything
    nouns = [term for term in terms if not term.name]
    return Owner(
        names=tuple(term.key for term in terms if term.name),
        nouns=frozenset(key for term in nouns for key in (term.key, *term.concepts)),
        anything=any(term.text.lower() in anything for term in nouns),
    )
