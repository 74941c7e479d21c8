"""Claims compared by their own wording, where a model worded them: what is found is brought back to the source's words.

Several claims may come from one sentence, and their quote is then the same. What each of them says stands in its text,
with names for pronouns; its figures are still those that the article gives, with what they stand for there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from claimcheck import figures
from claimcheck.annotation.names import find_names
from claimcheck.annotation.wording import words_of
from claimcheck.languages.scanner import TokenKind, scan, without_accents
from claimcheck.records import Certainty, Claim, Difference, Quantity, Shared

_UNIT = re.compile(r"\s?[%‰°€$£¥]")

# That of most claims: they stand in their own words.
_NO_OFFSETS: Mapping[int, int] = {}

_Item = TypeVar("_Item", Difference, Shared)


@dataclass(frozen=True, slots=True)
class Rewording:
    """A claim as it stands in its source, and the same claim with its own text in the place of the quote.

    `offsets` gives for the beginning of a figure in the text where it begins in the article.
    """

    claim: Claim
    worded: Claim
    offsets: Mapping[int, int]

    def located(self, words: str | None, start: int | None) -> tuple[str | None, int | None]:
        """Return words of the text and their offset as they stand in the article; no offset where they do not.

        What somebody denies is worded without the denial: such words alone would say the contrary, so the quote stands.
        """
        if words is None or start is None or self._stand_at(words, start):
            return words, start
        if start in self.offsets:
            quantity = next(q for q in _all(self.claim) if q.start == self.offsets[start])
            return quantity.text, quantity.start
        place = place_of(words, self.claim.quote)
        if place is None and self.claim.certainty is Certainty.DENIED:
            return self.claim.quote, self.claim.start
        if place is None:
            return words, None
        return self.claim.quote[place[0] : place[1]], self.claim.start + place[0]

    def _stand_at(self, words: str, start: int) -> bool:
        """Tell whether a claim that is not reworded has words at an offset of the article."""
        place = start - self.claim.start
        return self.worded is self.claim and place >= 0 and self.claim.quote.startswith(words, place)


def rewording(claim: Claim, language: str) -> Rewording:
    """Return `claim` with its text in the place of its quote; as it is where both have the same words."""
    if words_of(claim.text) == words_of(claim.quote):
        return Rewording(claim, claim, _NO_OFFSETS)
    found = list(figures.find(claim.text, language, None))
    placed: dict[int, Quantity] = {}
    for quantity in _all(claim):
        own = _partner(quantity, [one for one in found if one.start not in placed], claim.text)
        if own is not None:
            placed[own.start] = replace(quantity, start=own.start, end=own.end, text=own.text)
    offsets = {
        start: next(q.start for q in _all(claim) if (q.value, q.kind) == (one.value, one.kind))
        for start, one in placed.items()
    }
    worded = replace(
        claim,
        quote=claim.text,
        start=0,
        end=len(claim.text),
        quantities=_placed(placed, claim.quantities),
        dates=_placed(placed, claim.dates),
        names=tuple(dict.fromkeys([*find_names(claim.text, language), *(n for n in claim.names if n in claim.text)])),
    )
    return Rewording(claim, worded, offsets)


def relocated(items: Iterable[_Item], rewordings: Mapping[str, Rewording]) -> tuple[_Item, ...]:
    """Return in the words of the articles how claims differ, or what they share, by their text."""
    result = []
    for one in items:
        first, second = (rewordings.get(identifier) for identifier in one.claims)
        a, a_start = first.located(one.a, one.a_start) if first else (one.a, one.a_start)
        b, b_start = second.located(one.b, one.b_start) if second else (one.b, one.b_start)
        is_there = (a or one.a, b or one.b, a_start, b_start) == (one.a, one.b, one.a_start, one.b_start)
        result.append(one if is_there else replace(one, a=a or one.a, b=b or one.b, a_start=a_start, b_start=b_start))
    return tuple(result)


def place_of(words: str, text: str) -> tuple[int, int] | None:
    """Return where `words` stand side by side in `text`, case, accents and typographic signs aside; None if nowhere."""
    wanted = words_of(words)
    tokens = [token for token in scan(text) if token.kind is not TokenKind.SIGN]
    present = tuple(without_accents(token.text) for token in tokens)
    for first in range(len(present) - len(wanted) + 1):
        if wanted and present[first : first + len(wanted)] == wanted:
            end = tokens[first + len(wanted) - 1].end
            return tokens[first].start, end + _length_of_unit(words, text[end:])
    return None


def _length_of_unit(words: str, behind: str) -> int:
    """Return how long the sign is, such as "%" or "€", that words end in and that stands behind them in a text too."""
    unit = _UNIT.match(behind)
    return unit.end() if unit and words.rstrip().endswith(unit.group().strip()) else 0


def _all(claim: Claim) -> tuple[Quantity, ...]:
    return (*claim.quantities, *claim.dates)


def _placed(placed: Mapping[int, Quantity], own: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Return those of a text that stand for some of the source, in the order of the text."""
    known = {(quantity.kind, quantity.value, quantity.low) for quantity in own}
    in_order = (quantity for _, quantity in sorted(placed.items()))
    return tuple(one for one in in_order if (one.kind, one.value, one.low) in known)


def _partner(quantity: Quantity, found: Sequence[Quantity], text: str) -> Quantity | None:
    """Return the figure of a text that stands for one of the source: of its kind and value, or in its very words."""
    alike = [one for one in found if one.kind is quantity.kind and one.value == quantity.value]
    if alike:
        return alike[0]
    same_words = [one for one in found if words_of(one.text) == words_of(quantity.text)]
    if same_words:
        return same_words[0]
    place = place_of(quantity.text, text)
    return replace(quantity, start=place[0], end=place[1], text=text[place[0] : place[1]]) if place else None
