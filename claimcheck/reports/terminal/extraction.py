"""The terminal report of one article: its summary and its claims."""

from __future__ import annotations

from rich.console import RenderableType
from rich.text import Text

from claimcheck.records import Extraction
from claimcheck.reports.terminal.page import Page, words


def parts(document: Extraction, page: Page) -> list[RenderableType]:
    """Return the report, top to bottom."""
    source = document.source
    lines: list[RenderableType] = [
        Text.assemble(("claimcheck", "bold"), f" · {page.phrases.say('extraction')}"),
        Text(),
        page.source(source),
    ]
    if source.summary:
        lines.append(page.heading("summary"))
        for sentence in source.summary:
            cited = words(f" [{', '.join(sentence.claims)}]" if sentence.claims else "", "dim")
            lines.append(page.prose(words(sentence.text).append_text(cited), 2))
    lines.append(page.heading("heading_claims"))
    if not source.claims:
        lines.append(page.prose(words(page.phrases.say("nothing_claimed")), 2))
    for claim in source.claims:
        text = page.tagged(words(claim.text), page.attribution(claim))
        lines.append(page.prose(page.item(words(claim.id, "bold"), text)))
    return [*lines, *page.footer(document.engine, document.rejected)]
