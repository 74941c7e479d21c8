"""Who did what only one can have done first: who raised the alarm, who found the body.

"The alarm was raised by a night guard", "it was a driver, Per Holm, who raised the alarm": two names are two people,
and so are two trades; a neighbour may be a driver, and somebody without a name may be anybody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.annotation.vocabulary import own_words
from claimcheck.comparison.attributes.attribute import Attribute, Owner, Value
from claimcheck.comparison.attributes.words import Named, attribute_words
from claimcheck.comparison.clauses.parts import is_conditional, opens_relative
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.concepts import is_a_trade
from claimcheck.comparison.vocabulary.names import share_a_name
from claimcheck.comparison.vocabulary.terms import Term
from claimcheck.languages.scanner import Token, scan
from claimcheck.records import Certainty, Verdict

_UNSURE = frozenset({Certainty.POSSIBLE, Certainty.CONDITIONAL, Certainty.PLANNED, Certainty.DENIED})

# Who did something is told by at most so many terms: "a night supervisor, Denise Okar".
_LONGEST = 4

# Tokens between the phrase of a passive and "by": "was raised at 9.40 pm by".
_REACH = 12

_STOPS = frozenset(';:.!?«»“”"()—–')


@dataclass(frozen=True, slots=True)
class Doer:
    """Who did something: the names by which somebody is told, and the trades."""

    names: tuple[str, ...]
    trades: frozenset[str]

    def relate(self, other: Value) -> Verdict | None:
        """Return whether two are one; None where nothing that both sides tell says so."""
        if not isinstance(other, Doer):
            return None
        if self.names and other.names:
            return Verdict.AGREE if share_a_name(self.names, other.names) else Verdict.CONFLICT
        if self.trades and other.trades:
            return Verdict.AGREE if self.trades & other.trades else Verdict.CONFLICT
        return None


def attributes_of_doers(statement: Statement) -> Iterator[Attribute]:
    """Yield who did what only one can have done first, as a statement tells it."""
    if statement.claim.certainty in _UNSURE:
        return
    tokens = scan(statement.claim.quote)
    words = attribute_words(statement.language)
    active, passive = words.done_by.find(tokens), words.was_done_by.find(tokens)
    if not (active or passive) or is_conditional(statement):
        return
    for hit in active:
        yield from _attribute(statement, tokens, hit, _in_front(statement, tokens, hit))
    for hit in passive:
        yield from _attribute(statement, tokens, hit, _behind(statement, tokens, hit))


def _in_front(statement: Statement, tokens: Sequence[Token], hit: Named) -> list[Term]:
    """Return the terms of the subject in front of a verb, none where so many stand there that it may be any."""
    offset = statement.claim.start
    start = next((i + 1 for i in range(hit.first - 1, -1, -1) if tokens[i].text in _STOPS), 0)
    before = [
        term
        for term in statement.terms
        if tokens[start].start + offset <= term.start and term.end <= tokens[hit.first].start + offset
    ]
    return before if len(before) <= _LONGEST else []


def _behind(statement: Statement, tokens: Sequence[Token], hit: Named) -> list[Term]:
    """Return the terms behind the "by" of a passive, up to a relative clause or the second sign."""
    agents = own_words(statement.language, "speech", "agents")
    reach = range(hit.last, min(len(tokens), hit.last + _REACH))
    by = next((place for place in reach if tokens[place].text.lower() in agents), None)
    if by is None:
        return []
    end, commas = len(tokens), 0
    for place in range(by + 1, len(tokens)):
        commas += tokens[place].text == ","
        if tokens[place].text in _STOPS or commas > 1 or opens_relative(tokens[place].text, statement.language):
            end = place
            break
    offset = statement.claim.start
    terms = [t for t in statement.terms if tokens[by].end + offset <= t.start and t.end <= tokens[end - 1].end + offset]
    return terms[:_LONGEST]


def _attribute(statement: Statement, tokens: Sequence[Token], hit: Named, terms: Sequence[Term]) -> Iterator[Attribute]:
    value = Doer(
        tuple(term.key for term in terms if _is_of_a_person(term)),
        frozenset(key for term in terms for key in term.concepts if is_a_trade(key)),
    )
    denied = any(term.negated for term in terms) or _is_denied(statement, tokens, hit)
    if denied or len(value.names) > 1 or len(value.trades) > 1 or not (value.names or value.trades):
        return
    offset = statement.claim.start
    start, end = terms[0].start - offset, terms[-1].end - offset
    yield Attribute(
        kind=f"{hit.key}.by",
        difference="name",
        owner=Owner(),
        value=value,
        statement=statement,
        text=statement.claim.quote[start:end],
        start=terms[0].start,
        span=(min(start, tokens[hit.first].start), max(end, tokens[hit.last - 1].end)),
    )


def _is_of_a_person(term: Term) -> bool:
    """Tell whether a name is one of two words, or bears a title; a town often has but one."""
    return term.name and not term.concepts and (len(term.key.split()) > 1 or bool(term.title))


def _is_denied(statement: Statement, tokens: Sequence[Token], hit: Named) -> bool:
    offset = statement.claim.start
    start, end = tokens[hit.first].start + offset, tokens[hit.last - 1].end + offset
    return any(term.negated and term.start < end and start < term.end for term in statement.terms)
