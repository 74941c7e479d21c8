"""Passages that two statements share but for one thing in them: to honour Ida Berg, to honour Per Holm.

Papers take whole stretches from one agency, and what is exchanged there stands among words that are the same. However
much else the two sentences tell, a stretch that is accounted for on both sides tells of one matter, and what stands in
the one place is set against what stands there in the other: a word against its contrary, a word against its negation,
or one who is named against another. Whether two names exclude each other depends on the place: many are met in one
visit, but a tribute is paid to one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.annotation.certainty import negations
from claimcheck.comparison.clauses.clausewise import may_speak_of_one
from claimcheck.comparison.clauses.fillers import exclude_each_other, fills_a_place, preposition_of
from claimcheck.comparison.clauses.parts import has_condition, part_of, sentences_of
from claimcheck.comparison.clauses.shared_runs import Item, items_of, same_items
from claimcheck.comparison.evidence.denials import is_another, says_both, says_no_longer
from claimcheck.comparison.evidence.matching import TermMatch, match_terms
from claimcheck.comparison.evidence.sameness import Sameness, of_one_thing
from claimcheck.comparison.evidence.subject import are_quoted_against_each_other
from claimcheck.comparison.relate import Relation, Setting
from claimcheck.comparison.rules.trace import trace_of_difference
from claimcheck.comparison.statements import ASSERTED, Statement
from claimcheck.comparison.vocabulary.concepts import is_a_state, only_names, takes_but_one, undoing
from claimcheck.comparison.vocabulary.names import share_a_name
from claimcheck.comparison.vocabulary.terms import Term, bounds_of_time, negative_particles
from claimcheck.languages.scanner import Token
from claimcheck.records import Difference, Verdict

#: The rule by which such a difference is known.
RULE = "substitution"

# So many words, names and figures around the exchanged one are the same on both sides at the least.
_FEWEST = 3

# An office or a name stands in its place by the words in front of it: so many of them are the same.
_FEWEST_IN_FRONT = 2

# So much of a passage, a name or a figure among it, tells of one event, whatever is told of it.
_FEWEST_OF_ONE_EVENT = 4

# One side may have one word more between two that both have.
_STEPS = ((1, 1), (1, 2), (2, 1))

# How alike the two are held to be: all but one of the words of the passage.
_LIKENESS = 0.6

# How many negations the two sentences have where a word stands against its negation, or against its contrary.
_NEGATIONS = {"negation": [0, 1], "opposite": [0, 0]}

_Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Side:
    """A statement with what it is made of, in order, and the sentence of each of these by number."""

    statement: Statement
    items: Sequence[Item]
    sentences: Sequence[Sequence[Token]]

    def sentence_of(self, index: int) -> int:
        """Return the number of the sentence in which an item stands."""
        start = self.items[index].start - self.statement.claim.start
        return next((n for n, tokens in enumerate(self.sentences) if start < tokens[-1].end), len(self.sentences) - 1)


@dataclass(frozen=True, slots=True)
class _Exchange:
    """Two terms, one on each side, in a passage: the pairs of places that are the same before and behind them."""

    x: Term
    y: Term
    at: _Pair
    before: Sequence[_Pair]
    behind: Sequence[_Pair]

    @property
    def same(self) -> int:
        """Return how much of the passage is the same on both sides."""
        return len(self.before) + len(self.behind)


def relate_substitutions(a: Statement, b: Statement, setting: Setting) -> Relation | None:
    """Return how two statements relate in a passage that both share but for one thing, None where they have none.

    The relation is one of the whole statements; its `parts` are the two passages.
    """
    if a.language != b.language:
        return None
    matches = match_terms(a.terms, b.terms)
    turned = [match for match in matches if _is_turned(match)]
    if not turned and not all(any(fills_a_place(term) for term in side.terms) for side in (a, b)):
        return None
    sides = _side(a), _side(b)
    partners = same_items(a, b, sides[1].items, _FEWEST)
    found = [
        (exchange, kind, verdict)
        for exchange in _exchanges(*sides, partners, turned)
        for kind, verdict in [_judged(exchange, *sides, setting)]
        if verdict
    ]
    if not found:
        return None
    exchange, kind, verdict = max(found, key=lambda one: one[0].same)
    return _relation(exchange, kind, verdict, sides)


def _side(statement: Statement) -> _Side:
    return _Side(statement, items_of(statement), sentences_of(statement.claim.quote, statement.language))


def _is_turned(match: TermMatch) -> bool:
    """Tell whether one side says what the other denies: by an opposite, or by a negation of the same word."""
    if match.a.name or match.a.reserved or match.b.reserved or any(only_names(key) for key in match.a.concepts):
        return False
    return match.opposed is (match.a.negated is match.b.negated)


def _exchanges(a: _Side, b: _Side, partners: Mapping[int, int], turned: Sequence[TermMatch]) -> Iterator[_Exchange]:
    """Yield every place in which one term stands for another, in a passage that is the same for the rest."""
    place_a, place_b = ({id(item.what): index for index, item in enumerate(side.items)} for side in (a, b))
    answers = {index: partners[id(item.what)] for index, item in enumerate(a.items) if id(item.what) in partners}
    candidates = [(match.a, match.b) for match in turned if id(match.a) in place_a and id(match.b) in place_b]
    candidates += _behind_the_same(a, b, answers)
    for x, y in candidates:
        at = place_a[id(x)], place_b[id(y)]
        rest = {i: j for i, j in answers.items() if (i, j) != at}
        before, behind = (_extent(a, b, rest, at, step) for step in (-1, 1))
        if len(before) + len(behind) >= _FEWEST:
            yield _Exchange(x, y, at, before, behind)


def _behind_the_same(a: _Side, b: _Side, answers: Mapping[int, int]) -> Iterator[tuple[Term, Term]]:
    """Yield the names, and the offices, that stand behind one word of both and have no partner themselves."""
    taken = set(answers.values())
    for i, j in answers.items():
        if i + 1 >= len(a.items) or j + 1 >= len(b.items) or i + 1 in answers or j + 1 in taken:
            continue
        x, y = a.items[i + 1].what, b.items[j + 1].what
        if isinstance(x, Term) and isinstance(y, Term) and x.name is y.name and fills_a_place(x) and fills_a_place(y):
            yield x, y


def _extent(a: _Side, b: _Side, answers: Mapping[int, int], at: _Pair, step: int) -> list[_Pair]:
    """Return the pairs of places, from `at` on in one direction, in which both sides have the same in one order.

    One side may have one word more between two that both have, but not right beside `at`. A sentence is not left.
    """
    found: list[_Pair] = []
    i, j = at
    sentences = a.sentence_of(i), b.sentence_of(j)
    while True:
        steps = _STEPS if found else _STEPS[:1]
        nearest = next(
            ((i + m * step, j + n * step) for m, n in steps if answers.get(i + m * step) == j + n * step), None
        )
        if nearest is None or (a.sentence_of(nearest[0]), b.sentence_of(nearest[1])) != sentences:
            return found
        found.append(nearest)
        i, j = nearest


def _judged(exchange: _Exchange, a: _Side, b: _Side, setting: Setting) -> tuple[str, Verdict | None]:
    """Return by what kind of difference the two terms exclude each other, and the verdict; None if they do not."""
    if not _may_be_set_against_each_other(exchange, a, b) or _tells_of_another(exchange, a, b):
        return "", None
    verdict = Verdict.DISPUTED if are_quoted_against_each_other(a.statement, b.statement) else Verdict.CONFLICT
    if not fills_a_place(exchange.x):
        if _are_of_two_named(exchange, a, b) or _are_of_two_things(exchange, a, b):
            return "", None
        changes = setting.order and any(is_a_state(key) for key in exchange.x.concepts)
        kind = "negation" if exchange.x.negated is not exchange.y.negated else "opposite"
        turned_once = _is_turned_once(exchange, a, b, kind)
        return kind, (Verdict.UPDATE if changes and verdict is Verdict.CONFLICT else verdict) if turned_once else None
    kind = "name" if exchange.x.name else "turning"
    return kind, verdict if _fill_one_place(exchange, a, b, setting) else None


def _may_be_set_against_each_other(exchange: _Exchange, a: _Side, b: _Side) -> bool:
    """Tell whether both passages are told as so, under no condition in front of them."""
    for side, index in ((a, exchange.at[0]), (b, exchange.at[1])):
        start = side.items[index].start - side.statement.claim.start
        before = [token for token in side.sentences[side.sentence_of(index)] if token.start < start]
        if side.statement.claim.certainty not in ASSERTED or has_condition(before, side.statement.language):
            return False
    return may_speak_of_one(*_parts(exchange, a, b)) and _have_one_subject(exchange, a, b)


def _tells_of_another(exchange: _Exchange, a: _Side, b: _Side) -> bool:
    """Tell whether one side alone says of a word of the passage that it is another one: the test, a second test."""
    same = [(a.items[i].what, b.items[j].what) for i, j in (*exchange.before, *exchange.behind)]
    return any(
        is_another(a.statement, x) is not is_another(b.statement, y)
        for x, y in same
        if isinstance(x, Term) and isinstance(y, Term) and not x.name
    )


def _are_of_two_named(exchange: _Exchange, a: _Side, b: _Side) -> bool:
    """Tell whether behind each of the two terms stands a name, and not the same: sacked Ida Berg, named Per Holm."""
    if exchange.behind:
        return False
    behind = [side.items[at + 1 : at + 2] for side, at in zip((a, b), exchange.at, strict=True)]
    named = [item.what for items in behind for item in items if isinstance(item.what, Term) and item.what.name]
    return len(named) == len(behind) and not share_a_name([named[0].key], [named[1].key])


def _are_of_two_things(exchange: _Exchange, a: _Side, b: _Side) -> bool:
    """Tell whether two contraries are not shown to be said of one thing: retail sales rose, car sales fell."""
    sides = a.statement, b.statement
    matches = match_terms(sides[0].terms, sides[1].terms)
    return of_one_thing(*sides, matches, (exchange.x.start, exchange.y.start)) is not Sameness.PRESUMED


def _have_one_subject(exchange: _Exchange, a: _Side, b: _Side) -> bool:
    """Tell whether the names in front of the two terms may be one: Lund who was cleared, Weber who was fined."""
    first, second = (
        [name.key for name in (*side.statement.topic, *side.statement.terms) if name.name and name.start < term.start]
        for side, term in ((a, exchange.x), (b, exchange.y))
    )
    return not first or not second or share_a_name(first, second)


def _is_turned_once(exchange: _Exchange, a: _Side, b: _Side, kind: str) -> bool:
    """Tell whether nothing but the two terms turns their sentences against each other.

    No "not before Monday", which tells when, and nothing that comes to a negation of one side or of the other.
    """
    sentences = _sentences(exchange, a, b)
    if sorted(len(negations(tokens, a.statement.language)) for tokens in sentences) != _NEGATIONS[kind]:
        return False
    if kind == "opposite":
        return not (says_both(a.statement, exchange.x) or says_both(b.statement, exchange.y))
    return not any(_takes_back(side, tokens) for side, tokens in zip((a, b), sentences, strict=True))


def _takes_back(side: _Side, tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence has a word that comes to a negation, or a bound of time, beside what is said or denied.

    « ne » alone is half a negation, or a slip.
    """
    language = side.statement.language
    if says_no_longer(side.statement):
        return True
    words = {token.text.lower() for token in tokens}
    negated = bool(negations(tokens, language))
    if not words.isdisjoint(bounds_of_time(language) if negated else negative_particles(language)):
        return True
    first, last = (side.statement.claim.start + offset for offset in (tokens[0].start, tokens[-1].end))
    return any(first <= term.start < last and not undoing().isdisjoint(term.concepts) for term in side.statement.terms)


