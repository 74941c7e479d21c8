"""Reports: one module a format, each with `render(document, *, texts, language) -> str`.

A new format is one such module and one line in `FORMATS`; modules are imported when their format is asked for.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from claimcheck.records import Check, Comparison, Extraction, Measurement

    Document: TypeAlias = Comparison | Extraction | Check | Measurement

#: The module of each format.
FORMATS = {
    "terminal": "claimcheck.reports.terminal",
    "json": "claimcheck.reports.documents",
    "markdown": "claimcheck.reports.markdown",
    "html": "claimcheck.reports.html",
    "sarif": "claimcheck.reports.sarif",
    "csv": "claimcheck.reports.csv",
    "junit": "claimcheck.reports.junit",
    "gitlab": "claimcheck.reports.gitlab",
    "github": "claimcheck.reports.github",
}

#: The format that the ending of a file name stands for.
ENDINGS = {
    ".txt": "terminal",
    ".json": "json",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".sarif": "sarif",
    ".csv": "csv",
    ".junit.xml": "junit",
    "code-quality.json": "gitlab",
}


def format_of(name: str) -> str | None:
    """Return the format that the ending of a file's name stands for, the longest ending that does; None for none.

    >>> format_of("report.HTML"), format_of("notes")
    ('html', None)
    """
    endings = sorted(ENDINGS, key=len, reverse=True)
    return next((ENDINGS[ending] for ending in endings if name.lower().endswith(ending)), None)


class Renderer(Protocol):
    """Words a document; computes nothing that is not in it."""

    def __call__(self, document: Document, *, texts: Mapping[str, str], language: str) -> str:
        """Return the report, ending in a newline.

        `texts` holds the text of each source by its id, `language` is that of the report's own words.
        """


def renderer(name: str) -> Renderer:
    """Return the renderer of a format, one of `FORMATS`."""
    render: Renderer = importlib.import_module(FORMATS[name]).render
    return render
