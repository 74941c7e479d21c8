"""The matrix: one row a finding, one column a source, in each cell the words of that source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimcheck import verdicts
from claimcheck.records import Verdict
from claimcheck.reports.html.views import Card, Group, MatrixRow, Mention, Panel


def matrix(cards: Iterable[Card], panels: Sequence[Panel]) -> tuple[MatrixRow, ...]:
    """Return a row for each card, with a cell for each panel."""
    return tuple(MatrixRow(card, tuple(_cell(card, panel) for panel in panels)) for card in cards)


def differing(groups: Iterable[Group]) -> list[Card]:
    """Return the cards in which sources differ: gravest first, then those in which the words of two sources differ.

    An open question of which both sides are marked is one too, after all others.
    """
    listed = list(groups)
    decided = [
        card
        for group in listed
        if verdicts.of(group.verdict).differs
        for card in sorted(group.cards, key=_is_one_sided)
    ]
    unsettled = (card for group in listed if group.verdict == Verdict.UNDECIDED for card in group.cards)
    return decided + [card for card in unsettled if not _is_one_sided(card)]


def _is_one_sided(card: Card) -> bool:
    return sum(mention.differs for mention in card.mentions) < 2


def _cell(card: Card, panel: Panel) -> Mention | None:
    """Return what a source says in a finding, in its differing words where it has some; None where it is silent."""
    own = [mention for mention in card.mentions if mention.panel == panel.id]
    return next((mention for mention in own if mention.differs), own[0] if own else None)
