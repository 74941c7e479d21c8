"""Whether names may name the same: two by themselves, or one among all that a text has."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from claimcheck.comparison.vocabulary.postings import Postings

# Two names that share a first and a last name differ in a title or an office ("Economy Minister Ann Lee").
_SHARED_WORDS = 2

# "World War II" is not "World War I", nor "Apollo 13" any Apollo.
_NUMERAL = re.compile(r"[ivx]+|\d+")

# A key has no accents, and where a keyboard lacks them their vowel is written out: Möller, Moeller.
_WRITTEN_OUT = re.compile(r"(?<=[^\W\daeiou])([aou])e(?=[^\W\daeiou])")


def same_name(a: str, b: str) -> bool:
    """Tell whether two name keys may name the same: one is part of the other ("musk", "elon musk"), or its initials."""
    if _spelt(a) == _spelt(b):
        return True
    words_a, words_b = words_of_name(a), words_of_name(b)
    shorter, longer = sorted((words_a, words_b), key=len)
    if any(_NUMERAL.fullmatch(word) for word in set(words_a) ^ set(words_b)):
        return False
    if set(shorter) <= set(longer):
        return True
    if len(set(shorter) & set(longer)) >= _SHARED_WORDS:
        return not _have_other_middle_names(words_a, words_b)
    return len(shorter) == 1 and len(longer) > 1 and shorter[0] == initials(longer)


def _have_other_middle_names(a: Sequence[str], b: Sequence[str]) -> bool:
    """Tell whether two names begin and end alike, each with a word of its own between: Jean-Claude, Jean-Marc Lund."""
    return a[0] == b[0] and a[-1] == b[-1] and bool(set(a) - set(b)) and bool(set(b) - set(a))


@functools.lru_cache(maxsize=4096)
def words_of_name(key: str) -> tuple[str, ...]:
    """Return the words of a name key in order, without an s at their ends."""
    return tuple(word.rstrip("s") or word for word in _WRITTEN_OUT.sub(r"\1", key).split())


def initials(words: Iterable[str]) -> str:
    """Return the first letters of the words of a name."""
    return "".join(word[0] for word in words)


def share_a_name(a: Iterable[str], b: Iterable[str]) -> bool:
    """Tell whether any name key of `a` may name the same as any of `b`."""
    known = Names(b)
    return any(known.has(key) for key in a)


def name_others(a: Collection[str], b: Collection[str]) -> bool:
    """Tell whether two sides both have name keys, and none that may name the same."""
    return bool(a and b) and not share_a_name(a, b)


class Names:
    """Name keys, each found by what another that may name the same has in common with it.

    A list of thousands of names is held against another one without looking at all pairs.
    """

    def __init__(self, keys: Iterable[str]) -> None:
        self._by_spelling, self._by_word = Postings[str, str](), Postings[str, str]()
        self._of_one_word, self._by_initials = Postings[str, str](), Postings[str, str]()
        distinct_keys = dict.fromkeys(keys)
        self._count = len(distinct_keys)
        for key in distinct_keys:
            self._by_spelling.add(key, (_spelt(key),))
            words = words_of_name(key)
            distinct = dict.fromkeys(words)
            self._by_word.add(key, distinct)
            if len(distinct) == 1:
                self._of_one_word.add(key, distinct)
            self._by_initials.add(key, (initials(words),))

    def __len__(self) -> int:
        return self._count

    def has(self, key: str) -> bool:
        """Tell whether a name may name the same as one of these (see `same_name`)."""
        return _spelt(key) in self._by_spelling or any(same_name(key, other) for other in self._candidates(key))

    def alike(self, key: str) -> Iterator[str]:
        """Yield each of these that may name the same as a name, once."""
        for other in dict.fromkeys((*self._by_spelling.get(_spelt(key)), *self._candidates(key))):
            if same_name(key, other):
                yield other

    def with_word(self, word: str) -> Iterator[str]:
        """Yield those of several words of which one is `word`."""
        plain = words_of_name(word)
        return (key for key in self._by_word.get(plain[0] if plain else "") if " " in key and word in key.split())

    def share(self, other: Names) -> bool:
        """Tell whether any name of the two may name the same."""
        return any(other.has(key) for _, keys in self._by_word.items() for key in keys)

    def _candidates(self, key: str) -> Iterator[str]:
        """Yield every name that may name the same: one of several words shares two of them, not the commonest alone."""
        words = words_of_name(key)
        distinct = sorted(dict.fromkeys(words), key=lambda word: len(self._by_word.get(word)))
        for word in distinct[:-1] if len(distinct) > 1 else distinct:
            yield from self._by_word.get(word)
        for word in (*distinct, initials(words)):
            yield from self._of_one_word.get(word)
        if len(words) == 1:
            yield from self._by_initials.get(words[0])


def _spelt(key: str) -> str:
    return _WRITTEN_OUT.sub(r"\1", key.replace("-", " "))
