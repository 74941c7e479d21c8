"""Which terms two statements share, and how much of each the shared part is."""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Generic, TypeVar

from claimcheck.comparison.evidence.converses import converse_dealings, have_the_same_parts
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.concepts import acts, are_two_measures, kin_of, opposites_of
from claimcheck.comparison.vocabulary.names import initials, same_name, words_of_name
from claimcheck.comparison.vocabulary.terms import Term
from claimcheck.languages.scanner import without_accents

# A name says more about what a statement is about than a common word does.
_NAME_WEIGHT = 1.5

# A term that many statements of two articles have names their common subject: it still counts for something.
_LEAST_WEIGHT = 0.5

# What a match of two words that exclude each other is worth.
_OPPOSED = 0.8

# Cognates across languages, and derivations that a stemmer leaves apart ("unanimous", « unanimité »), share a
# beginning of this many letters that is also this share of the longer word.
_COGNATE_LETTERS = 5
_COGNATE_SHARE = 0.6

# A word is looked for with both its neighbours, with one of them, and alone.
_CONTEXTS = 4

Weight = Callable[[str], float]

_Held = TypeVar("_Held")


@dataclass(frozen=True, slots=True)
class TermMatch:
    """Terms that fill the same place.

    `strength` is 1 for the same concept, less for cognates; `opposed` says that one excludes the other.
    """

    a: Term
    b: Term
    strength: float
    opposed: bool = False


@dataclass(frozen=True, slots=True)
class Overlap:
    """The shared terms of two statements and the weight of shared and of all terms on each side."""

    matches: tuple[TermMatch, ...]
    shared: float
    total_a: float
    total_b: float

    @property
    def dice(self) -> float:
        """Return the share of both statements that they have in common, 0 to 1."""
        total = self.total_a + self.total_b
        return 2 * self.shared / total if total else 0.0

    @property
    def containment(self) -> float:
        """Return the share of the shorter statement that stands in the longer one, 0 to 1."""
        smaller = min(self.total_a, self.total_b)
        return self.shared / smaller if smaller else 0.0

    def coverage_of_a(self) -> float:
        """Return the share of the first statement that stands in the second, 0 to 1."""
        return self.shared / self.total_a if self.total_a else 0.0


def even_weight(_key: str) -> float:
    """Weigh every term the same: what is left where there is no collection to count in."""
    return 1.0


def rarity(statements: Iterable[Statement]) -> Weight:
    """Return a weight by rarity among `statements`: 1 for a term of one statement, 0.5 for one in many.

    This is the inverse document frequency of K. Spärck Jones (1972), scaled to the size of the collection.
    """
    collection = list(statements)
    frequency = Counter(key for statement in collection for key in {term.key for term in statement.terms})
    scale = math.log(1 + len(collection)) or 1.0
    weights = {
        count: max(_LEAST_WEIGHT, math.log(1 + len(collection) / max(1, count)) / scale)
        for count in {0, *frequency.values()}
    }
    return lambda key: weights[frequency.get(key, 0)]


def may_be_of_two_people(a: Statement, b: Statement) -> bool:
    """Tell whether a pronoun that opens a statement may stand for another person than the other statement opens with.

    Two pronouns stand behind two names, or one stands behind another name than the one in its place: nothing is
    compared on a pronoun alone.
    """
    if not (a.is_of_somebody or b.is_of_somebody):
        return False
    first, second = _whom_it_opens_with(a), _whom_it_opens_with(b)
    return bool(first and second) and not match_terms(first, second)


def _whom_it_opens_with(side: Statement) -> Sequence[Term]:
    """Return the names that the pronoun at the head of a statement may stand for, or the name at its head."""
    if side.is_of_somebody:
        return side.topic
    opening = side.terms[:1]
    return opening if opening and opening[0].name and opening[0].place == 0 else ()


def overlap(a: Statement, b: Statement, weight: Weight = even_weight) -> Overlap:
    """Return what two statements share. Names that a pronoun points to count when the other side has them."""
    dealt = _verbs_of_one_dealing(a, b)
    verbs = matched_terms(dealt)
    matches = [*dealt, *match_terms(_open_terms(a, verbs), _open_terms(b, verbs))]
    matched = matched_terms(matches)
    inherited = {id(term) for term in (*a.topic, *b.topic)}
    shared = sum(m.strength * max(_weigh(m.a, weight), _weigh(m.b, weight)) for m in matches)

    def total(terms: Sequence[Term]) -> float:
        return sum(_weigh(term, weight) for term in terms if id(term) in matched or id(term) not in inherited)

    return Overlap(tuple(matches), shared, total((*a.terms, *a.topic)), total((*b.terms, *b.topic)))