def _sentences(exchange: _Exchange, a: _Side, b: _Side) -> tuple[Sequence[Token], Sequence[Token]]:
    """Return the sentences in which the two terms stand."""
    return a.sentences[a.sentence_of(exchange.at[0])], b.sentences[b.sentence_of(exchange.at[1])]


def _fill_one_place(exchange: _Exchange, a: _Side, b: _Side, setting: Setting) -> bool:
    """Tell whether two offices or names stand behind one preposition where there is room for one alone."""
    if len(exchange.before) < _FEWEST_IN_FRONT:
        return False
    if preposition_of(exchange.x, a.statement) != preposition_of(exchange.y, b.statement):
        return False
    governor = a.items[exchange.before[0][0]].what
    if not isinstance(governor, Term) or governor.name:
        return False
    of_one = any(takes_but_one(key) for key in governor.concepts)
    if not of_one and (exchange.same < _FEWEST_OF_ONE_EVENT or not _names_something(exchange, a)):
        return False
    backgrounds = setting.background(a.statement), setting.background(b.statement)
    return exclude_each_other(exchange.x, exchange.y, *backgrounds)


def _names_something(exchange: _Exchange, a: _Side) -> bool:
    """Tell whether a name or a figure is among what is the same."""
    same = (a.items[i].what for i, _ in (*exchange.before, *exchange.behind))
    return any(not isinstance(one, Term) or one.name for one in same)


def _parts(exchange: _Exchange, a: _Side, b: _Side) -> tuple[Statement, Statement]:
    """Return the two passages."""
    pairs = [*exchange.before, exchange.at, *exchange.behind]
    first, second = (
        part_of(
            side.statement,
            min(side.items[pair[n]].start for pair in pairs) - side.statement.claim.start,
            max(side.items[pair[n]].end for pair in pairs) - side.statement.claim.start,
        )
        for n, side in enumerate((a, b))
    )
    return first, second


def _relation(exchange: _Exchange, kind: str, verdict: Verdict, sides: tuple[_Side, _Side]) -> Relation:
    a, b = (side.statement for side in sides)
    difference = Difference(
        kind=kind,
        a=exchange.x.text,
        b=exchange.y.text,
        relation=verdict,
        claims=(a.claim.id, b.claim.id),
        a_start=exchange.x.start,
        b_start=exchange.y.start,
        rule=RULE,
    )
    trace = trace_of_difference(a, b, difference)
    return Relation(a, b, verdict, (difference,), "", _LIKENESS, parts=_parts(exchange, *sides), trace=trace)
