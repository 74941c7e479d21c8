"""What a source tells beside the statement that is looked at: its figures, whom it quotes and names, its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claimcheck.comparison.statements import Figure, Statement
from claimcheck.comparison.vocabulary.names import same_name
from claimcheck.comparison.vocabulary.terms import Term


@dataclass(frozen=True, slots=True)
class Background:
    """All values that a source gives anywhere, its speakers in lower case, the keys of its names and of its words."""

    values: frozenset[int | float | str] = frozenset()
    speakers: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()

    def gives(self, figure: Figure) -> bool:
        """Tell whether the source has a figure too, in another sentence: then it is no detail of the other alone."""
        value = figure.quantity.value
        if isinstance(value, str):
            # A day gives its month and year as well, and a year is not denied by a day of it.
            dates = (other for other in self.values if isinstance(other, str))
            return any(other.startswith(value) or value.startswith(other) for other in dates)
        return value is not None and value in self.values

    def quotes(self, speaker: str) -> bool:
        """Tell whether the source quotes somebody: what it then states without naming anyone may be theirs as well."""
        return any(same_name(speaker.casefold(), own) for own in self.speakers)

    def has_name(self, key: str) -> bool:
        """Tell whether the source names anywhere what may be of the same name."""
        return any(same_name(key, own) for own in self.names)

    def tells_of(self, term: Term) -> bool:
        """Tell whether the source has a word of content anywhere, by its concept or its stem."""
        return term.key in self.words or not self.words.isdisjoint(term.concepts)


def backgrounds(statements: Iterable[Statement]) -> Mapping[str, Background]:
    """Return the background of each source."""
    values: dict[str, set[int | float | str]] = {}
    speakers: dict[str, set[str]] = {}
    names: dict[str, set[str]] = {}
    words: dict[str, set[str]] = {}
    for statement in statements:
        figures = (*statement.amounts, *statement.dates)
        values.setdefault(statement.source, set()).update(
            figure.quantity.value for figure in figures if figure.quantity.value is not None
        )
        named = {statement.claim.speaker.casefold()} if statement.claim.speaker else set()
        speakers.setdefault(statement.source, set()).update(named)
        names.setdefault(statement.source, set()).update(name.key for name in statement.names)
        words.setdefault(statement.source, set()).update(term.key for term in statement.terms if not term.name)
    return {
        source: Background(
            frozenset(values[source]), frozenset(speakers[source]), frozenset(names[source]), frozenset(words[source])
        )
        for source in values
    }
