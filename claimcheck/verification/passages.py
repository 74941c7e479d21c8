"""The passages of the sources: sentences with their words, and which of them come nearest to a claim."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from claimcheck.comparison.figure_index import FigureIndex
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.postings import Postings
from claimcheck.verification.words import Sort, Word, words_of

# So many passages of each source are held against a claim.
_NEAREST = 4

# A word that stands in more passages than this tells little about any of them, and would make the work quadratic.
_MOST_POSTINGS = 60

# Of a sentence without an end so many characters are one passage: each claim is held against all words of a passage.
_LONGEST = 2000

# Statements with no more than so many characters between them stand in one sentence, unless a sign ends it.
_LONGEST_GAP = 3
_SENTENCE_ENDS = frozenset(".!?…")
_CLOSING = " \"'”»’)"

_WORD = re.compile(r"\w+")


#: A word of content or a figure, the small words and signs behind it, and the next such word: all by their stems.
Joint = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Passage:
    """Statements of one source that stand side by side in one sentence, their words and their figures.

    `pairs` are the words that follow one another anywhere in the source, with what stands between them (see `joints`),
    `names` the stems of the words of its names.
    """

    statements: tuple[Statement, ...]
    words: tuple[Word, ...]
    figures: FigureIndex
    pairs: Collection[Joint] = ()
    names: Collection[str] = ()

    @property
    def inherited(self) -> frozenset[str]:
        """The words of names that a pronoun in it points to."""
        return frozenset(word for s in self.statements for term in s.topic for word in _WORD.findall(term.text.lower()))


class Library:
    """The passages of the sources of a check, found by the words they share with a claim."""

    def __init__(self, source_statements: Sequence[Statement]) -> None:
        self._passages = passages(source_statements)
        self._postings = Postings[str, int]()
        for place, passage in enumerate(self._passages):
            words = [word for word in passage.words if word.sort is Sort.CONTENT]
            self._postings.add(place, {word.stem for word in words})
            self._postings.add(place, {word.key for word in words if word.key != word.stem})

    def nearest(self, claim: Statement) -> Sequence[Passage]:
        """Return the few passages of each source that share the rarest words with a claim, nearest first."""
        shares: dict[int, list[float]] = defaultdict(list)
        words = [word for word in words_of(claim) if word.sort is Sort.CONTENT]
        for key in {key for word in words for key in (word.stem, word.key)}:
            found = self._postings.get(key)
            step = len(found) // _MOST_POSTINGS + 1
            for place in found[::step]:
                shares[place].append(1 / math.log(2 + len(found)))
        scores = {place: math.fsum(found) for place, found in shares.items()}  # the same in whatever order
        by_source: dict[str, list[int]] = defaultdict(list)
        for place in sorted(scores, key=lambda candidate: (-scores[candidate], candidate)):
            chosen = by_source[self._passages[place].statements[0].source]
            if len(chosen) < _NEAREST:
                chosen.append(place)
        ranked = sorted((p for chosen in by_source.values() for p in chosen), key=lambda p: (-scores[p], p))
        return [self._passages[place] for place in ranked]


def passages(source_statements: Sequence[Statement]) -> tuple[Passage, ...]:
    """Return the sentences of the sources: the statements that follow one another with no more than a sign between."""
    groups: list[list[Statement]] = []
    for statement in source_statements:
        before = groups[-1][-1] if groups else None
        if before and _adjoin(before, statement) and statement.claim.end - groups[-1][0].claim.start <= _LONGEST:
            groups[-1].append(statement)
        else:
            groups.append([statement])
    words = [tuple(_joined(group)) for group in groups]
    pairs: dict[str, set[Joint]] = defaultdict(set)
    names: dict[str, set[str]] = defaultdict(set)
    for group, sequence in zip(groups, words, strict=True):
        pairs[group[0].source].update(joint for _, joint in joints(sequence))
        named = {word for s in group for name in s.names for word in _WORD.findall(name.text.lower())}
        names[group[0].source].update(word.stem for word in sequence if word.text.lower() in named)
    return tuple(
        Passage(tuple(group), sequence, FigureIndex(group), pairs[group[0].source], names[group[0].source])
        for group, sequence in zip(groups, words, strict=True)
    )


def joints(words: Sequence[Word]) -> Iterator[tuple[int, Joint]]:
    """Yield each word that weighs, by its place, with what joins it to the next: "32 | from | Oldport".

    A figure stands by its text, and of the words between two that weigh those count that are no articles.
    """
    first, between = -1, ""
    for place, word in enumerate(words):
        if not word.weighs:
            between += "" if word.sort is Sort.LIGHT else f" {word.stem}"
            continue
        if first >= 0:
            yield first, (_written(words[first]), between.strip(), _written(word))
        first, between = place, ""


def _written(word: Word) -> str:
    return word.text.casefold() if word.figure else word.stem


def _adjoin(first: Statement, second: Statement) -> bool:
    gap = second.claim.start - first.claim.end
    ends = first.claim.quote.rstrip(_CLOSING)[-1:]
    return first.source == second.source and 0 <= gap <= _LONGEST_GAP and ends not in _SENTENCE_ENDS


def _joined(group: Sequence[Statement]) -> Iterator[Word]:
    for place, statement in enumerate(group):
        if place:
            yield Word(",", ",", ",", Sort.BOUNDARY, statement.claim.start - 1)
        yield from words_of(statement)
