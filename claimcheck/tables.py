"""Documents as tables for those who work in Python: plain rows, pandas, polars, an HTML fragment for a notebook.

pandas and polars are no dependencies: whoever calls for one has it.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from claimcheck.errors import UsageError
from claimcheck.records import Check, Comparison, Extraction
from claimcheck.reports import notebook
from claimcheck.reports.rows import Column, columns, rows

if TYPE_CHECKING:
    import pandas
    import polars

_OF_PANDAS: dict[Column, str] = {str: "string", int: "Int64", float: "Float64", bool: "boolean"}

__all__ = ["rows", "to_html", "to_pandas", "to_polars"]


def to_pandas(document: Comparison | Check | Extraction) -> pandas.DataFrame:
    """Return a document as a `pandas.DataFrame`: one row a finding, or a claim of a check or an extraction.

    Columns as in `rows`, offsets as `Int64`, which holds missing ones. Raises `UsageError` where pandas is not
    installed.

    >>> import claimcheck
    >>> comparison = claimcheck.compare(["The fire killed 12 people.", "The fire killed 15 people."])
    >>> to_pandas(comparison)[["verdict", "A_differing", "B_differing"]].to_dict("records")
    [{'verdict': 'conflict', 'A_differing': '12', 'B_differing': '15'}]
    """
    kinds = {name: _OF_PANDAS[kind] for name, kind in columns(document).items()}
    table: pandas.DataFrame = _package("pandas").DataFrame(rows(document), columns=list(kinds)).astype(kinds)
    return table


def to_polars(document: Comparison | Check | Extraction) -> polars.DataFrame:
    """Return a document as a `polars.DataFrame`: one row a finding, or a claim of a check or an extraction.

    Columns as in `rows`. Raises `UsageError` where polars is not installed.

    >>> import claimcheck
    >>> comparison = claimcheck.compare(["The fire killed 12 people.", "The fire killed 15 people."])
    >>> to_polars(comparison)["verdict", "A_differing", "B_differing"].to_dicts()
    [{'verdict': 'conflict', 'A_differing': '12', 'B_differing': '15'}]
    """
    table: polars.DataFrame = _package("polars").DataFrame(rows(document), schema=columns(document))
    return table


def to_html(document: Comparison | Check | Extraction) -> str:
    """Return a document as an HTML fragment for a notebook: what it comes to, and a table of its findings.

    This is what `_repr_html_` of the records shows. Text of articles is escaped.

    >>> import claimcheck
    >>> comparison = claimcheck.compare(["The fire killed 12 people.", "The fire killed 15 people."])
    >>> "The fire killed <b>15</b> people." in to_html(comparison)
    True
    """
    return notebook.render(document)


def _package(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise UsageError(f"{name} is not installed.", f"Install it: pip install {name}") from error
