"""What the page shows, ready for the templates: words, spans and shares of a line, nothing left to work out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from claimcheck.records import Verdict


@dataclass(frozen=True, slots=True)
class Tag:
    """The label after a claim in the text of a source: the claim, and the finding it leads to."""

    claim: str
    card: str
    number: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a source's text that is marked alike throughout.

    `cards` are the ids of the findings whose claims cover it, `differs` those in which its words differ; `verdict` is
    the gravest of them. `tags` label the claims that end with it. `left_out`: reading left it out of the comparison.
    """

    text: str
    cards: str = ""
    differs: str = ""
    verdict: str = ""
    tags: tuple[Tag, ...] = ()
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """A sentence of a summary and the claims it rests on."""

    text: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """A source: what it is, and its text with every claim marked in place."""

    id: str
    label: str
    name: str
    link: str
    title: str
    language: str
    facts: tuple[str, ...]
    notes: tuple[str, ...]
    summary: tuple[SummaryLine, ...]
    paragraphs: Sequence[Sequence[Run]]


@dataclass(frozen=True, slots=True)
class QuotePiece:
    """Some words of a quote: plain, differing, or left out."""

    text: str
    marked: bool = False
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """What one source says on the matter of a finding; `short` is the quote cut down to a glance."""

    panel: str
    label: str
    claim: str
    language: str
    quote: tuple[QuotePiece, ...]
    short: tuple[QuotePiece, ...]
    remark: str = ""

    @property
    def differs(self) -> bool:
        """Say whether some of its words differ from another source's."""
        return any(piece.marked for piece in self.short)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a difference: whose words, the words, and what they stand for."""

    label: str
    words: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """One row of the table of differences."""

    kind: str
    a: Side
    b: Side
    verdict: Verdict
    relation: str


@dataclass(frozen=True, slots=True)
class Bar:
    """An interval on the common line; positions are percentages of its length."""

    label: str
    words: str
    left: float
    width: float
    open_left: bool = False
    open_right: bool = False
    point: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled place on the common line; `anchor` keeps its label inside the drawing."""

    at: float
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Intervals on one common line, and in words how they lie."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    common_left: float | None
    common_width: float
    caption: str
    description: str


@dataclass(frozen=True, slots=True)
class Card:
    """A finding, or a claim of a checked text or of one article.

    `is_quote`: its heading is all that is quoted. `side_by_side`: its quotes are to be read beside each other.
    """

    id: str
    number: str
    verdict: str
    verdict_name: str
    heading: str
    heading_language: str
    sources: str
    mentions: tuple[Mention, ...]
    differences: tuple[DifferenceRow, ...]
    drawings: tuple[Drawing, ...]
    notes: tuple[str, ...]
    is_quote: bool
    side_by_side: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The cards of one verdict."""

    verdict: str
    name: str
    meaning: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One finding in the matrix: what each source says of it, None where it is silent."""

    card: Card
    cells: tuple[Mention | None, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page.

    `points` are the gravest findings in which the sources differ, `further` says how many such there are beside these.
    `origins` says which sources share their text.
    """

    title: str
    conclusion: str
    counted: tuple[str, ...]
    points: tuple[MatrixRow, ...]
    further: str
    origins: tuple[str, ...]
    document_language: str
    summary: tuple[str, ...]
    groups: tuple[Group, ...]
    panels: tuple[Panel, ...]
    matrix: tuple[MatrixRow, ...]
    rejected: tuple[tuple[str, str], ...]
    unchecked: tuple[tuple[str, str], ...] = field(default=(), kw_only=True)
    unchecked_heading: str = field(default="", kw_only=True)
    changes: str = field(default="", kw_only=True)
    gone: tuple[tuple[str, str], ...] = field(default=(), kw_only=True)
    gone_heading: str = field(default="", kw_only=True)
    engine: str
    total: int
