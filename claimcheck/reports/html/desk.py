"""What is gathered while the page is laid out: who says what where, and what is to be marked in which text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from claimcheck.records import CheckedClaim, Claim, Quantity
from claimcheck.reports.differing import Marked
from claimcheck.reports.figures import Figures
from claimcheck.reports.html.marking import Mark, Spot
from claimcheck.reports.html.views import Card
from claimcheck.reports.remarks import Remarks

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")


Statement = Claim | CheckedClaim


@dataclass(frozen=True, slots=True)
class Voice:
    """A claim and where it stands: the panel, the label shown for it, the language of its words."""

    panel: str
    label: str
    language: str
    claim: Statement


@dataclass(slots=True)
class Desk:
    """What is gathered on the way: the marks and spots of each panel; `left_out`: what was not compared."""

    figures: Figures
    language: str
    remarks: Remarks | None = None
    left_out: Mapping[str, Sequence[tuple[int, int]]] = field(default_factory=dict)
    voices: dict[str, Voice] = field(default_factory=dict)
    marks: dict[str, list[Mark]] = field(default_factory=dict)
    spots: dict[str, list[Spot]] = field(default_factory=dict)

    def say(self, key: str, **values: object) -> str:
        """Return a phrase of the page."""
        return self.figures.page.say(key, **values)

    def mark(self, panel: str, span: tuple[int, int], claim: str, card: Card, rank: int) -> None:
        """Mark the words of a claim in the text of a panel."""
        mark = Mark(*span, claim, card.id, card.number, card.verdict, rank)
        self.marks.setdefault(panel, []).append(mark)

    def spot(self, panel: str, span: tuple[int, int], card: Card) -> None:
        """Mark differing words in the text of a panel."""
        self.spots.setdefault(panel, []).append(Spot(*span, card.id))


def sides(difference: Marked) -> Iterable[tuple[str, str | None, int | None]]:
    """Return each side of a difference, or of what both have: the claim, its words, where they start if they do."""
    first, second = difference.claims
    return (first, difference.a, difference.a_start), (second, difference.b, difference.b_start)


def measured(claim: Statement) -> tuple[Quantity, ...]:
    """Return the amounts and dates of a claim."""
    return (*claim.quantities, *claim.dates)


def quantity_at(voice: Voice | None, at: int | None) -> Quantity | None:
    """Return the quantity that begins at an offset of the claim's source, or that the offset lies in."""
    if voice is None or at is None:
        return None
    return next((quantity for quantity in measured(voice.claim) if quantity.start <= at < quantity.end), None)


def language_tag(language: str) -> str:
    """Return a language code fit for a `lang` attribute, empty for anything else."""
    return language if language != "und" and _LANGUAGE_TAG.match(language) else ""
