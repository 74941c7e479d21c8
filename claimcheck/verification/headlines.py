"""Where capitals do not tell names, the sources do: in headlines with A Capital On Every Word, and at the start."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from claimcheck.annotation.nouns import has_capital_nouns
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.terms import is_function_word
from claimcheck.languages.scanner import Token, TokenKind, occurrences, scan
from claimcheck.records import Claim

# Fewer words with a capital may all be one name ("Ines Calder spoke").
_FEWEST_WORDS = 3

# A word of a name this short ("Al", "St") names nobody by itself.
_SHORTEST = 3

_WORD = re.compile(r"\w+")


def named_by(claims: Sequence[Claim], source_statements: Sequence[Statement], language: str) -> tuple[Claim, ...]:
    """Return the claims with the names that the sources have for a headline's words, and for the first of a claim."""
    names = _names(source_statements)
    by_word = _by_first_word(names)
    common = {term.text for statement in source_statements for term in statement.terms if term.text.islower()}
    proper = frozenset(name for name in names if name.lower() not in common)
    return tuple(
        replace(claim, names=_standing_in(claim.quote, by_word))
        if is_headline(claim.quote, language)
        else _with_name_at_start(claim, proper, language)
        for claim in claims
    )


def _with_name_at_start(claim: Claim, names: AbstractSet[str], language: str) -> Claim:
    """Return a claim with its first word as a name, where no other name begins there and the sources have it as one."""
    first = next((token for token in scan(claim.quote) if token.kind is TokenKind.WORD), None)
    if first is None or first.text not in names or is_function_word(first.text.lower(), language):
        return claim
    if any(claim.quote.startswith(name, first.start) for name in claim.names):
        return claim
    return replace(claim, names=(first.text, *claim.names))


def is_headline(text: str, language: str) -> bool:
    """Tell whether every word of content in `text` has a capital, where not every noun has one."""
    if has_capital_nouns(language):
        return False
    words = [token.text for token in _spaced(scan(text)) if token.kind is TokenKind.WORD and len(token.text) > 1]
    content = [word for word in words if not is_function_word(word.lower(), language)]
    figures = sum(token.kind is TokenKind.DIGITS for token in scan(text))
    return len(content) + figures >= _FEWEST_WORDS and all(word != word.lower() for word in content)


def _spaced(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens that are not glued to digits ("2nd", "$80M")."""
    for before, token in zip((None, *tokens), tokens, strict=False):
        if not before or before.kind is not TokenKind.DIGITS or before.end < token.start:
            yield token


def _names(source_statements: Sequence[Statement]) -> tuple[str, ...]:
    """Return the names in `source_statements` and their words, the longest first."""
    whole = {name.text for statement in source_statements for name in statement.names}
    words = {word for name in whole for word in name.split() if len(word) >= _SHORTEST and word[0].isupper()}
    return tuple(sorted(whole | words, key=_longest_first))


def _longest_first(name: str) -> tuple[int, str]:
    return -len(name), name


def _by_first_word(names: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """Return names by their first word: of many thousands a headline has the words of a few."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if first := _WORD.search(name):
            found[first.group()].append(name)
    return found


def _standing_in(text: str, names: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the names that stand in a text, in their order there; where two overlap, the longer one."""
    found: dict[str, int] = {}
    taken: set[int] = set()
    near = {name for word in _WORD.findall(text) for name in names.get(word, ())}
    for name in sorted(near, key=_longest_first):
        for first, last in occurrences(name, text):
            if taken.isdisjoint(range(first, last)):
                taken.update(range(first, last))
                found.setdefault(name, first)
    return tuple(sorted(found, key=found.__getitem__))
