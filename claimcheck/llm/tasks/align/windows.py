"""The claims of two sources in questions of bounded length: tokens grow with the length of the articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimcheck.engines import Side
from claimcheck.llm.tasks.likeness import Likeness
from claimcheck.records import Claim

# What the id and the status of a claim add to its text, in characters.
_AROUND_A_CLAIM = 24

# So many likely partners of a claim are shown, beside the one at the same height of its article.
_LIKELIEST = 5


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
        yield part, replace(b, claims=_within([partners[claim.id] for claim in part.claims], b.claims, characters))


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


def _within(partners: Sequence[Sequence[int]], claims: Sequence[Claim], characters: int) -> tuple[Claim, ...]:
    """Return the likely partners of several claims that fit, in their order: of each claim the likeliest first."""
    chosen: dict[int, Claim] = {}
    for rank in range(max(len(likely) for likely in partners)):
        for likely in partners:
            if rank < len(likely) and _length([*chosen.values(), claims[likely[rank]]]) <= characters:
                chosen[likely[rank]] = claims[likely[rank]]
    return tuple(claim for _, claim in sorted(chosen.items()))


def _partners(a: Side, b: Side) -> dict[str, list[int]]:
    """Return the places of the likely partners of each claim of `a`, by its id, the likeliest first."""
    likeness = Likeness([claim.text for claim in b.claims])
    partners: dict[str, list[int]] = {}
    for place, claim in enumerate(a.claims):
        near = likeness.nearest(claim.text, _LIKELIEST)
        partners[claim.id] = list(dict.fromkeys([*near, place * len(b.claims) // len(a.claims)]))
    return partners
