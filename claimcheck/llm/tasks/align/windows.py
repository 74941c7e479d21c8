"""The claims of two sources in questions of bounded length: tokens grow with the length of the articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimcheck.comparison import align
from claimcheck.comparison.matching import rarity
from claimcheck.comparison.statements import statements
from claimcheck.engines import Side
from claimcheck.records import Claim

# What the id and the status of a claim add to its text, in characters.
_AROUND_A_CLAIM = 24


def windows(a: Side, b: Side, characters: int) -> Iterator[tuple[Side, Side]]:
    """Yield the questions that two sources need: all claims in one where they fit, else those of `a` in parts.

    A question shows at most `characters` characters of claims of each side. Each part of `a` meets its likely partners:
    the claims of `b` that share most with one of it, and those at the same height of their article.
    """
    if _length(b.claims) <= characters:
        for part in _parts(a, characters):
            yield part, b
        return
    partners = _partners(a, b)
    for part in _parts(a, characters // 2):
        likely = {claim.id for own in part.claims for claim in partners[own.id]}
        yield part, replace(b, claims=_within([claim for claim in b.claims if claim.id in likely], characters))


def halves(side: Side) -> tuple[Side, ...]:
    """Return the claims of a side in two parts; of a single one the side as it is."""
    middle = len(side.claims) // 2
    if not middle:
        return (side,)
    return replace(side, claims=side.claims[:middle]), replace(side, claims=side.claims[middle:])


def _length(claims: Sequence[Claim]) -> int:
    return sum(len(claim.text) + _AROUND_A_CLAIM for claim in claims)


def _parts(side: Side, characters: int) -> Iterator[Side]:
    """Yield a side in parts of about equal length, none longer than `characters` unless a single claim is."""
    count = -(-_length(side.claims) // characters)
    share = _length(side.claims) / max(count, 1)
    part: list[Claim] = []
    for claim in side.claims:
        if part and _length([*part, claim]) > min(characters, share + len(claim.text)):
            yield replace(side, claims=tuple(part))
            part = []
        part.append(claim)
    if part:
        yield replace(side, claims=tuple(part))


def _within(claims: Sequence[Claim], characters: int) -> tuple[Claim, ...]:
    kept: list[Claim] = []
    for claim in claims:
        if _length([*kept, claim]) > characters:
            break
        kept.append(claim)
    return tuple(kept)


def _partners(a: Side, b: Side) -> dict[str, list[Claim]]:
    """Return the likely partners of each claim of `a`, by its id."""
    own = statements(a.claims, a.language, a.source)
    others = statements(b.claims, b.language, b.source)
    everything = [*own, *others]
    partners: dict[str, list[Claim]] = defaultdict(list)
    for first, second in align.candidate_pairs(everything, rarity(everything)):
        one, other = everything[first], everything[second]
        if one.source == a.source:
            partners[one.claim.id].append(other.claim)
    for place, claim in enumerate(a.claims):
        partners[claim.id].append(b.claims[place * len(b.claims) // len(a.claims)])
    return partners
