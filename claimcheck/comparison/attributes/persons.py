"""The age, the party and the district of a named person, where they stand right beside the name.

Ann Hall, 46, the Labour mayor of Corle; « le député LR de la 4e circonscription, Luc Arnal »; Luc Arnal (UDI). A person
is somebody of two names at least: two of one surname are never mixed up. Who used to be something is nothing of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.comparison.attributes.attribute import Attribute, Keyed, Measured, Owner, Value
from claimcheck.comparison.attributes.identities import is_limited
from claimcheck.comparison.attributes.words import attribute_words
from claimcheck.comparison.clauses.parts import opens_relative
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.concepts import says_who_one_is
from claimcheck.comparison.vocabulary.names import share_a_name
from claimcheck.comparison.vocabulary.terms import opens_a_noun
from claimcheck.languages.scanner import Token, TokenKind, scan, without_accents
from claimcheck.records import Kind, Qualifier, Quantity, Verdict

#: The kind of the attribute that may change by a birthday between two days.
AGE = "age"

# A description has at most so many tokens: « maire (LR) de Lorne et vice-président de la région ».
_LONGEST = 16

# So many tokens in front of a name may describe it without a comma: « le député LR Luc Arnal ».
_IN_FRONT = 3

_STOPS = frozenset(',;:.!?«»“”"—–')
_OLDEST = 115
_FEWEST_NAMES = 2


@dataclass(frozen=True, slots=True)
class District:
    """An electoral district: its number and the name of the area that it is one of."""

    number: Quantity
    areas: tuple[str, ...]

    def relate(self, other: Value) -> Verdict | None:
        """Return whether both are one; of another number in the same area they are two."""
        if not isinstance(other, District) or not share_a_name(self.areas, other.areas):
            return None
        return Verdict.AGREE if self.number.value == other.number.value else Verdict.CONFLICT


def attributes_of_persons(statement: Statement) -> Iterator[Attribute]:
    """Yield what a statement says beside the names of persons, in the order of these."""
    tokens = scan(statement.claim.quote)
    persons = list(_persons(statement, tokens))
    for name, first, last in persons:
        for start, end in _beside(statement, tokens, first, last):
            # « Ida Berg, le ministre Per Holm »: what stands beside the next name is said of that one.
            names_another = any(start <= other < end for _, other, _ in persons)
            if 0 < end - start <= _LONGEST and not names_another:
                described = _Description(statement, tokens, name, (first, last), start, end)
                yield from described.attributes()


def _persons(statement: Statement, tokens: Sequence[Token]) -> Iterator[tuple[str, int, int]]:
    """Yield the persons that a statement names: the key of the name and its tokens, those of a party left out."""
    hits = attribute_words(statement.language).parties.find(tokens)
    parties = {place for hit in hits for place in range(hit.first, hit.last)}
    offset = statement.claim.start
    for name in statement.names:
        if name.concepts:
            continue
        inside = [i for i, t in enumerate(tokens) if name.start <= t.start + offset and t.end + offset <= name.end]
        # « LR Luc Arnal » is a party and a name.
        while inside and inside[0] in parties:
            inside.pop(0)
        words = [tokens[i].text for i in inside if tokens[i].kind is TokenKind.WORD]
        # « de Lorne » is a place, and no name of two words.
        if sum(word[:1].isupper() for word in words) >= _FEWEST_NAMES:
            yield " ".join(without_accents(word.lower()) for word in words), inside[0], inside[-1] + 1


def _beside(statement: Statement, tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the token ranges that describe the name at `first:last`."""
    sign = tokens[last].text if last < len(tokens) else ""
    if sign == "(":
        yield last + 1, next((i for i in range(last, len(tokens)) if tokens[i].text == ")"), last)
    elif sign == ",":
        end = _stop_behind(tokens, last + 1, statement.language)
        yield last + 1, end
        is_age = any(q.kind is Kind.AGE for q in _quantities(statement, tokens, last + 1, end))
        if is_age and end < len(tokens) and tokens[end].text == ",":
            yield end + 1, _stop_behind(tokens, end + 1, statement.language)
    if first and tokens[first - 1].text == ",":
        start = next((i + 1 for i in range(first - 2, -1, -1) if tokens[i].text in _STOPS), 0)
        office = next((i for i in range(first - 2, start - 1, -1) if _is_office(statement, tokens[i])), None)
        # « Interrogé par le maire, Luc Arnal nie »: no apposition ends behind the name.
        if office is not None and (not sign or tokens[last].kind is TokenKind.SIGN):
            # A party may stand in front of the office: "the Labour mayor of Corle, Ann Hall".
            yield max(start, office - 1), first - 1
    elif first:
        yield _start_in_front(statement, tokens, first), first


