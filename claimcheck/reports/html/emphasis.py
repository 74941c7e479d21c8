"""Which words of its sources a finding emphasises: the figures that differ, and what says that one only reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.annotation.certainty import hedges
from claimcheck.figures.hedges import hedged_span
from claimcheck.records import Certainty, Qualifier
from claimcheck.reports.differing import Marked, telling
from claimcheck.reports.html.desk import Desk, Voice, quantity_at, sides
from claimcheck.reports.html.views import Card


def spans_between(differences: Sequence[Marked], panel: str, start: int, end: int, desk: Desk) -> list[tuple[int, int]]:
    """Return the differing words that stand between two offsets of a panel, as offsets from `start`."""
    spans = (span for owner, span in _differing(differences, desk) if owner == panel)
    return [(first - start, last - start) for first, last in spans if start <= first < end]


def place_spots(differences: Sequence[Marked], card: Card, desk: Desk) -> None:
    """Mark the differing words in the texts of their panels."""
    for panel, span in _differing(differences, desk):
        desk.spot(panel, span, card)


def _differing(differences: Sequence[Marked], desk: Desk) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the panel and the span of the words that make each difference: a figure, or who is said to say it."""
    for difference in telling(differences):
        for identifier, words, at in sides(difference):
            voice = desk.voices.get(identifier)
            if voice and words and at is not None:
                yield voice.panel, with_hedge(voice, (at, at + len(words)))
            elif voice and difference.kind == "certainty":
                yield from ((voice.panel, span) for span in _reserving(voice))


def with_hedge(voice: Voice, span: tuple[int, int]) -> tuple[int, int]:
    """Return the span of a figure in its source with the words that limit it."""
    quantity = quantity_at(voice, span[0])
    if quantity is None or quantity.qualifier is Qualifier.EXACT:
        return span
    shift = voice.claim.start
    first, last = hedged_span(voice.claim.quote, (span[0] - shift, span[1] - shift), voice.language)
    return first + shift, last + shift


def _reserving(voice: Voice) -> Iterator[tuple[int, int]]:
    """Yield where a source says that it only reports: the one it names, and words such as "would"."""
    claim = voice.claim
    if claim.certainty is Certainty.STATED:
        return
    named = claim.quote.find(claim.speaker) if claim.speaker else -1
    if claim.speaker and named >= 0:
        yield claim.start + named, claim.start + named + len(claim.speaker)
    for start, end in hedges(claim.quote, voice.language):
        yield claim.start + start, claim.start + end
