"""What two statements are made of, and the runs in which both have the same in one order.

Between two items of a run one side may have something of its own: "a train carrying 350 people hit a lorry" tells that
a train hit a lorry. Where both have something there, each may tell another thing.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimcheck.annotation.certainty import negations
from claimcheck.annotation.fact_words import fact_words
from claimcheck.annotation.verbs import is_plain_verb, may_be_verb
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.comparison.clauses.parts import QUOTES, opens_a_clause
from claimcheck.comparison.evidence.matching import ByIdentity, match_terms
from claimcheck.comparison.evidence.roles import match_figures, may_tell_alike
from claimcheck.comparison.statements import Figure, Statement
from claimcheck.comparison.vocabulary.terms import Term, helps_a_verb, is_function_word, verbs_of_saying
from claimcheck.figures.identifiers import Identifier
from claimcheck.figures.intervals import QuantityRelation
from claimcheck.languages.scanner import Token, scan

# Two words may stand together by chance.
_FEWEST = 3

# One side may have one item more between two that both have, and so many where they only describe.
_ONE_MORE = 2
_MOST_ADDED = 6

# Of so many statements it is remembered what they are made of.
_REMEMBERED = 128

# So many letters more than a finite form has an infinitive: « donner », "gettare".
_OF_AN_INFINITIVE = (1, 2)

# What stands on both sides of one of these is not told of one thing.
_PARTING = frozenset(";:") | QUOTES


@dataclass(frozen=True, slots=True)
class Item:
    """A term, an amount or a date, by its offsets in the article; beside a passage also a number that is no amount."""

    start: int
    end: int
    what: Term | Figure | Identifier


@dataclass(frozen=True, slots=True)
class Itemised:
    """A statement, what it is made of in order, and which places of that the other statement has as well."""

    statement: Statement
    items: Sequence[Item]
    shared: frozenset[int]

    def adds_only(self, places: Sequence[int]) -> bool:
        """Tell whether the other statement has nowhere what stands between some places."""
        return self.shared.isdisjoint({*range(places[0], places[-1])} - {*places})


#: Places of the items of two statements that are the same, in the order of both.
Run = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two statements and the places of their items that are the same, in the order of the first."""

    a: Itemised
    b: Itemised
    pairs: Run


def pairing(a: Statement, b: Statement) -> Pairing:
    """Return two statements with what both are made of, nothing of it paired where it makes no run."""
    first, second = items_of(a), items_of(b)
    partners = same_items(a, b, second, _FEWEST)
    pairs = [(at, partners[id(item.what)]) for at, item in enumerate(first) if id(item.what) in partners]
    places = [frozenset(pair[side] for pair in pairs) for side in (0, 1)]
    return Pairing(Itemised(a, first, places[0]), Itemised(b, second, places[1]), pairs)


def items_of(statement: Statement) -> Sequence[Item]:
    """Return what a statement is made of, its terms, amounts and dates, in order.

    A statement is held against dozens of others: what the last ones are made of is remembered.
    """
    return _items_of(ByIdentity(statement))


@functools.lru_cache(maxsize=_REMEMBERED)
def _items_of(statement: ByIdentity[Statement]) -> Sequence[Item]:
    held = statement.held
    items = [Item(term.start, term.end, term) for term in held.terms]
    items += [Item(figure.quantity.start, figure.quantity.end, figure) for figure in (*held.amounts, *held.dates)]
    return tuple(sorted(items, key=lambda item: item.start))


def same_items(a: Statement, b: Statement, items: Sequence[Item], fewest: int = 0) -> dict[int, int]:
    """Return for what the first statement has, by identity, at which place of `items` the second has the same.

    Nothing where both cannot have `fewest` items in common: which figure answers which is then not asked. A word that
    is part of a number, as in "flight AF447", is none of the items beside that number.
    """
    place = {id(item.what): index for index, item in enumerate(items)}
    same = _same(ByIdentity(a), ByIdentity(b), fewest)
    return {first: place[second] for first, second in same.items() if second in place}


@functools.lru_cache(maxsize=2)
def _same(first: ByIdentity[Statement], second: ByIdentity[Statement], fewest: int) -> dict[int, int]:
    """Return what both statements have, that of the first and that of the second by identity."""
    a, b = first.held, second.held
    matches = match_terms(a.terms, b.terms)
    found = {id(match.a): id(match.b) for match in matches if not match.opposed and match.a.negated is match.b.negated}
    both = (a.amounts, b.amounts), (a.dates, b.dates)
    if len(found) + sum(min(map(len, figures)) for figures in both) < fewest:
        return {}
    if not may_tell_alike(a, b):  # so it is with most; which figure answers which would take the time
        return found if len(found) >= fewest else {}
    for figures in both:
        for pair in match_figures(a, b, *figures, matches).pairs:
            if pair.relation is QuantityRelation.SAME:
                found[id(pair.a)] = id(pair.b)
    return found


def runs(both: Pairing) -> Iterator[Run]:
    """Yield the runs of items that both statements have in one order: the longest, and the closer ones within it."""
    for run in _parted(both.pairs, lambda one, other: _follows(both, one, other)):
        close = list(_parted(run, lambda one, other: max(_steps(one, other)) <= _ONE_MORE))
        if len(close) > 1 and len(run) >= _FEWEST and tells_what_one_does(both, run):
            yield run
        yield from (one for one in close if len(one) >= _FEWEST)


def _parted(pairs: Run, follows: Callable[[tuple[int, int], tuple[int, int]], bool]) -> Iterator[Run]:
    """Yield the stretches of pairs in which each follows the one before."""
    breaks = [0, *(at for at, (one, other) in enumerate(pairwise(pairs), 1) if not follows(one, other)), len(pairs)]
    yield from (pairs[begin:end] for begin, end in pairwise(breaks) if begin < end)


