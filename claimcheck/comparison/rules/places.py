"""The places of a statement that two statements both fill: is each known to be the same?

Places are what is said to happen (the words of content that are no names), who and where (the names), how much, when,
and who says so. Polarity and modality have rules of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from claimcheck.comparison.evidence.matching import TermMatch, matched_terms
from claimcheck.comparison.evidence.roles import CERTAIN_ROLE, FigurePair
from claimcheck.comparison.evidence.subject import Subject
from claimcheck.comparison.rules.outcomes import Same
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.names import same_name
from claimcheck.comparison.vocabulary.terms import Term
from claimcheck.figures.intervals import QuantityRelation
from claimcheck.records import Kind

#: What is said of one place: the words by which it is the same, None where both fill it and nothing shows that.
Found = Same | None

# A name belongs to the word of content in front of it, or to the one before that: "the old cemetery of Oldport".
_CLOSE = 2

#: The place of who and where: the names.
WHO = "who"

#: The place of who says so.
SPEAKER = "speaker"


def places_of_both(subject: Subject) -> Iterator[tuple[str, Found]]:
    """Yield each place that both statements fill, by its name, and by which words it is the same, if it is."""
    for name, look in PLACES.items():
        yield from ((name, found) for found in look(subject))


def unproved_places(subject: Subject) -> tuple[str, ...]:
    """Return the names of the places that both statements fill and that nothing shows to be the same.

    Across languages words that are not known prove nothing. Where one side has an amount of its own, its names may
    belong to that: 1,200 jobs in Europe, and 1,200 jobs of which 300 in Spain. A rank is somebody's: second, sixteenth.
    """
    if subject.a.language != subject.b.language:
        return ()
    alone = (*subject.amounts.only_a, *subject.amounts.only_b)
    own = any(figure.quantity.kind is not Kind.ORDINAL for figure in alone)
    open_places = (name for name, found in places_of_both(subject) if found is None)
    return tuple(name for name in open_places if not (own and name == WHO))


def rests_on_a_bound(subject: Subject) -> bool:
    """Tell whether all that both amounts have in common is that a bound of one admits the other, of whatever it is."""
    compatible = [pair for pair in subject.amounts.pairs if pair.compatible]
    return bool(compatible) and all(_admits_by_chance(pair) for pair in compatible)


def opens_with_others(a: Statement, b: Statement, matches: Iterable[TermMatch]) -> bool:
    """Tell whether each statement opens with a name, and one of the two names stands nowhere in the other statement.

    "Lund defended the choice of Brask" is told of Lund, "Brask spoke" of Brask.
    """
    openings = [side.terms[0] for side in (a, b) if side.terms and side.terms[0].name]
    matched = matched_terms(matches)
    return len(openings) == 2 and any(id(opening) not in matched for opening in openings)


def names_others_alike(a: Statement, b: Statement, matches: Sequence[TermMatch]) -> bool:
    """Tell whether a name of one statement and another of the other stand close behind one word that both have.

    "The cemetery of Oldport", "one of the cemeteries of Newport": what is told of differs, whatever else is shared.
    """
    alike = [(match.a, match.b) for match in matches if not match.opposed and not match.a.name]
    matched = matched_terms(matches)
    follow_a, follow_b = (_own_names_behind(side.terms, matched) for side in (a, b))
    return any(id(x) in follow_a and id(y) in follow_b for x, y in alike)


def _own_names_behind(terms: Sequence[Term], matched: AbstractSet[int]) -> frozenset[int]:
    """Return the words, by identity, close behind which a statement has a name that the other lacks."""
    own = (place for place, term in enumerate(terms) if term.name and id(term) not in matched)
    return frozenset(id(word) for place in own for word in terms[max(place - _CLOSE, 0) : place])


def _what(subject: Subject) -> Iterator[Found]:
    """Look at the words of content: one of them at least must be the same."""
    yield from _terms(subject, names=False)


def _who(subject: Subject) -> Iterator[Found]:
    """Look at the names, of people and of places: one of them at least must be the same.

    Whom a pronoun alone stands for is no name that a statement fills its place with.
    """
    yield from _terms(subject, names=True)


def _terms(subject: Subject, *, names: bool) -> Iterator[Found]:
    if all(any(term.name is names for term in side.terms) for side in (subject.a, subject.b)):
        matches = [m for m in subject.shared.matches if not m.opposed and names in (m.a.name, m.b.name)]
        yield Same(matches[0].a.text, matches[0].b.text) if matches else None


def _how_much(subject: Subject) -> Iterator[Found]:
    if subject.a.amounts and subject.b.amounts:
        yield _figure(pair for pair in subject.amounts.pairs if not _admits_by_chance(pair))


def _admits_by_chance(pair: FigurePair) -> bool:
    """Tell whether a bound admits a number that nothing shows to be of the same: "at least 106" admits 10,000."""
    is_bound = any(None in (figure.quantity.low, figure.quantity.high) for figure in (pair.a, pair.b))
    return is_bound and pair.relation is not QuantityRelation.SAME and pair.role < CERTAIN_ROLE


def _when(subject: Subject) -> Iterator[Found]:
    own = ([date for date in side.dates if not date.earlier] for side in (subject.a, subject.b))
    if all(own):
        yield _figure(subject.dates.pairs)


def _figure(pairs: Iterable[FigurePair]) -> Found:
    pair = next((pair for pair in pairs if pair.compatible), None)
    return Same(pair.a.quantity.text, pair.b.quantity.text) if pair else None


def _who_says_so(subject: Subject) -> Iterator[Found]:
    first, second = subject.a.claim.speaker, subject.b.claim.speaker
    if first and second:
        yield Same(first, second) if same_name(first.casefold(), second.casefold()) else None


#: How each place is looked at, by its name.
PLACES: Mapping[str, Callable[[Subject], Iterator[Found]]] = {
    "what": _what,
    WHO: _who,
    "how_much": _how_much,
    "when": _when,
    SPEAKER: _who_says_so,
}
