"""The report for a terminal or a plain text file: words and spacing first, colour where there is some."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING

from claimcheck.records import Check, Comparison, Extraction
from claimcheck.reports.figures import page_phrases
from claimcheck.reports.phrases import phrases
from claimcheck.reports.remarks import Remarks

if TYPE_CHECKING:
    from rich.console import RenderableType

    from claimcheck.reports import Document
    from claimcheck.reports.terminal.page import Page

#: Columns of a report that goes to a file or a pipe.
DEFAULT_WIDTH = 100

#: Below this, quotes stand one under the other and words break; narrower terminals wrap by themselves.
_LEAST_WIDTH = 40


def render(
    document: Document,
    *,
    texts: Mapping[str, str],  # noqa: ARG001  the quotes of a document are all that is shown of its texts
    language: str,
    width: int = DEFAULT_WIDTH,
    colour: bool = False,
) -> str:
    """Return the report as lines of at most `width` columns, with escape sequences only if `colour`.

    The same document and arguments give the same text, whatever the environment.
    """
    from rich.console import Console

    from claimcheck.reports.terminal.page import Page, restore_spaces

    width = max(width, _LEAST_WIDTH)
    remarks = Remarks(document, phrases(language)) if isinstance(document, Comparison | Check) else None
    page = Page(phrases(language), page_phrases(language), width, colour, remarks)
    file = io.StringIO()
    console = Console(
        file=file,
        width=width,
        color_system="standard" if colour else None,
        force_terminal=colour,
        legacy_windows=False,
        markup=False,
        highlight=False,
        emoji=False,
        _environ={},
    )
    for part in _parts(document, page):
        console.print(part)
    return "".join(f"{line.rstrip(' ')}\n" for line in restore_spaces(file.getvalue()).split("\n")[:-1])


def _parts(document: Document, page: Page) -> list[RenderableType]:
    if isinstance(document, Comparison):
        from claimcheck.reports.terminal import comparison

        return comparison.parts(document, page)
    if isinstance(document, Extraction):
        from claimcheck.reports.terminal import extraction

        return extraction.parts(document, page)
    if isinstance(document, Check):
        from claimcheck.reports.terminal import check

        return check.parts(document, page)
    from claimcheck.reports.terminal import measurement

    return measurement.parts(document, page)