def _stop_behind(tokens: Sequence[Token], first: int, language: str) -> int:
    for place in range(first, len(tokens)):
        if tokens[place].text in _STOPS or opens_relative(tokens[place].text, language):
            return place
    return len(tokens)


def _start_in_front(statement: Statement, tokens: Sequence[Token], first: int) -> int:
    start = first
    while start > max(0, first - _IN_FRONT):
        word = tokens[start - 1].text
        if word in _STOPS or opens_a_noun(word.lower(), statement.language):
            break
        start -= 1
    return start


def _is_office(statement: Statement, token: Token) -> bool:
    return any(
        term.start == token.start + statement.claim.start and any(says_who_one_is(key) for key in term.concepts)
        for term in statement.terms
    )


def _quantities(statement: Statement, tokens: Sequence[Token], first: int, last: int) -> list[Quantity]:
    if last <= first:
        return []
    start, end = tokens[first].start + statement.claim.start, tokens[last - 1].end + statement.claim.start
    return [q for q in statement.claim.quantities if start <= q.start and q.end <= end]


@dataclass(frozen=True, slots=True)
class _Description:
    """The tokens `first:last` of a statement that describe a person beside the name, which has the tokens `named`."""

    statement: Statement
    tokens: Sequence[Token]
    name: str
    named: tuple[int, int]
    first: int
    last: int

    def attributes(self) -> Iterator[Attribute]:
        """Yield what it says of the person; nothing where a word limits it: "the former mayor"."""
        if is_limited(self.statement, *self._span(self.first, self.last)):
            return
        quantities = _quantities(self.statement, self.tokens, self.first, self.last)
        yield from self._age(quantities)
        yield from self._party()
        yield from self._district(quantities)

    def _age(self, quantities: Sequence[Quantity]) -> Iterator[Attribute]:
        found = [quantity for quantity in quantities if quantity.kind is Kind.AGE]
        if len(found) != 1 or attribute_words(self.statement.language).then.find(self.tokens):
            return
        age = found[0]
        if age.qualifier is Qualifier.EXACT and isinstance(age.value, int) and 0 < age.value < _OLDEST:
            yield self._attribute(AGE, Kind.AGE, Measured(age), (age.start, age.end))

    def _party(self) -> Iterator[Attribute]:
        hits = attribute_words(self.statement.language).parties.find(self.tokens)
        own = [hit for hit in hits if self.first <= hit.first and hit.last <= self.last]
        if len(own) != 1:
            return
        hit = own[0]
        beside = [self.tokens[place].text for place in (hit.first - 1, hit.last) if 0 <= place < len(self.tokens)]
        if "-" not in beside and "/" not in beside and self._is_a_member(hit.first):
            yield self._attribute("party", "name", Keyed(hit.key), self._span(hit.first, hit.last))

    def _is_a_member(self, party: int) -> bool:
        """Tell whether somebody is of a party, not supported by it or against it: no preposition stands between.

        Whoever holds an office may be that of a party: « le porte-parole du PS ».
        """
        before = self.tokens[self.first : party]
        binding = attribute_words(self.statement.language).binding
        if not any(token.text.lower() in binding for token in before):
            return True
        return any(_is_office(self.statement, token) for token in before)

    def _district(self, quantities: Sequence[Quantity]) -> Iterator[Attribute]:
        words = attribute_words(self.statement.language).districts
        found = [
            q for q in quantities if q.kind is Kind.ORDINAL and not words.isdisjoint((q.unit or "").lower().split())
        ]
        if len(found) != 1:
            return
        number, end = found[0], self._span(self.first, self.last)[1]
        areas = tuple(name.key for name in self.statement.names if number.end <= name.start and name.end <= end)[:1]
        if areas:
            yield self._attribute("district", Kind.ORDINAL, District(number, areas), (number.start, number.end))

    def _span(self, first: int, last: int) -> tuple[int, int]:
        """Return where tokens stand in the article."""
        offset = self.statement.claim.start
        return self.tokens[first].start + offset, self.tokens[last - 1].end + offset

    def _attribute(self, kind: str, difference: str, value: Value, span: tuple[int, int]) -> Attribute:
        offset = self.statement.claim.start
        first, last = min(self.named[0], self.first), max(self.named[1], self.last)
        return Attribute(
            kind=kind,
            difference=str(difference),
            owner=Owner(names=(self.name,)),
            value=value,
            statement=self.statement,
            text=self.statement.claim.quote[span[0] - offset : span[1] - offset],
            start=span[0],
            span=(self.tokens[first].start, self.tokens[last - 1].end),
            in_passing=True,
        )
