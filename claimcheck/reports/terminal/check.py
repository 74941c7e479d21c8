"""The terminal report of a checked text: what the sources do not bear out first, with their own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from claimcheck.records import CHECK_VERDICTS, Check, CheckedClaim, Evidence, Verdict
from claimcheck.reports import traces
from claimcheck.reports.differing import marked_in
from claimcheck.reports.excerpts import Piece, excerpt
from claimcheck.reports.terminal.page import Page, Quote, colour_of, marks_of, symbol_of, words

_QUOTE_LIMIT = 320


def parts(document: Check, page: Page) -> list[RenderableType]:
    """Return the report, top to bottom."""
    wrong = [claim for claim in document.claims if claim.verdict is not Verdict.SUPPORTED]
    right = [claim for claim in document.claims if claim.verdict is Verdict.SUPPORTED]
    return [
        *_header(document, page),
        *_wrong(sorted(wrong, key=lambda claim: CHECK_VERDICTS.index(claim.verdict)), document, page),
        *_right(right, page),
        *_unchecked(document, page),
        *page.gone(document.since),
        *page.footer(document.engine, document.rejected),
    ]


def _header(document: Check, page: Page) -> list[RenderableType]:
    title = page.phrases.count("check", len(document.sources))
    lines: list[RenderableType] = [Text.assemble(("claimcheck", "bold"), f" · {title}"), Text()]
    if document.text.characters:
        lines.append(page.prose(words(page.phrases.say("checked_name", name=document.text.name), "dim")))
    lines += [page.source(source) for source in document.sources]
    conclusion = words(page.phrases.name("conclusions", document.verdict), "bold")
    if not document.claims:
        conclusion = words(page.phrases.say("nothing_claimed"), "bold")
    counts = page.counts(document.counts, CHECK_VERDICTS)
    return [*lines, Text(), page.prose(conclusion), counts, *page.changes(document.since)]


def _wrong(claims: Sequence[CheckedClaim], document: Check, page: Page) -> list[RenderableType]:
    if not claims:
        return []
    names = {source.id: source.name for source in document.sources}
    lines = [page.heading("heading_wrong")]
    for claim in claims:
        said = claim.explanation or ("" if claim.evidence else page.phrases.say("no_evidence"))
        places = [(document.text.name, claim.line), *((names[one.source], one.line) for one in claim.evidence)]
        lines += [
            Text(),
            page.verdict_line(claim, said),
            *_trace(claim),
            Padding(page.quotes([_checked(claim, page), *_evidence(claim)], claim.verdict), (0, 0, 0, 4)),
            page.whereabouts(places, claim.fingerprint),
        ]
    return lines


def _right(claims: Sequence[CheckedClaim], page: Page) -> list[RenderableType]:
    if not claims:
        return []
    symbol = words(symbol_of(Verdict.SUPPORTED), colour_of(Verdict.SUPPORTED))
    lines = [page.heading("heading_right")]
    for claim in claims:
        lines += [
            page.prose(page.item(symbol, page.tagged(words(claim.text), page.attribution(claim)))),
            *_trace(claim),
        ]
    return lines


def _trace(claim: CheckedClaim) -> list[RenderableType]:
    """Return a line that names what decided on a claim, where the document says it."""
    return [Padding(words(traces.deciding(claim.trace), "dim"), (0, 0, 0, 4))] if claim.trace else []


def _unchecked(document: Check, page: Page) -> list[RenderableType]:
    if not document.unchecked:
        return []
    lines: list[RenderableType] = [page.heading("heading_unchecked")]
    lines += [
        page.prose(page.item(words("–", "dim"), words(f"{one.text} ({one.reason})", "dim")))
        for one in document.unchecked
    ]
    return lines


def _checked(claim: CheckedClaim, page: Page) -> Quote:
    marks = marks_of(claim.id, claim.quote, claim.start, marked_in(claim))
    label = page.phrases.say("checked_text")
    return Quote("", label, page.remark(claim), excerpt(claim.quote, marks, _QUOTE_LIMIT))


def _evidence(claim: CheckedClaim) -> list[Quote]:
    return [Quote(piece.source, piece.source, "", _marked_evidence(piece, claim)) for piece in claim.evidence]


def _marked_evidence(piece: Evidence, claim: CheckedClaim) -> tuple[Piece, ...]:
    # A check carries no claims of its sources: only the `b` of each difference, wherever it stands in the evidence.
    sides = [replace(difference, claims=("", ""), a_start=None) for difference in marked_in(claim)]
    return excerpt(piece.quote, marks_of("", piece.quote, piece.start, sides), _QUOTE_LIMIT)
