"""What the sources of a check tell, found by what a question asks for: figures, names, statements that tell a name.

Each claim of a text has such questions. To look through all that the sources tell for each of them takes the product
of both lengths.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator, Sequence

from claimcheck.comparison.evidence.matching import signs_of
from claimcheck.comparison.figure_index import FigureIndex
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.names import Names
from claimcheck.comparison.vocabulary.terms import Term

# A statement tells the matter of the one behind it up to so many places further, and of the one before it.
_CONTEXT = 2

# The kinds of sameness that show of a term only that its concept has an opposite, or a finer one.
_CONCEPTS = frozenset({2, 3})


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
            if not name.title or not self._titles[key].isdisjoint(("", name.title))
        ]

    @functools.cached_property
    def _keys(self) -> Names:
        return Names(self._titles)

    @functools.cached_property
    def _titles(self) -> dict[str, set[str]]:
        """The titles with which each key is told, an empty one where it bears none."""
        titles: dict[str, set[str]] = defaultdict(set)
        for statement in self._statements:
            for term in (*statement.terms, *statement.names, *statement.topic):
                titles[term.key].add(term.title)
            for word in (statement.claim.speaker or "").casefold().split():
                titles[word].add("")
        return titles


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
            place for kind in enumerate(signs_of(name)) for sign in kind[1] for place in self._by_sign[kind[0], sign]
        }
        text = name.text.casefold()
        found.update(place for speaker, places in self._by_speaker.items() if text in speaker for place in places)
        yield from (self.statements[place] for place in sorted(found))

    @functools.cached_property
    def _places(self) -> dict[int, int]:
        return {id(statement): place for place, statement in enumerate(self.statements)}

    @functools.cached_property
    def _by_sign(self) -> dict[tuple[int, str], list[int]]:
        found: dict[tuple[int, str], list[int]] = defaultdict(list)
        for place, one in enumerate(self.statements):
            for term in (*one.terms, *one.names, *one.topic):
                for kind, signs in enumerate(signs_of(term)):
                    for sign in signs if kind not in _CONCEPTS else ():
                        found[kind, sign].append(place)
        return found

    @functools.cached_property
    def _by_speaker(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(self.statements):
            if one.claim.speaker:
                found[one.claim.speaker.casefold()].append(place)
        return found
