"""Which of two sides tells a fact more exactly, where a model says that one does and does not say which.

Figures show it by what they stand for, words by what one side has beside all that the other has. What shows nothing is
no precision: whoever is told that one source is the more exact one wants to know which.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from claimcheck.annotation.wording import Forms, folded, words_of
from claimcheck.comparison.evidence.matching import match_terms, matched_terms
from claimcheck.comparison.evidence.roles import COMPATIBLE
from claimcheck.comparison.explain import BY_MODEL
from claimcheck.comparison.relate import Relation
from claimcheck.comparison.rules.finer import finer_of
from claimcheck.comparison.statements import Figure, Statement
from claimcheck.engines import Match
from claimcheck.figures.intervals import relate_quantities
from claimcheck.languages.scanner import scan
from claimcheck.records import Difference, Kind, Verdict

_Side = Literal["a", "b"]

_WORDING = "wording"


@dataclass(frozen=True, slots=True)
class _Detail:
    """What a statement tells in one place: of what kind, in which words, and where these stand."""

    kind: str
    words: str
    start: int


def with_finer_side(relation: Relation, match: Match, named: Sequence[tuple[Figure, Figure]]) -> Relation:
    """Return a precision that a model sees with the side that is the more exact one.

    `named` are the figures in the words that the model names, each of one side with each of its kind of the other.
    Where nothing shows a side both tell the same, unless both tell it in digits: these may differ.
    """
    side = match.finer or _by_words(relation, match, named) or _by_details(relation)
    if side is None:
        digits = all(any(map(str.isdigit, words)) for words in (match.a_words, match.b_words))
        return relation if digits else _as_agreement(relation)
    differences = relation.differences or (_detail(relation, side),)
    return replace(relation, differences=tuple(replace(difference, finer=side) for difference in differences))


def _as_agreement(relation: Relation) -> Relation:
    differences = tuple(replace(difference, relation=Verdict.AGREE) for difference in relation.differences)
    return replace(relation, verdict=Verdict.AGREE, differences=differences)


def _by_words(relation: Relation, match: Match, named: Sequence[tuple[Figure, Figure]]) -> _Side | None:
    """Return the more exact side by the words that the model names; of one side alone they are what it has more."""
    if not (match.a_words and match.b_words):
        return "a" if match.a_words else "b" if match.b_words else None
    by_figures = {_by_figures(*pair) for pair in named} - {None}
    if len(by_figures) == 1:
        return by_figures.pop()
    sides = tuple(zip((match.a_words, match.b_words), (relation.a, relation.b), strict=True))
    numbers = [[word for word in words_of(words) if word.isdigit()] for words, _ in sides]
    if any(numbers):
        return _having_more(*numbers)
    return _having_more(*(folded(scan(words), side.language) for words, side in sides))


def _by_figures(x: Figure, y: Figure) -> _Side | None:
    """Return which of two figures is the finer one; jobs and posts that a model takes for the same count the same."""
    a, b = x.quantity, y.quantity
    b = replace(b, unit=a.unit) if a.kind is Kind.COUNT else b
    return finer_of(a, b, relate_quantities(a, b))


def _having_more(a: Sequence[str], b: Sequence[str]) -> _Side | None:
    """Return the side that has words of its own beside all that the other has."""
    more_a, more_b = (any(word not in Forms(other) for word in own) for own, other in ((a, b), (b, a)))
    return None if more_a is more_b else "a" if more_a else "b"


def _by_details(relation: Relation) -> _Side | None:
    """Return the side that alone tells a figure or a name, or else the one that alone tells anything more."""
    a, b = _alone(relation.a, relation.b), _alone(relation.b, relation.a)
    for of_weight in (True, False):
        more_a, more_b = (any(one.kind != _WORDING or not of_weight for one in side) for side in (a, b))
        if more_a is not more_b:
            return "a" if more_a else "b"
    return None


def _detail(relation: Relation, side: _Side) -> Difference:
    """Return as a difference what one side alone tells: the first figure or name, the first word, or else all of it."""
    own, other = (relation.a, relation.b) if side == "a" else (relation.b, relation.a)
    whole = _Detail(_WORDING, own.claim.quote, own.claim.start)
    detail = min(_alone(own, other), key=lambda one: one.kind == _WORDING, default=whole)
    ends = own.claim.id, other.claim.id
    of_own = Difference(detail.kind, detail.words, None, Verdict.PRECISION, ends, detail.start, rule=BY_MODEL)
    return of_own if side == "a" else of_own.mirrored()


def _alone(own: Statement, other: Statement) -> list[_Detail]:
    """Return the figures, names and other words of a statement that another lacks."""
    figures = [
        _Detail(str(one.quantity.kind), one.quantity.text, one.quantity.start)
        for figures, others in ((own.amounts, other.amounts), (own.dates, other.dates))
        for one in figures
        if not any(relate_quantities(one.quantity, two.quantity) in COMPATIBLE for two in others)
    ]
    matched = matched_terms(match_terms(own.terms, other.terms))
    terms = (term for term in own.terms if id(term) not in matched)
    return [*figures, *(_Detail("name" if term.name else _WORDING, term.text, term.start) for term in terms)]
