"""What the sources of a check tell, found by what a question asks for: figures, names, statements that tell a name.

Each claim of a text has such questions. To look through all that the sources tell for each of them takes the product
of both lengths.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from claimcheck.comparison.evidence.matching import signs_of
from claimcheck.comparison.figure_index import FigureIndex
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.names import Names
from claimcheck.comparison.vocabulary.postings import Postings
from claimcheck.comparison.vocabulary.terms import Term

# A statement tells the matter of the one behind it up to so many places further, and of the one before it.
_CONTEXT = 2

# The kinds of sameness that show of a term only that its concept has an opposite, or a finer one.
_CONCEPTS = frozenset({2, 3})


@dataclass(frozen=True, slots=True)
class _Told:
    """The keys of all that is told in their order, those told without a title, and others with each title they bear."""

    keys: Collection[str]
    untitled: Collection[str]
    titled: Collection[tuple[str, str]]


class Naming:
    """The names, and the other words of content, by which some statements name somebody or something."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._statements = statements

    @functools.cached_property
    def names(self) -> Names:
        """All names of the statements."""
        return Names(name.key for statement in self._statements for name in statement.names)

    def alike(self, name: Term) -> Sequence[str]:
        """Return the keys of what may stand for a name and bears no other title than it: a part of it, a speaker."""
        return [
            key
            for key in self._keys.alike(name.key)
            if not name.title or key in self._told.untitled or (key, name.title) in self._told.titled
        ]

    @functools.cached_property
    def _keys(self) -> Names:
        return Names(self._told.keys)

    @functools.cached_property
    def _told(self) -> _Told:
        keys: dict[str, None] = {}
        untitled: set[str] = set()
        titled: set[tuple[str, str]] = set()
        for statement in self._statements:
            terms = [(term.key, term.title) for term in (*statement.terms, *statement.names, *statement.topic)]
            terms += [(word, "") for word in (statement.claim.speaker or "").casefold().split()]
            keys.update(dict.fromkeys(key for key, _ in terms))
            untitled.update(key for key, title in terms if not title)
            titled.update((key, title) for key, title in terms if title)
        return _Told(keys, untitled, titled)


class Sources:
    """All statements of the sources of a check, those of one source in their order."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self.statements = statements
        self.figures = FigureIndex(statements)
        self.naming = Naming(statements)

    @functools.cached_property
    def reserved_figures(self) -> FigureIndex:
        """The figures of the statements that hold something only possible or put it in the conditional."""
        return FigureIndex([one for one in self.statements if any(term.reserved for term in one.terms)])

    def around(self, statement: Statement) -> Sequence[Statement]:
        """Return a statement with the few before it in its source and the next, which may say whom it speaks of."""
        place = self._places[id(statement)]
        near = self.statements[max(0, place - _CONTEXT) : place + _CONTEXT]
        return [other for other in near if other.source == statement.source]

    def that_may_tell(self, name: Term) -> Iterator[Statement]:
        """Yield every statement of which a term, or the speaker, may be a name; and few others."""
        if name.concepts:
            yield from self.statements
            return
        found = {
            place
            for kind, signs in enumerate(signs_of(name))
            for sign in signs
            for place in self._by_sign.get((kind, sign))
        }
        text = name.text.casefold()
        found.update(place for speaker, places in self._by_speaker.items() if text in speaker for place in places)
        yield from (self.statements[place] for place in sorted(found))

    @functools.cached_property
    def _places(self) -> dict[int, int]:
        return {id(statement): place for place, statement in enumerate(self.statements)}

    @functools.cached_property
    def _by_sign(self) -> Postings[tuple[int, str], int]:
        found = Postings[tuple[int, str], int]()
        for place, one in enumerate(self.statements):
            kinds = (
                (kind, signs)
                for term in (*one.terms, *one.names, *one.topic)
                for kind, signs in enumerate(signs_of(term))
                if kind not in _CONCEPTS
            )
            found.add(place, {(kind, sign) for kind, signs in kinds for sign in signs})
        return found

    @functools.cached_property
    def _by_speaker(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(self.statements):
            if one.claim.speaker:
                found[one.claim.speaker.casefold()].append(place)
        return found
