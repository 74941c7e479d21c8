"""The clause in which a figure of a statement stands, and whether anything that both statements tell stands there too.

"The list has Algeria, even if that country counted 336 new cases, and Georgia" tells beside the list what another
statement of the list need not tell: that number is no detail of the list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.annotation.fact_words import fact_words
from claimcheck.annotation.verbs import any_verb
from claimcheck.comparison.evidence.subject import Subject
from claimcheck.comparison.statements import Figure, Statement, inside_figures
from claimcheck.comparison.vocabulary.terms import verbs_of_saying
from claimcheck.languages.scanner import Token, scan, stands_apart

_SENTENCE_ENDS = frozenset(".!?…")
_SIGNS = frozenset(",;:()–—-[]") | _SENTENCE_ENDS

# What stands behind one of these stands aside from its sentence.
_ASIDES = frozenset("(–—-[")

# A participle with fewer words of content beside it only describes: « âgé de 40 ans », "aged 40".
_FEWEST_OF_A_PARTICIPLE = 2


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What stands between two signs, or words that open a clause; `opening` is the one in front of it."""

    start: int
    end: int
    words: frozenset[str]
    opening: str
    has_verb: bool


class OwnClauses:
    """The clauses of one side of a pair, and where in it stands what both sides tell."""

    def __init__(self, subject: Subject, side: Statement) -> None:
        self._side = side
        self._is_said = any(one.claim.speaker for one in (subject.a, subject.b))
        self._relatives = fact_words(side.language).relatives
        self._opening = self._relatives | fact_words(side.language).subordinators
        self._stretches = tuple(self._read())
        first = side is subject.a
        terms = [match.a if first else match.b for match in subject.shared.matches if not match.opposed]
        pairs = [pair for pair in (*subject.amounts.pairs, *subject.dates.pairs) if pair.compatible]
        offset = side.claim.start
        self._names = [term.start - offset for term in terms if term.name]
        self._shared = [term.start - offset for term in terms if not term.name]
        self._shared += [(pair.a if first else pair.b).quantity.start - offset for pair in pairs]

    def tells_apart(self, figure: Figure) -> bool:
        """Tell whether a figure stands in a clause with a verb of its own, and with nothing that both sides tell.

        When somebody said it is told of all that is said. A name in a clause that stands aside is but named.
        """
        clause = self._clause_of(figure)
        if not clause or (self._is_said and any(map(self._says, clause))):
            return False
        shared = self._shared if self._is_aside(clause[0]) else (*self._shared, *self._names)
        return not any(clause[0].start <= at < clause[-1].end for at in shared)

    def _clause_of(self, figure: Figure) -> Sequence[_Stretch]:
        """Return the stretches of the clause of a figure, none where it has no verb.

        What has no verb goes with what stands before its comma; what opens a sentence or a clause, with what follows.
        """
        at = figure.quantity.start - self._side.claim.start
        place = next((n for n, one in enumerate(self._stretches) if at < one.end), -1)
        first = place
        while first > 0 and not self._stretches[first].has_verb and self._stretches[first].opening == ",":
            first -= 1
        if self._stretches[first].has_verb:
            return self._stretches[first : place + 1]
        last = next((n for n in range(place, len(self._stretches)) if self._goes_on(n)), -1)
        return self._stretches[first : last + 1] if last >= 0 else ()

    def _goes_on(self, place: int) -> bool:
        """Tell whether a stretch has the verb of what stands in front of it."""
        one = self._stretches[place]
        return one.has_verb and not self._is_aside(one)

    def _is_aside(self, one: _Stretch) -> bool:
        return one.opening in _ASIDES or one.opening in self._relatives

    def _says(self, one: _Stretch) -> bool:
        return not verbs_of_saying(self._side.language).isdisjoint(one.words)

    def _read(self) -> Iterator[_Stretch]:
        tokens, inside = scan(self._side.claim.quote), inside_figures(self._side.claim)
        first, opening = 0, ""
        for index, token in enumerate(tokens):
            word = token.text.lower()
            opens = word in self._opening or (word in _SIGNS and stands_apart(tokens, index))
            if token.start in inside or not opens:
                continue
            if index > first:
                yield self._stretch(tokens[first:index], opening)
            first, opening = index + 1, word
        if first < len(tokens):
            yield self._stretch(tokens[first:], opening)

    def _stretch(self, tokens: Sequence[Token], opening: str) -> _Stretch:
        # « Construit en 1968, le moulin … »: what opens a sentence with its verb has its subject in what follows.
        told = tokens if opening and opening not in _SENTENCE_ENDS else tokens[1:]
        has_verb = any_verb(told, self._side.language) or self._is_participial(told)
        words = frozenset(token.text.lower() for token in tokens)
        return _Stretch(tokens[0].start, tokens[-1].end, words, opening, has_verb)

    def _is_participial(self, tokens: Sequence[Token]) -> bool:
        """Tell whether a participle tells something of its own: « né en 2019 d'une colère », not « mort en 2019 »."""
        starts = {token.start + self._side.claim.start for token in tokens}
        terms = sum(term.start in starts for term in self._side.terms)
        is_participle = fact_words(self._side.language).is_participle
        return terms >= _FEWEST_OF_A_PARTICIPLE and any(is_participle(token.text.lower()) for token in tokens)
