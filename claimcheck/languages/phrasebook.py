"""Looking up phrases of one or more words among tokens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from claimcheck.frozen import frozen
from claimcheck.languages.scanner import Token, scan


@frozen
class Hit:
    """A phrase found among tokens: the token range `first:last` and the phrase as it stands in the phrasebook."""

    first: int
    last: int
    phrase: str


class Phrasebook:
    """A set of phrases that can be found among tokens in time linear in the number of tokens."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first_word: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase in phrases:
            words = tuple(token.text.lower() for token in scan(phrase))
            if words:
                self._by_first_word.setdefault(words[0], []).append((words, phrase))
        for entries in self._by_first_word.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    @classmethod
    def of_words(cls, words: str) -> Phrasebook:
        """Return a phrasebook of single words, given as text separated by white space."""
        return cls(words.split())

    def begins_in(self, words: AbstractSet[str]) -> bool:
        """Tell whether one of `words`, in lower case, begins a phrase: of many books most have none."""
        return not self._by_first_word.keys().isdisjoint(words)

    def find(self, tokens: Sequence[Token]) -> list[Hit]:
        """Return the phrases that stand in `tokens`, the longest first at each place, without overlaps."""
        lowered = [token.lowered for token in tokens]
        hits: list[Hit] = []
        if self._by_first_word.keys().isdisjoint(lowered):
            return hits  # as most books have it with most sentences
        position = 0
        while position < len(lowered):
            entries = self._by_first_word.get(lowered[position])
            hit = _longest_at(entries, lowered, position) if entries else None
            if hit:
                hits.append(hit)
            position = hit.last if hit else position + 1
        return hits


def _longest_at(entries: Sequence[tuple[tuple[str, ...], str]], lowered: list[str], position: int) -> Hit | None:
    """Return the first of some phrases, the longest before the others, that stands at a place."""
    for words, phrase in entries:
        last = position + len(words)
        if tuple(lowered[position:last]) == words:
            return Hit(position, last, phrase)
    return None
