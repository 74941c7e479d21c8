"""A claim held against a passage of a source: which of its words the passage has, and what of them is in doubt."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from claimcheck.comparison.evidence.matching import TermMatch, match_terms
from claimcheck.comparison.evidence.roles import relate_figures
from claimcheck.comparison.statements import Figure, Statement
from claimcheck.comparison.vocabulary.concepts import is_narrower
from claimcheck.comparison.vocabulary.terms import Term
from claimcheck.figures.intervals import QuantityRelation
from claimcheck.records import Kind
from claimcheck.verification.alignment import WordAlignment, align_words
from claimcheck.verification.passages import Passage
from claimcheck.verification.vocabulary import Vocabulary, vocabulary
from claimcheck.verification.words import SAYING, Sort, Word, words_of

_PROVING = frozenset({QuantityRelation.SAME, QuantityRelation.B_FINER})

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a passage does not prove a claim: the name of the rule, and the words that stay open."""

    rule: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A claim held against a passage."""

    claim: Statement
    passage: Passage
    alignment: WordAlignment

    @property
    def words(self) -> Vocabulary:
        """The words of the claim's language that proofs go by."""
        return vocabulary(self.claim.language)

    @property
    def is_coarser(self) -> bool:
        """Tell whether the passage has a figure of the claim more exactly."""
        return any(
            QuantityRelation.SAME not in figure_relations(self.claim, self.passage, x.figure).get(id(y.figure), ())
            for x, y in ((self.alignment.own[p], self.alignment.others[o]) for p, o in self.alignment.partners.items())
            if x.figure and y.figure
        )

    def bearing_statements(self) -> Sequence[Statement]:
        """Return the statements of the passage that have words of the claim; all of them where none has."""
        places = {self.alignment.others[place].start for place in self.alignment.kept()}
        spans = [(s, range(s.claim.start, s.claim.end)) for s in self.passage.statements]
        return [s for s, span in spans if any(place in span for place in places)] or self.passage.statements

    def nearest_first(self) -> Sequence[Statement]:
        """Return the statements of the passage, those first that have most words of the claim."""
        starts = [self.alignment.others[place].start for place in self.alignment.kept()]
        return sorted(
            self.passage.statements, key=lambda s: -sum(s.claim.start <= start < s.claim.end for start in starts)
        )

    @property
    def speaker(self) -> frozenset[str]:
        """The words for whoever says it, where the claim and the passage have the same speaker."""
        others = {w for s in self.passage.statements for w in _WORD.findall((s.claim.speaker or "").lower())}
        own = _WORD.findall((self.claim.claim.speaker or "").lower()) or self._beside_saying()
        return frozenset(own) & others

    def _beside_saying(self) -> Sequence[str]:
        """Return the words of the claim that stand before a verb of saying, and none of content between."""
        words = self.alignment.own
        saying = next((place for place, word in enumerate(words) if word.key == SAYING), 0)
        first = saying
        while first and words[first - 1].sort is not Sort.BOUNDARY:
            first -= 1
        return [word.text.lower() for word in words[first:saying]]


def hold_against(claim: Statement, passage: Passage) -> Case:
    """Return a claim with its words aligned with those of a passage."""
    known = [
        (_span(match.a), _span(match.b))
        for statement in passage.statements
        for match in match_terms(claim.terms, statement.terms)
        if not (match.opposed or _is_finer(match))
    ]

    def bearing_out(word: Word) -> Collection[int]:
        if word.figure is None:
            return ()
        relations = figure_relations(claim, passage, word.figure)
        return {figure for figure, found in relations.items() if not found.isdisjoint(_PROVING)}

    return Case(claim, passage, align_words(words_of(claim), passage.words, bearing_out, known))


def _span(term: Term) -> range:
    """Return the offsets of the words of a term; of a name those of its first, since each of its words says more."""
    return range(term.start, term.start + 1 if term.name else term.end)


def _is_finer(match: TermMatch) -> bool:
    """Tell whether the claim has a finer word than the passage, which does not say so much: a tunnel for a road."""
    own, other = match.a.concepts, match.b.concepts
    return own.isdisjoint(other) and any(is_narrower(broad, finer) for broad in other for finer in own)


def figure_relations(claim: Statement, passage: Passage, own: Figure) -> Mapping[int, AbstractSet[QuantityRelation]]:
    """Return, by their identities (`id`), how a figure of the claim relates to those of the passage.

    Those that it cannot be true beside may be left out.
    """
    found: dict[int, set[QuantityRelation]] = defaultdict(set)
    for other, statement in passage.figures.near(own):
        found[id(other)].add(_relation(own, other, claim, statement))
    return found


def _relation(own: Figure, other: Figure, claim: Statement, statement: Statement) -> QuantityRelation:
    if _are_written_alike(own, other) or _leaves_out_the_unit(own, other):
        return QuantityRelation.SAME
    if _is_within_words_of(own, other):
        return QuantityRelation.B_FINER
    return relate_figures(own, other, claim, statement)


def _are_written_alike(x: Figure, y: Figure) -> bool:
    return x.quantity.text.casefold() == y.quantity.text.casefold() and None in (x.quantity.unit, y.quantity.unit)


def _leaves_out_the_unit(x: Figure, y: Figure) -> bool:
    """Tell whether a bare number stands for a sum or an age that the passage gives with its unit: "26", "aged 26"."""
    own, other = x.quantity, y.quantity
    return (
        own.unit is None
        and own.kind in (Kind.COUNT, Kind.OTHER)
        and other.kind in (Kind.MONEY, Kind.AGE)
        and own.value is not None
        and (own.value, own.qualifier) == (other.value, other.qualifier)
    )


def _is_within_words_of(x: Figure, y: Figure) -> bool:
    """Tell whether a time that no calendar places stands in the words of another: "in August last year"."""
    own, other = x.quantity, y.quantity
    if not (own.kind is other.kind is Kind.DATE) or own.value is not None or own.low is not None:
        return False
    return f" {own.text.casefold()} " in f" {other.text.casefold()} "


def is_date(word: Word) -> bool:
    """Tell whether a word stands for a date."""
    return word.figure is not None and word.figure.quantity.kind is Kind.DATE