def _open_terms(side: Statement, matched: Collection[int]) -> Sequence[Term]:
    """Return the terms of a statement and those it points to, without some: the very ones it has where those are all.

    Rules ask about the terms of a statement in turn, and what was matched for the last two sides is remembered.
    """
    if not matched and not side.topic:
        return side.terms
    return [term for term in (*side.terms, *side.topic) if id(term) not in matched]


def _verbs_of_one_dealing(a: Statement, b: Statement) -> list[TermMatch]:
    """Pair the verbs by which two sides tell one dealing from another of the two; they exclude each other, or not."""
    told = converse_dealings(a, b)
    if told is None:
        return []
    same = have_the_same_parts(*told)
    return [TermMatch(told[0].verb, told[1].verb, 1.0 if same else _OPPOSED, opposed=not same)]


def _weigh(term: Term, weight: Weight) -> float:
    return weight(term.key) * (_NAME_WEIGHT if term.name else 1.0)


def match_terms(a: Sequence[Term], b: Sequence[Term]) -> list[TermMatch]:
    """Pair the terms of two statements one to one: the same key first, then names, opposites, finer words, cognates.

    What stands several times in one of them is paired by its wording before. Each kind of sameness is looked up by
    what the two terms must share, so that no term is held against all others. Several rules ask about one pair in turn.
    """
    return list(_matched(ByIdentity(a), ByIdentity(b)))


class ByIdentity(Generic[_Held]):
    """A value that is remembered by what it is, not by what it holds: terms are matched sooner than they are hashed."""

    __slots__ = ("held",)

    def __init__(self, held: _Held) -> None:
        self.held = held

    def __hash__(self) -> int:
        return id(self.held)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ByIdentity) and self.held is other.held


@functools.lru_cache(maxsize=2)
def _matched(first_side: ByIdentity[Sequence[Term]], second_side: ByIdentity[Sequence[Term]]) -> Sequence[TermMatch]:
    a, b = first_side.held, second_side.held
    matches = [TermMatch(first, second, 1.0) for first, second in _by_wording(a, b)]
    paired = matched_terms(matches)
    left = [(term, signs_of(term)) for term in a if id(term) not in paired]
    right = [(term, signs_of(term)) for term in b if id(term) not in paired]
    for kind, same, strength in _MATCHERS:
        by_sign: dict[str, list[Term]] = {}
        for other, its_signs in right:
            for sign in its_signs[kind]:
                by_sign.setdefault(sign, []).append(other)
        if not by_sign:
            continue
        taken: set[int] = set()
        for term, signs in left:
            partner = _partner(term, signs[kind], by_sign, same, taken)
            if partner is not None:
                matches.append(TermMatch(term, partner, strength, opposed=same is _opposed))
                taken.update((id(term), id(partner)))
        if taken:
            left = [one for one in left if id(one[0]) not in taken]
            right = [one for one in right if id(one[0]) not in taken]
    return matches


def _by_wording(a: Sequence[Term], b: Sequence[Term]) -> Iterator[tuple[Term, Term]]:
    """Pair terms whose key stands several times on a side: those of the same neighbours first, then the same words.

    "A freight train and a passenger train", "a passenger train": the first "train" of the one is not that of the other.
    """
    first, second = (Counter(term.key for term in side) for side in (a, b))
    repeated = {key for key in first.keys() & second.keys() if max(first[key], second[key]) > 1}
    if not repeated:
        return
    taken: set[int] = set()
    contexts = [[(side[n], _context(side, n)) for n in range(len(side)) if side[n].key in repeated] for side in (a, b)]
    for nearness in range(_CONTEXTS):
        places: dict[tuple[str, ...], list[Term]] = {}
        for term, context in contexts[1]:
            places.setdefault(context[nearness], []).append(term)
        for term, context in contexts[0]:
            others = places.get(context[nearness], ()) if id(term) not in taken else ()
            other = next((one for one in others if id(one) not in taken and _same_key(term, one)), None)
            if other is not None:
                taken.update((id(term), id(other)))
                yield term, other


def _context(terms: Sequence[Term], place: int) -> tuple[tuple[str, ...], ...]:
    """Return a term with both its neighbours, with the one before it, with the one behind it, and its word alone."""
    key = terms[place].key
    before = terms[place - 1].key if place else ""
    behind = terms[place + 1].key if place + 1 < len(terms) else ""
    alone = terms[place].text.lower()
    return ("both", key, before, behind), ("before", key, before), ("behind", key, behind), ("alone", alone)


