"""The finite verbs of a passage, what each says, and which of them a word belongs to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from claimcheck.annotation.predicates import Predicates, predicates_of
from claimcheck.comparison.statements import Statement
from claimcheck.verification.vocabulary import Vocabulary, vocabulary
from claimcheck.verification.words import Sort, Word


@dataclass(frozen=True, slots=True)
class Clauses:
    """The verbs of a sequence of words: `content` has, by the place of each finite one, the places of what it says.

    Of "has been sold" that is the participle, of "is a clerk" the noun.
    """

    words: Sequence[Word]
    content: dict[int, Sequence[int]]
    vocabulary: Vocabulary

    def governor(self, place: int) -> int | None:
        """Return the finite verb in front of a word in its clause; None where a sign or an opening word parts them.

        "And" between two nouns opens no clause.
        """
        parting = (self.vocabulary.clause_openers | self.vocabulary.relatives) - self.vocabulary.additive
        for before in range(place - 1, -1, -1):
            if before in self.content:
                return before
            if self.words[before].sort is Sort.BOUNDARY or self.words[before].text.lower() in parting:
                return None
        return None

    def are_kept(self, verb: int, kept: Collection[int]) -> bool:
        """Tell whether one of the words that tell what a finite verb says is among those of a claim (`kept`)."""
        return any(place in kept for place in self.content[verb])

    def share_their_object(self, first: int, second: int) -> bool:
        """Tell whether two verbs are joined by "and" with nothing else between: "bought and repaired | the mill"."""
        between = self.words[first + 1 : second]
        joined = any(word.text.lower() in self.vocabulary.clause_openers for word in between)
        return joined and not any(word.weighs for word in between)


def clauses(words: Sequence[Word], statements: Sequence[Statement]) -> Clauses:
    """Return the finite verbs of the words of some statements."""
    places = {word.start: place for place, word in enumerate(words)}
    starts = (start for statement in statements for start in _finite(statement))
    found = sorted({places[start] for start in starts if start in places})
    own = vocabulary(statements[0].language)
    return Clauses(words, {verb: _content_of(words, verb, own) for verb in found}, own)


def _finite(statement: Statement) -> Iterator[int]:
    """Yield the offsets of the finite verbs of a statement, one that shares the subject of another as well."""
    predicates = predicates_of(statement.claim.quote, statement.language)
    tokens, offset = predicates.passage.tokens, statement.claim.start
    yield from (offset + tokens[index].start for index in predicates.all)
    joints = vocabulary(statement.language).clause_openers
    for index, word in enumerate(predicates.passage.words[:-1]):
        verb = predicates.may_begin(index + 1) if word in joints else None
        if verb is not None and _has_object(predicates, verb):
            yield offset + tokens[verb].start


def _has_object(predicates: Predicates, verb: int) -> bool:
    """Tell whether no bare noun follows what may be a verb: "and rented a mill", not "and retired doctors"."""
    return verb + 1 < len(predicates.passage.tokens) and not predicates.passage.content(verb + 1)


def _content_of(words: Sequence[Word], verb: int, own: Vocabulary) -> Sequence[int]:
    if words[verb].text.lower() not in own.auxiliaries:
        return (verb,)
    behind = range(verb + 1, len(words))
    first = next((at for at in behind if words[at].weighs), verb)
    last = first
    while last + 1 < len(words) and words[last + 1].sort is Sort.CONTENT:
        last += 1  # "has quickly sold"
    return range(first, last + 1)
