"""Headlines with A Capital On Every Word: their capitals tell no names, so the sources do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from claimcheck.claims.nouns import has_capital_nouns
from claimcheck.comparing.statements import Statement
from claimcheck.comparing.terms import is_function_word
from claimcheck.languages.scanner import TokenKind, scan
from claimcheck.records import Claim

# Fewer words with a capital may all be one name ("Ines Calder spoke").
_FEWEST_WORDS = 3

# A word of a name this short ("Al", "St") names nobody by itself.
_SHORTEST = 3


def named_by(claims: Sequence[Claim], told: Sequence[Statement], language: str) -> tuple[Claim, ...]:
    """Return the claims, those in headline capitals with the names that `told` has for their words."""
    capitals = [is_headline(claim.quote, language) for claim in claims]
    names = _names(told) if any(capitals) else ()
    return tuple(
        replace(claim, names=_standing_in(claim.quote, names)) if headline else claim
        for claim, headline in zip(claims, capitals, strict=True)
    )


def is_headline(text: str, language: str) -> bool:
    """Tell whether every word of content in `text` has a capital, where not every noun has one."""
    if has_capital_nouns(language):
        return False
    words = [token.text for token in scan(text) if token.kind is TokenKind.WORD and len(token.text) > 1]
    content = [word for word in words if not is_function_word(word.lower(), language)]
    return len(content) >= _FEWEST_WORDS and all(word[0].isupper() for word in content)


def _names(told: Sequence[Statement]) -> tuple[str, ...]:
    """Return the names in `told` and their words, the longest first."""
    whole = {name.text for statement in told for name in statement.names}
    words = {word for name in whole for word in name.split() if len(word) >= _SHORTEST and word[0].isupper()}
    return tuple(sorted(whole | words, key=lambda name: (-len(name), name)))


def _standing_in(text: str, names: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, int] = {}
    taken: set[int] = set()
    for name in names:
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            if taken.isdisjoint(range(*match.span())):
                taken.update(range(*match.span()))
                found.setdefault(name, match.start())
    return tuple(sorted(found, key=found.__getitem__))
