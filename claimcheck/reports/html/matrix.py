"""The matrix: one row a finding, one column a source, in each cell the words of that source."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.records import Comparison, Difference, Finding
from claimcheck.reports.differing import deciding
from claimcheck.reports.html.cards import pieces
from claimcheck.reports.html.desk import Desk, sides
from claimcheck.reports.html.views import Cell, Group, MatrixRow
from claimcheck.reports.sanitize import visible

# Characters of a quote in a cell.
_CELL_LIMIT = 90


def matrix(document: Comparison, groups: Sequence[Group], desk: Desk) -> tuple[MatrixRow, ...]:
    """Return the rows of the matrix, in the order of the findings, with a cell for each source."""
    cards = {card.id: card for group in groups for card in group.cards}
    return tuple(
        MatrixRow(cards[finding.id], tuple(_cell(finding, source.id, desk) for source in document.sources))
        for finding in document.findings
        if finding.id in cards
    )


def _cell(finding: Finding, source: str, desk: Desk) -> Cell | None:
    """Return what a source says in a finding, in its differing words where it has some; None where it is silent."""
    voice = next((desk.voices[claim] for claim in finding.claims if _speaks(claim, source, desk)), None)
    if voice is None:
        return None
    own = [_words_of(difference, source, desk) for difference in deciding(finding.differences, finding.verdict)]
    differing = list(dict.fromkeys(words for words in own if words))
    if differing:
        return Cell(visible(" · ".join(differing[:2])), voice.claim.id, differs=True)
    quote = pieces(voice.claim.quote, (), _CELL_LIMIT)
    return Cell("".join("…" if piece.cut else piece.text for piece in quote), voice.claim.id, differs=False)


def _speaks(claim: str, source: str, desk: Desk) -> bool:
    return claim in desk.voices and desk.voices[claim].panel == source


def _words_of(difference: Difference, source: str, desk: Desk) -> str:
    for identifier, words, _ in sides(difference):
        if words and _speaks(identifier, source, desk):
            return desk.figures.page.name("certainty", words) if difference.kind == "certainty" else words
    return ""
