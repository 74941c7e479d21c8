"""Names in a language that writes every noun with a capital, as German does.

A capital inside a sentence proves nothing there. A word is taken for a name when it has a further capital (AfD, BMW),
when a title stands before it (Ministerin Vogt), when a preposition of place without an article does (aus Kiel), when
it stands beside another capitalised word and not both are common nouns (Anna Keller), when it opens a sentence and a
verb that needs a subject follows (Siemens hat), or when the same text proves it elsewhere.

This misses a name of one word that nothing of the kind stands beside ("Damit übernimmt Siemens die Werft"), and takes
an adjective and a noun without an article at the head of a title for a name.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.annotation.vocabulary import own_table
from claimcheck.languages.scanner import Token, TokenKind


@dataclass(frozen=True, slots=True)
class _Words:
    function_words: frozenset[str]
    singular_verbs: frozenset[str]
    titles: frozenset[str]
    links: frozenset[str]
    places: frozenset[str]
    common: frozenset[str]
    noun_endings: tuple[str, ...]
    adjective_endings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the text with the parts that hyphens join to it, by token range."""

    text: str
    first: int
    last: int
    opens: bool
    capital: bool

    @property
    def key(self) -> str:
        return self.text.lower()


def has_capital_nouns(language: str) -> bool:
    """Tell whether a language writes every noun with a capital."""
    return bool(own_table(language, "function_words").get("nouns_have_capitals"))


@functools.cache
def _words(language: str) -> _Words:
    table = own_table(language, "function_words")
    return _Words(
        frozenset(table.get("words", "").split()),
        frozenset(table.get("singular_verbs", "").split()),
        frozenset(table.get("weak_names", "").split()),
        frozenset(table.get("noun_links", "").split()),
        frozenset(table.get("place_prepositions", "").split()),
        frozenset(table.get("common_nouns", "").split()),
        tuple(table.get("noun_endings", ())),
        tuple(table.get("adjective_endings", ())),
    )


def name_ranges(
    text: str, tokens: Sequence[Token], language: str, starts: frozenset[int], measured: frozenset[int]
) -> list[tuple[int, int]]:
    """Return the token ranges of names, in order.

    `starts` are the indices of tokens that open a sentence, `measured` the offsets of amounts and dates.
    """
    lexicon = _words(language)
    words = list(_joined(text, tokens, starts, measured, lexicon))
    runs = list(_runs(text, tokens, words, lexicon))
    proven = {words[index].text for run in runs if _is_name(words, run, lexicon) for index in range(*run)}
    ranges: list[tuple[int, int]] = []
    for run in runs:
        if _is_name(words, run, lexicon):
            ranges.append((words[run[0]].first, words[run[1] - 1].last))
        else:
            ranges.extend(_within(words, run, proven, tokens))
    return ranges


def _joined(
    text: str, tokens: Sequence[Token], starts: frozenset[int], measured: frozenset[int], lexicon: _Words
) -> Iterator[_Word]:
    """Yield the words and signs of a text, those that a hyphen joins as one."""
    position = 0
    while position < len(tokens):
        last = position + 1
        while last + 1 < len(tokens) and tokens[last].text == "-" and _is_glued(tokens, last):
            last += 2
        written = text[tokens[position].start : tokens[last - 1].end]
        is_word = tokens[position].kind is TokenKind.WORD and tokens[position].start not in measured
        counts = written.lower() not in lexicon.function_words or (written.isupper() and len(written) > 1)
        capital = is_word and written != written.lower() and counts
        yield _Word(written, position, last, position in starts, capital)
        position = last


def _is_glued(tokens: Sequence[Token], hyphen: int) -> bool:
    before, after = tokens[hyphen - 1], tokens[hyphen + 1]
    joins = before.kind is not TokenKind.SIGN and after.kind is not TokenKind.SIGN
    return joins and before.end == tokens[hyphen].start and after.start == tokens[hyphen].end


def _runs(text: str, tokens: Sequence[Token], words: Sequence[_Word], lexicon: _Words) -> Iterator[tuple[int, int]]:
    """Yield the ranges of capitalised words in a row, without titles at their head, over particles ("von")."""
    position = 0
    while position < len(words):
        if not _may_be_named(words[position], lexicon):
            position += 1
            continue
        last = position + 1
        while last < len(words):
            following = last + 1 if words[last].key in lexicon.links and last + 1 < len(words) else last
            between = text[tokens[words[last - 1].last - 1].end : tokens[words[following].first].start]
            if "\n" in between or not _may_be_named(words[following], lexicon):
                break
            last = following + 1
        yield position, last
        position = last


def _may_be_named(word: _Word, lexicon: _Words) -> bool:
    return word.capital and word.key not in lexicon.titles and word.key.rpartition("-")[2] not in lexicon.titles


def _is_name(words: Sequence[_Word], run: tuple[int, int], lexicon: _Words) -> bool:
    first, last = run
    before = words[first - 1] if first else None
    if before and before.capital:
        return not _is_common(words[first], lexicon)
    if last - first == 1:
        word = words[first]
        if _has_further_capital(word.text) and "-" not in word.text:
            return True
        if _is_common(word, lexicon):
            return False
        if word.opens:
            return _is_bare_subject(words, last, lexicon)
        return before is not None and before.key in lexicon.places
    named = [word for word in words[first:last] if word.capital]
    if words[first].opens and words[first].key.endswith(lexicon.adjective_endings):
        return _is_bare_subject(words, last, lexicon) and not _is_common(named[-1], lexicon)
    return not all(_is_common(word, lexicon) for word in named)


def _is_bare_subject(words: Sequence[_Word], last: int, lexicon: _Words) -> bool:
    """Tell whether a verb in the singular follows: a common noun would then have an article before it."""
    return last < len(words) and words[last].key in lexicon.singular_verbs


def _is_common(word: _Word, lexicon: _Words) -> bool:
    if _has_further_capital(word.text):
        return False
    return word.key in lexicon.common or (len(word.key) > 5 and word.key.endswith(lexicon.noun_endings))


def _has_further_capital(text: str) -> bool:
    return sum(character.isupper() for part in text.split("-") for character in part[1:]) > 0


def _within(
    words: Sequence[_Word], run: tuple[int, int], proven: set[str], tokens: Sequence[Token]
) -> Iterator[tuple[int, int]]:
    """Yield what is named inside a run that is no name: words proven elsewhere, and the head of "BMW-Werk"."""
    for word in words[run[0] : run[1]]:
        if word.text in proven:
            yield word.first, word.last
        elif _has_further_capital(tokens[word.first].text):
            yield word.first, word.first + 1