def _follows(both: Pairing, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether two places stand behind each other on both sides, with something between them on one at the most."""
    steps = _steps(one, other)
    if min(steps) != 1 or max(steps) > _MOST_ADDED or _contrasts(both.a, one[0]) is not _contrasts(both.b, one[1]):
        return False
    if _leaves_a_quotation(both.a, one[0]) or _leaves_a_quotation(both.b, one[1]):
        return False
    if max(steps) <= _ONE_MORE:
        return not _adds_a_verb(both.a, one[0], other[0]) and not _adds_a_verb(both.b, one[1], other[1])
    return _only_describes(both.a, one[0], other[0]) and _only_describes(both.b, one[1], other[1])


def _contrasts(side: Itemised, place: int) -> bool:
    """Tell whether a word between an item and the next one opens the contrary of what was told: "but"."""
    return not fact_words(side.statement.language).adversatives.isdisjoint(_behind(side, place).lower().split())


def _leaves_a_quotation(side: Itemised, place: int) -> bool:
    """Tell whether a quotation ends behind an item, and the next one says who speaks: "so it is", said the mayor."""
    item = side.items[place + 1]
    says = isinstance(item.what, Term) and item.what.text.lower() in verbs_of_saying(side.statement.language)
    return says and not QUOTES.isdisjoint(_behind(side, place))


def _adds_a_verb(side: Itemised, first: int, last: int) -> bool:
    """Tell whether what stands between two items is a verb behind a comma: of another clause than the first.

    "The alert for 13 towns, which is red, was lifted on Monday" tells of Monday no 13 towns.
    """
    between = _behind(side, first) if last - first > 1 else ""
    words = between.lower().split()
    return "," in between and bool(words) and helps_a_verb(words[-1], side.statement.language)


def _behind(side: Itemised, place: int) -> str:
    """Return what stands between an item and the next one."""
    offset = side.statement.claim.start
    return side.statement.claim.quote[side.items[place].end - offset : side.items[place + 1].start - offset]


def _steps(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return other[0] - one[0], other[1] - one[1]


def _only_describes(side: Itemised, first: int, last: int) -> bool:
    """Tell whether nothing between two items opens a clause, tells what somebody does, or denies it."""
    offset, language = side.statement.claim.start, side.statement.language
    start, end = side.items[first].end - offset, side.items[last].start - offset
    between = [token for token in scan(side.statement.claim.quote) if start <= token.start and token.end <= end]
    while between and helps_a_verb(between[-1].text, language):
        between.pop()  # "were seen": it belongs to what follows
    words = [token.text.lower() for token in between]
    # "More than 350" opens nothing.
    opening = any(opens_a_clause(one, language) and not behind.isdecimal() for one, behind in pairwise([*words, ""]))
    if opening or _PARTING.intersection(words) or negations(between, language):
        return False
    return not any(is_plain_verb(word, language) for word in words)


def tells_what_one_does(both: Pairing, run: Run) -> bool:
    """Tell whether a verb stands in a run on both sides, behind what does it: "a freight train hit a lorry".

    What stands between its items is in neither statement elsewhere: "cut the risk by 92 %", "cut to 92 % the risk".
    """
    verb = any(is_verb_at(both.a, first) and is_verb_at(both.b, second) for first, second in run[1:-1])
    first, second = ([pair[side] for pair in run] for side in (0, 1))
    return verb and both.a.adds_only(first) and both.b.adds_only(second)


def is_verb_at(side: Itemised, place: int) -> bool:
    """Tell whether an item may be a participle, or a finite verb with its object or adverbial right behind it.

    An infinitive says what may be: "to take over". Without what a verb leads to, a noun looks like one: « l'alerte ».
    """
    item, language = side.items[place], side.statement.language
    if not isinstance(item.what, Term) or item.what.name:
        return False
    tokens = scan(side.statement.claim.quote)
    at = next((n for n, token in enumerate(tokens) if token.start == item.start - side.statement.claim.start), 0)
    if at and tokens[at - 1].text.lower() in own_words(language, "speech", "infinitives"):
        return False
    word, behind = tokens[at].text, tokens[at + 1].text if at + 1 < len(tokens) else ""
    leads = is_function_word(behind.lower(), language) or behind[:1].isdecimal() or behind[:1].isupper()
    return fact_words(language).is_participle(word) or (leads and is_plain_verb(word, language))


def is_of_a_verb(tokens: Sequence[Token], at: int, language: str) -> bool:
    """Tell whether a word may be a finite form, a participle, an infinitive or a gerund of a verb."""
    word = tokens[at].text
    if may_be_verb(tokens, at, language) or fact_words(language).is_participle(word.lower()):
        return True
    return _is_infinitive(word, language) or _is_gerund(tokens, at, language)


def _is_infinitive(word: str, language: str) -> bool:
    """Tell whether a word is a finite form and an ending: « donner », "gettare"."""
    endings = tuple(own_table(language, "certainty").get("infinitive_endings", ()))
    return word.endswith(endings) and any(is_plain_verb(word[:-letters], language) for letters in _OF_AN_INFINITIVE)


def _is_gerund(tokens: Sequence[Token], at: int, language: str) -> bool:
    """Tell whether a word says what the noun before it does: « la loi interdisant les feux », "a law banning fires"."""
    if not at or is_function_word(tokens[at - 1].text.lower(), language):
        return False
    word, finite = tokens[at].text, own_table(language, "verbs").get("beside_gerunds", ())
    bases = (
        word.removesuffix(one) for one in own_table(language, "speech").get("gerund_endings", ()) if word.endswith(one)
    )
    return any(is_plain_verb(base + ending, language) for base in bases for ending in finite)
