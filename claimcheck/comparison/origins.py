"""Sources that print the same text are one origin, however many they are.

Two texts have one origin when most of the shorter one's runs of words stand in the other: the containment of
A. Z. Broder, "On the resemblance and containment of documents", 1997, over runs of five words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.languages.scanner import TokenKind, scan, without_accents

_RUN = 5
_ONE_ORIGIN = 0.5


def origins(texts: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """Return the ids of `texts` grouped by origin, in their order."""
    groups: list[list[str]] = []
    runs = {identifier: _runs(text) for identifier, text in texts.items()}
    for identifier in texts:
        home = next((group for group in groups if any(_same(runs[identifier], runs[other]) for other in group)), None)
        if home is None:
            groups.append([identifier])
        else:
            home.append(identifier)
    return tuple(tuple(group) for group in groups)


def among(groups: Sequence[Sequence[str]], sources: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return the groups restricted to `sources`, without those that become empty."""
    restricted = (tuple(identifier for identifier in group if identifier in sources) for group in groups)
    return tuple(group for group in restricted if group)


def _runs(text: str) -> frozenset[int]:
    words = [without_accents(token.text) for token in scan(text) if token.kind is not TokenKind.SIGN]
    return frozenset(hash(tuple(words[i : i + _RUN])) for i in range(len(words) - _RUN + 1))


def _same(a: frozenset[int], b: frozenset[int]) -> bool:
    smaller = min(len(a), len(b))
    return smaller > 0 and len(a & b) / smaller >= _ONE_ORIGIN
