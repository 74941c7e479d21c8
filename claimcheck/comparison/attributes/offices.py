"""The office that a named person has in a body, and the person who holds an office that only one can hold.

« Laure Tibeau, présidente de la Fondation du lac » and « directrice générale de la Fondation du lac »; "the mayor of
Corle, Ann Hallow" and "Ida Berg, the mayor of Corle". Both articles must name the same body, with no word more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.comparison.attributes.attribute import Attribute, Owner, Value
from claimcheck.comparison.attributes.identities import Identity, identities_of
from claimcheck.comparison.attributes.words import attribute_words
from claimcheck.comparison.clauses.parts import is_additive
from claimcheck.comparison.evidence.matching import match_terms
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.concepts import is_held_alone, is_held_by_one, says_who_one_is
from claimcheck.comparison.vocabulary.names import same_name
from claimcheck.comparison.vocabulary.spelling import perhaps_one_name
from claimcheck.comparison.vocabulary.terms import Term
from claimcheck.languages.scanner import scan
from claimcheck.records import Verdict


@dataclass(frozen=True, slots=True)
class Office:
    """What somebody is in a body: the concepts of the office, the words of the body, the language of both."""

    concepts: frozenset[str]
    body: tuple[Term, ...]
    language: str

    def relate(self, other: Value) -> Verdict | None:
        """Return whether two offices are one; of two in one body somebody has but one."""
        if not isinstance(other, Office) or self.language != other.language or not _are_one_body(self.body, other.body):
            return None
        return None if self.concepts & other.concepts else Verdict.CONFLICT


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds an office in a body."""

    name: str
    body: tuple[Term, ...]

    def relate(self, other: Value) -> Verdict | None:
        """Return whether two holders of an office are one person; of names that are spelt alike it stays open."""
        if not isinstance(other, Holder) or not _are_one_body(self.body, other.body):
            return None
        if same_name(self.name, other.name) or perhaps_one_name(self.name, other.name):
            return None
        return Verdict.CONFLICT


def _are_one_body(a: Sequence[Term], b: Sequence[Term]) -> bool:
    """Tell whether two articles name one body: every word of the one has a partner in the other."""
    matches = match_terms(a, b)
    return len(matches) == len(a) == len(b) > 0 and not any(match.opposed for match in matches)


def attributes_of_offices(statement: Statement) -> Iterator[Attribute]:
    """Yield who holds which office in which body, as a statement says it beside a name."""
    for identity in identities_of(statement):
        body = identity.added
        if not body or _is_numbered(identity) or _depends_on_another(identity) or _has_another(identity):
            continue
        if any(is_held_alone(key) for key in identity.role.concepts) and not _is_any_head(identity):
            office = Office(identity.role.concepts, body, statement.language)
            yield _attribute("office", Owner(names=(identity.name.key,)), office, identity, identity.role)
        for key in sorted(identity.role.concepts):
            if is_held_by_one(key):
                yield _attribute(f"{key}.name", _owner(body), Holder(identity.name.key, body), identity, identity.name)


def _owner(body: Sequence[Term]) -> Owner:
    nouns = frozenset(key for term in body if not term.name for key in (term.key, *term.concepts))
    return Owner(names=tuple(term.key for term in body if term.name), nouns=nouns)


def _is_numbered(identity: Identity) -> bool:
    """Tell whether a number tells one body from others: the mayor of the third district of Corle."""
    offset = identity.statement.claim.start
    starts = (figure.quantity.start - offset for figure in identity.statement.amounts)
    return any(identity.start <= start < identity.end for start in starts)


def _has_another(identity: Identity) -> bool:
    """Tell whether an office is followed by a second one: the mayor of Corle and president of the region."""
    end = identity.end + identity.statement.claim.start
    following = next((term for term in identity.statement.terms if term.start >= end), None)
    if following is None or following.name or not any(says_who_one_is(key) for key in following.concepts):
        return False
    between = scan(identity.statement.claim.quote[identity.end : following.start - identity.statement.claim.start])
    return any(is_additive(token.text, identity.statement.language) for token in between)


def _depends_on_another(identity: Identity) -> bool:
    """Tell whether an office belongs to somebody else's: "the spokesman for the mayor", « l'avocat du maire »."""
    statement = identity.statement
    before = [
        token.text.lower()
        for token in scan(statement.claim.quote)
        if token.end + statement.claim.start <= identity.role.start
    ]
    binding = attribute_words(statement.language).binding
    return any(word in binding for word in before[-2:])


def _is_any_head(identity: Identity) -> bool:
    """Tell whether a word stands for whoever heads a body, whatever the office is called: « la patronne »."""
    heads = attribute_words(identity.statement.language).heads
    return not heads.isdisjoint(identity.role.text.lower().split())


def _attribute(kind: str, owner: Owner, value: Value, identity: Identity, words: Term) -> Attribute:
    return Attribute(
        kind=kind,
        difference="name",
        owner=owner,
        value=value,
        statement=identity.statement,
        text=words.text,
        start=words.start,
        span=(identity.start, identity.end),
        in_passing=True,
    )
