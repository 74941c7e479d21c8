"""Documents as tables for those who work in Python: plain rows, pandas, polars, an HTML fragment for a notebook.

pandas and polars are no dependencies: whoever calls for one has it.
"""

from __future__ import annotations

import importlib
from typing import Any

from claimcheck.errors import UsageError
from claimcheck.records import Check, Comparison, Extraction
from claimcheck.reports import notebook
from claimcheck.reports.rows import Row, rows

__all__ = ["rows", "to_html", "to_pandas", "to_polars"]


def to_pandas(document: Comparison | Check | Extraction) -> Any:
    """Return a document as a `pandas.DataFrame`: one row a finding, or a claim of a check or an extraction.

    Columns as in `rows`. Raises `UsageError` where pandas is not installed.
    """
    table = rows(document)
    return _package("pandas").DataFrame(table, columns=_columns(table))


def to_polars(document: Comparison | Check | Extraction) -> Any:
    """Return a document as a `polars.DataFrame`: one row a finding, or a claim of a check or an extraction.

    Columns as in `rows`. Raises `UsageError` where polars is not installed.
    """
    # Without a look at all rows, a column that begins with None would be typed by its beginning.
    return _package("polars").DataFrame(rows(document), infer_schema_length=None)


def to_html(document: Comparison | Check | Extraction) -> str:
    """Return a document as an HTML fragment for a notebook: what it comes to, and a table of its findings.

    This is what `_repr_html_` of the records shows. Text of articles is escaped.
    """
    return notebook.render(document)


def _columns(table: list[Row]) -> list[str]:
    return list(table[0]) if table else []


def _package(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise UsageError(f"{name} is not installed.", f"Install it: pip install {name}") from error