def _partner(
    term: Term,
    signs: Sequence[str],
    by_sign: Mapping[str, Sequence[Term]],
    same: Callable[[Term, Term], bool],
    taken: Collection[int],
) -> Term | None:
    """Return the first term that has one of the signs, is the same as `term`, and has no partner yet."""
    for sign in signs:
        for other in by_sign.get(sign, ()):
            if id(other) not in taken and same(term, other):
                return other
    return None


def may_be_of_two_that_act(matches: Iterable[TermMatch]) -> bool:
    """Tell whether those of whom two statements tell are only of one kind: workers and firefighters, two ministers."""
    return any(
        match.a.concepts.isdisjoint(match.b.concepts)
        and any(acts(key) for key in (*match.a.concepts, *match.b.concepts))
        for match in matches
        if match.a.concept and match.b.concept and not match.opposed
    )


def matched_terms(matches: Iterable[TermMatch]) -> frozenset[int]:
    """Return the identities (`id`) of the terms, on either side, that have a partner."""
    return frozenset(id(term) for match in matches for term in (match.a, match.b))


def name_two_measures(first: Iterable[Term], second: Iterable[Term]) -> bool:
    """Tell whether words of two sides name two things that are measured side by side: growth and inflation."""
    keys = [[key for term in side for key in term.concepts] for side in (first, second)]
    return any(are_two_measures(x, y) for x, y in product(*keys))


def signs_of(term: Term) -> tuple[Sequence[str], ...]:
    """Return what a term must share with another to be looked at, by the kind of sameness: one of the signs of one.

    These are its key and concepts, the words of a name, that one of its concepts has an opposite, that one is finer or
    broader than another, and its first letters.
    """
    return _signs(term.key, term.text, term.concepts, term.name, term.stem)


@functools.lru_cache(maxsize=4096)
def _signs(key: str, text: str, concepts: frozenset[str], name: bool, stem: str) -> tuple[Sequence[str], ...]:
    return (
        (key, *sorted(concepts - {key}), *((stem,) if stem else ())),
        _parts_of_name(key) if name else (),
        ("opposed",) if opposites_of(concepts) else (),
        ("finer",) if kin_of(concepts) else (),
        _beginning(text) if stem or not concepts else (),
    )


def _parts_of_name(key: str) -> Sequence[str]:
    """Return the words of a name and its initials: names that may name the same have one of these in common."""
    words = words_of_name(key)
    return tuple(dict.fromkeys((*words, initials(words)))) if len(words) > 1 else words


def _beginning(text: str) -> Sequence[str]:
    letters = without_accents(text)
    return (letters[:_COGNATE_LETTERS],) if len(letters) >= _COGNATE_LETTERS else ()


def _same_key(a: Term, b: Term) -> bool:
    same = a.key == b.key or not a.concepts.isdisjoint(b.concepts) or _have_one_stem(a, b)
    return same and not bear_other_titles(a, b)


def _have_one_stem(a: Term, b: Term) -> bool:
    """Tell whether two forms are of one word, of which only one is listed under a concept or has a capital.

    "Levy", "levying"; « les Romains », « les romains ».
    """
    return bool(a.stem) is not bool(b.stem) and (a.stem or a.key) == (b.stem or b.key)


def _same_name(a: Term, b: Term) -> bool:
    return a.name and b.name and same_name(a.key, b.key) and not bear_other_titles(a, b)


def bear_other_titles(a: Term, b: Term) -> bool:
    """Tell whether two names cannot be one person's: "Mr Bush" is not "Mrs Bush"."""
    return bool(a.title and b.title and a.title != b.title)


def _opposed(a: Term, b: Term) -> bool:
    return not opposites_of(a.concepts).isdisjoint(b.concepts)


def _finer(a: Term, b: Term) -> bool:
    return not kin_of(a.concepts).isdisjoint(b.concepts)


def _cognate(a: Term, b: Term) -> bool:
    if a.name != b.name or (a.concept and b.concept):
        return False
    first, second = without_accents(a.text), without_accents(b.text)
    longest = max(len(first), len(second))
    if min(len(first), len(second)) < _COGNATE_LETTERS:
        return False
    common = next(
        (i for i, (x, y) in enumerate(zip(first, second, strict=False)) if x != y), min(len(first), len(second))
    )
    return common >= _COGNATE_LETTERS and common / longest >= _COGNATE_SHARE


# Which of the signs two terms must share to be looked at, the test they must pass, and what a match is worth.
_MATCHERS = (
    (0, _same_key, 1.0),
    (1, _same_name, 1.0),
    (2, _opposed, _OPPOSED),
    (3, _finer, 0.8),
    (4, _cognate, 0.8),
)
