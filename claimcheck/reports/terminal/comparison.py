"""The terminal report of a comparison: first what differs, then what agrees, then what one source alone says."""

from __future__ import annotations

from typing import TypeAlias

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from claimcheck import verdicts
from claimcheck.records import COMPARISON_VERDICTS, Claim, Comparison, Finding, Verdict
from claimcheck.reports import traces
from claimcheck.reports.differing import marked_in
from claimcheck.reports.excerpts import excerpt, excerpt_of
from claimcheck.reports.headline import headline
from claimcheck.reports.labels import label, words_agreed_on
from claimcheck.reports.terminal.page import Page, Quote, colour_of, marks_of, symbol_of, words

Claims: TypeAlias = dict[str, tuple[str, Claim]]
"""Every claim of a document by its id, with the id of its source."""

# Characters of a quote that are shown of a finding that differs, of one that agrees, and of a claim alone.
_DIFFERING_LIMIT = 320
_AGREEING_LIMIT = 130
_SINGLE_LIMIT = 240


def parts(document: Comparison, page: Page) -> list[RenderableType]:
    """Return the report, top to bottom."""
    claims = {claim.id: (source.id, claim) for source in document.sources for claim in source.claims}
    return [
        *_header(document, page),
        *_differing(document, claims, page),
        *_agreeing(document, claims, page),
        *_undecided(document, claims, page),
        *_alone(document, claims, page),
        *page.gone(document.since),
        *page.footer(document.engine, document.rejected),
    ]


def _header(document: Comparison, page: Page) -> list[RenderableType]:
    title = page.phrases.count("comparison", len(document.sources))
    lines: list[RenderableType] = [Text.assemble(("claimcheck", "bold"), f" · {title}"), Text()]
    lines += [page.prose(words(headline(document, page.wider), "bold")), Text()]
    lines += [page.source(source) for source in document.sources]
    lines += [Text(), page.counts(document.counts, COMPARISON_VERDICTS), *page.changes(document.since)]
    if document.summary:
        lines.append(page.heading("summary"))
        lines += [page.prose(words(sentence), 2) for sentence in document.summary]
    return lines


def _differing(document: Comparison, claims: Claims, page: Page) -> list[RenderableType]:
    findings = [finding for finding in document.findings if verdicts.of(finding.verdict).differs]
    if not findings:
        return [Text(), page.prose(words(page.phrases.say("nothing_differs")))]
    lines = [page.heading("heading_differ")]
    for finding in findings:
        lines += _finding(finding, document, claims, page)
    return lines


def _undecided(document: Comparison, claims: Claims, page: Page) -> list[RenderableType]:
    findings = [finding for finding in document.findings if finding.verdict is Verdict.UNDECIDED]
    if not findings:
        return []
    lines = [page.heading("heading_undecided")]
    for finding in findings:
        lines += _finding(finding, document, claims, page)
    return lines


def _finding(finding: Finding, document: Comparison, claims: Claims, page: Page) -> list[RenderableType]:
    quotes = [_quote(claims[claim], finding, page, _DIFFERING_LIMIT) for claim in finding.claims]
    trace = [Padding(words(traces.deciding(finding.trace), "dim"), (0, 0, 0, 4))] if finding.trace else []
    names = {source.id: source.name for source in document.sources}
    places = [(names[source], claim.line) for source, claim in (claims[one] for one in finding.claims)]
    return [
        Text(),
        _verdict_line(finding, claims, page),
        *trace,
        Padding(page.quotes(quotes, finding.verdict), (0, 0, 0, 4)),
        page.whereabouts(places, finding.fingerprint),
    ]


def _verdict_line(finding: Finding, claims: Claims, page: Page) -> RenderableType:
    said = " ".join(filter(None, [finding.explanation, *_same_texts(finding, page)]))
    return page.verdict_line(finding, said, label(finding, claims, page.phrases))


def _same_texts(finding: Finding, page: Page) -> list[str]:
    return [
        page.phrases.say("same_text", ids=page.phrases.listing(origin)) for origin in finding.origins if len(origin) > 1
    ]


def _agreeing(document: Comparison, claims: Claims, page: Page) -> list[RenderableType]:
    findings = [finding for finding in document.findings if finding.verdict is Verdict.AGREE]
    if not findings:
        return []
    lines = [page.heading("heading_agree")]
    for finding in findings:
        quotes = [_quote(claims[claim], finding, page, _AGREEING_LIMIT) for claim in finding.claims]
        symbol = words(symbol_of(Verdict.AGREE), colour_of(Verdict.AGREE))
        part = words_agreed_on(finding, document.language)
        if part:
            lines.append(page.item(symbol, words(part)))
            lines.append(Padding(page.quotes(quotes, Verdict.AGREE), (0, 0, 0, 4)))
        else:
            lines.append(page.item(symbol, page.quotes(quotes, Verdict.AGREE)))
    return lines


def _alone(document: Comparison, claims: Claims, page: Page) -> list[RenderableType]:
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for finding in document.findings:
        if finding.verdict is Verdict.SINGLE:
            groups.setdefault(finding.sources, []).append(finding)
    if not groups:
        return []
    lines = [page.heading("heading_single")]
    for sources in sorted(groups):
        outlet = page.phrases.listing(sources)
        number = page.phrases.count("claims", len(groups[sources]))
        lines += [Text(), page.prose(Text.assemble(words(outlet, "bold"), words(f" · {number}", "dim")))]
        # The claims of one finding are those of copies, in the same words.
        lines += [_single(claims[finding.claims[0]][1], page) for finding in groups[sources]]
    return lines


def _single(claim: Claim, page: Page) -> RenderableType:
    text = page.marked(excerpt(claim.text, (), _SINGLE_LIMIT), Verdict.SINGLE)
    symbol = words(symbol_of(Verdict.SINGLE), colour_of(Verdict.SINGLE))
    return page.prose(page.item(symbol, page.tagged(text, page.attribution(claim))))


def _quote(claim: tuple[str, Claim], finding: Finding, page: Page, limit: int) -> Quote:
    source, said = claim
    marks = marks_of(said.id, said.quote, said.start, marked_in(finding))
    return Quote(source, said.id, page.remark(said), excerpt_of(said, marks, limit))
