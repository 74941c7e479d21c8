"""A document as an HTML fragment for a notebook cell: no style sheet, no script, only a short table."""

from __future__ import annotations

from html import escape

from claimcheck.records import Check, Comparison, Extraction
from claimcheck.reports.phrases import phrases
from claimcheck.reports.rows import Row, rows
from claimcheck.reports.sanitize import visible

# A cell of a notebook is for a look; the page is for reading.
_MOST_ROWS = 50


def render(document: Comparison | Check | Extraction) -> str:
    """Return the fragment, in the language of the document."""
    language = document.source.language if isinstance(document, Extraction) else document.language
    words = phrases(language)
    counted = (
        []
        if isinstance(document, Extraction)
        else [words.count(f"counts.{verdict}", number) for verdict, number in document.counts.items() if number]
    )
    table = rows(document)
    heads = _heads(document)
    parts = [f"<p>{escape(' · '.join(counted))}</p>"] if counted else []
    parts.append(f"<table><thead><tr>{''.join(f'<th>{escape(head)}</th>' for head in heads.values())}</tr></thead>")
    parts.append(f"<tbody>{''.join(_row(row, list(heads)) for row in table[:_MOST_ROWS])}</tbody></table>")
    if len(table) > _MOST_ROWS:
        parts.append(f"<p>… {len(table) - _MOST_ROWS}</p>")
    return "".join(parts)


def _heads(document: Comparison | Check | Extraction) -> dict[str, str]:
    """Return the columns to show and their headings."""
    if isinstance(document, Extraction):
        return {column: column for column in ("claim", "text", "speaker", "certainty")}
    said = {f"{source.id}_says": f"{source.id}: {visible(source.name)}" for source in document.sources}
    if isinstance(document, Check):
        return {"verdict": "verdict", "quote": "claim", "explanation": "why", **said}
    return {"finding": "finding", "verdict": "verdict", "explanation": "why", **said}


def _row(row: Row, columns: list[str]) -> str:
    said = ("" if row[column] is None else escape(visible(str(row[column]))) for column in columns)
    cells = "".join(f'<td dir="auto">{words}</td>' for words in said)
    return f"<tr>{cells}</tr>"
